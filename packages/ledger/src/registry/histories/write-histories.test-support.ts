import { decodeBase58, toMultikey } from '@originmark/core';
import { generatePrivateJwk, publicJwkOf } from '@originmark/core/node';
import { hexlify, toUtf8Bytes, Wallet, zeroPadBytes } from 'ethers';
import { pick, type Random } from './random.test-support.ts';
import { addressOf, type RegistryMachine } from './registry-machine.test-support.ts';

const NOBODY = `0x${'0'.repeat(40)}`;
const ALGORITHMS = ['ES256', 'EdDSA', 'ES256K'] as const;

type Attribute = readonly [name: string, value: string];

/** Attributes as they are met: keys of every form, services, and what is neither. */
const ATTRIBUTES: readonly Attribute[] = createAttributes();
const DELEGATE_TYPES = ['veriKey', 'sigAuth', 'veriKey', 'sigAuth', 'enc', 'unheard'];
const PAUSES = [0, 0, 1, 1, 2, 5, 13, 40];
const VALIDITIES = [0, 1, 1, 2, 3, 5, 8, 13, 40, 200, 5000];

function createAttributes(): readonly Attribute[] {
  const keys = ALGORITHMS.flatMap((alg): Attribute[] => {
    const jwk = publicJwkOf(generatePrivateJwk(alg));
    const multikey = decodeBase58(toMultikey(jwk).slice(1));
    const raw = hexlify(multikey.subarray(2));
    const name = alg === 'ES256K' ? 'Secp256k1' : 'Ed25519';
    const forms: Attribute[] = (['veriKey', 'sigAuth'] as const).map((use) => [
      `did/pub/Multikey/${use}`,
      hexlify(multikey),
    ]);
    if (alg === 'ES256') return forms;
    for (const use of ['veriKey', 'sigAuth', 'veriKey/hex', 'veriKey/base58', 'sigAuth/base64']) {
      forms.push([`did/pub/${name}/${use}`, raw]);
    }
    return forms;
  });
  const x25519 = hexlify(
    decodeBase58(toMultikey(publicJwkOf(generatePrivateJwk('EdDSA'))).slice(1)).subarray(2),
  );
  const services = [
    'https://a.example/x',
    '{"uri":"https://b.example"}',
    '["https://c.example"]',
    '"q"',
    '7',
    'null',
    '',
  ];
  return [
    ...keys,
    ['did/pub/X25519/enc', x25519],
    ['did/pub/X25519/enc/base58', x25519],
    // A type that the method does not know, none, and a value that is no key.
    ['did/pub/Ed25519/other', x25519],
    ['did/pub/Ed25519', x25519],
    ['did/pub/Ed25519/veriKey', '0x1234'],
    ...services.map((text): Attribute => ['did/svc/Hub', hexlify(toUtf8Bytes(text))]),
    ['did/svc/Messages', hexlify(toUtf8Bytes('https://a.example/x'))],
    ['did/svc/Hub', '0xff'],
    ['note', '0x1234'],
  ];
}

/** An identity, and the DID that is asked for: its address, or the public key of a few. */
export interface WrittenIdentity {
  readonly did: string;
  readonly address: string;
}

/**
 * Writes histories of so many identities, interleaved as on a chain: additions, renewals, expiries,
 * revocations, delegates, services, owners to and fro, the end. Several share a block, blocks share
 * seconds, some are empty.
 */
export async function writeHistories(
  machine: RegistryMachine,
  random: Random,
  options: { readonly identities: number; readonly changes: number; readonly firstNumber?: number },
): Promise<readonly WrittenIdentity[]> {
  const { changes, firstNumber = 0, identities } = options;
  const network = `did:ethr:0x${machine.chainId.toString(16)}`;
  const written = Array.from({ length: identities }, (_, at): WrittenIdentity => {
    if (random(10) > 0) {
      const address = addressOf(firstNumber + at);
      return { address, did: `${network}:${address}` };
    }
    const { address, signingKey } = walletOf(firstNumber + at + 1);
    const { compressedPublicKey } = signingKey;
    return { address: address.toLowerCase(), did: `${network}:${compressedPublicKey}` };
  });
  const owners = new Map(written.map(({ address }) => [address, address]));
  // Few a identity, so that what is added is also renewed and revoked.
  const attributes = new Map(
    written.map(({ address }) => [address, [0, 1, 2, 3].map(() => pick(random, ATTRIBUTES))]),
  );
  for (let step = 0; step < identities * changes; step += 1) {
    const { address } = pick(random, written);
    const owner = owners.get(address) as string;
    const [method, ...args] = drawCall(
      random,
      address,
      attributes.get(address) as readonly Attribute[],
    );
    if (!(await machine.call(owner, method, [address, ...args]))) {
      throw new Error(`${method} of ${address} was refused`);
    }
    if (method === 'changeOwner') {
      const heir = args[0] as string;
      // The contract takes no owner for the identity itself.
      owners.set(address, heir === NOBODY ? address : heir);
    }
    if (random(3) > 0) machine.seal(pick(random, PAUSES));
    if (random(20) === 0) machine.seal(pick(random, PAUSES));
  }
  machine.seal(1);
  return written;
}

function drawCall(
  random: Random,
  address: string,
  attributes: readonly Attribute[],
): readonly [string, ...unknown[]] {
  const [name, value] = pick(random, attributes);
  const attribute = [toBytes32(name), value];
  const delegate = [toBytes32(pick(random, DELEGATE_TYPES)), addressOf(1_000_000 + random(2))];
  switch (random(12)) {
    case 0:
    case 1:
    case 2:
    case 3:
    case 4:
      return ['setAttribute', ...attribute, pick(random, VALIDITIES)];
    case 5:
    case 6:
      return ['revokeAttribute', ...attribute];
    case 7:
    case 8:
      return ['addDelegate', ...delegate, pick(random, VALIDITIES)];
    case 9:
      return ['revokeDelegate', ...delegate];
    case 10:
      return ['addDelegate', ...delegate, 5000];
    default:
      if (random(6) === 0) return ['changeOwner', NOBODY];
      return ['changeOwner', random(3) === 0 ? address : addressOf(2_000_000 + random(5))];
  }
}

function walletOf(number: number): Wallet {
  return new Wallet(`0x${number.toString(16).padStart(64, '0')}`);
}

/** Up to the whole 32 bytes, as the registry takes it. */
function toBytes32(text: string): string {
  return zeroPadBytes(toUtf8Bytes(text), 32);
}
