import type { EntryLine, EntrySummary } from '@originmark/schemas';
import { urnOf } from '../derive.ts';
import { CLOCKS } from '../facts/clocks.ts';
import { type DemoLine, LINES } from '../facts/lines.ts';
import { RIGHTS } from '../facts/rights.ts';
import { readFiledSummary } from '../filed-summary.ts';
import type { CredentialKey, StoryDraft } from '../story/draft.ts';
import { copy, draftCredential } from './draft-credential.ts';
import { IMPORTER_NUMBER_SALT } from './identities.ts';

/** Which credentials support which line. */
export const SUPPORT: Readonly<Record<1 | 2 | 3 | 4, readonly CredentialKey[]>> = {
  1: ['shirtCertification', 'shirtInvoice', 'puertoCortesBill'],
  2: [
    'toyExporterCertification',
    'toyReceipt',
    'makerAuthorization',
    'toyMakerInvoice',
    'toyInvoice',
    'veracruzBill',
  ],
  3: ['suitcaseCertification', 'suitcaseReceipt', 'suitcaseInvoice', 'veracruzBill'],
  4: ['tshirtInvoice', 'puertoCortesBill'],
};

/** What neither AE nor the party book has of a line: bill, rate, making and rights. */
function complete(filed: EntryLine, line: DemoLine): EntryLine {
  return {
    ...filed,
    billNumber: line.billNumber,
    dutyRate: line.columnOneRate,
    products: [line.product],
    ...(line.made !== undefined && { made: copy(line.made) }),
    ...(line.lots !== undefined && { lots: [...line.lots] }),
    ...(line.line === 2 && { rights: [RIGHTS.mark.right, RIGHTS.art.right] }),
    ...(line.spi !== undefined && { claimBasis: 'certification' as const }),
  };
}

/**
 * The entry as the broker has it before anything is known to support it: what it files as AE records, and
 * what these cannot carry. A new one each time.
 * @throws Error if the AE file cannot be read as one summary
 */
export function createEntrySummary(): EntrySummary {
  const filed = readFiledSummary();
  return {
    ...filed,
    importer: { ...filed.importer, importerNumberSalt: IMPORTER_NUMBER_SALT },
    lines: LINES.map((line) => {
      const own = filed.lines.find((one) => one.line === line.line);
      if (own === undefined) throw new Error(`line ${line.line} is not in the filed summary`);
      return complete(own, line);
    }),
  };
}

/** The entry summary, signed by the broker as agent. */
export function createEntry() {
  const summary = createEntrySummary();
  const supporting = new Set(Object.values(SUPPORT).flat());
  return {
    entry: draftCredential('entry', 'CBP7501EntrySummaryCredential', {
      issuer: 'gulfline',
      signedAt: CLOCKS.claimedAt,
      edges: [
        { role: 'importer', to: 'harborpineIdentity' },
        { role: 'filer', to: 'gulflineIdentity' },
        { role: 'filedUnder', to: 'powerOfAttorney' },
        ...Array.from(supporting, (to) => ({ role: 'supportedBy', to })),
      ],
      subject: {
        ...summary,
        lines: summary.lines.map((line) => ({
          ...line,
          supportedBy: SUPPORT[line.line as keyof typeof SUPPORT].map(urnOf),
        })),
      },
    }),
  } satisfies Partial<StoryDraft['credentials']>;
}
