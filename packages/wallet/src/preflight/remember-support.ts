import { CERTIFICATIONS } from '../match/line-question.ts';
import { type EntryMatch, partKeys } from '../match/match-entry.ts';
import type { Holdings } from '../hold/holdings.ts';
import type { LineSupport } from '../present/draft-entry.ts';

/** What a part goes on standing on from shipment to shipment; invoices, bills and receipts are of one. */
const LASTING: ReadonlySet<string> = new Set([
  ...CERTIFICATIONS,
  'MakerAuthorizationCredential',
  'IntellectualPropertyRightsLicenseCredential',
]);

/** Remembers what the parts of every line stood on, so that the next entry finds it, or misses it by name. */
export async function rememberSupport(
  { lines }: EntryMatch,
  support: readonly LineSupport[],
  holdings: Holdings,
): Promise<void> {
  for (const { question } of lines) {
    const own = support.find(({ line }) => line === question.line.line)?.credentials ?? [];
    const lasting = own.filter(({ type }) => LASTING.has(type)).map(({ id }) => id);
    if (lasting.length === 0) continue;
    for (const part of partKeys(question)) await holdings.rememberPart(part, lasting);
  }
}
