import { describe, expect, test } from '@jest/globals';
import { checkOriginCriterion, checkStatementText } from './check-certification-text.ts';
import { createCertification, createFace, MAKER } from './preference.test-support.ts';

describe('statement', () => {
  test.each(['USMCA', 'CAFTA-DR', 'NAFTA'])('passes with the words of %s', (agreement) => {
    const finding = checkStatementText(createFace(createCertification({ agreement })));
    expect(finding).toMatchObject({ code: 'origin.ok', found: 'verbatim' });
  });

  test('fails without them, and says how', () => {
    const face = createFace(createCertification({ statement: 'We believe these are fine.' }));
    expect(checkStatementText(face)).toMatchObject({
      code: 'origin.statement-missing',
      outcome: 'fail',
      pointer: '/credentialSubject/statement',
      expected: expect.stringContaining('I certify that the goods'),
      found: 'statement-differs',
    });
  });
});

describe('criterion', () => {
  const check = (originCriterion: string, changes = {}, line = {}, country?: string) => {
    const good = {
      description: 'goods',
      tariffClassification: { system: 'HS2022', code: '9503.00' },
      originCriterion,
      ...(country === undefined ? {} : { countryOfOrigin: country }),
    };
    const face = createFace(createCertification({ goods: [good], ...changes }), { line });
    const { code, outcome, pointer, expected, found } = checkOriginCriterion(face, {
      good,
      index: 0,
    });
    return { result: `${outcome} ${code}`, pointer, expected, found };
  };
  const PASS = 'pass origin.ok';
  const FAIL = 'fail origin.criterion-invalid';

  test.each([
    ['USMCA', 'B', 'B'],
    ['USMCA', 'GN 11(b)(ii)', 'B'],
    ['CAFTA-DR', 'GN 29(b)(ii)(A)', '29(b)(ii)(A)'],
    ['NAFTA', 'E', 'E'],
  ])('%s knows %s', (agreement, criterion, found) => {
    expect(check(criterion, { agreement })).toMatchObject({ result: PASS, found });
  });

  test.each([
    ['USMCA', 'E', 'D'],
    ['CAFTA-DR', 'B', '29(b)(iii)'],
  ])('%s does not know %s', (agreement, criterion, known) => {
    expect(check(criterion, { agreement })).toMatchObject({
      result: FAIL,
      found: criterion,
      pointer: '/credentialSubject/goods/0/originCriterion',
      expected: expect.arrayContaining([known]),
    });
  });

  test('D fails in chapters 61 to 63 and nowhere else', () => {
    expect(check('D', {}, { hts: '6205.20.2066' })).toMatchObject({
      result: FAIL,
      expected: expect.stringContaining('chapter 62'),
    });
    expect(check('D', {}, { hts: '6405.20.2066' }).result).toBe(PASS);
  });

  describe('B in a foreign-trade zone', () => {
    const madeInForeignTradeZone = true;
    test('fails in the United States, by good, producer or line', () => {
      expect(check('B', { madeInForeignTradeZone }, {}, 'US').result).toBe(FAIL);
      const producer = { name: 'Zone Toys', address: { addressCountry: 'US' } };
      expect(check('B', { madeInForeignTradeZone, producer }).result).toBe(FAIL);
      const certifier = { id: MAKER, ...producer };
      const own = { certifierRole: 'producer', certifier, producer: undefined };
      expect(check('B', { madeInForeignTradeZone, ...own }).result).toBe(FAIL);
      const line = { countryOfOrigin: 'US' };
      expect(check('B', { madeInForeignTradeZone, producer: 'Various' }, line).result).toBe(FAIL);
    });
    test('passes in Mexico, and with another criterion', () => {
      expect(check('B', { madeInForeignTradeZone }, {}, 'MX').result).toBe(PASS);
      expect(check('A', { madeInForeignTradeZone }, {}, 'US').result).toBe(PASS);
      expect(check('B', { madeInForeignTradeZone: false }, {}, 'US').result).toBe(PASS);
    });
  });

  test('undecided for a line of a chapter that does not exist', () => {
    expect(check('B', {}, { hts: '0000.00.0000' }).result).toBe(
      'indeterminate origin.criterion-invalid',
    );
  });
});
