import type { Material } from '@originmark/schemas';
import { CAFTA_DR_STATEMENT, CERTIFICATIONS } from '../facts/certifications.ts';
import { LINES, usd } from '../facts/lines.ts';
import {
  DRESS_SHIRTS,
  RECORD_TIMES,
  SHIRT_MATERIALS,
  SHIRT_PROCESSES,
} from '../facts/materials.ts';
import type { StoryDraft } from '../story/draft.ts';
import { copy, draftCredential, partyOf, signatoryOf } from './draft-credential.ts';

function declaration(
  key: 'spinnerDeclaration' | 'millDeclaration' | 'threadDeclaration',
  supplier: 'spinner' | 'mill' | 'threadMaker',
  materials: readonly Material[],
) {
  return draftCredential(key, 'SupplierOriginDeclaration', {
    issuer: supplier,
    signedAt: RECORD_TIMES.supplierDeclarations,
    status: true,
    subject: {
      type: 'SupplierDeclaration',
      supplier: partyOf(supplier),
      agreement: 'CAFTA-DR',
      materials: copy(materials),
      period: { ...CERTIFICATIONS.shirt.blanketPeriod },
      signedAt: RECORD_TIMES.supplierDeclarations,
    },
  });
}

/** The shirt: importer's certification, on the maker's record, on three declarations (section 5). */
export function createLine1() {
  const [line] = LINES;
  const { shirt } = CERTIFICATIONS;
  return {
    spinnerDeclaration: declaration('spinnerDeclaration', 'spinner', [SHIRT_MATERIALS.yarn]),
    millDeclaration: declaration('millDeclaration', 'mill', [
      SHIRT_MATERIALS.fabric,
      SHIRT_MATERIALS.pocket,
    ]),
    threadDeclaration: declaration('threadDeclaration', 'threadMaker', [SHIRT_MATERIALS.thread]),
    shirtRecord: draftCredential('shirtRecord', 'ProductionRecordCredential', {
      issuer: 'confecciones',
      signedAt: RECORD_TIMES.shirtRecord,
      edges: [
        { role: 'producer', to: 'confeccionesIdentity' },
        { role: 'material', to: 'spinnerDeclaration' },
        { role: 'material', to: 'millDeclaration' },
        { role: 'material', to: 'threadDeclaration' },
      ],
      subject: {
        type: 'ProductionRecord',
        producer: partyOf('confecciones'),
        product: line.product,
        description: line.description,
        agreement: 'CAFTA-DR',
        tariffClassification: { system: 'HS2022', code: shirt.tariffCode },
        isNotKind: [DRESS_SHIRTS],
        materials: Object.values(SHIRT_MATERIALS).map((material) => copy<Material>(material)),
        processes: copy(SHIRT_PROCESSES),
        transactionValue: usd(line.unitPrice),
      },
    }),
    shirtCertification: draftCredential('shirtCertification', 'CAFTADRCertificationOfOrigin', {
      issuer: 'harborpine',
      signedAt: shirt.signedAt,
      status: true,
      edges: [
        { role: 'certifier', to: 'harborpineIdentity' },
        { role: 'basedOn', to: 'shirtRecord' },
      ],
      subject: {
        type: 'OriginCertification',
        agreement: 'CAFTA-DR',
        certifierRole: 'importer',
        certifier: partyOf('harborpine'),
        exporter: partyOf('confecciones'),
        producer: partyOf('confecciones'),
        importer: partyOf('harborpine'),
        goods: [
          {
            description: line.description,
            tariffClassification: { system: 'HS2022', code: shirt.tariffCode },
            product: line.product,
            originCriterion: shirt.originCriterion,
            ruleOfOrigin: shirt.ruleOfOrigin,
            countryOfOrigin: line.country,
          },
        ],
        blanketPeriod: { ...shirt.blanketPeriod },
        signatory: signatoryOf('harborpine', shirt.signatoryTitle),
        signedAt: shirt.signedAt,
        statement: CAFTA_DR_STATEMENT,
      },
    }),
  } satisfies Partial<StoryDraft['credentials']>;
}
