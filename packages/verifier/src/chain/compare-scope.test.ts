import { describe, expect, it } from '@jest/globals';
import type { Scope } from '@originmark/schemas';
import { ALL_ACTIVITIES, type Authority } from './authority.ts';
import { compareScope } from './compare-scope.ts';

const RIGHT = 'https://recordation.customs.example/rights/tmk-24-90417';
const OTHER = 'https://recordation.customs.example/rights/cop-24-90418';
const [TOY, CASE] = ['https://id.gs1.org/01/1', 'https://id.gs1.org/01/2'];

/** All that a licensee may hold, without any bound. */
function held(bounds: Partial<Authority> = {}): Authority {
  return {
    rights: [RIGHT],
    activities: ALL_ACTIVITIES,
    sublicensing: true,
    depth: 3,
    boundBy: {},
    ...bounds,
  };
}

const compare = (
  scope: Scope,
  bounds: Partial<Authority> = {},
  kind: 'licence' | 'maker' = 'licence',
  fromRight = false,
) => compareScope(scope, held(bounds), kind, fromRight);

/** `code pointer`, with `?` where it cannot be decided. */
const told = (...[scope, bounds, kind, fromRight]: Parameters<typeof compare>): string[] =>
  compare(scope, bounds, kind, fromRight).map(
    ({ code, pointer, decided }) => `${code} ${pointer}${decided ? '' : '?'}`,
  );

interface Row {
  readonly code: string;
  readonly pointer: string;
  readonly held: Partial<Authority>;
  readonly narrower: Scope;
  readonly equal: Scope;
  readonly wider: Scope;
}

const term = (from: string, until: string, sellOffDays?: number) => ({
  from: `${from}T00:00:00Z`,
  until: `${until}T00:00:00Z`,
  ...(sellOffDays !== undefined && { sellOffDays }),
});
const cap = (max: string, unit = 'C62', period?: string) => ({
  max,
  unit,
  ...(period !== undefined && { period: period as 'P1Y' }),
});

const ROWS: readonly [string, Row][] = [
  [
    'rights',
    {
      code: 'scope.rights',
      pointer: '/rights',
      held: { rights: [RIGHT, OTHER] },
      narrower: { rights: [OTHER] },
      equal: { rights: [OTHER, RIGHT] },
      wider: { rights: [RIGHT, 'urn:third'] },
    },
  ],
  [
    'activities',
    {
      code: 'scope.activity',
      pointer: '/activities',
      held: { activities: ['make', 'sell'] },
      narrower: { activities: ['sell'] },
      equal: { activities: ['sell', 'make'] },
      wider: { activities: ['sell', 'import'] },
    },
  ],
  [
    'goods',
    {
      code: 'scope.goods',
      pointer: '/goods',
      held: { goods: [{ system: 'HS2022', prefix: '9503' }] },
      narrower: { goods: [{ system: 'HS2022', prefix: '950300' }] },
      equal: { goods: [{ system: 'HS2022', prefix: '9503' }] },
      wider: { goods: [{ system: 'HS2022', prefix: '95' }] },
    },
  ],
  [
    'products',
    {
      code: 'scope.goods',
      pointer: '/products',
      held: { products: [TOY, CASE] },
      narrower: { products: [TOY] },
      equal: { products: [CASE, TOY] },
      wider: { products: [TOY, 'https://id.gs1.org/01/3'] },
    },
  ],
  [
    'country of making',
    {
      code: 'scope.territory',
      pointer: '/madeIn',
      held: { madeIn: ['MX', 'US'] },
      narrower: { madeIn: ['MX'] },
      equal: { madeIn: ['US', 'MX'] },
      wider: { madeIn: ['MX', 'CN'] },
    },
  ],
  [
    'country of sale',
    {
      code: 'scope.territory',
      pointer: '/soldIn',
      held: { soldIn: ['US', 'CA'] },
      narrower: { soldIn: ['US'] },
      equal: { soldIn: ['CA', 'US'] },
      wider: { soldIn: ['US', 'MX'] },
    },
  ],
  [
    'makers',
    {
      code: 'scope.makers',
      pointer: '/makers',
      held: { makers: ['did:web:a.example', 'did:web:b.example'] },
      narrower: { makers: ['did:web:b.example'] },
      equal: { makers: ['did:web:b.example', 'did:web:a.example'] },
      wider: { makers: ['did:web:a.example', 'did:web:c.example'] },
    },
  ],
  [
    'term',
    {
      code: 'scope.term',
      pointer: '/term',
      held: { term: term('2026-01-01', '2027-01-01') },
      narrower: { term: term('2026-02-01', '2026-12-01') },
      equal: { term: term('2026-01-01', '2027-01-01') },
      wider: { term: term('2026-01-01', '2027-01-02') },
    },
  ],
  [
    'quantity',
    {
      code: 'scope.quantity',
      pointer: '/quantity',
      held: { quantity: cap('40000') },
      narrower: { quantity: cap('39999.999') },
      equal: { quantity: cap('40000.000') },
      wider: { quantity: cap('40000.001') },
    },
  ],
];

