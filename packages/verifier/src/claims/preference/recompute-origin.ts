import {
  type OriginFailure,
  type ProductionRecord,
  type Spi,
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
import { type DeterminedOrigin, determined } from './determined-origin.ts';
import { otherGood, whyUnusable } from './usable-record.ts';

/** `P+`: what was done in, or comes from, the United States counts as foreign. */
export const isUsForeign = ({ kind }: Spi): boolean => kind === 'agricultural-us-as-third-country';

const CODES: Record<OriginFailure, FindingCode> = {
  'rule-not-met': 'origin.rule-not-met',
  'value-content': 'origin.value-content',
  'de-minimis-exceeded': 'origin.de-minimis-exceeded',
};

/**
 * Origin of the good, computed anew from every production record that was disclosed for it. A record shows more than
 * the face of a certification: a good that does not originate by it contradicts the claim.
 */
export function recomputeOrigin(
  face: CertificationFace,
  placed: PlacedGood | undefined,
  usIsForeign: boolean,
): readonly Finding[] {
  const all = disclosedRecords(face);
  const ours = all.filter((on) => !isOfOther(face, on));
  if (ours.length > MOST_RECORDS) {
    const expected = `at most ${MOST_RECORDS} production records of one good`;
    return [undecided('origin.rule-undecidable', { ...face.facts, expected, found: ours.length })];
  }
  // Records of other goods may lie beside one of this good; alone they leave it open.
  const told = ours.length > 0 ? ours : all.slice(0, 1);
  return told.flatMap((on) => judgeRecord(face, placed, on, usIsForeign));
}

/** More than any good has. */
const MOST_RECORDS = 20;

function isOfOther(
  face: Pick<CertificationFace, 'claims' | 'line' | 'view'>,
  on: Credential,
): boolean {
  const record = readRecord(face.claims)(on);
  return typeof record !== 'string' && otherGood(face, record, on) !== undefined;
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
  const other = whyUnusable(face, record, on);
  if (other !== undefined) return [undecided('origin.rule-undecidable', { ...at, ...other })];
  if (record.agreement !== agreement.id) {
    const expected = `a record for ${agreement.id}`;
    return [undecided('origin.rule-undecidable', { ...at, expected, found: record.agreement })];
  }
  const { imported } = view.clocks;
  if (imported === undefined) {
    const expected = 'the day of importation at the port, which says which rules apply';
    const found = 'an entry whose day of importation is not known';
    return [undecided('origin.rule-undecidable', { ...at, expected, found })];
  }
  const result = determined(claims)(on, record, imported, usIsForeign);
  const clocked = { ...at, clock: 'imported' as const };
  switch (result.outcome) {
    case 'originating': {
      const expected = placed?.good.originCriterion ?? line.spi;
      const found = result.summary;
      return [
        pass('origin', { ...clocked, expected, found }),
        ...(placed === undefined ? [] : checkComputation(face, placed, result)),
      ];
    }
    case 'not-originating':
      return result.failures.map((failure) =>
        fail(CODES[failure], { ...clocked, ...result.numbers.get(failure) }),
      );
    case 'undetermined':
      return [
        undecided('origin.rule-undecidable', {
          ...clocked,
          expected: result.missing,
          found: result.citation ?? READ,
        }),
      ];
  }
}

const READ = 'a production record';

/**
 * What origin comes to by the records disclosed for a certification, in short, for the verdict: by the one that speaks
 * against the claim where one does. Absent where there is none, or none could be used.
 */
export function determinationOf(
  face: Pick<CertificationFace, 'agreement' | 'certification' | 'claims' | 'line' | 'view'>,
  usIsForeign: boolean,
): Record<string, unknown> | undefined {
  const { agreement, claims, view } = face;
  const { imported } = view.clocks;
  if (imported === undefined) return undefined;
  const ours = disclosedRecords(face).filter((on) => !isOfOther(face, on));
  if (ours.length > MOST_RECORDS) return undefined;
  const all = ours.flatMap((on) => {
    const record = readRecord(claims)(on);
    if (typeof record === 'string' || record.agreement !== agreement.id) return [];
    if (whyUnusable(face, record, on) !== undefined) return [];
    return [{ on, result: determined(claims)(on, record, imported, usIsForeign) }];
  });
  // Stable: among equals the digest decides.
  const [worst] = all.toSorted((one, other) => weightOf(one.result) - weightOf(other.result));
  if (worst === undefined) return undefined;
  const { failures, missing, summary } = worst.result;
  return {
    ...summary,
    record: worst.on.digest,
    ...(failures.length === 0 ? {} : { failures }),
    ...(missing.length === 0 ? {} : { missing }),
  };
}

const AGAINST_FIRST = ['not-originating', 'undetermined', 'originating'] as const;
const weightOf = ({ outcome }: DeterminedOrigin): number => AGAINST_FIRST.indexOf(outcome);

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
