import type { VerifierContext } from '../context.ts';
import type { Credential } from '../intake/credential.ts';
import { LIMITS } from '../intake/limits.ts';
import { oncePer } from '../once-per.ts';
import type { DidStates } from '../secure/did-states.ts';
import { type Finding, fail } from '../verdict/fragment.ts';
import { createExpansionBudget, type ExpansionBudget } from './expand-list.ts';
import { fetchList, openList, whyUnreadable } from './read-list.ts';
import { linkVersions } from './status-history.ts';
import type { StatusFault, StatusList } from './status-list.ts';
import { sequenceOf } from './status-version.ts';

/** Reads each list once, by URL and by who must have signed it. */
export interface StatusLists {
  /** @param issuer who issued what the list speaks of, normalised: a list of another's is worth nothing */
  readonly listAt: (url: string, issuer: string) => Promise<StatusList>;
  /** Staples that proved nothing; complete once every list was asked for. */
  readonly unproven: () => readonly Finding[];
  /** That the lists asked for so far are too many to be opened, if they are. */
  readonly exceeded: () => readonly Finding[];
}

/**
 * Status lists come stapled or, where the verifier was given a way, from their URL. A stapled list
 * whose signature does not hold is ignored and reported. Of several versions the highest `sequence`
 * is the newest, and those before it are its history (`status-history.ts`); an issuer that signed two
 * histories is believed in neither. A list older than the policy allows, or than its own validity, decides nothing. A few KiB
 * expand to 16 MiB, so that lists together beyond {@link LIMITS} are not opened: ask one after the
 * other, in an order that the bundle does not choose, first for what the entry rests on.
 */
export function createStatusLists(
  staples: readonly Credential[],
  states: DidStates,
  context: VerifierContext,
): StatusLists {
  const known = new Map<string, Promise<StatusList>>();
  const unproven: Finding[] = [];
  const budget = createExpansionBudget(LIMITS.expandedStatusBytes);
  // A hostile bundle asks for one list in the name of many: each is read, opened and fetched once.
  const reader: ListReader = {
    whyUnreadable: oncePer((list) => whyUnreadable(list, states, context)),
    open: oncePer((list) => openList(list, context, budget)),
    fetch: oncePer((url) => fetchList(url, states, context)),
    withHistory: (newest, versions) => withHistory(newest, versions, { unproven, context, budget }),
    unproven,
    mayFetch: context.fetchStatusList !== undefined,
  };
  return {
    listAt: (url, issuer) => {
      const name = `${issuer} ${url}`;
      let list = known.get(name);
      if (list === undefined) {
        list = noting(findList({ url, issuer }, staples, reader), { url, issuer }, context);
        known.set(name, list);
      }
      return list;
    },
    unproven: () => unproven,
    exceeded: () =>
      budget.isExceeded
        ? [
            fail('intake.too-large', {
              pointer: '/evidence/statusLists',
              expected: { expandedStatusBytes: LIMITS.expandedStatusBytes },
              found: 'more',
            }),
          ]
        : [],
  };
}

/**
 * Tells the caller of a list that was believed: signed, by a key that was good, by whoever it has to speak for.
 * Anybody may sign a list under any URL, and would fill the memory of the caller.
 */
async function noting(
  found: Promise<StatusList>,
  { issuer, url }: { readonly url: string; readonly issuer: string },
  { noteStatusList }: VerifierContext,
): Promise<StatusList> {
  const list = await found;
  if (list.kind === 'list' && list.issuer === issuer && list.version.sequence !== undefined) {
    const { digest, sequence } = list.version;
    noteStatusList?.({ url, issuer, sequence, digest });
  }
  return list;
}

interface ListReader {
  readonly whyUnreadable: (list: Credential) => ReturnType<typeof whyUnreadable>;
  readonly open: (list: Credential) => Promise<StatusList>;
  readonly fetch: (url: string) => Promise<Credential | StatusFault>;
  readonly withHistory: (newest: StatusList, versions: readonly Credential[]) => StatusList;
  readonly unproven: Finding[];
  readonly mayFetch: boolean;
}

