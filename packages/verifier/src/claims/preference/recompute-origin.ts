import {
  type OriginFailure,
  type OriginResult,
  type ProductionRecord,
  type Spi,
  determineOrigin,
  parseHts,
  readProductionRecord,
} from '@originmark/customs';
import type { ProductionRecordCredential } from '@originmark/schemas';
import type { FindingCode } from '../../codes/registry.ts';
import type { Credential } from '../../intake/credential.ts';
import { oncePer, oncePerEntry } from '../../once-per.ts';
import { type Facts, type Finding, fail, pass, undecided } from '../../verdict/fragment.ts';
import { type ClaimsContext, readSubject } from '../claims-context.ts';
import type { CertificationFace, PlacedGood } from './certification-face.ts';
import { checkComputation } from './check-computation.ts';
import { disclosedRecords } from './check-reliance.ts';

/** `P+`: what was done in, or comes from, the United States counts as foreign. */
export const isUsForeign = ({ kind }: Spi): boolean => kind === 'agricultural-us-as-third-country';

const CODES: Record<OriginFailure, FindingCode> = {
  'rule-not-met': 'origin.rule-not-met',
  'value-content': 'origin.value-content',
  'de-minimis-exceeded': 'origin.de-minimis-exceeded',
};

/** So much of what is missing is said in a finding: the rest is in the determination. */
const FEW_MISSING = 6;

/**
 * Origin of the good, computed anew from every production record that was disclosed for it. A record shows more than
 * the face of a certification: a good that does not originate by it contradicts the claim.
 */
export function recomputeOrigin(
  face: CertificationFace,
  placed: PlacedGood | undefined,
  usIsForeign: boolean,
): readonly Finding[] {
  return disclosedRecords(face).flatMap((on) => judgeRecord(face, placed, on, usIsForeign));
}

function judgeRecord(
  face: CertificationFace,
  placed: PlacedGood | undefined,
  on: Credential,
  usIsForeign: boolean,
): readonly Finding[] {
  const { agreement, claims, facts, line, view } = face;
  const at: Facts = { ...facts, on, pointer: '/credentialSubject' };
  const record = readRecord(claims)(on);
  if (typeof record === 'string')
    return [undecided('origin.rule-undecidable', { ...at, expected: record, found: READ })];
  const other = otherGood(face, record, on);
  if (other !== undefined) return [undecided('origin.rule-undecidable', { ...at, ...other })];
  if (record.agreement !== agreement.id) {
    const expected = `a record for ${agreement.id}`;
    return [undecided('origin.rule-undecidable', { ...at, expected, found: record.agreement })];
  }
  const { imported } = view.clocks;
  if (imported === undefined) {
    const expected = 'the day of importation at the port, which says which rules apply';
    return [undecided('origin.rule-undecidable', { ...at, expected, found: null })];
  }
  const result = determined(claims)(on, record, imported, usIsForeign);
  const clocked = { ...at, clock: 'imported' as const };
  switch (result.outcome) {
    case 'originating': {
      const expected = placed?.good.originCriterion ?? line.spi;
      const found = { ...summaryOf(result) };
      return [
        pass('origin', { ...clocked, expected, found }),
        ...(placed === undefined ? [] : checkComputation(face, placed, result)),
      ];
    }
    case 'not-originating':
      return result.failures.map((failure) =>
        fail(CODES[failure], { ...clocked, ...numbersOf(result, failure) }),
      );
    case 'undetermined':
      return [
        undecided('origin.rule-undecidable', {
          ...clocked,
          expected: result.missing.slice(0, FEW_MISSING),
          found: result.citation ?? READ,
        }),
      ];
  }
}

const READ = 'a production record';

/**
 * What origin comes to by the first record disclosed for a certification, in short, for the verdict; absent where
 * there is none, or none could be used.
 */
