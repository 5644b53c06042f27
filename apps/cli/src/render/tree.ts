import { type EdgeView, entryOf, type MemberView } from '../files/read-bundle.ts';
import { markOf, shortDigest } from './marks.ts';
import type { Page, Piece } from './page.ts';
import type { Report } from './report.ts';
import { supportsOf } from './supports.ts';

/** Deeper than the verifier follows: a tree that goes on says so. */
const MAX_DEPTH = 9;

/** Prints the chain from the entry through its lines to the roots; each credential once, then by number. */
export function printTree(page: Page, report: Report): void {
  page.heading('The chain');
  page.put(
    '✓ valid  ✗ invalid  ? could not be decided. “existed by” is proven on a ledger of the trust policy; a date that a document gives itself is not shown. A number in brackets names a credential; where it stands again, its branch is above. Names in quotation marks are what a party calls itself.',
  );
  page.gap();
  const entry = entryOf(report.view);
  if (entry === undefined) {
    page.put('The bundle holds no entry that could be read: there is no chain to show.');
    return;
  }
  const walk = createWalk(page, report);
  const { own, lines } = supportsOf(entry);
  walk.root(entry);
  const last = own.length + lines.length - 1;
  for (const [at, edge] of own.entries()) walk.edge(edge, [], at === last);
  for (const [at, { line, edges }] of lines.entries()) {
    const isLast = own.length + at === last;
    const verdict = report.verdict.lines.find((one) => one.line === line);
    page.put(
      [{ text: `line ${line}`, look: 'bold' }, verdict === undefined ? ' (not judged)' : ''],
      layout([], isLast),
    );
    for (const [index, edge] of edges.entries())
      walk.edge(edge, [isLast], index === edges.length - 1);
    if (edges.length === 0) page.put('supported by nothing', layout([isLast], true));
  }
  printUnreached(page, report);
}

interface Walk {
  readonly root: (entry: MemberView) => void;
  readonly edge: (edge: EdgeView, trail: readonly boolean[], isLast: boolean) => void;
}

function createWalk(page: Page, { view, verdict, names }: Report): Walk {
  const byDigest = new Map(view.members.map((member) => [member.digest, member]));
  const ids = new Set(view.members.map(({ id }) => id));
  const sealed = new Set(view.sealed.map(({ digest }) => digest));
  const outcomes = new Map(verdict.credentials.map((one) => [one.credentialDigest, one]));
  const printed = new Set<string>();

  const describe = (member: MemberView): Piece[] => [
    markOf(outcomes.get(member.digest)?.outcome ?? 'indeterminate'),
    ` ${names.number(member.id) ?? ''} `,
    { text: member.type, look: 'bold' },
    ` by ${names.party(member.issuer)} `,
    {
      text: `${member.sealed ? 'sealed ' : ''}${shortDigest(member.digest)}${existedText(outcomes.get(member.digest))}`,
      look: 'dim',
    },
  ];
  const missing = ({ credential, credentialDigest }: EdgeView): string => {
    if (sealed.has(credentialDigest)) return `? ${credential} is sealed and was not opened`;
    return ids.has(credential)
      ? `✗ ${credential} is in the bundle with another digest`
      : `? ${credential} is not in the bundle`;
  };
  const edge: Walk['edge'] = (one, trail, isLast) => {
    const place = layout(trail, isLast);
    const member = byDigest.get(one.credentialDigest);
    const role: Piece = { text: `${one.role} → `, look: 'cyan' };
    if (member === undefined) {
      page.put([role, missing(one)], place);
      return;
    }
    if (printed.has(member.digest)) {
      page.put([role, `${names.number(member.id) ?? ''} ${member.type}, above`], place);
      return;
    }
    printed.add(member.digest);
    page.put([role, ...describe(member)], place);
    const below = [...trail, isLast];
    if (below.length >= MAX_DEPTH) {
      if (member.edges.length > 0) page.put('… goes on, deeper than is shown', layout(below, true));
      return;
    }
    for (const [at, next] of member.edges.entries())
      edge(next, below, at === member.edges.length - 1);
  };
  return {
    edge,
    root(entry) {
      printed.add(entry.digest);
      page.put(describe(entry));
    },
  };
}

/** When it existed at the latest, where a ledger proves it. */
function existedText(one: Report['verdict']['credentials'][number] | undefined): string {
  const { existedBy } = one ?? {};
  return existedBy === undefined ? '' : `, existed by ${existedBy}`;
}

/** The lines of the tree in front of an item; `trail` says of each ancestor whether it was the last. */
function layout(trail: readonly boolean[], isLast: boolean): { first: string; rest: string } {
  const stem = trail.map((ended) => (ended ? '   ' : '│  ')).join('');
  return { first: `${stem}${isLast ? '└─ ' : '├─ '}`, rest: `${stem}${isLast ? '   ' : '│  '}   ` };
}

function printUnreached(page: Page, { verdict, names }: Report): void {
  const unreached = verdict.credentials.filter(({ reached }) => !reached);
  if (unreached.length === 0) return;
  page.gap();
  page.put('In the bundle, and no claim rests on it (reported, never counted):');
  for (const one of unreached) {
    const { id, type, issuer, outcome, credentialDigest } = one;
    page.put(
      [
        markOf(outcome),
        ` ${names.number(id) ?? ''} ${type} by ${names.party(issuer)} `,
        { text: `${shortDigest(credentialDigest)}${existedText(one)}`, look: 'dim' },
      ],
      { first: '  ', rest: '       ' },
    );
  }
}
