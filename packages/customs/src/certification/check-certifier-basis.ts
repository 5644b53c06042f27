import { agreementOf } from '../agreements/agreements.ts';
import { type Checked, accepted, refused, shown } from '../checked.ts';
import { type SourceMark, read, unconfirmed } from '../source-mark.ts';

/**
 * On what a certifier certifies: `information` that demonstrates origin, documents among it; or the producer's
 * `written-representation`, of which a certification is one kind.
 */
export type CertifierBasis = 'information' | 'written-representation';

/** A basis that is enough, and by which text. */
export interface AcceptedBasis {
  readonly basis: CertifierBasis;
  readonly citation: string;
  readonly source: SourceMark;
}

const TEXTS: Readonly<Record<string, Omit<AcceptedBasis, 'basis'>>> = {
  USMCA: { citation: '19 CFR 182.12(f)(1)', source: read('19 CFR 182.12(f)(1)') },
  'CAFTA-DR': {
    citation: '19 CFR 10.584',
    source: unconfirmed('19 CFR 10.584(c)', 'knowledge'),
  },
  // Said of exporters in the United States; the mirror in Mexico and Canada was not read.
  NAFTA: { citation: '19 CFR 181.11(b)', source: unconfirmed('19 CFR 181.11(b)', 'to-confirm') },
};

/**
 * Whether a certifier had a basis to certify (19 CFR 182.12(f)). Everybody may certify on information of its own; only
 * an exporter that is not the producer may rely on the producer's written representation. Nobody can be made to give
 * one (182.12(f)(2)), so that a chain without a producer's certification is no fault. Reasons: `agreement-unknown`,
 * `basis-role-unknown`, `basis-not-said` (cannot be decided), `basis-missing`, `basis-no-reliance` (a representation
 * alone, for a certifier that may not rely on one), `basis-producer-relies-on-itself`.
 */
export function checkCertifierBasis(
  spiOrId: unknown,
  certifierRole: unknown,
  bases: readonly CertifierBasis[] | undefined,
  isExporterTheProducer = false,
): Checked<AcceptedBasis> {
  const agreement = agreementOf(spiOrId);
  const text = agreement === undefined ? undefined : TEXTS[agreement.id];
  if (text === undefined)
    return refused('agreement-unknown', `${shown(spiOrId)} names no agreement known here.`);
  if (certifierRole !== 'importer' && certifierRole !== 'exporter' && certifierRole !== 'producer')
    return refused('basis-role-unknown', `${shown(certifierRole)} is no certifier.`);
  if (bases === undefined)
    return refused('basis-not-said', 'Ask the certifier on what it certifies.');
  if (bases.includes('information')) return accepted({ basis: 'information', ...text });
  if (!bases.includes('written-representation'))
    return refused('basis-missing', 'There is nothing on which the certification could stand.');
  if (certifierRole === 'producer' || (certifierRole === 'exporter' && isExporterTheProducer))
    return refused(
      'basis-producer-relies-on-itself',
      'A producer certifies on information of its own, not on a representation.',
    );
  return certifierRole === 'exporter'
    ? accepted({ basis: 'written-representation', ...text })
    : refused(
        'basis-no-reliance',
        'An importer certifies on information, including documents; a representation alone is not enough.',
      );
}
