import { isJsonObject, type JsonValue } from '@originmark/core';
import type { ChainVerdict, TrustPolicy } from '@originmark/schemas';
import { listOf, memberOf, textOf } from '../files/read-bundle.ts';
import type { TokenFile } from '../files/read-token-file.ts';
import { printEach } from './findings.ts';
import { markOf, outcomePiece, shortDigest } from './marks.ts';
import type { Names } from './names.ts';
import type { Page, Piece } from './page.ts';
import { isOpen } from './report.ts';

/** All that the report on a single credential is made of. */
export interface ChainReport {
  readonly verdict: ChainVerdict;
  /** As they describe themselves, the asked one first. */
  readonly files: readonly TokenFile[];
  readonly policy: TrustPolicy;
  readonly hosts: Readonly<Record<string, string>>;
}

const OUTCOMES = {
  valid: 'it and all that it rests on hold, up to a root of the policy',
  invalid: 'it, or something that it rests on, is not what it claims to be',
  indeterminate: 'nothing contradicts it, and something is open or could not be decided',
} as const;

/** Prints a verdict on one credential for people: outcome, tree of the chain, findings. */
export function printChain(page: Page, report: ChainReport): void {
  const { files, hosts, policy, verdict } = report;
  const [asked] = files;
  const names = namesOf(report);
  page.heading('Credential');
  page.put(asked?.id ?? '');
  row(page, 'Outcome', [outcomePiece(verdict.outcome), ` — ${OUTCOMES[verdict.outcome]}`]);
  row(
    page,
    'Existence',
    verdict.existed === undefined
      ? 'no proof of existence was shown: it counts as existing since it was presented'
      : `this signed form existed by ${verdict.existed}, as a ledger of the policy shows`,
  );
  const { asOf, presented, verified } = verdict.clocks;
  row(
    page,
    'Clocks',
    `presented ${presented}, verified ${verified}${asOf === undefined ? '' : `, used ${asOf}`}`,
  );
  row(
    page,
    'Trust policy',
    `${policy.name ?? policy.id}, sequence ${policy.sequence}, ${shortDigest(verdict.policy.digest)}; roots: ${policy.roots.map(({ name }) => name).join(', ')}`,
  );
  for (const [host, origin] of Object.entries(hosts))
    row(page, 'Stand-in', `${host} was answered by ${origin} (ORIGINMARK_HOSTS)`);
  page.gap();
  page.put({ text: verdict.notice, look: 'bold' });
  page.heading('The chain');
  printTree(page, report, names);
  page.heading('Findings');
  const open = verdict.fragments.filter(isOpen);
  if (open.length === 0) page.put('nothing open', { first: '  ' });
  printEach(page, open, { names });
}

function row(page: Page, label: string, value: Piece | readonly Piece[]): void {
  const pieces = Array.isArray(value) ? (value as readonly Piece[]) : [value as Piece];
  page.put(pieces, { first: label.padEnd(14), rest: ' '.repeat(14) });
}

function printTree(page: Page, { files, verdict }: ChainReport, names: Names): void {
  const byDigest = new Map(files.map((file) => [file.digest, file]));
  const outcomes = new Map(verdict.credentials.map((one) => [one.credentialDigest, one]));
  const printed = new Set<string>();
  const describe = (digest: string): Piece[] => {
    const told = outcomes.get(digest);
    if (told === undefined) return ['? it could not be read'];
    return [
      markOf(told.outcome),
      ` ${names.number(told.id) ?? ''} `,
      { text: told.type, look: 'bold' },
      ` by ${names.party(told.issuer)} `,
      { text: shortDigest(digest), look: 'dim' },
    ];
  };
  const walk = (digest: string, depth: number, role: string): void => {
    const indent = '   '.repeat(depth);
    const stem = depth === 0 ? '' : `${indent.slice(3)}└─ `;
    const label: Piece[] = role === '' ? [] : [{ text: `${role} → `, look: 'cyan' }];
    const file = byDigest.get(digest);
    if (file === undefined) {
      page.put([...label, `? ${shortDigest(digest)} was not given: name its file with --with`], {
        first: stem,
        rest: indent,
      });
      return;
    }
    const again = printed.has(digest);
    printed.add(digest);
    page.put([...label, ...describe(digest), again ? ', above' : ''], {
      first: stem,
      rest: indent,
    });
    if (again) return;
    for (const edge of listOf(file.payload['edge']).filter(isJsonObject))
      walk(textOf(edge['credentialDigest']), depth + 1, textOf(edge['role']));
  };
  walk(verdict.credential ?? '', 0, '');
}

/** Proven is what the policy says of its roots; everything else is what a party calls itself. */
function namesOf({ files, policy }: ChainReport): Names {
  const names = new Map<string, string>();
  for (const { payload } of files) {
    const [did, name] = [
      issuerPart(payload['issuer'], 'id'),
      issuerPart(payload['issuer'], 'name'),
    ];
    if (did !== '' && name !== '') names.set(did, `“${name}”`);
  }
  for (const { did, name } of policy.roots) names.set(did, name);
  const numbers = new Map(files.map(({ id }, at) => [id, `[${at + 1}]`] as const));
  return {
    party: (did) => names.get(did) ?? did,
    number: (id) => numbers.get(id),
    explain: (sentence) => {
      let text = sentence;
      for (const [id, number] of numbers) if (id !== '') text = text.replaceAll(id, number);
      return text;
    },
  };
}

function issuerPart(issuer: JsonValue | undefined, part: 'id' | 'name'): string {
  if (typeof issuer === 'string') return part === 'id' ? issuer : '';
  return textOf(memberOf(issuer, part));
}
