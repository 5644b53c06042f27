import type {
  Damage,
  FsckCheck,
  FsckFinding,
  FsckNeed,
  FsckReport,
  NotLooked,
} from './fsck-finding.ts';

/** What is rebuilt may show what was hidden behind it; no chain of damage is longer. */
const MAX_ROUNDS = 6;

/**
 * Runs checks, one after another, and says what was found. With `repair` everything that can be put back is,
 * and the checks run again: only what they find no more is `rebuilt`. What rests on other damage waits for it.
 * @param options.missing why a need is not at hand; a check that has it is not run, and never counts as clean
 * @throws what a check or a repair throws besides, StorageError for a database that broke
 */
export async function runFsck(
  checks: readonly FsckCheck[],
  options: {
    readonly repair: boolean;
    readonly missing?: Readonly<Partial<Record<FsckNeed, string>>>;
  },
): Promise<FsckReport> {
  const { missing = {}, repair } = options;
  const notLooked: NotLooked[] = [];
  const runnable = checks.filter(({ name, needs }) => {
    const lacking = needs.find((need) => missing[need] !== undefined);
    if (lacking === undefined) return true;
    notLooked.push({ check: name, reason: missing[lacking] ?? lacking });
    return false;
  });
  const seen = new Map<string, Damage>();
  let now = await runAll(runnable);
  for (const damage of now) seen.set(keyOf(damage), damage);
  for (let round = 0; repair && round < MAX_ROUNDS; round++) {
    const present = new Set(now.map(({ code }) => code));
    const isHidden = now.some(({ hides }) => hides);
    const able = now.filter(
      ({ hides = false, rebuild, restsOn = [] }) =>
        rebuild !== undefined && hides === isHidden && !restsOn.some((code) => present.has(code)),
    );
    if (able.length === 0) break;
    for (const { rebuild } of able) await rebuild?.run();
    now = await runAll(runnable);
    for (const damage of now) if (!seen.has(keyOf(damage))) seen.set(keyOf(damage), damage);
  }
  const left = new Map(now.map((damage) => [keyOf(damage), damage]));
  const findings = [...seen.values()].map((damage) => toFinding(left.get(keyOf(damage)), damage));
  return { findings: findings.sort(inOrder), notLooked };
}

async function runAll(checks: readonly FsckCheck[]): Promise<readonly Damage[]> {
  const all: Damage[] = [];
  for (const check of checks) all.push(...(await check.run()));
  const lost = new Set(all.filter(({ rebuild }) => rebuild === undefined).map(({ code }) => code));
  const isHidden = all.some(({ hides, rebuild }) => hides && rebuild === undefined);
  return all.map((damage) => {
    const { rebuild, restsOn = [], ...told } = damage;
    const isUnsure = isHidden && damage.hides === undefined;
    return rebuild !== undefined && (isUnsure || restsOn.some((code) => lost.has(code)))
      ? told
      : damage;
  });
}

function toFinding(left: Damage | undefined, first: Damage): FsckFinding {
  const { code, expected, found, means, rebuild, subject } = left ?? first;
  const from = rebuild?.from;
  return {
    code,
    subject,
    ...(expected !== undefined && { expected }),
    found,
    means,
    repair: left === undefined ? 'rebuilt' : from === undefined ? 'lost' : 'rebuildable',
    ...(from !== undefined && { from }),
  };
}

function keyOf({ code, subject }: Damage): string {
  return `${code}\n${subject}`;
}

function inOrder(one: FsckFinding, other: FsckFinding): number {
  const [a, b] = [`${one.code} ${one.subject}`, `${other.code} ${other.subject}`];
  return a < b ? -1 : a > b ? 1 : 0;
}
