import { describe, expect, test } from '@jest/globals';
import type { Credential } from '../../intake/credential.ts';
import { judgePreference } from './judge-preference.ts';
import {
  at,
  createCertification,
  createClaims,
  createCredential,
  certified,
  createReceipt,
  EXISTENCE,
  EXPORTER,
  firstLine,
  IMPORTER,
  judge,
  MAKER,
  TOY,
  troubleOf,
  troublesOf,
  type World,
} from './preference.test-support.ts';

describe('what a line claims', () => {
  test('not claimed where the line has no indicator, whatever supports it', () => {
    const { verdict, findings } = judge(certified(createCertification(), { spi: undefined }));
    expect(verdict).toEqual({ outcome: 'not-claimed' });
    expect(findings).toMatchObject([
      { code: 'origin.not-applicable', line: 2, pointer: '/credentialSubject/lines/0/spi' },
    ]);
  });

  test.each(['A', 'AU', 'ZZ'])(
    'undetermined under %s, a program of no agreement known here',
    (spi) => {
      const { verdict, findings } = judge(certified(createCertification(), { spi }));
      expect(verdict).toEqual({ claimed: spi, outcome: 'undetermined' });
      expect(findings).toMatchObject([
        { code: 'origin.spi-mismatch', outcome: 'indeterminate', found: spi, axis: 'preference' },
      ]);
    },
  );

  test('supported by a certification that covers the line, the importer and the day', () => {
    const { verdict, findings, troubles } = judge(certified());
    expect(troubles).toEqual([]);
    expect(verdict).toEqual({
      claimed: 'S',
      outcome: 'supported',
      credential: 'urn:certification',
    });
    expect(findings.map(({ outcome }) => outcome)).not.toContain('skipped-by-policy');
    expect(findings.every(({ consequence }) => consequence === undefined)).toBe(true);
  });

  test('judged by the line as filed, not as presented to suit its certification', () => {
    const record = {
      entryNumber: 'Z9Z00426174',
      lines: [{ line: 2, hts: '9504.90.6000', enteredValue: '57000.00' }],
    };
    const { troubles, verdict } = judge(certified(undefined, {}, { context: { record } }));
    expect(verdict.outcome).toBe('not-supported');
    expect(troubles).toEqual(['fail origin.hs-mismatch']);
  });

  test('judged by the indicator as filed: a claim is not hidden by leaving it out', () => {
    const filed = { line: 2, spi: 'S', countryOfOrigin: 'MX', manufacturerId: 'MXJUGALT2250SAN' };
    const record = { entryNumber: 'Z9Z-0042617-4', lines: [filed] };
    const { troubles } = judge({ lines: [{ line: { spi: undefined } }], context: { record } });
    expect(troubles).toEqual(['fail origin.no-certification']);
  });

  test('a record of another entry replaces nothing', () => {
    const record = { entryNumber: 'Z9Z-0042618-2', lines: [{ line: 2, hts: '9504.90.6000' }] };
    expect(judge(certified(undefined, {}, { context: { record } })).verdict.outcome).toBe(
      'supported',
    );
  });
});