async function findList(
  { url, issuer }: { readonly url: string; readonly issuer: string },
  staples: readonly Credential[],
  reader: ListReader,
): Promise<StatusList> {
  let best: Credential | undefined;
  const versions: Credential[] = [];
  for (const staple of staples.filter(({ id }) => id === url)) {
    const fault = await reader.whyUnreadable(staple);
    if (fault !== undefined) {
      reader.unproven.push(
        fail('intake.staple-unproven', {
          pointer: '/evidence/statusLists',
          expected: 'a status list signed by its issuer',
          found: { problem: fault.problem, staple: staple.digest },
        }),
      );
      continue;
    }
    if (staple.issuer === issuer) versions.push(staple);
    if (best === undefined || isBetter(staple, best, issuer)) best = staple;
  }
  const stapled = best === undefined ? undefined : await reader.open(best);
  const isStale = stapled?.kind === 'fault' && stapled.code === 'status.stale';
  // Anybody may sign a list of this URL: one of a stranger says nothing, neither now nor of what is to come.
  const isOwn = best?.issuer === issuer;
  if (stapled !== undefined && !((isStale || !isOwn) && reader.mayFetch))
    return reader.withHistory(stapled, versions);
  if (!reader.mayFetch)
    return {
      kind: 'fault',
      code: 'status.unavailable',
      decided: false,
      expected: url,
      found: 'not stapled, and nothing may be fetched',
    };
  const answer = await reader.fetch(url);
  const fetched = 'kind' in answer ? answer : await reader.open(answer);
  if (best === undefined || stapled === undefined || !isOwn) return fetched;
  // What has become old on the way is asked for anew; the bundle has then shown the least that is to come.
  if (fetched.kind === 'fault' && fetched.code === 'status.rolled-back') return fetched;
  if ('kind' in answer || fetched.kind === 'fault') return reader.withHistory(stapled, versions);
  const [shown, found] = [sequenceOf(best), sequenceOf(answer)];
  if (found < shown)
    return { kind: 'fault', code: 'status.rolled-back', decided: true, expected: shown, found };
  const isKnown = versions.some(({ digest }) => digest === answer.digest);
  const isNews = answer.issuer === issuer && !isKnown;
  return reader.withHistory(fetched, isNews ? [...versions, answer] : versions);
}

/** The newest version with what the others say of the past, or that its issuer cannot be believed. */
function withHistory(
  newest: StatusList,
  versions: readonly Credential[],
  { unproven, context, budget }: HistoryTools,
): StatusList {
  if (versions.length < 2) return newest;
  const history = linkVersions(versions, context, budget);
  if (history.kind === 'forked') {
    const { expected, found } = history;
    return { kind: 'fault', code: 'status.untrusted-list', decided: true, expected, found };
  }
  if (newest.kind === 'fault') return newest;
  const told = new Set<Credential>();
  return {
    ...newest,
    async versionAt(at) {
      const past = await history.versionAt(at);
      const gap = past === undefined ? history.gapAt(at) : undefined;
      if (gap === undefined || told.has(gap)) return past;
      told.add(gap);
      unproven.push(
        fail('intake.staple-unproven', {
          pointer: '/evidence/statusLists',
          expected: `version ${String(sequenceOf(gap) + 1)} of the list, which follows this one`,
          found: { problem: 'its successor is missing', staple: gap.digest },
        }),
      );
      return past;
    },
  };
}

interface HistoryTools {
  readonly unproven: Finding[];
  readonly context: VerifierContext;
  readonly budget: ExpansionBudget;
}

/** Whoever issued the credential comes first: anybody may sign a list of the same name. Then the newer. */
function isBetter(list: Credential, than: Credential, issuer: string): boolean {
  if ((list.issuer === issuer) !== (than.issuer === issuer)) return list.issuer === issuer;
  const [a, b] = [sequenceOf(list), sequenceOf(than)];
  return a === b ? list.digest > than.digest : a > b;
}
