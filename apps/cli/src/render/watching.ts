import type { AnchorEvent, AnchoringLag } from '@originmark/issuer/register';
import type { Io } from '../io.ts';
import { sentenceOfAhead } from './anchoring.ts';
import { formatSpan } from './format-span.ts';

/** How a worker that is watched anchors. */
export interface Watching {
  /** An object a line. */
  readonly json: boolean;
  readonly batchSize: number;
  readonly batchAgeMs: number;
  readonly everyMs: number;
}

/** For what a worker waits: the ledger that is out of reach says so itself. */
type WaitsFor = 'documents' | 'company' | 'block';

/**
 * Prints events, the lag when its state changes, and for what is waited when that changes. What goes wrong
 * goes to standard error.
 */
export function createWatchTeller(io: Io, watching: Watching) {
  const known = new Set<number>();
  let state: AnchoringLag['state'] = 'within-bound';
  let waitsFor: WaitsFor | undefined;
  let inTrouble = false;
  const print = async (value: object, text: string, isWrong: boolean): Promise<void> => {
    const at = new Date(io.now()).toISOString();
    if (watching.json) await io.out(`${JSON.stringify({ at, ...value })}\n`);
    else await (isWrong ? io.err : io.out)(`${at} ${text}\n`);
  };
  return {
    event: async (event: AnchorEvent) => {
      inTrouble = event.kind === 'trouble';
      // It is told in every round for as long as it is so.
      if (event.kind === 'missing' && known.has(event.batchId)) return;
      if (event.kind === 'missing') known.add(event.batchId);
      if (event.kind === 'back') known.delete(event.batchId);
      const isWrong = event.kind === 'missing' || event.kind === 'trouble';
      await print(toJson(event), sentenceOf(event), isWrong);
    },
    /** Between two rounds. */
    pause: async (lag: AnchoringLag) => {
      if (lag.state !== state) {
        state = lag.state;
        await print({ kind: 'lag', ...lag }, sentenceOfLag(lag), state !== 'within-bound');
      }
      const now = inTrouble ? undefined : whatFor(lag);
      inTrouble = false;
      if (now === waitsFor) return;
      waitsFor = now;
      if (now === undefined) return;
      const { batchAgeMs, batchSize, everyMs } = watching;
      const rule = { batchSize, batchAgeMs, everyMs };
      const value = { kind: 'waiting', for: now, waiting: lag.waiting, ...rule };
      await print(value, sentenceOfWait(now, lag, watching), false);
    },
  };
}

function whatFor({ open, waiting }: AnchoringLag): WaitsFor {
  if (open.length > 0) return 'block';
  return waiting > 0 ? 'company' : 'documents';
}

function sentenceOfWait(
  waitsFor: WaitsFor,
  { open, waiting }: AnchoringLag,
  { batchAgeMs, batchSize, everyMs }: Watching,
): string {
  const look = `looks every ${formatSpan(everyMs)}`;
  const rule = `a batch is made of ${batchSize}, or when the oldest has waited ${formatSpan(batchAgeMs)}`;
  switch (waitsFor) {
    case 'documents':
      return `waiting for documents, ${look}; ${rule}`;
    case 'company':
      return `${waiting} waiting for more documents, ${look}; ${rule}`;
    case 'block':
      return `waiting until ${open.length} batches are in a final block, ${look}`;
  }
}

function sentenceOfLag({ ahead, boundMs, lagMs, state }: AnchoringLag): string {
  const text = `lag of ${formatSpan(lagMs)}, bound ${formatSpan(boundMs)}: ${state}`;
  return ahead === undefined ? text : `${text}. ${sentenceOfAhead(ahead)}`;
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
