import { isError } from 'ethers';
import { awaitReceipt, type LedgerReceipt } from '../connection/await-receipt.ts';
import type { Ledger } from '../connection/ledger.ts';
import { type LedgerSigner, signerAddress, toEthersSigner } from '../connection/ledger-signer.ts';
import { parseQuantity } from '../connection/rpc-values.ts';
import { toLedgerError } from '../connection/rpc-error.ts';
import { LedgerError } from '../errors.ts';
import { writtenAddress } from '../registry/ethr-did.ts';
import { registryContract } from '../registry/registry-controller.ts';
import { takeTurn } from '../registry/take-turn.ts';
import { type Effect, findEffect } from './find-effect.ts';
import { encodeSignedCall, hashRegistryCall } from './registry-call.ts';
import { assertAllowed, DEFAULT_RELAY_LIMITS, type RelayLimits } from './relay-limits.ts';
import { createMemoryRelayLog, type RelayLog } from './relay-log.ts';
import { isSignedBy, requestDigest, type SponsoredRequest } from './sponsored-request.ts';

/** Where a request stands. `before`: it was written already, by whomever, and nothing was sent now. */
export interface Relayed extends Effect {
  readonly state: 'sent' | 'before';
  /** What this relayer paid now. */
  readonly gasUsed?: bigint;
}

/** Sends and pays for writes that owners signed. It never has an owner's key. */
export interface Relayer {
  /**
   * Checks a request, sends it, and waits until it stands in a block. Whatever is refused costs nothing;
   * what was written before is answered as it stands.
   * @throws LedgerError `request.*` `signer.not-owner` `transaction.*` `rpc.*`
   */
  relay(request: SponsoredRequest): Promise<Relayed>;
}

/** Room above the estimate: the state may change until the block is made. */
const GAS_MARGIN_PERCENT = 120n;

/**
 * Opens a relayer on a network.
 * @param options.signer pays
 * @param options.log default one that lasts as long as the process: bounds per owner hold as long as the log
 */
export function createRelayer(options: {
  readonly ledger: Ledger;
  readonly signer: LedgerSigner;
  readonly clock: () => number;
  readonly limits?: Partial<RelayLimits>;
  readonly log?: RelayLog;
}): Relayer {
  const { clock, ledger, signer, log = createMemoryRelayLog() } = options;
  const limits = { ...DEFAULT_RELAY_LIMITS, ...options.limits };
  return {
    relay: (request) =>
      takeTurn(ledger, request.owner, () =>
        relayOne(request, { clock, ledger, limits, log, signer }),
      ),
  };
}

interface Relaying {
  readonly clock: () => number;
  readonly ledger: Ledger;
  readonly limits: RelayLimits;
  readonly log: RelayLog;
  readonly signer: LedgerSigner;
}

async function relayOne(request: SponsoredRequest, using: Relaying): Promise<Relayed> {
  const { clock, ledger, limits, log } = using;
  const identity = assertHolds(request, ledger);
  assertAllowed(request.call, limits);
  const data = encodeSignedCall(identity, request.call, request.signature);
  const before = await lookBefore(request, ledger, { identity, data });
  if (before !== undefined) return { state: 'before', ...before };
  const now = clock();
  if (Date.parse(request.validUntil) <= now)
    throw new LedgerError('request.expired', `the request was good until ${request.validUntil}`);
  await assertOwner(request, ledger, identity);
  const gas = await simulate(data, using);
  const digest = requestDigest(request, identity);
  const { transaction } = await log.reserve(
    { digest, owner: request.owner, gas: Number(gas), at: now },
    limits,
  );
  const waiting = transaction === undefined ? undefined : await findPending(ledger, transaction);
  try {
    const done = await outcome(request, using, { data, digest, gas, identity, waiting });
    if (done.gasUsed !== undefined) await log.settle(digest, Number(done.gasUsed));
    return done;
  } catch (error) {
    // What the node did not take cost nothing; of anything else it is not known yet.
    if (error instanceof LedgerError && error.code === 'rpc.refused') await log.settle(digest, 0);
    throw error;
  }
}

/**
 * That it is for this network, and signed as it stands by the owner it names. Nothing is asked of a node.
 * @returns the address of its did
 * @throws LedgerError `request.other-network` `request.not-signed` `did.*`
 */
function assertHolds(request: SponsoredRequest, ledger: Ledger): string {
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
async function lookBefore(
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

async function assertOwner(
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

/** What it would use, with room to spare. @throws LedgerError `request.would-revert` `request.over-limit` */
async function simulate(data: string, { ledger, limits, signer }: Relaying): Promise<bigint> {
  const asked = { from: await signerAddress(signer), to: ledger.registry, data };
  const price = parseQuantity(await ledger.request('eth_gasPrice', []), 'eth_gasPrice');
  if (limits.maxGasPrice !== undefined && BigInt(price) > limits.maxGasPrice)
    throw new LedgerError(
      'request.over-limit',
      `gas costs ${price} wei now, and this relayer pays ${limits.maxGasPrice}`,
    );
  let estimate: bigint;
  try {
    estimate = await ledger.provider.estimateGas(asked);
  } catch (cause) {
    const error = toLedgerError(cause, 'the simulation');
    const reverts = error.code === 'transaction.reverted' || error.code === 'rpc.refused';
    throw reverts && !isError(cause, 'INSUFFICIENT_FUNDS')
      ? new LedgerError('request.would-revert', error.message, { cause })
      : error;
  }
  const gas = (estimate * GAS_MARGIN_PERCENT) / 100n;
  if (gas <= BigInt(limits.maxGas)) return gas;
  throw new LedgerError(
    'request.over-limit',
    `the write takes ${gas} gas, and this relayer pays for ${limits.maxGas}`,
  );
}

/** The transaction of an earlier try, while a node still has it. */
async function findPending(ledger: Ledger, transaction: string) {
  const known = await ledger.provider.getTransaction(transaction);
  return known ?? undefined;
}

async function outcome(
  request: SponsoredRequest,
  { ledger, log, signer }: Relaying,
  sending: {
    readonly data: string;
    readonly digest: string;
    readonly gas: bigint;
    readonly identity: string;
    readonly waiting: Awaited<ReturnType<typeof findPending>>;
  },
): Promise<Relayed> {
  const { data, digest, gas, waiting } = sending;
  const mined = async () => {
    const transaction =
      waiting ??
      (await toEthersSigner(ledger, signer).sendTransaction({
        to: ledger.registry,
        data,
        gasLimit: gas,
        ...ledger.fees,
      }));
    await log.sent(digest, transaction.hash);
    return transaction.wait();
  };
  let receipt: LedgerReceipt;
  try {
    receipt = await awaitReceipt(ledger, request.call.call, mined());
  } catch (error) {
    if (!(error instanceof LedgerError) || error.code !== 'transaction.reverted') throw error;
    // Another relayer came first with the same request: what was asked for stands.
    const effect = await lookBefore(request, ledger, sending);
    if (effect === undefined) throw error;
    return { state: 'before', ...effect };
  }
  const { block, gasUsed, transaction } = receipt;
  return { state: 'sent', transaction, block, gasUsed };
}