describe.each(ROWS)(
  'a grant in %s',
  (_, { code, pointer, held: bounds, narrower, equal, wider }) => {
    it('may be narrower than what is held', () => {
      expect(told(narrower, bounds)).toEqual([]);
    });

    it('may be the same', () => {
      expect(told(equal, bounds)).toEqual([]);
    });

    it('may not be wider, and both are told', () => {
      expect(told(wider, bounds)).toEqual([`${code} ${pointer}`]);
      const [difference] = compare(wider, bounds);
      expect(difference?.expected).toBeDefined();
      expect(difference?.found).toBeDefined();
    });

    it('inherits where it says nothing', () => {
      expect(told({}, bounds)).toEqual([]);
    });
  },
);

describe('a grantor that holds no bound', () => {
  it.each(ROWS.filter(([, { pointer }]) => !['/rights', '/activities'].includes(pointer)))(
    'lets a grant set one in %s',
    (_, { wider }) => {
      expect(told(wider)).toEqual([]);
    },
  );
});

describe('sets', () => {
  it('tell only what goes beyond, in order', () => {
    const [difference] = compare({ madeIn: ['VN', 'MX', 'CN'] }, { madeIn: ['US', 'MX'] });
    expect(difference).toMatchObject({ expected: ['MX', 'US'], found: ['CN', 'VN'] });
  });

  it('may be empty: nothing is granted in that dimension', () => {
    expect(told({ rights: [], madeIn: [], products: [] }, { madeIn: ['MX'] })).toEqual([]);
  });

  it('let nothing pass a grantor that holds the empty set', () => {
    expect(told({ madeIn: ['MX'] }, { madeIn: [] })).toEqual(['scope.territory /madeIn']);
  });

  it('compare makers as DIDs, not as texts', () => {
    const account = 'b9c5714089478a327f09197987f16f9e5d936e8a';
    const makers = [`did:ethr:0x6f6d:0x${account}`];
    const written = [`did:ethr:0x6F6D:0x${account.toUpperCase()}`];
    expect(told({ makers: written }, { makers })).toEqual([]);
  });
});

describe('goods', () => {
  const goods = (system: string, prefix: string) => ({ goods: [{ system, prefix }] });

  it('are compared from the left: a prefix within is another chapter', () => {
    expect(told(goods('HS2022', '6195'), goods('HS2022', '95'))).toEqual(['scope.goods /goods']);
  });

  it('cannot be decided between editions', () => {
    expect(told(goods('HS2017', '9503'), goods('HS2022', '9503'))).toEqual(['scope.goods /goods?']);
  });

  it('are decided as soon as one of them is outside, and all that are not inside are told', () => {
    const [open] = goods('HS2017', '9503').goods;
    const [outside] = goods('HS2022', '4202').goods;
    const [inside] = goods('HS2022', '950300').goods;
    const scope = { goods: [open, inside, outside] } as Scope;
    expect(compare(scope, goods('HS2022', '9503'))).toMatchObject([
      { code: 'scope.goods', decided: true, found: [open, outside] },
    ]);
  });
});

describe('terms', () => {
  const year = { term: term('2026-01-01', '2027-01-01', 60) };

  it.each<[string, Scope['term']]>([
    ['begins a second earlier', { from: '2025-12-31T23:59:59Z', until: '2027-01-01T00:00:00Z' }],
    ['ends a second later', { from: '2026-01-01T00:00:00Z', until: '2027-01-01T00:00:01Z' }],
    [
      'ends later by its offset alone',
      { from: '2026-01-01T00:00:00Z', until: '2027-01-01T00:00:00-00:01' },
    ],
    ['sells off a day longer', term('2026-01-01', '2027-01-01', 61)],
  ])('go beyond when one %s', (_, own) => {
    expect(told({ term: own } as Scope, year)).toEqual(['scope.term /term']);
  });

  it('may sell off longer when they end sooner', () => {
    expect(told({ term: term('2026-01-01', '2026-12-31', 61) }, year)).toEqual([]);
    expect(told({ term: term('2026-01-01', '2026-12-31', 62) }, year)).toEqual([
      'scope.term /term',
    ]);
  });

  it('are the same moments with other offsets', () => {
    const own = { from: '2025-12-31T18:00:00-06:00', until: '2027-01-01T06:00:00+06:00' };
    expect(told({ term: own }, year)).toEqual([]);
  });

  it.each([
    ['before it begins', term('2026-06-01', '2026-05-31')],
    ['as it begins', term('2026-06-01', '2026-06-01')],
  ])('are none that end %s, whatever is held', (_, own) => {
    expect(told({ term: own })).toEqual(['scope.term /term']);
    expect(told({ term: own }, year)).toEqual(['scope.term /term']);
  });
});

