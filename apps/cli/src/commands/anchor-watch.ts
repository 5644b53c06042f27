import { type AnchorEvent, type AnchoringLag, runAnchorWorker } from '@originmark/issuer/register';
import { EXIT, type ExitCode } from '../errors.ts';
import type { Call, Io } from '../io.ts';
import { formatSpan } from '../render/format-span.ts';
import { issuerOf } from '../workspace/identifiers.ts';
import { withWorkspace } from '../workspace/open-workspace.ts';
import { publishDue } from '../workspace/publish.ts';
import { readLag } from './anchor-lag.ts';
import { type AnchorArgs, parseBatch, parseBound, parseEvery } from './anchor-options.ts';

const LONGEST_PAUSE_MS = 5000;
const BACK_OFF_MS = 60_000;

/**
 * Publishes and anchors on and on, until the process is asked to end, and prints what happens: a line
 * each, with `--json` an object a line.
 * @returns 2 where the ledger does not hold what was final
 * @throws CliError 64, 65; StorageError `lock.held`; LedgerError
 */
export async function runAnchorWatch({ args, io }: Call<AnchorArgs>): Promise<ExitCode> {
  const batchSize = parseBatch(args.batchSize);
  const batchAgeMs = parseEvery(args.every);
  const boundMs = parseBound(args.bound);
  const signal = io.untilStopped?.() ?? new AbortController().signal;
  return withWorkspace(args, io, async (workspace) => {
    const { database, ledger, operator } = workspace;
    const told = createTeller(io, args.json === true);
    await runAnchorWorker(issuerOf(workspace, { did: operator.did }), {
      ledger,
      signer: operator.key,
      batchSize,
      batchAgeMs,
      everyMs: Math.min(batchAgeMs, LONGEST_PAUSE_MS),
      backOffMs: BACK_OFF_MS,
      signal,
      before: async () => {
        await publishDue(workspace);
      },
      tell: told.event,
      wait: async (ms, until) => {
        await told.lag(await readLag(database, io.now(), boundMs));
        await io.wait(ms, until);
      },
    });
    const { missing } = await readLag(database, io.now(), boundMs);
    return missing.length > 0 ? EXIT.review : EXIT.noException;
  });
}

/** Prints events, and the lag when its state changes. What goes wrong goes to standard error. */
function createTeller(io: Io, json: boolean) {
  const known = new Set<number>();
  let state: AnchoringLag['state'] = 'within-bound';
  const print = async (value: object, text: string, isWrong: boolean): Promise<void> => {
    const at = new Date(io.now()).toISOString();
    if (json) await io.out(`${JSON.stringify({ at, ...value })}\n`);
    else await (isWrong ? io.err : io.out)(`${at} ${text}\n`);
  };
  return {
    event: async (event: AnchorEvent) => {
      // It is told in every round for as long as it is so.
      if (event.kind === 'missing' && known.has(event.batchId)) return;
      if (event.kind === 'missing') known.add(event.batchId);
      if (event.kind === 'back') known.delete(event.batchId);
      const isWrong = event.kind === 'missing' || event.kind === 'trouble';
      await print(toJson(event), sentenceOf(event), isWrong);
    },
    lag: async (lag: AnchoringLag) => {
      if (lag.state === state) return;
      state = lag.state;
      const text = `lag of ${formatSpan(lag.lagMs)}, bound ${formatSpan(lag.boundMs)}: ${lag.state}`;
      await print({ kind: 'lag', ...lag }, text, state !== 'within-bound');
    },
  };
}

function toJson(event: AnchorEvent): object {
  if (event.kind !== 'trouble') return event;
  const { fault, kind, retryInMs } = event;
  const { code } = fault as Error & { readonly code?: string };
  return { kind, code, message: fault.message, retryInMs };
}

function sentenceOf(event: AnchorEvent): string {
  switch (event.kind) {
    case 'batch':
      return `batch ${event.batchId}: ${event.state}, ${event.size} items, ${event.digest}`;
    case 'undone':
      return `batch ${event.batchId}: block ${event.block} was taken back before it was final; it is sent again`;
    case 'missing':
      return `DAMAGE batch ${event.batchId} of ${event.size} items (${event.digest}) was final: ${event.found}`;
    case 'back':
      return `batch ${event.batchId}: the ledger holds it again`;
    case 'trouble':
      return `${event.fault.message}; tried again in ${formatSpan(event.retryInMs)}`;
  }
}
