import {
  agreementOf,
  checkCriterion,
  CustomsError,
  parseHts,
  wholeMonthsCover,
} from '@originmark/customs';
import { isJsonObject, type JsonObject, type JsonValue } from '@originmark/core';
import type { VocabularyFault } from './carry-run.ts';
import { valueAt } from './places.ts';

/** From here on the tariff is made goods and not what is grown, mined or caught. */
const FIRST_MADE_CHAPTER = 28;
const SUBJECT = '/credentialSubject';

/**
 * What a USMCA certification of the vocabulary says that cannot be, or hardly: criterion, places of
 * its parties, period. It says nothing about whether a good originates.
 */
export function judgeUsmcaCertification(draft: JsonObject): readonly VocabularyFault[] {
  return [...judgeGoods(draft), ...judgeParties(draft), ...judgePeriod(draft)];
}

function judgeGoods(draft: JsonObject): readonly VocabularyFault[] {
  const goods = valueAt(draft, `${SUBJECT}/goods`);
  if (!Array.isArray(goods)) return [];
  return (goods as readonly JsonValue[]).flatMap((good, index) => {
    const place = `${SUBJECT}/goods/${index}/originCriterion`;
    const criterion = valueAt(good, '/originCriterion');
    if (criterion === undefined) return [];
    const hts = parseHts(valueAt(good, '/tariffClassification/code'));
    const checked = checkCriterion('USMCA', criterion, hts.ok ? { hts: hts.value.digits } : {});
    if (!checked.ok) return [{ pointer: place, code: checked.reason, message: checked.message }];
    const chapter = hts.ok ? Number(hts.value.chapter) : 0;
    if (checked.value.id !== 'A' || chapter < FIRST_MADE_CHAPTER) return [];
    // 19 USC 4531(a)(4): a closed list of what is grown, extracted, caught or made of these alone.
    return [
      {
        pointer: place,
        code: 'criterion-doubtful',
        message: `Criterion A is for goods wholly obtained (19 USC 4531(a)(4)); goods of chapter ${chapter} are made, and seldom of such goods alone.`,
      },
    ];
  });
}

function judgeParties(draft: JsonObject): readonly VocabularyFault[] {
  const faults: VocabularyFault[] = [];
  const territories = agreementOf('USMCA')?.territories ?? {};
  const importers = valueAt(draft, `${SUBJECT}/importer`);
  const list = Array.isArray(importers) ? (importers as readonly JsonValue[]) : [importers];
  const parties = [
    ['exporter', '/exporterDetails', valueAt(draft, `${SUBJECT}/exporter`)],
    ['producer', '/producerDetails', valueAt(draft, `${SUBJECT}/producer`)],
    ...list.map((importer, index) => ['importer', `/importerDetails/${index}`, importer] as const),
  ] as const;
  for (const [role, at, party] of parties) {
    const country = isJsonObject(party) ? valueAt(party, '/address/addressCountry') : undefined;
    if (typeof country !== 'string') continue;
    const pointer = `${SUBJECT}${at}/location/address/addressCountry`;
    if (territories[role]?.countries.includes(country) === false) {
      faults.push({
        pointer,
        code: 'party-outside-territory',
        message: `The address of the ${role} must lie in a USMCA country (19 CFR 182.12(a)(4)), not in ${country}.`,
      });
    } else if (role === 'exporter' && country === 'US') {
      faults.push({
        pointer,
        code: 'export-from-us',
        message:
          'The address of the exporter is the place of export: goods exported from the United States are not imported into it by this certification (19 CFR 182.12(a)(4)).',
      });
    }
  }
  return faults;
}

function judgePeriod(draft: JsonObject): readonly VocabularyFault[] {
  const faults: VocabularyFault[] = [];
  const from = valueAt(draft, `${SUBJECT}/blanketPeriod/from`);
  const until = valueAt(draft, `${SUBJECT}/blanketPeriod/until`);
  if (typeof from !== 'string' || typeof until !== 'string') return [];
  if (!isWithinTwelveMonths(from, until)) {
    faults.push({
      pointer: '/validUntil',
      code: 'blanket-period',
      message: `From ${from} to ${until} is no period of at most twelve months (19 CFR 182.12(a)(4)(xii)).`,
    });
  }
  if (valueAt(draft, `${SUBJECT}/invoiceNumber`) !== undefined) {
    faults.push({
      pointer: `${SUBJECT}/invoiceNumber`,
      code: 'shipment-and-period',
      message:
        'A certification covers a single shipment, by its invoice, or several of identical goods, by a period (19 CFR 182.12(g)(1)); this one names both.',
    });
  }
  return faults;
}

function isWithinTwelveMonths(from: string, until: string): boolean {
  try {
    return wholeMonthsCover(from, until, 12);
  } catch (error) {
    // The last days of the calendar that is known have no anniversary.
    if (error instanceof CustomsError) return false;
    throw error;
  }
}
