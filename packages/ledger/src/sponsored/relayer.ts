import { isError, type TransactionRequest, type TransactionResponse } from 'ethers';
import { awaitReceipt, type LedgerReceipt } from '../connection/await-receipt.ts';
import type { Ledger } from '../connection/ledger.ts';
import { type LedgerSigner, sendKept } from '../connection/ledger-signer.ts';
import { toLedgerError } from '../connection/rpc-error.ts';
import { LedgerError } from '../errors.ts';
import { takeTurn } from '../registry/take-turn.ts';
import { assertHolds, assertInTime, assertOwner, lookBefore } from './check-request.ts';
import type { Effect } from './find-effect.ts';
import { offerFees, simulate } from './price-request.ts';
import { encodeSignedCall } from './registry-call.ts';
import { assertAllowed, DEFAULT_RELAY_LIMITS, type RelayLimits } from './relay-limits.ts';
import { createMemoryRelayLog, type RelayLog } from './relay-log.ts';
import { requestDigest, type SponsoredRequest } from './sponsored-request.ts';

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

/**
 * Opens a relayer on a network.
 * @param options.signer pays
 * @param options.log default one that lasts as long as the process: bounds hold as long as the log
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
  const { ledger, limits, log } = using;
  const identity = assertHolds(request, ledger);
  assertAllowed(request.call, limits);
  const writing = {
    data: encodeSignedCall(identity, request.call, request.signature),
    digest: requestDigest(request, identity),
    identity,
  };
  // Another process with the same log would look, find nothing, and send it too.
  const sent = await log.exclusively(() => bringOnItsWay(request, using, writing));
  if ('effect' in sent) return { state: 'before', ...sent.effect };
  const done = await outcome(request, ledger, { ...writing, ...sent });
  if (done.gasUsed !== undefined) await log.settle(writing.digest, Number(done.gasUsed));
  return done;
}

/** What a request writes. */
interface Writing {
  readonly data: string;
  readonly digest: string;
  readonly identity: string;
}

interface OnItsWay {
  readonly waiting: TransactionResponse;
}

/** Sends a request, unless it was written, or sent and not lost, before. */
async function bringOnItsWay(
  request: SponsoredRequest,
  using: Relaying,
  writing: Writing,
): Promise<OnItsWay | { readonly effect: Effect }> {
  const { clock, ledger, limits, log } = using;
  const { data, digest, identity } = writing;
  const effect = await lookBefore(request, ledger, writing);
  if (effect !== undefined) return { effect };
  const now = clock();
  await assertInTime(request, ledger, now);
  await assertOwner(request, ledger, identity);
  const fees = await offerFees(using);
  const gas = await simulate(data, using);
  const { transaction } = await log.reserve(
    { digest, owner: request.owner, gas: Number(gas), at: now },
    limits,
  );
  const known = transaction === undefined ? null : await findPending(ledger, transaction);
  const parts = { ...fees, data, gasLimit: gas };
  return {
    waiting: known ?? (await send(using, { digest, isFirst: transaction === undefined }, parts)),
  };
}

/** The transaction of an earlier try, while a node still has it. */
async function findPending(ledger: Ledger, hash: string): Promise<TransactionResponse | null> {
  try {
    return await ledger.provider.getTransaction(hash);
  } catch (cause) {
    throw toLedgerError(cause, 'the transaction of an earlier try');
  }
}

/** Its hash is kept before it is sent: whoever comes after a crash looks for it. */
async function send(
  { ledger, log, signer }: Relaying,
  { digest, isFirst }: { readonly digest: string; readonly isFirst: boolean },
  parts: TransactionRequest,
): Promise<TransactionResponse> {
  const keep = (hash: string) => log.sent(digest, hash);
  try {
    return await sendKept(ledger, signer, { to: ledger.registry, ...parts }, keep);
  } catch (cause) {
    const error = toLedgerError(cause, 'the write');
    // What the node did not take cost nothing; of anything else it is not known yet. A node that behaves as if
    // it did not know an earlier try may refuse this one because of it, and that one costs.
    if (error.code === 'rpc.refused' && (isFirst || isError(cause, 'INSUFFICIENT_FUNDS')))
      await log.settle(digest, 0);
    throw error;
  }
}

async function outcome(
  request: SponsoredRequest,
  ledger: Ledger,
  { waiting, ...writing }: Writing & OnItsWay,
): Promise<Relayed> {
  let receipt: LedgerReceipt;
  try {
    receipt = await awaitReceipt(ledger, request.call.call, waiting.wait());
  } catch (error) {
    if (!(error instanceof LedgerError) || error.code !== 'transaction.reverted') throw error;
    // Another relayer came first with the same request: what was asked for stands.
    const effect = await lookBefore(request, ledger, writing);
    if (effect === undefined) throw error;
    return { state: 'before', ...effect };
  }
  const { block, gasUsed, transaction } = receipt;
  return { state: 'sent', transaction, block, gasUsed };
}