describe('quantities', () => {
  it('are compared in whichever unit is exact', () => {
    expect(told({ quantity: cap('12', 'C62') }, { quantity: cap('1', 'DZN') })).toEqual([]);
    expect(told({ quantity: cap('13', 'C62') }, { quantity: cap('1', 'DZN') })).toEqual([
      'scope.quantity /quantity',
    ]);
    expect(told({ quantity: cap('1', 'DZN') }, { quantity: cap('11', 'C62') })).toEqual([
      'scope.quantity /quantity',
    ]);
  });

  it.each([
    ['pieces and kilograms', cap('1', 'KGM'), cap('1', 'C62')],
    ['a unit that nobody knows', cap('1', 'QQQ'), cap('1', 'C62')],
    ['a number that is none', cap('1e3'), cap('5000')],
    ['a held number that is none', cap('1'), cap('1e3')],
  ])('cannot be decided between %s', (_, quantity, own) => {
    expect(told({ quantity }, { quantity: own })).toEqual(['scope.quantity /quantity?']);
  });

  it('of a term against a year cannot be decided when they are more', () => {
    expect(told({ quantity: cap('50000') }, { quantity: cap('40000', 'C62', 'P1Y') })).toEqual([
      'scope.quantity /quantity?',
    ]);
  });

  it('of a year are decided against a year', () => {
    const yearly = (max: string) => ({ quantity: cap(max, 'C62', 'P1Y') });
    expect(told(yearly('40001'), yearly('40000'))).toEqual(['scope.quantity /quantity']);
    expect(told(yearly('40000'), yearly('40000'))).toEqual([]);
  });
});

describe('activities', () => {
  it('are none where the grant says nothing', () => {
    expect(told({}, { activities: [] })).toEqual([]);
  });

  it('of a maker are to make, and nothing else', () => {
    expect(told({ activities: ['make'] }, {}, 'maker')).toEqual([]);
    expect(told({ activities: ['make'] }, { activities: ['have-made'] }, 'maker')).toEqual([]);
    expect(told({ activities: ['make', 'sell'] }, {}, 'maker')).toEqual([
      'scope.activity /activities',
    ]);
  });
});

describe('depth', () => {
  const deep = (depth: number): Scope => ({ sublicensing: depth > 0, depth });

  it.each([
    [2, 3, []],
    [0, 1, []],
    [3, 3, ['scope.depth /depth']],
    [4, 3, ['scope.depth /depth']],
    [0, 0, ['scope.depth /depth']],
  ])('of %i under %i is strictly smaller: %j', (depth, above, difference) => {
    expect(told(deep(depth), { depth: above })).toEqual(difference);
  });

  it('is 0 where the grant says nothing', () => {
    expect(told({}, { depth: 1 })).toEqual([]);
    expect(told({}, { depth: 0 })).toEqual(['scope.depth /depth']);
  });

  it('is free for the first licence from the owner', () => {
    expect(told(deep(8), { depth: 1 }, 'licence', true)).toEqual([]);
  });

  it.each<Scope>([
    { sublicensing: true },
    { sublicensing: true, depth: 0 },
    { sublicensing: false, depth: 1 },
    { depth: 1 },
  ])('and sublicensing must say one thing: %j says two', (scope) => {
    expect(told(scope, {}, 'licence', true)).toEqual(['scope.depth /depth']);
    expect(told(scope)).toEqual(['scope.depth /depth']);
  });

  it('is none for a maker, who licenses nobody', () => {
    expect(told({}, { depth: 0 }, 'maker')).toEqual([]);
    expect(told({ sublicensing: false, depth: 0 }, { depth: 0 }, 'maker')).toEqual([]);
    for (const scope of [{ depth: 1 }, { sublicensing: true }, { sublicensing: true, depth: 1 }])
      expect(told(scope, {}, 'maker')).toEqual(['scope.depth /depth']);
  });
});

it('tells every dimension in which a grant goes beyond', () => {
  const wider = Object.assign({}, ...ROWS.map(([, row]) => row.wider), { depth: 9 }) as Scope;
  const bounds = Object.assign({}, ...ROWS.map(([, row]) => row.held)) as Partial<Authority>;
  expect(told(wider, bounds)).toEqual([
    ...ROWS.map(([, { code, pointer }]) => `${code} ${pointer}`),
    'scope.depth /depth',
  ]);
});
