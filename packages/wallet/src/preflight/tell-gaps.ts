import type { PreflightProblem } from '@originmark/schemas';
import { textAt, subjectOf } from '../match/read-members.ts';
import type { LineMatch } from '../match/match-entry.ts';
import { type Askable, askCertifiers, whom } from './whom-to-ask.ts';

const INVOICE = 'CommercialInvoiceCredential';
const BILL = 'BillOfLadingCredential';

/**
 * Names what is not held where the verifier found that something is amiss: papers that the parts of the line
 * stood on before, the invoices and the bill that the line names. Without a finding nothing is named, because
 * nothing need be shown.
 */
export function tellGaps(
  problems: readonly PreflightProblem[],
  match: LineMatch,
  askable: Askable,
): PreflightProblem[] {
  const named = new Set(problems.map(({ credential }) => credential));
  const about = (area: RegExp) =>
    problems.filter(
      ({ codes, kind }) => kind !== 'notice' && codes.some((code) => area.test(code)),
    );
  const gaps: PreflightProblem[] = [];
  const chain = about(/^(origin|licence|scope)\./);
  for (const credential of match.forgotten)
    if (chain.length > 0 && !named.has(credential))
      gaps.push(forgotten(credential, chain, match, askable));
  const documents = about(/^documents\./);
  const [first] = documents;
  if (first !== undefined)
    for (const gap of missingDocuments(match, askable)) gaps.push({ ...base(first), ...gap });
  // A document that is named as missing is what the comparison lacked.
  const rest = gaps.some(({ number }) => number !== undefined)
    ? problems.filter((problem) => !documents.includes(problem) || problem.credential !== undefined)
    : problems;
  return [...gaps, ...rest];
}

function forgotten(
  credential: string,
  chain: readonly PreflightProblem[],
  { question }: LineMatch,
  askable: Askable,
): PreflightProblem {
  const [first] = chain as [PreflightProblem, ...PreflightProblem[]];
  const codes = [...new Set(chain.flatMap((problem) => problem.codes))];
  return {
    ...base(first),
    codes,
    credential,
    what: `Line ${question.line.line} stood on ${credential} before, and it is not held any more.`,
    remedy: 'Get it again from whoever issued it, or one that takes its place.',
    ask: codes.some((code) => code.startsWith('origin.'))
      ? askCertifiers(question, askable)
      : [{ role: 'licensor' }],
  };
}

function missingDocuments({ documents, question }: LineMatch, askable: Askable) {
  const { exporter, line } = question;
  // A packing list names its invoice too, and is none.
  const isHeld = (credentialType: string, number: string): boolean =>
    documents.some((one) => {
      const subject = subjectOf(one);
      const own = [textAt(subject, 'invoiceNumber'), textAt(subject, 'billNumber')];
      return one.type === credentialType && own.includes(number);
    });
  const gap = (
    number: string,
    credentialType: string,
    what: string,
    between: string,
    ask: PreflightProblem['ask'],
  ) => ({
    number,
    credentialType,
    what: `Line ${line.line} names ${what} ${number}, and none of that number${between} is held.`,
    remedy: `Get ${what} ${number} as a signed credential, or file without it: documents are compared where they are shown.`,
    ask,
  });
  const seller =
    exporter === undefined ? [{ role: 'seller' as const }] : [whom('seller', exporter, askable)];
  // One of another seller, or to another buyer, may be held: it is not that of the line.
  const between = `${exporter === undefined ? '' : ' by its exporter'} to this importer`;
  const { billNumber, invoiceNumbers = [] } = line;
  return [
    ...invoiceNumbers
      .filter((number) => !isHeld(INVOICE, number))
      .map((number) => gap(number, INVOICE, 'invoice', between, seller)),
    ...(billNumber === undefined || isHeld(BILL, billNumber)
      ? []
      : [gap(billNumber, BILL, 'bill of lading', '', [{ role: 'carrier' as const }])]),
  ];
}

function base({ codes, effect, reference }: PreflightProblem) {
  return {
    kind: 'missing' as const,
    effect,
    codes,
    ...(reference !== undefined && { reference }),
  };
}