describe('agreement', () => {
  const entered = (enteredAt: string, spi: string, entry = {}): World => ({
    lines: [{ line: { spi } }],
    entry: { enteredAt, importedAt: enteredAt, claimedAt: enteredAt, ...entry },
  });

  test('contradicted under NAFTA from 1 July 2020 on', () => {
    const { verdict, findings } = judge(entered('2020-07-01T09:00:00-05:00', 'MX'));
    expect(verdict).toEqual({ claimed: 'MX', outcome: 'contradicted' });
    expect(findings).toMatchObject([
      {
        code: 'origin.agreement-not-in-force',
        outcome: 'fail',
        clock: 'entered',
        expected: '1994-01-01 to 2020-06-30',
        found: 'NAFTA, entered 2020-07-01',
      },
    ]);
  });

  test('judged under NAFTA on 30 June 2020 at the port, which is July in Greenwich', () => {
    const { troubles } = judge(entered('2020-07-01T03:00:00Z', 'CA'));
    expect(troubles).toEqual(['fail origin.no-certification']);
  });

  test('contradicted under USMCA before it', () => {
    const { troubles } = judge(entered('2020-06-30T09:00:00-05:00', 'S'));
    expect(troubles).toEqual(['fail origin.agreement-not-in-force']);
  });

  test('undetermined on the border day at a port whose zone is not known', () => {
    const { troubles } = judge(entered('2020-07-01T03:00:00Z', 'S', { portOfEntry: '9999' }));
    expect(troubles).toContain('indeterminate origin.agreement-not-in-force');
  });

  test('without a clock of entry, the days from importation to claim decide', () => {
    const days = (importedAt: string, claimedAt: string) =>
      judge({
        lines: [{ line: { spi: 'MX' } }],
        entry: { enteredAt: undefined, importedAt, claimedAt },
      }).troubles;
    const before = '2020-06-20T12:00:00Z';
    const after = '2020-07-02T12:00:00Z';
    expect(days(before, '2020-06-28T12:00:00Z')).toEqual(['fail origin.no-certification']);
    expect(days(before, after)).toEqual([
      'fail origin.no-certification',
      'indeterminate origin.agreement-not-in-force',
    ]);
    expect(days(after, after)).toEqual(['fail origin.agreement-not-in-force']);
    expect(days(after, before)).toContain('indeterminate origin.agreement-not-in-force');
  });

  test('undetermined where no clock at all is left', () => {
    const none = { enteredAt: undefined, importedAt: undefined, claimedAt: undefined };
    expect(judge({ entry: none }).troubles).toContain(
      'indeterminate origin.agreement-not-in-force',
    );
    const distant = { enteredAt: undefined, importedAt: '0001-01-01T00:00:00+23:59' };
    expect(judge({ entry: distant }).troubles).toContain(
      'indeterminate origin.agreement-not-in-force',
    );
  });
});

describe('without a certification', () => {
  const bare = (line: NonNullable<World['lines']>[number]['line']) => judge({ lines: [{ line }] });

  test.each([
    ['S', undefined],
    ['S', 'importer-knowledge'],
    ['S', 'certification'],
  ])('not supported, curable, under %s on %s', (spi, claimBasis) => {
    const { verdict, findings } = bare({ spi, claimBasis });
    expect(verdict).toEqual({ claimed: spi, outcome: 'not-supported', curable: true });
    expect(troubleOf(findings, 'origin.no-certification')).toMatchObject({
      outcome: 'fail',
      expected: spi,
      found: claimBasis ?? null,
      pointer: '/credentialSubject/lines/0/claimBasis',
      consequence: { rate: 'Free', duty: { amount: '0.00' }, fees: { amount: '197.45' } },
    });
  });

  test.each([undefined, 'importer-knowledge'])(
    'undetermined under P on %s: the law allows the knowledge of the importer',
    (claimBasis) => {
      const { verdict, troubles } = bare({ spi: 'P', claimBasis });
      expect(verdict.outcome).toBe('undetermined');
      expect(troubles).toEqual(['indeterminate origin.no-certification']);
    },
  );

  test.each(['certification', 'certificate-of-eligibility'])(
    'not supported under P that rests on a %s nobody shows',
    (claimBasis) => {
      expect(bare({ spi: 'P', claimBasis }).troubles).toEqual(['fail origin.no-certification']);
    },
  );

  test('undetermined under S+, which rests on a certificate of eligibility', () => {
    const { verdict, troubles } = bare({ spi: 'S+', claimBasis: 'certificate-of-eligibility' });
    expect(verdict.outcome).toBe('undetermined');
    expect(troubles).toEqual(['indeterminate origin.no-certification']);
  });

  test('undetermined under P+, whose rule treats what was done in the United States as foreign', () => {
    const { troubles } = bare({ spi: 'P+' });
    expect(troubles).toEqual([
      'indeterminate origin.no-certification',
      'indeterminate origin.rule-undecidable',
    ]);
  });
});

