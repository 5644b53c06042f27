import type { EntryVerdict } from '@originmark/schemas';
import { entryOf, memberOf, type MemberView, textOf } from '../files/read-bundle.ts';
import { filedMark } from './filed-mark.ts';
import { outcomePiece, shortDigest } from './marks.ts';
import type { Page, Piece } from './page.ts';
import type { Report } from './report.ts';
import { padText } from './text-width.ts';

/** Prints what was judged, for whom, as of when, under which policy; and that it is advice. */
export function printHeader(page: Page, report: Report): void {
  const { verdict, policy, names } = report;
  const entry = entryOf(report.view);
  const subject = entry?.payload['credentialSubject'];
  const number = verdict.entryNumber ?? 'unreadable';
  page.heading(`Entry ${number}, version ${String(verdict.entryVersion ?? '?')}`);
  row(page, 'Outcome', [outcomePiece(verdict.outcome), ` — ${glossOf(verdict)}`]);
  row(page, 'Importer', [
    party(names.party, memberOf(subject, 'importer')),
    filedMark(verdict, '/credentialSubject/importer/importerNumber'),
  ]);
  row(page, 'Filer', party(names.party, memberOf(subject, 'filer')));
  row(page, 'Entry', place(subject, verdict));
  row(page, 'Clocks', clocks(report, subject));
  row(
    page,
    'Trust policy',
    `${policy.name ?? policy.id}, sequence ${policy.sequence}, ${shortDigest(verdict.policy.digest)}; roots: ${policy.roots.map(({ name }) => name).join(', ')}`,
  );
  row(
    page,
    'Counters',
    verdict.counters === undefined
      ? 'none given: what other entries drew is not known here'
      : shortDigest(verdict.counters),
  );
  for (const [host, origin] of Object.entries(report.hosts))
    row(page, 'Stand-in', `${host} was answered by ${origin} (ORIGINMARK_HOSTS)`);
  for (const hint of report.hints ?? []) row(page, 'Hint', hint);
  page.gap();
  page.put({ text: verdict.notice, look: 'bold' });
}

/** What the outcome means, without denying what the findings below say. */
function glossOf({ outcome, fragments }: EntryVerdict): string {
  // That dates are known from one side only speaks against nothing.
  const isFound = fragments.some(
    ({ code, effect, outcome: answer }) =>
      answer === 'fail' && effect !== 'none' && code !== 'time.claim-unconfirmed',
  );
  switch (outcome) {
    case 'no-exception':
      return isFound
        ? 'what was found is flagged below and is no exception'
        : 'nothing that was checked speaks against the entry';
    case 'review':
      return isFound
        ? 'something differs or is not shown, as found below; nothing found is an exception'
        : 'nothing contradicts the entry, and something is open or could not be decided';
    case 'exception':
      return 'something in it is contradicted, or not what it claims to be';
  }
}

function row(page: Page, label: string, value: Piece | readonly Piece[]): void {
  if (value === '') return;
  const pieces = Array.isArray(value) ? (value as readonly Piece[]) : [value as Piece];
  page.put(pieces, { first: padText(label, 14), rest: ' '.repeat(14) });
}

function party(
  nameOf: (did: string) => string,
  value: MemberView['payload'][string] | undefined,
): string {
  const did = textOf(memberOf(value, 'id'));
  if (did === '') return '';
  const importerNumber = textOf(memberOf(value, 'importerNumber'));
  return `${nameOf(did)}${importerNumber === '' ? '' : `, ${importerNumber}`} (${did})`;
}

function place(subject: MemberView['payload'][string] | undefined, verdict: EntryVerdict): string {
  const parts = [
    ['type', 'entryType'],
    ['port', 'portOfEntry'],
    ['vessel', 'vessel'],
    ['voyage', 'voyage'],
  ] as const;
  return parts
    .map(([label, name]) => [label, textOf(memberOf(subject, name)), name] as const)
    .filter(([, value]) => value !== '')
    .map(
      ([label, value, name]) =>
        `${label} ${value}${filedMark(verdict, `/credentialSubject/${name}`)}`,
    )
    .join(', ');
}

function clocks({ verdict }: Report, subject: MemberView['payload'][string] | undefined): string {
  const { presented, verified, asOf } = verdict.clocks;
  const [line] = verdict.lines;
  return [
    `imported ${line?.clocks.imported ?? (textOf(memberOf(subject, 'importedAt')) || 'unknown')}`,
    `entered ${line?.clocks.entered ?? 'unknown'}`,
    `claimed ${line?.clocks.claimed ?? 'unknown'}`,
    `presented ${presented}`,
    `verified ${verified}`,
    ...(asOf === undefined ? [] : [`claims judged as of ${asOf}`]),
  ].join(', ');
}
