import type { HostileTwin } from '@originmark/demo-entry';
import type { EntryVerdict } from '@originmark/schemas';
import type { JudgedStory, StoryJudge } from './judge-story.ts';

type Fragment = EntryVerdict['fragments'][number];
type Outcome = EntryVerdict['outcome'] | 'none';

/** What a pair of twins really did: nothing in it comes from what they should do. */
export interface TwinResult {
  readonly id: string;
  readonly title: string;
  readonly code: string;
  readonly attack: {
    readonly change: string;
    /** True when the code was found with the outcome and in the place that the twin names. */
    readonly caught: boolean;
    readonly found: string | null;
    readonly axis: string | null;
    readonly line: number | null;
    /** `none`: reported, and the entry is judged by what else was found. */
    readonly effect: string | null;
    readonly outcome: Outcome;
  };
  readonly legal: {
    readonly change: string;
    /** True when the same code is not found there, and the entry is no exception. */
    readonly passed: boolean;
    readonly found: boolean;
    /** What the check of the code said: `pass`, `fail` …; `silent` when it had nothing to say. */
    readonly check: string;
    readonly outcome: Outcome;
  };
  /** Why a story could not be told or judged at all. */
  readonly fault?: string;
}

/** Judges an attack and its legal twin. A story that cannot be told counts as neither caught nor passed. */
export async function runTwin(twin: HostileTwin, judge: StoryJudge): Promise<TwinResult> {
  let attack: JudgedStory | undefined;
  let legal: JudgedStory | undefined;
  let fault: string | undefined;
  try {
    attack = await judge(twin.attack);
    legal = await judge(twin.legal);
  } catch (error) {
    fault = error instanceof Error ? error.message : String(error);
  }
  return {
    id: twin.id,
    title: twin.title,
    code: twin.code,
    attack: readAttack(twin, attack),
    legal: readLegal(twin, legal),
    ...(fault === undefined ? {} : { fault }),
  };
}

function readAttack(twin: HostileTwin, attack: JudgedStory | undefined): TwinResult['attack'] {
  const hit = findFragment(attack, twin, ({ outcome }) => outcome === twin.outcome);
  return {
    change: twin.change,
    caught: hit !== undefined,
    found: hit?.code ?? null,
    axis: hit?.axis ?? null,
    line: hit?.line ?? null,
    effect: hit?.effect ?? null,
    outcome: attack?.verdict.outcome ?? 'none',
  };
}

/** What the lawful neighbour of an attack came to. */
export function readLegal(twin: HostileTwin, legal: JudgedStory | undefined): TwinResult['legal'] {
  const { change } = twin.legal;
  if (legal === undefined)
    return { change, passed: false, found: false, check: 'silent', outcome: 'none' };
  const { outcome } = legal.verdict;
  const same = findFragment(
    legal,
    twin,
    (fragment) => fragment.outcome === 'fail' || fragment.outcome === 'indeterminate',
  );
  return {
    change,
    passed: same === undefined && outcome !== 'exception',
    found: same !== undefined,
    check: same?.outcome ?? checkWord(legal, twin),
    outcome,
  };
}

/** The strongest finding with the twin's code at the twin's place. */
function findFragment(
  judged: JudgedStory | undefined,
  { code, line, credential }: HostileTwin,
  accept: (fragment: Fragment) => boolean,
): Fragment | undefined {
  if (judged === undefined) return undefined;
  const { verdict, story } = judged;
  const id = credential === undefined ? undefined : story.credentials[credential]?.credential.id;
  const found = verdict.fragments.filter(
    (fragment) =>
      fragment.code === code &&
      accept(fragment) &&
      (line === undefined || fragment.line === line) &&
      (credential === undefined || fragment.credential === id),
  );
  return found.sort((a, b) => weight(b) - weight(a))[0];
}

const WEIGHTS = ['none', 'flag', 'review', 'exception'];

function weight({ effect }: Fragment): number {
  return WEIGHTS.indexOf(effect);
}

/** What the check of the code said of the legal twin, at the same place or, failing that, anywhere. */
function checkWord({ verdict }: JudgedStory, { code, line }: HostileTwin): string {
  const check = code.slice(0, code.indexOf('.'));
  const said = verdict.fragments.filter((fragment) => fragment.check === check);
  const here = said.filter((fragment) => fragment.line === line);
  const outcomes = (here.length > 0 ? here : said).map(({ outcome }) => outcome);
  return outcomes.includes('pass') ? 'pass' : (outcomes[0] ?? 'silent');
}
