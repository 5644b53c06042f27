import type { Agreement } from '@originmark/customs';
import type { CertifiedGood, EntryLine } from '@originmark/schemas';
import type { Credential } from '../../intake/credential.ts';
import type { Facts } from '../../verdict/fragment.ts';
import type { CertificationSubject, ClaimsContext, LineView } from '../claims-context.ts';

/** A certification as it is put against one line: what every check of its face reads. */
export interface CertificationFace {
  readonly claims: ClaimsContext;
  readonly view: LineView;
  /** The line as it was filed: the verifier's own record replaces what was presented. */
  readonly line: EntryLine;
  readonly agreement: Agreement;
  readonly certification: Credential;
  readonly subject: CertificationSubject;
  /** What every finding about this certification and line carries. */
  readonly facts: Facts;
}

/** A good of the certification with the place where it stands. */
export interface PlacedGood {
  readonly good: CertifiedGood;
  readonly index: number;
}

/** The type of certification made out under each agreement. */
export const CERTIFICATION_OF: Readonly<Record<Agreement['id'], string>> = {
  USMCA: 'USMCACertificationOfOrigin',
  'CAFTA-DR': 'CAFTADRCertificationOfOrigin',
  NAFTA: 'NAFTACertificateOfOrigin',
};

export const CERTIFICATION_TYPES: readonly string[] = Object.values(CERTIFICATION_OF);
