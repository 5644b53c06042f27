import { expect } from '@jest/globals';
import type { LocalDate } from '../../dates/local-date.ts';
import { type OriginResult, determineOrigin } from '../determine-origin.ts';
import type { ProofStep } from '../proof.ts';
import { readProductionRecord } from '../read-production-record.ts';

type Json = Readonly<Record<string, unknown>>;

/** One good worked out by hand: what it rests on, and what must come out. */
export interface WorkedCase {
  readonly title: string;
  /** The law, or the vector. */
  readonly by: string;
  readonly record: Json;
  readonly on?: LocalDate;
  readonly isUsForeign?: boolean;
  readonly outcome: OriginResult['outcome'];
  readonly criterion?: string;
  readonly rule?: string;
  /** Numbers and citations that must stand in the proof. */
  readonly says?: readonly string[];
  /** Of a good that does not originate. */
  readonly failures?: readonly string[];
  /** Of a good that is not decided: words of what would decide it. */
  readonly missing?: readonly string[];
}

export const usd = (amount: string) => ({ amount, currency: 'USD' });
export const kg = (value: string) => ({ value, unit: 'KGM' });
export const hs = (code: string) => ({ system: 'HS2017', code });

/** Amounts of the good in US dollars. */
export interface Amounts {
  readonly sale?: string;
  readonly shipment?: string;
  readonly adjusted?: string;
  readonly netCost?: string;
  readonly totalCost?: string;
  readonly weight?: string;
}

function recordOf(
  agreement: string,
  country: string,
  code: string,
  amounts: Amounts,
  materials: readonly Json[],
  more: Json = {},
): Json {
  const { adjusted, netCost, sale, shipment, totalCost, weight } = amounts;
  return {
    agreement,
    description: `a good of ${code}`,
    tariffClassification: hs(code),
    materials,
    processes: [{ description: 'made', country }],
    ...(sale === undefined ? {} : { transactionValue: usd(sale) }),
    ...(shipment === undefined ? {} : { includedShipment: usd(shipment) }),
    ...(adjusted === undefined ? {} : { adjustedValue: usd(adjusted) }),
    ...(netCost === undefined ? {} : { netCost: usd(netCost) }),
    ...(totalCost === undefined ? {} : { totalCost: usd(totalCost) }),
    ...(weight === undefined ? {} : { weight: kg(weight) }),
    ...more,
  };
}

/** A good made in Mexico, asked under USMCA. */
export const usmca = (code: string, amounts: Amounts, materials: readonly Json[], more?: Json) =>
  recordOf('USMCA', 'MX', code, amounts, materials, more);

/** A good made in Honduras, asked under CAFTA-DR. */
export const cafta = (code: string, amounts: Amounts, materials: readonly Json[], more?: Json) =>
  recordOf('CAFTA-DR', 'HN', code, amounts, materials, more);

/** Cut and sewn in Honduras. */
export const SEWN = {
  processes: [
    { description: 'cut', country: 'HN', kind: 'cut-or-knit-to-shape' },
    { description: 'sewn', country: 'HN', kind: 'sewn-or-assembled' },
  ],
};
export const NO_THREAD = { fact: 'the good contains no sewing thread', holds: true };
/** No process of the record confers origin on chemical goods. */
export const NO_CHEMISTRY = {
  facts: [{ fact: 'a process that confers origin on chemical goods', holds: false }],
};

/** A non-originating material of China. */
export const foreign = (code: string, value?: string, more: Json = {}): Json => ({
  description: `material of ${code}`,
  tariffClassification: hs(code),
  originating: false,
  countryOfOrigin: 'CN',
  ...(value === undefined ? {} : { value: usd(value) }),
  ...more,
});

/** A material that originates, of the country. */
export const own = (code: string, country: string, value?: string, more: Json = {}): Json => ({
  description: `own material of ${code}`,
  tariffClassification: hs(code),
  originating: true,
  countryOfOrigin: country,
  ...(value === undefined ? {} : { value: usd(value) }),
  ...more,
});

export function workOut({ isUsForeign, on, record }: WorkedCase): OriginResult {
  const read = readProductionRecord(record);
  if (!read.ok) throw new Error(read.message);
  return determineOrigin(read.value, {
    ...(on === undefined ? {} : { importedOn: on }),
    ...(isUsForeign === undefined ? {} : { isUsForeign }),
  });
}

/** Everything the proof says, in one text. */
export function proofText(steps: readonly ProofStep[]): string {
  return steps
    .flatMap(({ answer, asked, citation = '', found = '', steps: below = [] }) => [
      `${asked} [${answer}] ${citation} ${found}`,
      proofText(below),
    ])
    .join('\n');
}

/** Outcome, way, rule, failures, numbers and what is missing, as the case says. */
export function expectWorkedOut(worked: WorkedCase): void {
  const result = workOut(worked);
  const { criterion, failures, missing, outcome, rule, says = [] } = worked;
  expect({
    outcome: result.outcome,
    failures: result.failures,
    missing: outcome === 'undetermined' ? 'some' : result.missing,
    ...(result.outcome === outcome ? {} : { told: [...result.missing, proofText(result.proof)] }),
  }).toEqual({
    outcome,
    failures: failures ?? [],
    missing: outcome === 'undetermined' ? 'some' : [],
  });
  expect({ criterion: result.criterion, rule: result.rule }).toMatchObject({
    ...(criterion === undefined ? {} : { criterion }),
    ...(rule === undefined ? {} : { rule }),
  });
  const told = proofText(result.proof);
  for (const words of says) expect(told).toContain(words);
  const asked = result.missing.join('\n');
  for (const words of missing ?? []) expect(asked).toContain(words);
  if (outcome === 'undetermined') expect(result.missing).not.toHaveLength(0);
}
