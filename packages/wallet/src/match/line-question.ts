import { normalizeDid } from '@originmark/core';
import { agreementOf, parseSpi } from '@originmark/customs';
import type { EntryLine, EntrySummary } from '@originmark/schemas';

/** What a line of an entry asks of what is held. DIDs are normalised. */
export interface LineQuestion {
  readonly line: EntryLine;
  /** The importer of record. */
  readonly importer: { readonly did: string; readonly name: string };
  readonly manufacturer?: string;
  readonly exporter?: string;
  /** Digits of the tariff number. */
  readonly goods: string;
  readonly products: readonly string[];
  /** Moment of importation as the entry states it, RFC 3339. */
  readonly importedAt: string;
  readonly claimedAt: string;
  /** Type of the certification that the claim rests on; absent where none is claimed or none is ours to find. */
  readonly certificationType?: string;
}

const CERTIFICATION_TYPES = {
  USMCA: 'USMCACertificationOfOrigin',
  'CAFTA-DR': 'CAFTADRCertificationOfOrigin',
  NAFTA: 'NAFTACertificateOfOrigin',
} as const;

/** Every type of certification of origin. */
export const CERTIFICATIONS: readonly string[] = Object.values(CERTIFICATION_TYPES);

/** Puts the question of one line. */
export function askLine(line: EntryLine, summary: EntrySummary): LineQuestion {
  const certificationType = certificationTypeOf(line.spi);
  return {
    line,
    importer: { did: normalizeDid(summary.importer.id), name: summary.importer.name },
    ...(line.manufacturer !== undefined && { manufacturer: normalizeDid(line.manufacturer) }),
    ...(line.exporter !== undefined && { exporter: normalizeDid(line.exporter) }),
    goods: line.hts.replaceAll('.', ''),
    products: line.products ?? [],
    importedAt: summary.importedAt,
    claimedAt: summary.claimedAt,
    ...(certificationType !== undefined && { certificationType }),
  };
}

/** S+ rests on a certificate of eligibility (19 CFR 182.82), so no certification of origin is sought for it. */
function certificationTypeOf(spi: string | undefined): string | undefined {
  const parsed = parseSpi(spi);
  if (!parsed.ok || parsed.value.kind === 'tpl-or-agricultural') return undefined;
  const agreement = agreementOf(parsed.value.agreement);
  return agreement === undefined ? undefined : CERTIFICATION_TYPES[agreement.id];
}
