import type { DocumentsVerdict } from '@originmark/schemas';
import { type Finding, notApplicable } from '../../verdict/fragment.ts';
import type { ClaimsContext, LineView } from '../claims-context.ts';
import { linePointer } from '../clocks/own-record.ts';
import { checkBills } from './check-bills.ts';
import { checkCertificationParties } from './check-certification-parties.ts';
import { checkInvoices } from './check-invoices.ts';
import { checkManufacturerId } from './check-manufacturer-id.ts';
import { checkOwnRecord } from './check-own-record.ts';
import { readLineDocuments } from './line-documents.ts';

export interface JudgedDocuments {
  readonly verdict: DocumentsVerdict;
  readonly findings: readonly Finding[];
}

/**
 * Compares a line with its invoices, its bills of lading, the parties to its certification and the
 * verifier's own record, and explains every difference with both values.
 *
 * `differs` needs a failure; `consistent` needs a document, or the record, that was compared and
 * agreed. A document that the line names and nobody presented is a question, so the line is then
 * `undetermined`. A line that names no document and presents none is `undetermined` as well, since
 * nothing was compared, but no finding asks for anything: the law demands no document with an entry.
 */
export function judgeDocuments(view: LineView, claims: ClaimsContext): JudgedDocuments {
  const documents = readLineDocuments(claims, view);
  const compared = [
    ...checkInvoices(claims, view, documents),
    ...checkBills(claims, view, documents),
    ...checkOwnRecord(claims, view),
  ];
  const findings = [
    ...documents.findings,
    ...compared,
    ...checkManufacturerId(claims, view),
    ...checkCertificationParties(claims, view),
  ];
  if (compared.length === 0 && documents.findings.length === 0)
    findings.push(
      notApplicable('documents', {
        axis: 'documents',
        line: view.number,
        on: claims.entry,
        pointer: linePointer(claims, view, 'supportedBy'),
        found: 'no document named or presented',
      }),
    );
  return { verdict: { outcome: outcomeOf(findings, compared) }, findings };
}

function outcomeOf(
  findings: readonly Finding[],
  compared: readonly Finding[],
): DocumentsVerdict['outcome'] {
  if (findings.some(({ outcome }) => outcome === 'fail')) return 'differs';
  if (findings.some(({ outcome }) => outcome === 'indeterminate')) return 'undetermined';
  return compared.some(({ outcome }) => outcome === 'pass') ? 'consistent' : 'undetermined';
}
