import type { EntrySubject, LineClocks } from '../claims/claims-context.ts';
import { type ReadClocks, readClocks } from '../claims/clocks/line-clocks.ts';
import { timeText } from '../claims/clocks/local-day.ts';
import { ownRecord } from '../claims/clocks/own-record.ts';
import type { VerifierInput } from '../context.ts';
import { receivedAt } from '../secure/received-at.ts';
import { type Finding, fail, undecided } from './fragment.ts';
import { isDayAhead } from './past-clocks.ts';

type Moment = 'importedAt' | 'enteredAt' | 'claimedAt';

/**
 * An entry may be filed before the goods arrive, and is then no earlier than they (19 CFR 141.68(e) [not
 * confirmed]). A date this much earlier (ms) is not one of filing ahead.
 */
const LONGEST_WAY = 30 * 86_400_000;

/**
 * Reads the moments that lines are judged at, and leaves out those that the entry states of itself and
 * that cannot be: what had not happened when the bundle was received, and an entry or a claim long before
 * the goods came. Otherwise a right lapses, or a claim becomes good, by a date that nobody confirms. What
 * the verifier's own record says stands: a bundle may be presented before the entry is filed. A period of
 * making that ends before it begins, or after the bundle was received, is none.
 */
export function readStatedClocks(
  subject: EntrySubject,
  { record, clocks: moments }: Pick<VerifierInput, 'record' | 'clocks'>,
): ReadClocks {
  const { asOf } = moments;
  const own = ownRecord(subject, record);
  const latest = receivedAt(moments);
  const clocks = readClocks(subject, record, asOf);
  const findings: Finding[] = [];
  const dropped = new Set<Moment>();
  const [first] = clocks.lines;
  const isAsked = (name: Moment): boolean => name === 'claimedAt' && asOf !== undefined;
  const isStated = (name: Moment): boolean => own?.[name] === undefined && !isAsked(name);

  for (const name of ['importedAt', 'enteredAt', 'claimedAt'] as const) {
    const moment = first?.[name];
    if (moment === undefined || moment <= latest || !isStated(name)) continue;
    dropped.add(name);
    // A claim that is yet to be made is refused where the entry's own dates are.
    if (name !== 'claimedAt') findings.push(toldAhead(name, moment, latest));
  }
  for (const name of ['enteredAt', 'claimedAt'] as const) {
    const [moment, arrival] = [first?.[name], first?.importedAt];
    if (moment === undefined || arrival === undefined) continue;
    if (dropped.has(name) || dropped.has('importedAt')) continue;
    if (!(isStated(name) || isStated('importedAt')) || isAsked(name)) continue;
    if (moment >= arrival - LONGEST_WAY) continue;
    findings.push(toldEarly(name, moment, arrival));
    // Which of the two is wrong is not known.
    for (const one of [name, 'importedAt'] as const) if (isStated(one)) dropped.add(one);
  }

  const lines = clocks.lines.map((line) => withoutMoments(line, dropped, latest));
  return { lines, findings: [...clocks.findings, ...findings] };
}

function toldAhead(name: Moment, moment: number, latest: number): Finding {
  return undecided('time.in-future', {
    axis: 'integrity',
    pointer: `/credentialSubject/${name}`,
    clock: 'presented',
    expected: timeText(latest),
    found: timeText(moment),
  });
}

function toldEarly(name: Moment, moment: number, arrival: number): Finding {
  return fail('documents.conflict', {
    axis: 'documents',
    pointer: `/credentialSubject/${name}`,
    clock: 'imported',
    expected: `at most 30 days before ${timeText(arrival) ?? 'the goods came'}`,
    found: timeText(moment),
  });
}

function withoutMoments(
  { imported, importedAt, enteredAt, claimedAt, made }: LineClocks,
  dropped: ReadonlySet<Moment>,
  latest: number,
): LineClocks {
  const hasArrived = importedAt !== undefined && !dropped.has('importedAt');
  const isMade = made !== undefined && made.from <= made.until && !isDayAhead(made.until, latest);
  return Object.freeze({
    ...(hasArrived && imported !== undefined ? { imported } : {}),
    ...(hasArrived ? { importedAt } : {}),
    ...(enteredAt === undefined || dropped.has('enteredAt') ? {} : { enteredAt }),
    ...(claimedAt === undefined || dropped.has('claimedAt') ? {} : { claimedAt }),
    ...(isMade ? { made } : {}),
  });
}
