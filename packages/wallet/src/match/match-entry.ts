import type { EntrySummary } from '@originmark/schemas';
import type { Holdings, PartKey } from '../hold/holdings.ts';
import type { HeldCredential } from '../read-credential.ts';
import { findAuthorities, findUndeclaredRights } from './find-authorities.ts';
import { type CertificationCandidate, findCertifications } from './find-certifications.ts';
import { findDocuments } from './find-documents.ts';
import { type FilingMatch, findFiling } from './find-filing.ts';
import { findLooseReceipts, type LooseReceipt } from './find-loose-receipts.ts';
import { askLine, type LineQuestion } from './line-question.ts';

/** What is held for one line. The first of every list is the likeliest. */
export interface LineMatch {
  readonly question: LineQuestion;
  readonly certifications: readonly CertificationCandidate[];
  readonly authorities: readonly HeldCredential[];
  readonly documents: readonly HeldCredential[];
  /** Ids that its parts stood on before and that are not held any more. */
  readonly forgotten: readonly string[];
  /** Rights granted for its products that the line does not declare. */
  readonly undeclaredRights: readonly { readonly right: string; readonly credential: string }[];
}

/** What is held for an entry. */
export interface EntryMatch {
  readonly filing: FilingMatch;
  readonly lines: readonly LineMatch[];
  /** Asked only where a claim has no certification. */
  readonly looseReceipts: readonly LooseReceipt[];
}

/** Finds for every line of an entry, and for its header, what is held that may support it. Nothing is judged. */
export async function matchEntry(summary: EntrySummary, holdings: Holdings): Promise<EntryMatch> {
  const lines: LineMatch[] = [];
  for (const line of summary.lines) lines.push(await matchLine(askLine(line, summary), holdings));
  const lacks = lines.some(
    ({ certifications, question }) =>
      question.certificationType !== undefined && certifications.length === 0,
  );
  return {
    filing: await findFiling(summary, holdings),
    lines,
    looseReceipts: lacks ? await findLooseReceipts(summary, holdings) : [],
  };
}

async function matchLine(question: LineQuestion, holdings: Holdings): Promise<LineMatch> {
  const before = new Set<string>();
  for (const part of partKeys(question))
    for (const id of await holdings.partMatches(part)) before.add(id);
  const forgotten: string[] = [];
  for (const id of before) if ((await holdings.withId(id)).length === 0) forgotten.push(id);
  const certifications = await findCertifications(question, holdings, before);
  return {
    question,
    certifications,
    authorities: await findAuthorities(question, holdings, before),
    documents: await findDocuments(question, holdings),
    forgotten: forgotten.sort(),
    undeclaredRights: await findUndeclaredRights(question, holdings),
  };
}

/** The names under which the parts of a line are remembered. */
export function partKeys({ importer, products }: LineQuestion): readonly PartKey[] {
  return products.map((part) => ({ importer: importer.did, part }));
}
