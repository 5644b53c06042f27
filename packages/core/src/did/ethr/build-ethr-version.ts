import type { EthrDocument, EthrDocumentOptions } from './build-ethr-document.ts';
import type { EthrEvent } from './ethr-event.ts';
import { type EthrKey, finalityOf, readEthrHistory } from './ethr-history.ts';
import { readEthrServices } from './ethr-services.ts';
import { type EthrRefusal, orderEthrEvents, refuse } from './order-events.ts';
import { identityOf, toText, writeEthrDocument } from './write-ethr-document.ts';

/** A moment of a chain: a second since 1970, and with `block` the end of that block, which bears that time. */
export interface EthrMoment {
  readonly second: number;
  readonly block?: number;
}

/**
 * Makes the plain document of a did:ethr as it was at a moment: the keys and services in force then,
 * under the ids that the method's resolver counts, and nothing of their lives. A key is invalid from
 * the second of its end on. The metadata name the version and the next one (DID Resolution,
 * "DID Document Metadata").
 * @param events the whole history: a gap behind the moment is as much a gap
 * @returns `version-not-settled` where something added by then is not final yet: the answer would change
 */
export function buildEthrVersion(
  did: string,
  events: readonly EthrEvent[],
  moment: EthrMoment,
  options: EthrDocumentOptions = {},
): EthrDocument | EthrRefusal {
  const identity = identityOf(did);
  if (identity === undefined) return refuse('invalid-did', did);
  const ordered = orderEthrEvents(identity, events, options.changed);
  if (!ordered.ok) return ordered;
  const { block, second } = moment;
  const counts = ({ blockNumber, blockTime }: EthrEvent): boolean =>
    block === undefined ? blockTime <= second : blockNumber <= block;
  const until = ordered.events.filter(counts);
  const isFinal = finalityOf(options.final);
  const open = until.find((event) => isAddition(event) && !isFinal(event));
  if (open !== undefined) {
    return refuse('version-not-settled', `what block ${open.blockNumber} adds is not final`);
  }
  const history = readEthrHistory(identity, until, undefined, options.readKey);
  const { deactivatedAt, lastEvent } = history;
  const isOver = deactivatedAt !== undefined;
  const keys = isOver ? [] : keysInForce(history.keys, second);
  const services = isOver ? [] : readEthrServices(did, until, second);
  const next = isOver ? undefined : ordered.events[until.length];
  return {
    ok: true,
    didDocument: writeEthrDocument(did, keys, services),
    didDocumentMetadata: {
      ...(lastEvent !== undefined && {
        versionId: String(lastEvent.blockNumber),
        updated: toText(lastEvent.blockTime),
      }),
      ...(next !== undefined && {
        nextVersionId: String(next.blockNumber),
        nextUpdate: toText(next.blockTime),
      }),
      ...(isOver && { deactivated: true, deactivatedAt: toText(deactivatedAt) }),
    },
  };
}

const NOBODY = `0x${'0'.repeat(40)}`;

function isAddition(event: EthrEvent): boolean {
  return event.kind === 'owner'
    ? event.owner.toLowerCase() !== NOBODY
    : event.validTo > event.blockTime;
}

/** One key for each content, the last: one that was renewed is one key. */
function keysInForce(keys: readonly EthrKey[], second: number): EthrKey[] {
  const inForce = new Map<string, EthrKey>();
  for (const key of keys) {
    const { content, created, expires, revoked, ...plain } = key;
    const begins = created ?? Number.NEGATIVE_INFINITY;
    const ends = Math.min(expires ?? Infinity, revoked ?? Infinity);
    if (begins <= second && second < ends) inForce.set(content, { content, ...plain });
  }
  return [...inForce.values()];
}
