import type { EthrEvent } from '@originmark/core';
import type { DescribedDocument, DocumentPart } from './describe-document.test-support.ts';

/** What ethr-did-resolver 11.1.3 does and we do not; described in the ADR on versions of a did:ethr. */
export type KnownFault =
  | 'valid-in-the-second-of-its-end'
  | 'unknown-type-signs'
  | 'revoked-key-agreement-is-named'
  | 'endpoint-is-no-endpoint';

/** What one comparison found. */
export interface Difference {
  readonly faults: readonly KnownFault[];
  /** What no fault explains; empty is the whole point. */
  readonly unexplained: readonly string[];
}

const KEY_TYPES = new Set(['veriKey', 'sigAuth', 'enc']);

/**
 * Compares what both say of a moment. Each difference is laid to the event that made it: the one whose
 * number the id bears.
 */
export function explainDifference(
  ours: DescribedDocument,
  theirs: DescribedDocument,
  events: readonly EthrEvent[],
  second: number,
): Difference {
  const faults = new Set<KnownFault>();
  const unexplained: string[] = [];
  const byFragment = numberEvents(events);
  const left = new Map(ours.parts.map((part) => [keyOf(part), part]));
  for (const part of theirs.parts) {
    if (left.delete(keyOf(part))) continue;
    const event = byFragment.get(part.fragment);
    const fault = event === undefined ? undefined : faultOf(part, event, second);
    if (fault === undefined) unexplained.push(`theirs alone: ${keyOf(part)}`);
    else faults.add(fault);
    // The same service under the same id, with an endpoint that is one.
    if (fault !== 'endpoint-is-no-endpoint') continue;
    for (const [key, own] of left) if (own.fragment === part.fragment) left.delete(key);
  }
  for (const key of left.keys()) unexplained.push(`ours alone: ${key}`);
  for (const fragment of ours.dangling) unexplained.push(`ours dangles: ${fragment}`);
  for (const fragment of theirs.dangling) {
    const event = byFragment.get(fragment);
    if (event?.kind === 'attribute' && event.name.split('/')[3] === 'enc') {
      faults.add('revoked-key-agreement-is-named');
    } else unexplained.push(`theirs dangles: ${fragment}`);
  }
  return { faults: [...faults], unexplained };
}

function faultOf(part: DocumentPart, event: EthrEvent, second: number): KnownFault | undefined {
  if (event.kind === 'owner') return undefined;
  if (event.validTo === second) return 'valid-in-the-second-of-its-end';
  if (event.kind !== 'attribute') return undefined;
  const [, section, , type = ''] = event.name.split('/');
  if (section === 'pub' && !KEY_TYPES.has(type)) return 'unknown-type-signs';
  const isNoEndpoint = section === 'svc' && / (?:-?\d+|null|true|false|\[\])$/.test(part.meaning);
  return isNoEndpoint ? 'endpoint-is-no-endpoint' : undefined;
}

/** The event behind each id, counted as the method's resolver counts. */
function numberEvents(events: readonly EthrEvent[]): ReadonlyMap<string, EthrEvent> {
  const numbered = new Map<string, EthrEvent>();
  let [keys, services] = [0, 0];
  for (const event of events) {
    if (event.kind === 'delegate' || (event.kind === 'attribute' && isIn(event.name, 'pub'))) {
      numbered.set(`delegate-${(keys += 1)}`, event);
    } else if (event.kind === 'attribute' && isIn(event.name, 'svc')) {
      numbered.set(`service-${(services += 1)}`, event);
    }
  }
  return numbered;
}

function isIn(name: string, section: 'pub' | 'svc'): boolean {
  return name.startsWith(`did/${section}/`);
}

function keyOf({ fragment, meaning }: DocumentPart): string {
  return `${fragment} ${meaning}`;
}
