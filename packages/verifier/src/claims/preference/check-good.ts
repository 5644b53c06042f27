import { parseHts } from '@originmark/customs';
import type { CertifiedGood, EntryLine } from '@originmark/schemas';
import { type Finding, fail, pass, undecided } from '../../verdict/fragment.ts';
import type { ClaimsContext } from '../claims-context.ts';
import { oncePerEntryAnd } from '../../once-per.ts';
import type { CertificationFace, PlacedGood } from './certification-face.ts';

/** Whether a certified good is the good of a line. */
export type GoodMatch = 'covered' | 'other-classification' | 'other-product' | 'other-vintage';

/** Codes of certified goods are read once, however many lines rest on them. */
const digitsReader = oncePerEntryAnd(readDigits);

type Answering = Pick<ClaimsContext, 'answers'>;

function readDigits({ tariffClassification }: CertifiedGood): string | undefined {
  const parsed = parseHts(tariffClassification.code);
  return parsed.ok && parsed.value.subheading !== undefined ? parsed.value.digits : undefined;
}

/**
 * Compares certified goods with a line: six digits at least (19 CFR 182.12(a)(4)), and every digit
 * that the certification gives, from the left; then the product, where both name one. Codes of an
 * older nomenclature that differ decide nothing: the code may have been renumbered since.
 */
export function matchGoods(
  claims: Answering,
  goods: readonly CertifiedGood[],
  line: EntryLine,
): GoodMatch[] {
  const digitsOf = digitsReader(claims);
  const parsed = parseHts(line.hts);
  const entered = parsed.ok ? parsed.value.digits : undefined;
  const products = line.products === undefined ? undefined : new Set(line.products);
  return goods.map((good) => {
    const digits = digitsOf(good);
    if (digits === undefined || entered === undefined) return 'other-classification';
    if (!entered.startsWith(digits))
      return isOtherVintage(good.tariffClassification.system)
        ? 'other-vintage'
        : 'other-classification';
    if (good.product === undefined || products === undefined) return 'covered';
    return products.has(good.product) ? 'covered' : 'other-product';
  });
}

/** The good of the certification that the line is, if there is one, and what was found of it. */
export function checkGood(face: CertificationFace): {
  readonly placed: PlacedGood | undefined;
  readonly finding: Finding;
} {
  const { facts, line, subject } = face;
  const matches = matchGoods(face.claims, subject.goods, line);
  const index = matches.indexOf('covered');
  const good = subject.goods[index];
  const all = { ...facts, pointer: '/credentialSubject/goods', expected: line.hts };
  if (good !== undefined) {
    const pointer = `/credentialSubject/goods/${index}/tariffClassification`;
    const found = `${good.tariffClassification.system} ${good.tariffClassification.code}`;
    return { placed: { good, index }, finding: pass('origin', { ...all, pointer, found }) };
  }
  if (matches.includes('other-product')) {
    const found = subject.goods.flatMap(({ product }) => product ?? []);
    const products = { ...all, expected: line.products, found };
    return { placed: undefined, finding: fail('entry.line-unsupported', products) };
  }
  const report = matches.includes('other-vintage') ? undecided : fail;
  const found = subject.goods.map(({ tariffClassification }) => tariffClassification.code);
  return { placed: undefined, finding: report('origin.hs-mismatch', { ...all, found }) };
}

/** The subheadings of HS 2022 are those of the tariff from 2022 on. */
function isOtherVintage(system: string): boolean {
  return system.startsWith('HTS') ? Number(system.slice(3)) < 2022 : system !== 'HS2022';
}
