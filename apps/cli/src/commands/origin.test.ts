import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { OriginResult } from '@originmark/customs';
import { createTestIo, faultOf, type TestIo } from '../io.test-support.ts';
import { runOriginDetermine } from './origin-determine.ts';
import { runOriginRule } from './origin-rule.ts';

let io: TestIo;
beforeEach(async () => {
  io = await createTestIo();
});
afterEach(() => io.remove());

const usd = (amount: string) => ({ amount, currency: 'USD' });
const RECORD = {
  agreement: 'USMCA',
  description: 'play set',
  tariffClassification: { system: 'HS2022', code: '9503.00' },
  materials: [
    {
      description: 'loudspeaker',
      tariffClassification: { system: 'HS2022', code: '8518.29' },
      originating: false,
      countryOfOrigin: 'CN',
      value: usd('1.00'),
    },
  ],
  processes: [{ description: 'moulded', country: 'MX' }],
  transactionValue: usd('8.60'),
};
const BILL = 'Description,HS,Originating,Origin,Cost\nlimbs,9503.00,no,CN,7.00\n';
const MAPPING = {
  type: 'CsvMapping',
  version: 1,
  document: 'BillOfMaterials',
  delimiter: ',',
  headerRow: 1,
  decimalMark: '.',
  goodsSystem: 'HS2022',
  columns: [
    { field: 'description', header: 'Description' },
    { field: 'hts', header: 'HS' },
    { field: 'originating', header: 'Originating' },
    { field: 'countryOfOrigin', header: 'Origin' },
    { field: 'amount', header: 'Cost' },
  ],
  constants: [{ field: 'currency', value: 'USD' }],
};

async function determine(record: unknown, more: Record<string, unknown> = {}) {
  await io.file('record.json', JSON.stringify(record));
  return runOriginDetermine({ args: { record: 'record.json', ...more }, io });
}

describe('origin determine', () => {
  it('prints the proof of a good that originates, and returns 0', async () => {
    expect(await determine(RECORD)).toBe(0);
    for (const words of [
      'ORIGINATES by this record: play set, 9503.00 (HS2022), under USMCA',
      'criterion B',
      '✓ loudspeaker, 8518.29 (HS2022), of CN: changes as the rule asks',
      'rests on a text not compared with the law here',
      'Advisory: not a ruling',
    ])
      expect(io.printed.out).toContain(words);
  });

  it('returns 1 for one that does not originate, and says by which test', async () => {
    const materials = [
      {
        ...RECORD.materials[0],
        tariffClassification: { system: 'HS2022', code: '9503.00' },
        value: usd('8.00'),
      },
    ];
    const record = { ...RECORD, materials, netCost: usd('8.10'), totalCost: usd('8.10') };
    expect(await determine(record, { json: true })).toBe(1);
    const result = JSON.parse(io.printed.out) as OriginResult;
    expect(result).toMatchObject({
      outcome: 'not-originating',
      failures: ['de-minimis-exceeded', 'value-content'],
    });
  });

  it('tells in words why a good does not originate, by the innermost tests that fail', async () => {
    const limbs = { ...RECORD.materials[0], description: 'limbs', value: usd('8.00') };
    const materials = [{ ...limbs, tariffClassification: { system: 'HS2022', code: '9503.00' } }];
    await determine({ ...RECORD, materials, netCost: usd('8.10'), totalCost: usd('8.10') });
    const [, why = ''] = io.printed.out.replaceAll(/\s+/g, ' ').split('WHY IT DOES NOT');
    const [reasons = ''] = why.split('PROOF');
    expect(reasons).toContain(
      '✗ limbs, 9503.00 (HS2022), of CN: does not change as the rule asks [GN 11(o) chapter 95, rule for 950300-950590]',
    );
    expect(reasons).toContain('8.00 of 8.60: 93.0232 per cent');
    expect(reasons).toContain('at least 45 per cent by transaction value: (8.60 - 8.00) / 8.60');
    expect(reasons).not.toContain('60 per cent');
  });

  it('keeps the step that forgives a material, however many materials change', async () => {
    const [part] = RECORD.materials;
    const limbs = {
      ...part,
      description: 'limbs',
      tariffClassification: { system: 'HS2022', code: '9503.00' },
      value: usd('0.10'),
    };
    const parts = Array.from({ length: 20 }, () => ({ ...part, value: usd('0.01') }));
    expect(await determine({ ...RECORD, materials: [limbs, ...parts] })).toBe(0);
    expect(io.printed.out).toContain('✗ limbs');
    expect(io.printed.out).toContain('✓ de minimis by value');
    expect(io.printed.out).toContain('more, all met (--all)');
  });

  it('prints no empty proof where the rules are not known at all', async () => {
    expect(await determine({ ...RECORD, agreement: 'NAFTA' })).toBe(2);
    expect(io.printed.out).toContain('rules of origin of NAFTA');
    expect(io.printed.out).not.toContain('PROOF');
  });

  it('returns 2 for one that the record does not decide, and says what would', async () => {
    expect(await determine({ ...RECORD, processes: [] })).toBe(2);
    expect(io.printed.out).toContain('CANNOT BE DECIDED');
    expect(io.printed.out).toContain('- where the good was produced');
  });

  it('takes a credential as well, and the day of importation', async () => {
    const credential = { type: ['VerifiableCredential'], credentialSubject: RECORD };
    expect(await determine(credential, { importedOn: '2026-09-14' })).toBe(0);
    expect(
      await determine({ ...RECORD, agreement: 'CAFTA-DR' }, { importedOn: '2026-01-01' }),
    ).toBe(2);
    expect(io.printed.out).toContain('the rules as they stood on 2026-01-01');
  });

  it('adds a bill of materials in CSV to the record', async () => {
    await io.file('bill.csv', BILL);
    await io.file('mapping.json', JSON.stringify(MAPPING));
    const more = { materials: 'bill.csv', mapping: 'mapping.json', json: true };
    expect(await determine({ ...RECORD, netCost: usd('8.10'), totalCost: usd('8.10') }, more)).toBe(
      1,
    );
    expect(io.printed.out).toContain('limbs, 9503.00');
  });

  it.each([
    ['a bill without its mapping', { materials: 'bill.csv' }, 64, /--mapping/],
    ['a mapping without its bill', { mapping: 'mapping.json' }, 64, /--materials/],
    ['a bill in place of the record', { record: 'wrong.csv' }, 64, /bill with --materials/],
    ['a day that is none', { importedOn: '14 September' }, 64, /--imported-on/],
    [
      'a bill with a row to correct',
      { materials: 'wrong.csv', mapping: 'mapping.json' },
      65,
      /one place to correct.*could turn the answer: row 2, column Originating/,
    ],
  ])('refuses %s', async (_, more, exitCode, message) => {
    await io.file('wrong.csv', BILL.replace('no', 'perhaps'));
    await io.file('mapping.json', JSON.stringify(MAPPING));
    expect(await faultOf(determine(RECORD, more))).toEqual({
      exitCode,
      message: expect.stringMatching(message),
    });
  });

  it.each([
    [
      'a material without classification',
      { materials: [{ description: 'x' }] },
      '/materials/0/tariffClassification',
    ],
    ['a field that nobody knows', { matreials: [] }, '/matreials'],
    ['amounts in two currencies', { netCost: { amount: '1', currency: 'MXN' } }, 'in one currency'],
    [
      'an amount as a number',
      { netCost: { amount: 7.4, currency: 'USD' } },
      'plain decimal in text',
    ],
  ])('refuses a record with %s, and names the place', async (_, change, words) => {
    expect(await faultOf(determine({ ...RECORD, ...change }))).toEqual({
      exitCode: 65,
      message: expect.stringContaining(words),
    });
  });

  it('prints every material of a long bill where that is asked', async () => {
    const materials = Array.from({ length: 40 }, (_, at) => ({
      ...RECORD.materials[0],
      description: `part ${at}.`,
      value: usd('0.01'),
    }));
    expect(await determine({ ...RECORD, materials })).toBe(0);
    expect(io.printed.out).toContain('… and 28 more, all met (--all)');
    expect(await determine({ ...RECORD, materials }, { all: true })).toBe(0);
    expect(io.printed.out).toContain('part 39.');
  });
});

