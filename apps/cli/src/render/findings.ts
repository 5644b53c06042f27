import { entryOf, listOf, memberOf, textOf } from '../files/read-bundle.ts';
import { filedMark } from './filed-mark.ts';
import { formatAmount } from './format-amount.ts';
import { outcomePiece } from './marks.ts';
import type { Page, Piece } from './page.ts';
import { type Fragment, isOpen, type LineVerdict, type Report } from './report.ts';
import { linesOf } from './supports.ts';

type Consequence = NonNullable<Fragment['consequenceIfUpheld']>;

const MOMENTS: Readonly<Record<NonNullable<Fragment['clock']>, string>> = {
  presented: 'the presentation',
  verified: 'this verdict',
  signed: 'the signing',
  existed: 'the proof of existence',
  received: 'the receipt',
  imported: 'importation',
  entered: 'entry',
  claimed: 'the claim',
  made: 'the making of the goods',
};

/** Prints what is not passed, the whole entry first, then line by line, each finding explained. */
export function printFindings(page: Page, report: Report): void {
  page.heading('Findings');
  const open = report.verdict.fragments.filter(isOpen);
  const whole = open.filter(({ line }) => line === undefined);
  page.put([
    { text: 'The entry as a whole', look: 'bold' },
    ': filing ',
    outcomePiece(report.verdict.filing.outcome),
  ]);
  if (whole.length === 0) page.put('nothing open', { first: '  ' });
  printEach(page, whole, report);
  const lines = linesOf(entryOf(report.view));
  for (const line of report.verdict.lines) {
    page.gap();
    const value = lines.get(line.line);
    const index = indexOfLine(report, line.line);
    const shownAs = (member: string): string => {
      const text = textOf(memberOf(value, member));
      const pointer = `/credentialSubject/lines/${index}/${member}`;
      return text === '' ? '' : `${text}${filedMark(report.verdict, pointer)}`;
    };
    const hts = shownAs('hts');
    const goods = shownAs('description');
    page.put(
      [
        { text: `Line ${line.line}`, look: 'bold' },
        `${hts === '' ? '' : ` ${hts}`}${goods === '' ? '' : `: ${goods}`}`,
      ],
      { first: '', rest: '  ' },
    );
    page.put(outcomesOf(line), { first: '  ' });
    const own = open.filter((fragment) => fragment.line === line.line);
    if (own.length === 0) page.put('nothing open', { first: '  ' });
    printEach(page, own, report);
  }
}

/** Where a line stands in the list of the entry: pointers count from it. */
function indexOfLine({ view }: Report, number: number): number {
  const lines = listOf(memberOf(entryOf(view)?.payload['credentialSubject'], 'lines'));
  return lines.findIndex((line) => memberOf(line, 'line') === number);
}

function outcomesOf({ preference, ipr, documents }: LineVerdict): Piece[] {
  const claim =
    preference.claimed === undefined ? 'claims no preference' : `claims ${preference.claimed}`;
  const rights = ipr.flatMap(({ right, outcome, flags }): Piece[] => [
    '; right ',
    ...(right === undefined ? [] : [`${right.split('/').at(-1) ?? right} `]),
    outcomePiece(outcome),
    flags === undefined || flags.length === 0 ? '' : ` (${flags.join(', ')})`,
  ]);
  return [
    `${claim}: `,
    outcomePiece(preference.outcome),
    preference.curable === true
      ? ` (curable${preference.cureBy === undefined ? '' : ` by ${preference.cureBy}`})`
      : '',
    ...rights,
    '; documents ',
    outcomePiece(documents.outcome),
  ];
}