export function determinationOf(
  face: Pick<CertificationFace, 'agreement' | 'certification' | 'claims' | 'line' | 'view'>,
  usIsForeign: boolean,
): Record<string, unknown> | undefined {
  const { agreement, claims, view } = face;
  const { imported } = view.clocks;
  if (imported === undefined) return undefined;
  for (const on of disclosedRecords(face)) {
    const record = readRecord(claims)(on);
    if (typeof record === 'string' || record.agreement !== agreement.id) continue;
    if (otherGood(face, record, on) !== undefined) continue;
    const result = determined(claims)(on, record, imported, usIsForeign);
    const { failures, missing } = result;
    return {
      ...summaryOf(result),
      record: on.digest,
      ...(failures.length === 0 ? {} : { failures }),
      ...(missing.length === 0 ? {} : { missing: missing.slice(0, FEW_MISSING) }),
    };
  }
  return undefined;
}

/** Computed once for a record and a day, however many lines rest on it. */
const determined = oncePerEntry(() => {
  const known = new Map<string, OriginResult>();
  return (on: Credential, record: ProductionRecord, importedOn: string, usIsForeign: boolean) => {
    const key = `${on.digest} ${importedOn} ${String(usIsForeign)}`;
    const result =
      known.get(key) ?? determineOrigin(record, { importedOn, isUsForeign: usIsForeign });
    known.set(key, result);
    return result;
  };
});

/** What the verdict keeps of a determination; `originmark origin determine` prints its whole proof. */
function summaryOf({ citation, criterion, outcome, unconfirmed }: OriginResult) {
  return {
    outcome,
    ...(criterion === undefined ? {} : { criterion }),
    ...(citation === undefined ? {} : { rule: citation }),
    ...(unconfirmed.length === 0 ? {} : { unconfirmed }),
  };
}

/** A record is read once, however many lines rest on it; a text says what is wrong with it. */
const readRecord = oncePerEntry((claims: ClaimsContext) =>
  oncePer((credential: Credential): ProductionRecord | string => {
    const subject = readSubject<ProductionRecordCredential['credentialSubject']>(
      claims,
      credential,
      'ProductionRecordCredential',
    );
    if (subject === undefined) return 'a production record that can be read';
    const record = readProductionRecord(subject);
    return record.ok ? record.value : record.message;
  }),
);

/** A record of another product, or of another classification, decides nothing about this good. */
function otherGood(
  { line }: Pick<CertificationFace, 'line'>,
  record: ProductionRecord,
  on: Credential,
): { readonly expected: unknown; readonly found: unknown } | undefined {
  const product = (on.subject as { product?: unknown }).product;
  if (
    line.products !== undefined &&
    typeof product === 'string' &&
    !line.products.includes(product)
  )
    return { expected: line.products, found: product };
  const entered = parseHts(line.hts);
  const digits = entered.ok ? entered.value.digits.slice(0, 6) : '';
  const codes = record.classifications.map(({ code }) => code.replaceAll('.', '').slice(0, 6));
  return codes.some((code) => digits !== '' && digits.startsWith(code))
    ? undefined
    : { expected: line.hts, found: record.classifications.map(({ code }) => code) };
}

/** The numbers of the test that failed, as the proof has them. */
function numbersOf(
  { citation, proof }: OriginResult,
  failure: OriginFailure,
): { readonly expected: unknown; readonly found: unknown } {
  const steps: string[] = [];
  const found: string[] = [];
  const visit = (list: OriginResult['proof']): void => {
    for (const step of list) {
      if (step.answer !== 'not-met' || step.citation?.endsWith('criterion D')) continue;
      if (step.failure === failure && (step.steps ?? []).length === 0) {
        steps.push(step.asked);
        found.push(step.found ?? 'not so');
      }
      visit(step.steps ?? []);
    }
  };
  visit(proof);
  const unique = (list: readonly string[]) => [...new Set(list)].slice(0, FEW_MISSING);
  return failure === 'rule-not-met'
    ? {
        expected: citation ?? 'a product rule',
        found: unique(steps.map((step, at) => `${step}: ${found[at] ?? ''}`)),
      }
    : { expected: unique(steps), found: unique(found) };
}
