import { keccak_256 } from '@noble/hashes/sha3.js';
import { decompressPoint } from '../crypto/curve-points.ts';
import { decodeHex, encodeHex } from '../encoding/hex.ts';
import { parseDid } from './did-syntax.ts';

const ADDRESS_LENGTH = 2 + 40;
const PUBLIC_KEY_LENGTH = 2 + 66;

/**
 * The one spelling of a DID that is compared. did:ethr writes one identity in several ways (hex of
 * either case, an address or its compressed public key): it becomes lower-case and the address.
 * The network stays as written, but for the case of a hex chain id: `did:ethr:mainnet:…` and
 * `did:ethr:0x1:…` are not taken for one. Every other DID, and what is none, comes back unchanged.
 */
export function normalizeDid(did: string): string {
  if (!did.startsWith('did:ethr:')) return did;
  const parsed = parseDid(did);
  if (parsed === undefined) return did;
  const segments = parsed.id.split(':');
  const account = (segments.at(-1) as string).toLowerCase();
  const address = account.length === PUBLIC_KEY_LENGTH ? addressOfKey(account) : account;
  if (address === undefined || !isHexAddress(address) || segments.length > 2) return did;
  const network = segments.length === 2 ? `${toNetwork(segments[0] as string)}:` : '';
  return `did:ethr:${network}${address}`;
}

/** True if two DIDs name one identity: equal once normalised, and both are DIDs. */
export function sameDid(a: string, b: string): boolean {
  return (
    parseDid(a) !== undefined && parseDid(b) !== undefined && normalizeDid(a) === normalizeDid(b)
  );
}

function toNetwork(network: string): string {
  return network.toLowerCase().startsWith('0x') ? network.toLowerCase() : network;
}

function isHexAddress(text: string): boolean {
  return (
    text.length === ADDRESS_LENGTH &&
    text.startsWith('0x') &&
    decodeHex(text.slice(2)) !== undefined
  );
}

/** The last 20 bytes of Keccak-256 of the uncompressed point (Ethereum Yellow Paper, appendix F). */
function addressOfKey(publicKey: string): string | undefined {
  if (!publicKey.startsWith('0x')) return undefined;
  const compressed = decodeHex(publicKey.slice(2));
  const point = compressed && decompressPoint('secp256k1', compressed);
  if (!point) return undefined;
  return `0x${encodeHex(keccak_256(Uint8Array.from([...point.x, ...point.y])).subarray(12))}`;
}
