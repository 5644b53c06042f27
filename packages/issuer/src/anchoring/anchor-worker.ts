import { LedgerError } from '@originmark/ledger';
import { type AnchorBacklog, StorageError } from '@originmark/storage';
import type { IssuerContext } from '../issuing/issuer-context.ts';
import { type AnchoringRequest, anchorRound } from './anchor-waiting.ts';

/** How a worker anchors. Durations in ms. */
export interface AnchorWorkerRequest extends Omit<AnchoringRequest, 'limit' | 'signal'> {
  /** A batch is made when so many items wait, and is never larger. */
  readonly batchSize: number;
  /** … or when the oldest has waited so long. */
  readonly batchAgeMs: number;
  /** Pause between looking. */
  readonly everyMs: number;
  /** Pause after trouble with the ledger: doubled each time, from `everyMs` up to this. */
  readonly backOffMs: number;
  /** Lets time pass; resolves at once when the signal is given, or was given before. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Ends the worker: what it has begun is carried to where the next one finds it. */
  readonly signal: AbortSignal;
  /** Done before each round, such as publishing status lists. */
  readonly before?: () => Promise<void>;
}

/**
 * Anchors on and on until the signal is given. A ledger that is out of reach is told and tried again;
 * everything else ends it. There is one worker at a time on a database.
 * @throws StorageError `lock.held`: another worker runs; whatever is no trouble with the ledger
 */
export async function runAnchorWorker(
  issuer: IssuerContext,
  request: AnchorWorkerRequest,
): Promise<void> {
  const { batchSize, before, everyMs, signal, wait } = request;
  await issuer.database.exclusively('anchor-worker', 0, async () => {
    let failures = 0;
    while (!signal.aborted) {
      let pauseMs = everyMs;
      try {
        await before?.();
        await anchorRound(issuer, { ...request, limit: batchSize }, (backlog) =>
          dueItems(backlog, request, issuer.clock()),
        );
        failures = 0;
      } catch (fault) {
        if (!isPassing(fault)) throw fault;
        failures += 1;
        pauseMs = Math.min(request.backOffMs, everyMs * 2 ** failures);
        await request.tell?.({ kind: 'trouble', fault, retryInMs: pauseMs });
      }
      await wait(pauseMs, signal);
    }
  });
}

/** Of what waits, what is due: whole batches, and the rest of it once the oldest has waited enough. */
function dueItems(
  { oldestWaitingAt = Infinity, waiting }: AnchorBacklog,
  { batchAgeMs, batchSize }: AnchorWorkerRequest,
  now: number,
): number {
  // Stamped by a clock that ran ahead, it would otherwise wait until this one has come there.
  if (Math.abs(now - oldestWaitingAt) >= batchAgeMs) return waiting;
  return waiting - (waiting % batchSize);
}

const MISUSE: ReadonlySet<string> = new Set(['signer.failed', 'address.malformed']);
/** Another run at work on the same batches. */
const IN_THE_WAY: ReadonlySet<string> = new Set(['lock.held', 'transaction.conflict']);

/** Trouble that time may mend. A database that is gone is none: the lock of this worker went with it. */
function isPassing(fault: unknown): fault is LedgerError | StorageError {
  if (fault instanceof StorageError) return IN_THE_WAY.has(fault.code);
  return (
    fault instanceof LedgerError && !MISUSE.has(fault.code) && !fault.code.startsWith('chain.')
  );
}