describe('waiver at US$2,500', () => {
  const usd = (amount: string) => ({ amount, currency: 'USD' });
  const lines = (...values: (readonly [string, string])[]): World => ({
    lines: values.map(([spi, amount], index) => ({
      line: { spi, line: index + 1, enteredValue: usd(amount) },
    })),
  });

  test('not required for 2,310 of originating goods', () => {
    const { verdict, troubles } = judge(lines(['S', '2310']));
    expect(verdict).toEqual({ claimed: 'S', outcome: 'not-required' });
    expect(troubles).toEqual([]);
  });

  test('not required for exactly 2,500 over the lines of one agreement; others do not count', () => {
    const world = lines(['S', '1000'], ['S', '1500.00'], ['S+', '90000'], ['P', '2600']);
    expect(judge(world).verdict.outcome).toBe('not-required');
  });

  test('required one cent above, over all lines of the agreement', () => {
    expect(judge(lines(['S', '1000'], ['S', '1500.01'])).troubles).toEqual([
      'fail origin.no-certification',
    ]);
  });

  test('required by the value in the record where the entry understates it', () => {
    const record = { entryNumber: 'Z9Z-0042617-4', lines: [{ line: 1, enteredValue: '57000' }] };
    const { troubles } = judge({ ...lines(['S', '2310']), context: { record } });
    expect(troubles).toEqual(['fail origin.no-certification']);
  });

  test.each([
    ['another currency', { line: { enteredValue: { amount: '100', currency: 'EUR' } } }, undefined],
    ['a negative value in the record', { line: {} }, '-5000'],
  ])('undetermined with %s', (_, draft, enteredValue) => {
    const record = {
      entryNumber: 'Z9Z-0042617-4',
      lines: enteredValue === undefined ? [] : [{ line: 2, enteredValue }],
    };
    const { troubles } = judge({ lines: [draft], context: { record } });
    expect(troubles).toEqual(['indeterminate origin.no-certification']);
  });

  describe('where a certification is shown all the same', () => {
    const small = (certification: Credential, world: World = {}) =>
      judge(certified(certification, { enteredValue: usd('2310') }, world));
    const defective = createCertification({ statement: 'The goods are fine.' });

    test('not required, with its defects told, when it is defective', () => {
      const { verdict, findings, troubles } = small(defective);
      expect(verdict).toEqual({ claimed: 'S', outcome: 'not-required' });
      expect(troubles).toEqual([]);
      expect(findings.find(({ on }) => on === defective)).toMatchObject({
        outcome: 'not-applicable',
        found: ['not-supported', 'origin.statement-missing'],
      });
    });

    test('not required when it cannot be decided', () => {
      const standings = { certification: { outcome: 'indeterminate' as const } };
      expect(small(createCertification(), { standings }).verdict.outcome).toBe('not-required');
    });

    test('supported when it carries the claim', () => {
      expect(small(createCertification()).verdict.outcome).toBe('supported');
    });

    test('contradicted when it was never true', () => {
      const standings = { certification: { status: { kind: 'revoked' as const } } };
      expect(small(createCertification(), { standings }).verdict.outcome).toBe('contradicted');
    });

    test('not supported when it is defective and one cent above', () => {
      const { verdict } = judge(certified(defective, { enteredValue: usd('2500.01') }));
      expect(verdict).toMatchObject({ outcome: 'not-supported', curable: true });
    });
  });

  test('waives no other question: a claim under P+ stays undetermined', () => {
    expect(judge(lines(['P+', '100'])).verdict.outcome).toBe('undetermined');
  });
});

