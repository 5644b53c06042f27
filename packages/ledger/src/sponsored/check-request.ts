import { fetchHead } from '../connection/fetch-block.ts';
import type { Ledger } from '../connection/ledger.ts';
import { toLedgerError } from '../connection/rpc-error.ts';
import { LedgerError } from '../errors.ts';
import { writtenAddress } from '../registry/ethr-did.ts';
import { registryContract } from '../registry/registry-controller.ts';
import { type Effect, findEffect } from './find-effect.ts';
import { hashRegistryCall } from './registry-call.ts';
import { isSignedBy, requestDigest, type SponsoredRequest } from './sponsored-request.ts';

/**
 * That it is for this network, and signed as it stands by the owner it names. Nothing is asked of a node.
 * @returns the address of its did
 * @throws LedgerError `request.other-network` `request.not-signed` `did.*`
 */
export function assertHolds(request: SponsoredRequest, ledger: Ledger): string {
  const chainId = `0x${ledger.chainId.toString(16)}`;
  const { call, nonce, owner, registry } = request;
  if (request.chainId !== chainId || registry !== ledger.registry)
    throw new LedgerError(
      'request.other-network',
      `the request is for registry ${registry} on chain ${request.chainId}, this relayer writes to ${ledger.registry} on ${chainId}`,
    );
  const identity = writtenAddress(ledger, request.did);
  const hash = hashRegistryCall({ registry, identity, nonce }, call);
  if (!isSignedBy(hash, request.signature, owner))
    throw new LedgerError('request.not-signed', `${owner} did not sign this call`);
  // Without it a stranger could turn a request of another chain into one of this, or make it last.
  if (!isSignedBy(requestDigest(request, identity), request.requestSignature, owner))
    throw new LedgerError('request.not-signed', `${owner} did not sign this chain and deadline`);
  return identity;
}

/** Whether it was written already. @throws LedgerError `request.nonce-used` `request.nonce-ahead` `rpc.*` */
export async function lookBefore(
  { nonce, owner }: SponsoredRequest,
  ledger: Ledger,
  { identity, data }: { readonly identity: string; readonly data: string },
): Promise<Effect | undefined> {
  const next = await fetchOwnerNonce(ledger, owner);
  if (next === nonce) return undefined;
  if (next < nonce)
    throw new LedgerError(
      'request.nonce-ahead',
      `the request is number ${nonce} of ${owner}, and number ${next} was not sent yet: send that first`,
    );
  const effect = await findEffect(ledger, identity, data);
  if (effect !== undefined) return effect;
  throw new LedgerError(
    'request.nonce-used',
    `another call of ${owner} took number ${nonce}, the next is ${next}: sign the request anew`,
  );
}

/** The number that the owner's next signed call must have. @throws LedgerError `rpc.*` */
export async function fetchOwnerNonce(ledger: Ledger, owner: string): Promise<number> {
  try {
    return Number((await registryContract(ledger).getFunction('nonce')(owner)) as bigint);
  } catch (cause) {
    throw toLedgerError(cause, 'nonce');
  }
}

/**
 * That its time is not over, by the clock of the relayer or by the newest block: the later one counts, or
 * a clock that is behind would make every request last longer.
 * @throws LedgerError `request.expired` `rpc.*`
 */
export async function assertInTime(
  { validUntil }: SponsoredRequest,
  ledger: Ledger,
  now: number,
): Promise<void> {
  const blockAt = (await fetchHead(ledger)).time * 1000;
  if (Date.parse(validUntil) > Math.max(now, blockAt)) return;
  const by = blockAt > now ? 'by the newest block of the ledger' : 'by the clock here';
  throw new LedgerError('request.expired', `the request was good until ${validUntil}, ${by}`);
}

export async function assertOwner(
  { did, owner }: SponsoredRequest,
  ledger: Ledger,
  identity: string,
): Promise<void> {
  let found: string;
  try {
    found = (await registryContract(ledger).getFunction('identityOwner')(identity)) as string;
  } catch (cause) {
    throw toLedgerError(cause, 'identityOwner');
  }
  if (found.toLowerCase() === owner) return;
  throw new LedgerError(
    'signer.not-owner',
    `${did} belongs to ${found.toLowerCase()}, not ${owner}`,
  );
}
