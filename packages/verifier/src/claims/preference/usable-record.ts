import {
  type Classification,
  type ProductionRecord,
  carryOver,
  editionOf,
  parseHts,
} from '@originmark/customs';
import { normalizeDid } from '@originmark/core';
import type { ProductionRecordCredential } from '@originmark/schemas';
import { oncePer, oncePerEntry } from '../../once-per.ts';
import type { ClaimsContext } from '../claims-context.ts';
import { targetsOf } from '../../chain/graph.ts';
import { type Credential, listOr, objectOr, stringAt } from '../../intake/credential.ts';
import type { CertificationFace } from './certification-face.ts';

type Face = Pick<CertificationFace, 'certification' | 'claims' | 'line' | 'view'>;

/** What speaks against using a record for a line, as a finding tells it. */
export interface Unusable {
  readonly expected: unknown;
  readonly found: unknown;
}

/**
 * What a record says of origin counts, for the claim or against it, where it stands, is of this good and this time, and is
 * the word of its producer. Anything else decides nothing.
 */
export function whyUnusable(
  face: Face,
  record: ProductionRecord,
  on: Credential,
): Unusable | undefined {
  return (
    otherGood(face, record, on) ?? unsure(face, on) ?? ofAnother(face, on) ?? otherTime(face, on)
  );
}

/** What is not known to stand can neither carry a claim nor contradict it. */
function unsure({ claims }: Face, on: Credential): Unusable | undefined {
  const { outcome, status } = claims.standing(on);
  const expected = 'a production record that stands';
  if (outcome !== 'valid') return { expected, found: outcome };
  return status.kind === 'none' || status.kind === 'clear'
    ? undefined
    : { expected, found: status.kind };
}

/**
 * The producer that the certification names, where it does so by DID. Where it does not, a record counts that a
 * certification rests on, or that is of a party to one of them: what a line merely names beside them may be anybody's.
 */
function ofAnother({ certification, claims }: Face, on: Credential): Unusable | undefined {
  const { isByDid, parties, restsOn } = partiesTo(claims)(certification);
  const isNamed = !isByDid && restsOn.has(on);
  return isNamed || parties.includes(on.issuer)
    ? undefined
    : { expected: parties, found: on.issuer };
}

/** Whose record may speak for a certification; the same for every line. */
const partiesTo = oncePerEntry((claims: ClaimsContext) =>
  oncePer((certification: Credential) => {
    const restsOn = new Set([certification]);
    // A set hands out what is added to it while it is walked.
    for (const from of restsOn)
      for (const to of targetsOf(claims.graph, from, 'basedOn')) restsOn.add(to);
    const producers = producersOf(certification);
    const isByDid = producers.length > 0;
    return { isByDid, restsOn, parties: isByDid ? producers : partiesOf([...restsOn]) };
  }),
);

const producersOf = ({ subject }: Credential): string[] =>
  [
    ...new Set(
      [subject['producer'] ?? null, ...listOr(subject['producer'])].flatMap((one) =>
        didOf(objectOr(one)),
      ),
    ),
  ].sort();

const partiesOf = (chain: readonly Credential[]): string[] =>
  [
    ...new Set(
      chain
        .filter(({ typeName }) => typeName !== 'ProductionRecordCredential')
        .flatMap((one) => [
          ...producersOf(one),
          ...didOf(objectOr(one.subject['exporter'])),
          ...didOf(objectOr(one.subject['certifier'])),
        ]),
    ),
  ].sort();

function didOf(party: ReturnType<typeof objectOr>): string[] {
  const id = stringAt(party, 'id');
  return id === undefined ? [] : [normalizeDid(id)];
}

/** A record of another product, or of another classification, decides nothing about this good. */
export function otherGood(
  { claims, line, view }: Pick<Face, 'claims' | 'line' | 'view'>,
  record: ProductionRecord,
  on: Credential,
): Unusable | undefined {
  const product = (on.subject as { product?: unknown }).product;
  if (
    line.products !== undefined &&
    typeof product === 'string' &&
    !line.products.includes(product)
  )
    return { expected: line.products, found: product };
  return isClassifiedAs(claims)(line.hts, (view.clocks.imported ?? '').slice(0, 4), record)
    ? undefined
    : { expected: line.hts, found: record.classifications.map((one) => one.code) };
}

/** Asked once for a record and a code, however many lines have it. */
const isClassifiedAs = oncePerEntry(() => {
  const known = new Map<string, Map<ProductionRecord, boolean>>();
  return (hts: string, year: string, record: ProductionRecord): boolean => {
    const key = `${year} ${hts}`;
    const answers = known.get(key) ?? new Map<ProductionRecord, boolean>();
    known.set(key, answers);
    const answer = answers.get(record) ?? allEntered(hts, year, record);
    answers.set(record, answer);
    return answer;
  };
});

function allEntered(hts: string, year: string, record: ProductionRecord): boolean {
  const entered = parseHts(hts);
  const code = entered.ok ? entered.value.digits.slice(0, 6) : '';
  const matches = record.classifications.map((one) =>
    isEntered({ system: `HTS${year}`, code }, one),
  );
  return matches.includes(true) && !matches.includes(false);
}

/** Whether a code is that of the line, as far as it has digits, each read in its own edition. */
function isEntered(entered: Classification, { code, system }: Classification): boolean | undefined {
  const edition = editionOf(system);
  const parsed = parseHts(code);
  if (edition === undefined || !parsed.ok) return undefined;
  const there = carryOver(entered, edition);
  if (!there.ok) return undefined;
  const digits = parsed.value.digits.slice(0, 6);
  return there.value.codes.some((one) => one.startsWith(digits));
}

/** Production that began after the good was imported, or of which nothing is of the time in which the line says it was made. */
function otherTime({ view }: Face, on: Credential): Unusable | undefined {
  const { imported, made } = view.clocks;
  const { processes = [] } = on.subject as Partial<ProductionRecordCredential['credentialSubject']>;
  const late = processes.find(
    ({ from }) => from !== undefined && imported !== undefined && from > imported,
  );
  if (late !== undefined)
    return { expected: `production until ${imported ?? ''}`, found: late.from };
  const dated = processes.filter(({ from, until }) => from !== undefined || until !== undefined);
  if (made === undefined || dated.length === 0) return undefined;
  const isThen = dated.some(
    ({ from = made.from, until = made.until }) => from <= made.until && until >= made.from,
  );
  return isThen
    ? undefined
    : { expected: made, found: dated.map(({ from, until }) => ({ from, until })) };
}