describe('origin rule', () => {
  it.each([
    [
      'USMCA',
      '9503.00',
      'or (B) no change required, with regional value content of at least 45 per cent',
    ],
    ['CAFTA-DR', '9503', 'dolls representing only human beings'],
    ['CAFTA-DR', '6205.20.2066', 'chapter 62 rule 30A'],
  ])('shows the rules of %s for %s', async (agreement, code, words) => {
    expect(await runOriginRule({ args: { agreement, code }, io })).toBe(0);
    expect(io.printed.out).toContain(words);
  });

  const lookUp = async (agreement: string, code: string, more: { system?: string } = {}) => {
    expect(await runOriginRule({ args: { agreement, code, ...more }, io })).toBe(0);
    return io.printed.out.replaceAll(/\s+/g, ' ');
  };

  it('says that none is known, does not guess, and says where the rule is', async () => {
    const out = await lookUp('USMCA', '6109.10');
    expect(out).toContain('No product rule is known here: only 20 rules of USMCA are');
    expect(out).toContain('read General Note 11(o)');
  });

  it('says of a whole text that it has none', async () => {
    expect(await lookUp('CAFTA-DR', '9999.99')).toContain('The text has no product rule');
  });

  it('shows what binds apparel besides its rule, and what a record has to state', async () => {
    const out = await lookUp('CAFTA-DR', '6205.20');
    expect(out).toContain('in the territory: cut or knit to shape and sewn or otherwise assembled');
    expect(out).toContain('a record has to state, as being so or not: dress shirts for men');
    expect(out).toContain('ASKED OF THESE GOODS BESIDES');
    expect(out).toContain('GN 29(n) chapter 62 chapter rule 4: sewing thread');
  });

  it('looks a code of HS 2022 up where its goods stood when the rules were written', async () => {
    const out = await lookUp('CAFTA-DR', '2404.12.0000');
    expect(out).toContain('In HS2017 such goods stood in');
    expect(out).toContain('GN 29(n) chapter 38');
  });

  it('takes a code of HS 2017 as one where that is said', async () => {
    expect(await faultOf(lookUp('CAFTA-DR', '8517.12'))).toEqual({
      exitCode: 64,
      message: expect.stringMatching(/no code of HS 2022.*--system HS2017/),
    });
    expect(await lookUp('CAFTA-DR', '8517.12', { system: 'HS2017' })).toContain(
      'GN 29(n) chapter 85 rule 38',
    );
  });

  it.each([
    ['an agreement without rules', { agreement: 'NAFTA', code: '9503' }, /USMCA or CAFTA-DR/],
    ...['constructor', '__proto__', 'toString'].map(
      (agreement): [string, { agreement: string; code: string }, RegExp] => [
        `an agreement called ${agreement}`,
        { agreement, code: '9503' },
        /USMCA or CAFTA-DR/,
      ],
    ),
    ['no code', { agreement: 'USMCA', code: 'toys' }, /4, 6, 8 or 10 digits/],
  ])('refuses %s', async (_, args, message) => {
    expect(await faultOf(runOriginRule({ args, io }))).toEqual({
      exitCode: 64,
      message: expect.stringMatching(message),
    });
  });
});
