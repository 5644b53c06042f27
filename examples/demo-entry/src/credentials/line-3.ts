import type { Material } from '@originmark/schemas';
import { CERTIFICATIONS, USMCA_STATEMENT } from '../facts/certifications.ts';
import { LINES, usd } from '../facts/lines.ts';
import {
  RECORD_TIMES,
  SUITCASE_MATERIALS,
  SUITCASE_PROCESSES,
  SUITCASE_VALUES,
} from '../facts/materials.ts';
import type { StoryDraft } from '../story/draft.ts';
import { copy, draftCredential, partyOf, signatoryOf } from './draft-credential.ts';

/** The suitcase: producer's certification of one shipment, its record sealed to the verifier (section 7). */
export function createLine3() {
  const [, , line] = LINES;
  const { suitcase, suitcaseReceipt } = CERTIFICATIONS;
  return {
    suitcaseRecord: draftCredential('suitcaseRecord', 'ProductionRecordCredential', {
      issuer: 'maletas',
      signedAt: RECORD_TIMES.suitcaseRecord,
      edges: [{ role: 'producer', to: 'maletasIdentity' }],
      subject: {
        type: 'ProductionRecord',
        producer: partyOf('maletas'),
        product: line.product,
        description: line.description,
        agreement: 'USMCA',
        tariffClassification: { system: 'HS2022', code: suitcase.tariffCode },
        materials: Object.values(SUITCASE_MATERIALS).map((material) => copy<Material>(material)),
        processes: copy(SUITCASE_PROCESSES),
        transactionValue: usd(SUITCASE_VALUES.transactionValue),
        totalCost: usd(SUITCASE_VALUES.totalCost),
      },
    }),
    suitcaseCertification: draftCredential('suitcaseCertification', 'USMCACertificationOfOrigin', {
      issuer: 'maletas',
      signedAt: suitcase.signedAt,
      anchoredAt: suitcase.anchoredAt,
      status: true,
      edges: [
        { role: 'certifier', to: 'maletasIdentity' },
        { role: 'basedOn', to: 'suitcaseRecord' },
      ],
      subject: {
        type: 'OriginCertification',
        agreement: 'USMCA',
        certifierRole: 'producer',
        certifier: partyOf('maletas'),
        exporter: partyOf('maletas'),
        producer: partyOf('maletas'),
        importer: partyOf('harborpine'),
        goods: [
          {
            description: line.description,
            tariffClassification: { system: 'HS2022', code: suitcase.tariffCode },
            product: line.product,
            originCriterion: suitcase.originCriterion,
            ruleOfOrigin: suitcase.ruleOfOrigin,
            countryOfOrigin: line.country,
          },
        ],
        invoiceNumber: line.invoice.number,
        signatory: signatoryOf('maletas', suitcase.signatoryTitle),
        signedAt: suitcase.signedAt,
        statement: USMCA_STATEMENT,
      },
    }),
    suitcaseReceipt: draftCredential('suitcaseReceipt', 'CertificationReceiptCredential', {
      issuer: 'harborpine',
      signedAt: suitcaseReceipt.receivedAt,
      anchoredAt: suitcaseReceipt.anchoredAt,
      edges: [{ role: 'received', to: 'suitcaseCertification' }],
      subject: { type: 'CertificationReceipt', receivedAt: suitcaseReceipt.receivedAt },
    }),
  } satisfies Partial<StoryDraft['credentials']>;
}
