import { describe, expect, test } from '@jest/globals';
import { checkGood } from './check-good.ts';
import { createCertification, createFace, TOY } from './preference.test-support.ts';

function check(goods: readonly object[], line = {}) {
  const certification = createCertification({
    goods: goods.map((good) => ({ description: 'goods', originCriterion: 'B', ...good })),
  });
  return checkGood(createFace(certification, { line }));
}

const good = (code: string, system = 'HS2022', product?: string) => ({
  tariffClassification: { system, code },
  ...(product === undefined ? {} : { product }),
});

describe('certified good', () => {
  test.each(['9503.00', '950300', '9503.00.00', '9503.00.0073'])(
    'passes where the line is under every digit that the certification gives: %s',
    (code) => {
      const { placed, finding } = check([good('4202.12'), good(code, 'HTS2026')]);
      expect(placed?.index).toBe(1);
      expect(finding).toMatchObject({
        code: 'origin.ok',
        pointer: '/credentialSubject/goods/1/tariffClassification',
        expected: '9503.00.0073',
        found: `HTS2026 ${code}`,
      });
    },
  );

  test.each([
    ['another subheading', '9504.50'],
    ['a heading only: six digits are needed', '9503'],
    ['another statistical number', '9503.00.0090'],
    ['digits that stand further right in the line', '0300.00'],
    ['a chapter that does not exist', '0000.00'],
  ])('fails on %s', (_, code) => {
    const { placed, finding } = check([good(code)]);
    expect(placed).toBeUndefined();
    expect(finding).toMatchObject({
      code: 'origin.hs-mismatch',
      outcome: 'fail',
      expected: '9503.00.0073',
      found: [code],
      pointer: '/credentialSubject/goods',
    });
  });

  test.each(['HS2017', 'HTS2021'])('undecided where the code is of %s and differs', (system) => {
    expect(check([good('9504.50', system)]).finding).toMatchObject({
      code: 'origin.hs-mismatch',
      outcome: 'indeterminate',
    });
    expect(check([good('9503.00', system)]).finding.outcome).toBe('pass');
    expect(check([good('9503', system)]).finding.outcome).toBe('fail');
  });

  test('fails where both name products and none is the same', () => {
    const other = 'https://id.gs1.org/01/09520002100030';
    expect(check([good('9503.00', 'HS2022', other)]).finding).toMatchObject({
      code: 'entry.line-unsupported',
      outcome: 'fail',
      expected: [TOY],
      found: [other],
    });
    expect(check([good('9503.00', 'HS2022', other), good('9503.00')]).placed?.index).toBe(1);
    expect(check([good('9503.00', 'HS2022', other)], { products: undefined }).placed?.index).toBe(
      0,
    );
  });
});