describe('the right certification', () => {
  test('contradicted by a certification under another agreement', () => {
    const { verdict, findings } = judge(certified(createCertification(), { spi: 'P' }));
    expect(verdict).toMatchObject({ outcome: 'contradicted', credential: 'urn:certification' });
    expect(troubleOf(findings, 'origin.spi-mismatch')).toMatchObject({
      expected: 'USMCACertificationOfOrigin',
      found: 'P',
      pointer: '/type',
    });
  });

  test('contradicted under S+: TPL goods cannot rest on a certification of origin', () => {
    const { troubles } = judge(certified(createCertification(), { spi: 'S+' }));
    expect(troubles).toEqual(['fail origin.spi-mismatch']);
  });

  test('the best of several supports the line, and the others are told without weight', () => {
    const good = createCertification();
    const stale = createCertification(
      {
        blanketPeriod: { from: '2025-01-01', until: '2025-12-31' },
        signedAt: '2025-01-01T12:00:00Z',
      },
      { id: 'stale' },
    );
    const support = [stale, good, createReceipt(good)];
    const { verdict, findings, troubles } = judge({ lines: [{ support }], existence: EXISTENCE });
    expect(verdict).toMatchObject({ outcome: 'supported', credential: 'urn:certification' });
    expect(troubles).toEqual([]);
    const told = findings.find(
      ({ code, on }) => code === 'origin.not-applicable' && on?.id === 'urn:stale',
    );
    expect(told?.found).toEqual([
      'not-supported',
      'origin.blanket-period',
      'origin.possession-unproven',
    ]);
  });

  test('between equals the digest decides, in whatever order they come', () => {
    const [a, b] = [createCertification({}, { id: 'a' }), createCertification({}, { id: 'b' })];
    for (const support of [
      [a, b],
      [b, a],
    ])
      expect(judge({ lines: [{ support }] }).verdict.credential).toBe('urn:a');
  });

  test('a verdict names no credential that has no id', () => {
    const nameless = { ...createCertification(), id: '' };
    const claims = createClaims({ lines: [{ support: [nameless] }] });
    expect(judgePreference(firstLine(claims), claims).verdict).not.toHaveProperty('credential');
  });
});

describe('standing of the certification', () => {
  const standing = (certification: NonNullable<World['standings']>[string], more: World = {}) =>
    judge(certified(undefined, {}, { standings: { certification }, ...more }));
  const revoked = (reason: string, effectiveAt: string) => ({
    status: {
      kind: 'revoked',
      revocation: { reason, effectiveAt: at(effectiveAt) },
    } as never,
  });

  test('not supported, curable within five working days, when it is invalid', () => {
    const { verdict, findings } = standing({ outcome: 'invalid' });
    expect(verdict).toEqual({
      claimed: 'S',
      outcome: 'not-supported',
      curable: true,
      cureBy: '2026-10-01T15:10:00Z',
      credential: 'urn:certification',
    });
    expect(troublesOf(findings)).toEqual(['fail entry.line-unsupported']);
  });

  test('not supported when its form cannot be read', () => {
    expect(standing({ readable: false, outcome: 'indeterminate' }).troubles).toEqual([
      'fail entry.line-unsupported',
    ]);
  });

  test.each([
    ['said to be false', revoked('false-from-the-start', '2027-01-01T00:00:00Z')],
    ['withdrawn without a reason', { status: { kind: 'revoked' } as const }],
  ])('contradicted when it was %s, whenever that was', (_, own) => {
    for (const outcome of ['valid', 'invalid'] as const) {
      const { verdict, troubles } = standing({ ...own, outcome });
      expect(verdict.outcome).toBe('contradicted');
      expect(troubles).toEqual(['fail status.revoked']);
    }
  });

  test('contradicted when false, even if its form cannot be read', () => {
    const own = { ...revoked('false-from-the-start', '2026-12-01T00:00:00Z'), readable: false };
    expect(standing(own).troubles).toEqual(['fail status.revoked']);
  });

  test('supported when it ceased after the claim', () => {
    expect(standing(revoked('ceased', '2026-11-02T00:00:00Z')).verdict.outcome).toBe('supported');
  });

  test('not supported when it ceased before the claim, or is broken besides', () => {
    expect(standing(revoked('ceased', '2026-09-01T00:00:00Z')).troubles).toEqual([
      'fail entry.line-unsupported',
    ]);
    const broken = { ...revoked('ceased', '2026-11-02T00:00:00Z'), outcome: 'invalid' as const };
    expect(standing(broken).troubles).toEqual(['fail entry.line-unsupported']);
  });

  test('undetermined when it ceased and no clock says when the claim was made', () => {
    const { troubles } = standing(revoked('ceased', '2026-09-01T00:00:00Z'), {
      entry: { claimedAt: undefined },
    });
    expect(troubles).toContain('indeterminate entry.line-unsupported');
  });

  test('a stolen key: supported only if it is proven older than the theft', () => {
    const own = revoked('key-compromised', '2026-02-01T00:00:00Z');
    expect(standing(own).verdict.outcome).toBe('supported');
    expect(standing(own, { existence: { receipt: EXISTENCE.receipt } }).troubles).toEqual([
      'fail entry.line-unsupported',
    ]);
  });

  test.each([
    [{ status: { kind: 'suspended' } as const }, 'status.suspended'],
    [{ status: { kind: 'unknown' } as const }, 'status.unavailable'],
    [{ outcome: 'indeterminate' } as const, 'entry.line-unsupported'],
  ])('undetermined when its standing is open: %j', (own, code) => {
    const { verdict, troubles } = standing(own);
    expect(verdict.outcome).toBe('undetermined');
    expect(troubles).toEqual([`indeterminate ${code}`]);
  });

  test('a flag and nothing more when the certifier vouches for itself alone', () => {
    const { verdict, findings } = standing({ identity: 'self-asserted' });
    expect(verdict.outcome).toBe('supported');
    expect(troubleOf(findings, 'origin.identity-self-asserted')).toMatchObject({
      found: 'self-asserted',
    });
    expect(troubleOf(findings, 'origin.identity-self-asserted').consequence).toBeUndefined();
  });
});

