import { isHtsCovered, parseHts } from '@originmark/customs';
import type { CertifiedGood, EntryLine } from '@originmark/schemas';
import { type Finding, fail, pass, undecided } from '../../verdict/fragment.ts';
import type { CertificationFace, PlacedGood } from './certification-face.ts';

/** Whether a certified good is the good of a line. */
export type GoodMatch = 'covered' | 'other-classification' | 'other-product' | 'other-vintage';

/**
 * Compares a certified good with a line: six digits at least (19 CFR 182.12(a)(4)), and every digit
 * that the certification gives, from the left; then the product, where both name one. Codes of an
 * older nomenclature that differ decide nothing: the code may have been renumbered since.
 */
export function matchGood(good: CertifiedGood, line: EntryLine): GoodMatch {
  const { code, system } = good.tariffClassification;
  const parsed = parseHts(code);
  const isFull = parsed.ok && parsed.value.subheading !== undefined;
  if (!isFull || !isHtsCovered(line.hts, parsed.value.digits))
    return isFull && isOtherVintage(system) ? 'other-vintage' : 'other-classification';
  if (good.product === undefined || line.products === undefined) return 'covered';
  return line.products.includes(good.product) ? 'covered' : 'other-product';
}

/** The good of the certification that the line is, if there is one, and what was found of it. */
export function checkGood(face: CertificationFace): {
  readonly placed: PlacedGood | undefined;
  readonly finding: Finding;
} {
  const { facts, line, subject } = face;
  const goods = subject.goods.map((good, index) => ({ good, index, match: matchGood(good, line) }));
  const covered = goods.find(({ match }) => match === 'covered');
  const all = { ...facts, pointer: '/credentialSubject/goods', expected: line.hts };
  const codes = goods.map(({ good }) => good.tariffClassification.code);
  if (covered !== undefined) {
    const { good, index } = covered;
    const pointer = `/credentialSubject/goods/${index}/tariffClassification`;
    const found = `${good.tariffClassification.system} ${good.tariffClassification.code}`;
    return { placed: { good, index }, finding: pass('origin', { ...all, pointer, found }) };
  }
  if (goods.some(({ match }) => match === 'other-product')) {
    const found = goods.flatMap(({ good }) => good.product ?? []);
    const products = { ...all, expected: line.products ?? [], found };
    return { placed: undefined, finding: fail('entry.line-unsupported', products) };
  }
  const report = goods.some(({ match }) => match === 'other-vintage') ? undecided : fail;
  return { placed: undefined, finding: report('origin.hs-mismatch', { ...all, found: codes }) };
}

/** The subheadings of HS 2022 are those of the tariff from 2022 on. */
function isOtherVintage(system: string): boolean {
  return system.startsWith('HTS') ? Number(system.slice(3)) < 2022 : system !== 'HS2022';
}
