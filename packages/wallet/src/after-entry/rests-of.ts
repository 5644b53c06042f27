import type { Holdings } from '../hold/holdings.ts';
import type { HeldCredential } from '../read-credential.ts';
import type { FiledLine } from './filed-entry.ts';

/** What a line rests on. */
export interface Rests {
  readonly ids: ReadonlySet<string>;
  /** Whether the entry says what supports the line. */
  readonly isSaid: boolean;
  /** Named, and not held. */
  readonly unheld: readonly string[];
}

/** What a line rests on, directly or through what that is based on, as far as it is held. */
export async function restsOf(
  { supportedBy }: FiledLine,
  holdings: Pick<Holdings, 'withId'> | undefined,
): Promise<Rests> {
  const ids = new Set(supportedBy);
  const unheld: string[] = [];
  const queue = [...ids];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const versions: readonly HeldCredential[] = (await holdings?.withId(id)) ?? [];
    if (versions.length === 0) unheld.push(id);
    for (const { edges } of versions)
      for (const { credential, role } of edges)
        if (role === 'basedOn' && !ids.has(credential)) {
          ids.add(credential);
          queue.push(credential);
        }
  }
  return { ids, isSaid: supportedBy !== undefined, unheld };
}