describe('what is at stake', () => {
  test.each([
    ['19.7 %', { amount: '45360', currency: 'USD' }, '8935.92', '157.13'],
    ['20 %', { amount: '57600', currency: 'USD' }, '11520.00', '199.53'],
  ])('at %s on %j', (dutyRate, enteredValue, duty, fees) => {
    const { findings } = judge({ lines: [{ line: { dutyRate, enteredValue } }] });
    expect(troubleOf(findings, 'origin.no-certification').consequence).toMatchObject({
      summary: expect.stringContaining('the goods stay admissible'),
      rate: dutyRate,
      duty: { amount: duty, currency: 'USD' },
      fees: { amount: fees, currency: 'USD' },
    });
  });

  test('no duty is computed without its quantity, nor a fee from another currency', () => {
    const of = (line: object) =>
      troubleOf(judge({ lines: [{ line }] }).findings, 'origin.no-certification').consequence;
    const chapter99 = expect.stringMatching(/^additional duties of chapter 99: /);
    expect(of({ dutyRate: '3.5¢/kg', quantities: undefined })).toEqual({
      summary: expect.any(String),
      rate: '3.5¢/kg',
      fees: { amount: '197.45', currency: 'USD' },
      unknown: [expect.stringMatching(/^column 1 general duty: /), chapter99],
    });
    expect(of({ dutyRate: undefined })).not.toHaveProperty('rate');
    const euro = { enteredValue: { amount: '57000', currency: 'EUR' } };
    expect(of(euro)).toEqual({
      summary: expect.any(String),
      rate: 'Free',
      duty: { amount: '0.00', currency: 'USD' },
      unknown: [expect.stringMatching(/^merchandise processing fee: /), chapter99],
    });
  });

  test('the duty of a specific rate goes by the quantities of the own record', () => {
    const line = { dutyRate: '3.5¢/kg', quantities: [{ value: '10', unit: 'KGM' }] };
    const lines = [{ line: 2, quantities: [{ value: '1000', unit: 'KG' }] }];
    const of = (context: object) =>
      troubleOf(
        judge({ lines: [{ line: { line: 2, ...line } }], context }).findings,
        'origin.no-certification',
      ).consequence?.duty?.amount;
    expect(of({})).toBe('0.35');
    expect(of({ record: { entryNumber: 'Z9Z-0042617-4', lines } })).toBe('35.00');
  });

  test('no day to cure by where the calendar ends', () => {
    const far = at('2199-06-01T00:00:00Z');
    const world = certified(
      undefined,
      {},
      { standings: { certification: { outcome: 'invalid' } } },
    );
    const clocks = { presentedAt: far, verifiedAt: far };
    expect(judge({ ...world, context: { clocks } }).verdict).not.toHaveProperty('cureBy');
  });

  test('working days are counted in Washington where the port is not known', () => {
    const world = certified(
      undefined,
      {},
      { standings: { certification: { outcome: 'invalid' } } },
    );
    const { verdict } = judge({ ...world, entry: { portOfEntry: '9999' } });
    expect(verdict.cureBy).toBe('2026-10-01T15:10:00Z');
  });
});

