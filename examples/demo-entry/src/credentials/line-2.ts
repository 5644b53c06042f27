import type { Material } from '@originmark/schemas';
import { CERTIFICATIONS, USMCA_STATEMENT } from '../facts/certifications.ts';
import { LINES, usd } from '../facts/lines.ts';
import { RECORD_TIMES, TOY_MATERIALS, TOY_PROCESSES, TOY_VALUES } from '../facts/materials.ts';
import type { StoryDraft } from '../story/draft.ts';
import { copy, draftCredential, partyOf, signatoryOf } from './draft-credential.ts';

const [, line] = LINES;

function certification(
  key: 'toyMakerCertification' | 'toyExporterCertification',
  certifier: 'altiplano' | 'horizonte',
) {
  const fact = certifier === 'altiplano' ? CERTIFICATIONS.toyMaker : CERTIFICATIONS.toyExporter;
  return draftCredential(key, 'USMCACertificationOfOrigin', {
    issuer: certifier,
    signedAt: fact.signedAt,
    ...('anchoredAt' in fact && { anchoredAt: fact.anchoredAt }),
    status: true,
    edges: [{ role: 'certifier', to: `${certifier}Identity` }],
    subject: {
      type: 'OriginCertification',
      agreement: 'USMCA',
      certifierRole: certifier === 'altiplano' ? 'producer' : 'exporter',
      certifier: partyOf(certifier),
      exporter: partyOf('horizonte'),
      producer: partyOf('altiplano'),
      importer: partyOf('harborpine'),
      goods: [
        {
          description: line.description,
          tariffClassification: { system: 'HS2022', code: fact.tariffCode },
          product: line.product,
          originCriterion: fact.originCriterion,
          ruleOfOrigin: fact.ruleOfOrigin,
          countryOfOrigin: line.country,
        },
      ],
      blanketPeriod: { ...fact.blanketPeriod },
      signatory: signatoryOf(certifier, fact.signatoryTitle),
      signedAt: fact.signedAt,
      statement: USMCA_STATEMENT,
    },
  });
}

/** The toy: exporter's certification on the maker's, and the importer's receipt (section 6). */
export function createLine2() {
  const exporterCertification = certification('toyExporterCertification', 'horizonte');
  exporterCertification.edges.push({ role: 'basedOn', to: 'toyMakerCertification' });
  return {
    /** The maker's own; nobody discloses it unless a variant gives it an edge. */
    toyRecord: draftCredential('toyRecord', 'ProductionRecordCredential', {
      issuer: 'altiplano',
      signedAt: RECORD_TIMES.toyRecord,
      edges: [{ role: 'producer', to: 'altiplanoIdentity' }],
      subject: {
        type: 'ProductionRecord',
        producer: partyOf('altiplano'),
        product: line.product,
        description: line.description,
        agreement: 'USMCA',
        tariffClassification: { system: 'HS2022', code: CERTIFICATIONS.toyMaker.tariffCode },
        materials: Object.values(TOY_MATERIALS).map((material) => copy<Material>(material)),
        processes: copy(TOY_PROCESSES),
        transactionValue: usd(TOY_VALUES.transactionValue),
        netCost: usd(TOY_VALUES.netCost),
      },
    }),
    toyMakerCertification: certification('toyMakerCertification', 'altiplano'),
    toyExporterCertification: exporterCertification,
    toyReceipt: draftCredential('toyReceipt', 'CertificationReceiptCredential', {
      issuer: 'harborpine',
      signedAt: CERTIFICATIONS.toyReceipt.receivedAt,
      anchoredAt: CERTIFICATIONS.toyReceipt.anchoredAt,
      edges: [{ role: 'received', to: 'toyExporterCertification' }],
      subject: {
        type: 'CertificationReceipt',
        receivedAt: CERTIFICATIONS.toyReceipt.receivedAt,
      },
    }),
  } satisfies Partial<StoryDraft['credentials']>;
}