/** Findings that differ in nothing but the credential they are about are told once. */
export function printEach(
  page: Page,
  fragments: readonly Fragment[],
  report: Pick<Report, 'names'>,
): void {
  const groups = new Map<string, Fragment[]>();
  for (const fragment of fragments) {
    const key = `${fragment.code} ${fragment.outcome} ${fragment.effect} ${fragment.clock ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), fragment]);
  }
  for (const group of groups.values()) printGroup(page, group, report);
}

function printGroup(
  page: Page,
  group: readonly Fragment[],
  { names }: Pick<Report, 'names'>,
): void {
  const [first] = group;
  if (first === undefined) return;
  const {
    code,
    outcome,
    effect,
    clock,
    remedy,
    reference,
    consequenceIfUpheld,
    decisionBelongsTo,
  } = first;
  page.put(
    [
      { text: code, look: 'bold' },
      ` ${outcome === 'fail' ? 'found' : outcome === 'indeterminate' ? 'could not be decided' : 'not asked by policy'}, effect `,
      outcomePiece(effect),
      clock === undefined ? '' : `, judged as of ${MOMENTS[clock]}`,
    ],
    { first: '  ', rest: '    ' },
  );
  for (const { officer, compared, credentials } of sentencesOf(group, names)) {
    if (officer !== '') page.put(officer, { first: '    ' });
    const numbers = credentials
      .flatMap((id) => names.number(id) ?? [])
      .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }))
      .join(' ');
    const text =
      compared === '' && credentials.length > 1
        ? `credentials ${numbers}`
        : `${numbers} ${compared}`.trim();
    if (compared !== '' || credentials.length > 1)
      page.put({ text, look: 'dim' }, { first: '    ' });
  }
  detail(page, 'remedy', remedy);
  detail(page, 'if upheld', consequenceText(consequenceIfUpheld));
  detail(page, 'reference', reference);
  detail(page, 'decides', decisionBelongsTo);
}

interface Sentence {
  readonly officer: string;
  readonly compared: string;
  /** All credentials of which just this is said. */
  readonly credentials: string[];
}

/** Says each thing once: of several credentials the same may be said. */
function sentencesOf(group: readonly Fragment[], names: Report['names']): Iterable<Sentence> {
  const sentences = new Map<string, Sentence>();
  for (const fragment of group) {
    const compared = names.explain(comparedText(fragment));
    const key = JSON.stringify([fragment.officer, compared]);
    const sentence = sentences.get(key) ?? {
      officer: names.explain(fragment.officer ?? ''),
      compared,
      credentials: [],
    };
    sentences.set(key, sentence);
    const { credential } = fragment;
    if (credential !== undefined && !sentence.credentials.includes(credential))
      sentence.credentials.push(credential);
  }
  return sentences.values();
}

/** Codes whose sentence says in words what the verdict says in names of clocks. */
const SAID: ReadonlySet<string> = new Set(['time.claim-unconfirmed']);

/** Where it is and what was compared, without what the officer's sentence already says. */
function comparedText({ code, edge, pointer, expected, found, officer = '' }: Fragment): string {
  const told = (value: unknown): boolean =>
    Array.isArray(value) ? value.every(told) : officer.includes(shown(value));
  return [
    edge === undefined ? '' : `edge ${edge}`,
    pointer === undefined || pointer.lastIndexOf('/') < 1 ? '' : `at ${pointer}`,
    expected === undefined || expected === null || told(expected)
      ? ''
      : `expected ${shown(expected)}`,
    found === undefined || found === null || told(found) || SAID.has(code)
      ? ''
      : `found ${shown(found)}`,
  ]
    .filter((text) => text !== '')
    .join('; ');
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 299)}…` : text;
}

function consequenceText(consequence: Consequence | undefined): string | undefined {
  if (consequence === undefined) return undefined;
  const { summary, rate, duty, fees, unknown = [] } = consequence;
  const stake = [
    duty === undefined ? '' : `duty ${money(duty)}${rate === undefined ? '' : ` (${rate})`}`,
    fees === undefined ? '' : `MPF ${money(fees)}`,
  ]
    .filter((text) => text !== '')
    .join(' and ');
  return [
    summary,
    rate === undefined || duty !== undefined ? '' : `Rate ${rate}.`,
    stake === '' ? '' : `At stake: ${stake}.`,
    unknown.length === 0 ? '' : `Not computed: ${unknown.join('; ')}.`,
  ]
    .filter((text) => text !== '')
    .join(' ');
}

function money({ amount, currency }: NonNullable<Consequence['duty']>): string {
  return `${formatAmount(amount)} ${currency}`;
}

function detail(page: Page, label: string, text: string | undefined): void {
  if (text === undefined || text === '') return;
  page.put([{ text: `${label}: `, look: 'cyan' }, text], { first: '    ', rest: '      ' });
}