describe('production records', () => {
  const record = createCredential({
    id: 'record',
    type: 'ProductionRecordCredential',
    issuer: MAKER,
    subject: { product: TOY },
  });
  const basis = createCertification(
    { certifierRole: 'producer', certifier: { id: MAKER, name: 'Juguetes Altiplano' } },
    { id: 'basis', issuer: MAKER, edges: [{ role: 'basedOn', to: record }] },
  );
  const certification = createCertification({}, { edges: [{ role: 'basedOn', to: basis }] });
  const others = [basis, record];

  test('undetermined when one that says too little is disclosed through what the certification rests on', () => {
    const { verdict, findings, troubles } = judge(certified(certification, {}, { others }));
    expect(verdict.outcome).toBe('undetermined');
    expect(troubles).toEqual(['indeterminate origin.rule-undecidable']);
    expect(troubleOf(findings, 'origin.rule-undecidable')).toMatchObject({
      on: record,
      expected: expect.stringContaining('USMCA, CAFTA-DR or NAFTA'),
      found: 'a production record',
    });
  });

  test('undetermined when the line names it itself', () => {
    const own = createCertification();
    const support = [own, createReceipt(own), record];
    const { troubles } = judge({ lines: [{ support }], existence: EXISTENCE });
    expect(troubles).toEqual(['indeterminate origin.rule-undecidable']);
  });

  test.each([{ readable: false }, { outcome: 'invalid' as const }])(
    'undetermined where one that is named is broken: %o',
    (broken) => {
      const standings = { record: broken };
      const { verdict, troubles } = judge(certified(certification, {}, { others, standings }));
      expect(verdict.outcome).toBe('undetermined');
      expect(troubles).toEqual(['indeterminate origin.rule-undecidable']);
      const own = createCertification();
      const support = [own, createReceipt(own), record];
      expect(judge({ lines: [{ support }], existence: EXISTENCE, standings }).troubles).toEqual(
        troubles,
      );
    },
  );
});

test('an importer that certifies itself has its own certification', () => {
  const own = createCertification(
    {
      certifierRole: 'importer',
      certifier: { id: IMPORTER, name: 'Harbor & Pine', address: { addressCountry: 'US' } },
      exporter: { id: EXPORTER, name: 'Comercializadora Horizonte' },
    },
    { issuer: IMPORTER },
  );
  const { verdict } = judge({ lines: [{ support: [own] }], existence: EXISTENCE });
  expect(verdict.outcome).toBe('supported');
});

test.each([
  ['exporter', []],
  ['producer', ['fail entry.line-unsupported']],
])('under NAFTA, certified by the %s', (certifierRole, expected) => {
  const certificate = createCertification(
    {
      agreement: 'NAFTA',
      certifierRole,
      signedAt: '2020-01-06T16:20:00Z',
      blanketPeriod: { from: '2020-01-06', until: '2020-12-31' },
    },
    { type: 'NAFTACertificateOfOrigin' },
  );
  const { troubles } = judge({
    lines: [{ line: { spi: 'MX' }, support: [certificate] }],
    entry: {
      enteredAt: '2020-06-01T12:00:00Z',
      importedAt: '2020-06-01T12:00:00Z',
      claimedAt: '2020-06-10T12:00:00Z',
    },
    unprovenPossession: 'ignore',
  });
  expect(troubles).toEqual(expected);
});
