import { parseAddress } from '../connection/address.ts';
import { LedgerError } from '../errors.ts';

const WRITTEN_FORM = /^did:ethr:0x([1-9a-f][0-9a-f]{0,13}):(0x[0-9a-f]{40})$/;

/**
 * The did:ethr of an address on a network, in the one form that is ever written here: chain id and
 * address in lower-case hexadecimal. Creating it costs nothing and touches no ledger.
 *
 * @throws LedgerError `address.malformed`
 */
export function toEthrDid(network: { readonly chainId: number }, address: string): string {
  return `did:ethr:0x${network.chainId.toString(16)}:${parseAddress(address)}`;
}

/**
 * The address of a did:ethr that is to be written.
 * @throws LedgerError `did.malformed` for any other form, `did.other-network`
 */
export function writtenAddress(network: { readonly chainId: number }, did: string): string {
  const [, chainId, address] = WRITTEN_FORM.exec(did) ?? [];
  if (chainId === undefined || address === undefined) {
    throw new LedgerError('did.malformed', `not did:ethr:0x<chain>:0x<address>: ${did}`);
  }
  if (Number.parseInt(chainId, 16) !== network.chainId) {
    throw new LedgerError('did.other-network', `${did} is not of chain ${network.chainId}`);
  }
  return address;
}

/** The name of a registry's network, `0x<chain>:0x<registry>`: what a stored history belongs to. */
export function ethrNetworkOf({
  chainId,
  registry,
}: {
  readonly chainId: number;
  readonly registry: string;
}): string {
  return `0x${chainId.toString(16)}:${registry}`;
}
