import { agreementOf } from '@originmark/customs';
import { isJsonObject, type JsonObject, type JsonValue } from '@originmark/core';
import type { VocabularyFault } from './carry-run.ts';
import { judgeUsmcaCertification } from './judge-certification.ts';
import type { Mapping } from './mapping.ts';
import { valueAt } from './places.ts';

/** What a document says that cannot be, beside values that cannot be read. */
export function judgeDocument(
  mapping: Mapping,
  document: JsonObject,
  draft: JsonObject,
): readonly VocabularyFault[] {
  const faults: VocabularyFault[] = [...judgeId(document)];
  switch (mapping.theirs) {
    case 'USMCACertificationOfOrigin':
      faults.push(...judgeUsmcaCertification(draft));
      break;
    case 'CertificationOfOrigin':
      faults.push(...judgeNamedAgreements(mapping, document));
      break;
    case 'IntellectualPropertyRightsCredential':
      faults.push(...judgeEvidence(document));
      break;
    case 'WebLeiCredential':
      faults.push(...judgeRegistration(document));
      break;
    case 'CBP7501EntrySummaryCredential':
    case 'CBP3461EntryCredential':
      faults.push(...judgeTariffSystems(document));
      break;
  }
  return faults;
}

/** A credential that is called as its issuer cannot be told from it, nor from the next. */
function judgeId(document: JsonObject): readonly VocabularyFault[] {
  const { id, issuer } = document;
  const issuerId = isJsonObject(issuer) ? issuer.id : issuer;
  return typeof id === 'string' && id === issuerId
    ? [
        {
          pointer: '/id',
          code: 'id-of-issuer',
          message: 'The credential has the identifier of its issuer: give it one of its own.',
        },
      ]
    : [];
}

function judgeNamedAgreements(mapping: Mapping, document: JsonObject): readonly VocabularyFault[] {
  return elements(document, '/credentialSubject/items').flatMap(([pointer, item]) => {
    const named = valueAt(item, '/freeTradeAgreement');
    if (typeof named !== 'string' || agreementOf(named)?.id === mapping.agreement) return [];
    return [
      {
        pointer: `${pointer}/freeTradeAgreement`,
        code: 'agreement-differs',
        message: `The line names another agreement, or ${mapping.agreement ?? 'it'} in other words: compare.`,
      },
    ];
  });
}

function judgeEvidence(document: JsonObject): readonly VocabularyFault[] {
  const place = '/evidence/intellectualPropertyRightsType';
  const affirmed = valueAt(document, place);
  const claimed = valueAt(document, '/credentialSubject/intellectualPropertyRightsType');
  return affirmed === undefined || affirmed === claimed
    ? []
    : [
        {
          pointer: place,
          code: 'evidence-differs',
          message: 'The evidence is about another type of right than the credential.',
        },
      ];
}

function judgeRegistration(document: JsonObject): readonly VocabularyFault[] {
  const place = '/credentialSubject/entity/registration/status';
  const status = valueAt(document, place);
  return status === undefined || status === 'ISSUED'
    ? []
    : [
        {
          pointer: place,
          code: 'lei-not-issued',
          message: 'The register does not say ISSUED, so the identifier is not in force.',
        },
      ];
}

/** Ten digits are a national tariff: the Harmonized System ends at six. */
function judgeTariffSystems(document: JsonObject): readonly VocabularyFault[] {
  const lines = ['/credentialSubject/descriptionOfMerchandise', '/credentialSubject/lineItems'];
  return lines
    .flatMap((list) => elements(document, list))
    .flatMap(([pointer, line]) => {
      const system = valueAt(line, '/commodity/commodityCodeType');
      return system === undefined || system === 'HTS'
        ? []
        : [
            {
              pointer: `${pointer}/commodity/commodityCodeType`,
              code: 'goods-system',
              message: 'An entry is filed with numbers of the HTS.',
            },
          ];
    });
}

function elements(
  document: JsonObject,
  pointer: string,
): readonly (readonly [pointer: string, value: JsonValue])[] {
  const list = valueAt(document, pointer);
  if (!Array.isArray(list)) return [];
  return (list as readonly JsonValue[]).map(
    (item, index) => [`${pointer}/${index}`, item] as const,
  );
}
