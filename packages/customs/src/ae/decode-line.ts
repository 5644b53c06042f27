import { decodeParties } from './decode-parties.ts';
import { listed, of, valuesAs } from './decoded-values.ts';
import type { DecodedRecord } from './read-record.ts';
import type {
  AeAdCvd,
  AeArticleParty,
  AeFee,
  AeInvoice,
  AeLine,
  AeRuling,
  AeTariff,
} from './summary.ts';

type LineHeader = Pick<AeLine, 'line'>;
type Licence = AeTariff['licences'][number];
type Declaration = AeTariff['declarations'][number];

/** @internal Assembles a record 40 and those that belong to it. */
export function decodeLine(records: readonly DecodedRecord[]): AeLine {
  return {
    ...(Object.assign({}, ...of(records, '40').map(valuesAs<LineHeader>)) as LineHeader),
    invoices: of(records, '42').map(decodeInvoice),
    rulings: of(records, '43').map(valuesAs<AeRuling>),
    descriptions: listed(records, '44'),
    articleParties: of(records, '47').map(valuesAs<AeArticleParty>),
    parties: decodeParties(records),
    tariffs: splitTariffs(records).map(decodeTariff),
    irTaxes: of(records, '60').map(valuesAs<AeFee>),
    otherRevenue: of(records, '61').map(valuesAs<AeFee>),
    fees: of(records, '62').map(valuesAs<AeFee>),
    correctionReasons: listed(records, '63'),
  };
}

function decodeInvoice({ values }: DecodedRecord): AeInvoice {
  const { supplierId, invoiceNumber } = values;
  const ranges = [1, 2, 3, 4].flatMap((nth) => {
    const [from, to] = [values[`from${nth}`], values[`to${nth}`]];
    return from === undefined || to === undefined ? [] : [{ from: Number(from), to: Number(to) }];
  });
  return {
    ...(supplierId === undefined ? {} : { supplierId: String(supplierId) }),
    invoiceNumber: String(invoiceNumber),
    ranges,
  };
}

/** Records 51 to 54 belong to the tariff number before them. */
function splitTariffs(records: readonly DecodedRecord[]): DecodedRecord[][] {
  const tariffs: DecodedRecord[][] = [];
  for (const record of records) {
    if (record.type.id === '50') tariffs.push([]);
    tariffs.at(-1)?.push(record);
  }
  return tariffs;
}

function decodeTariff(records: readonly DecodedRecord[]): AeTariff {
  const values = Object.assign({}, ...of(records, '50').map((record) => record.values)) as Record<
    string,
    string
  >;
  const { hts = '', dutyUsd, valueUsd } = values;
  const quantities = [1, 2, 3].flatMap((nth) => {
    const [value, unit] = [values[`quantity${nth}`], values[`unit${nth}`]];
    return value === undefined || unit === undefined ? [] : [{ value, unit }];
  });
  const bareUnits = [1, 2, 3].flatMap((nth) => {
    const [value, unit] = [values[`quantity${nth}`], values[`unit${nth}`]];
    return value === undefined && unit !== undefined ? [unit] : [];
  });
  return {
    hts,
    ...(dutyUsd === undefined ? {} : { dutyUsd }),
    ...(valueUsd === undefined ? {} : { valueUsd }),
    quantities,
    ...(bareUnits.length === 0 ? {} : { bareUnits }),
    visas: listed(records, '51'),
    licences: of(records, '52').map(valuesAs<Licence>),
    adCvd: of(records, '53').map(valuesAs<AeAdCvd>),
    declarations: of(records, '54').map(valuesAs<Declaration>),
  };
}
