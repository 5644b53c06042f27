import { describe, expect, it } from '@jest/globals';
import type { Scope } from '@originmark/schemas';
import {
  ALL_ACTIVITIES,
  type Authority,
  narrow,
  ownersAuthority,
  toEffectiveAuthority,
} from './authority.ts';

const RIGHT = 'urn:right';
const OWNER = ownersAuthority(RIGHT, 'urn:owner');

const grant = (scope: Scope, from: Authority = OWNER, by = 'urn:licence'): Authority =>
  narrow(from, scope, by);

describe('the owner of a right', () => {
  it('may do everything with it, and nothing bounds it but the right', () => {
    expect(OWNER).toMatchObject({
      rights: [RIGHT],
      activities: ALL_ACTIVITIES,
      sublicensing: true,
      boundBy: { rights: 'urn:owner' },
    });
    expect(Object.keys(OWNER).sort()).toEqual([
      'activities',
      'boundBy',
      'depth',
      'rights',
      'sublicensing',
    ]);
  });
});

describe('an authority in a verdict', () => {
  it('leaves out a depth that nothing bounds, and writes any other', () => {
    expect(toEffectiveAuthority(OWNER)).toEqual({
      rights: [RIGHT],
      activities: ALL_ACTIVITIES,
      sublicensing: true,
      boundBy: { rights: 'urn:owner' },
    });
    const deep = grant({ activities: ['sell'], sublicensing: true, depth: 8 });
    expect(toEffectiveAuthority(deep)).toMatchObject({ activities: ['sell'], depth: 8 });
    expect(toEffectiveAuthority(grant({}))).toMatchObject({ depth: 0 });
  });
});

describe('a grant that says nothing', () => {
  it('inherits every bound, and gives no activity, no sublicence, no depth', () => {
    const bounds: Scope = {
      goods: [{ system: 'HS2022', prefix: '9503' }],
      products: ['urn:toy'],
      madeIn: ['MX'],
      soldIn: ['US'],
      makers: ['did:web:maker.example'],
      term: { from: '2026-01-01T00:00:00Z', until: '2027-01-01T00:00:00Z' },
      quantity: { max: '40000', unit: 'C62' },
    };
    const first = grant(bounds);
    const second = grant({}, first, 'urn:sublicence');
    expect(second).toMatchObject({ ...bounds, rights: [RIGHT] });
    expect(second).toMatchObject({ activities: [], sublicensing: false, depth: 0 });
    const named = {
      activities: 'urn:sublicence',
      sublicensing: 'urn:sublicence',
      depth: 'urn:sublicence',
    };
    expect(second.boundBy).toEqual({ ...first.boundBy, ...named });
  });

  it('has no member for a dimension that nothing bounds', () => {
    expect(Object.keys(grant({})).sort()).toEqual([
      'activities',
      'boundBy',
      'depth',
      'rights',
      'sublicensing',
    ]);
  });
});

describe('a grant that narrows', () => {
  it.each<[keyof Scope, Scope, Scope]>([
    ['rights', { rights: [RIGHT, 'urn:other'] }, { rights: [RIGHT] }],
    ['products', { products: ['urn:a', 'urn:b'] }, { products: ['urn:b'] }],
    ['madeIn', { madeIn: ['MX', 'US'] }, { madeIn: ['US'] }],
    ['soldIn', { soldIn: ['US', 'CA'] }, { soldIn: ['CA'] }],
    [
      'makers',
      { makers: ['did:web:a.example', 'did:web:b.example'] },
      { makers: ['did:web:b.example'] },
    ],
    [
      'goods',
      { goods: [{ system: 'HS2022', prefix: '95' }] },
      { goods: [{ system: 'HS2022', prefix: '9503' }] },
    ],
    [
      'quantity',
      { quantity: { max: '40000', unit: 'C62' } },
      { quantity: { max: '20000', unit: 'C62' } },
    ],
  ])('in %s is named as who set the bound', (dimension, above, below) => {
    const from = grant(above, { ...OWNER, rights: [RIGHT, 'urn:other'] });
    const narrowed = grant(below, from, 'urn:sublicence');
    expect(narrowed[dimension]).toEqual(below[dimension]);
    expect(narrowed.boundBy[dimension]).toBe('urn:sublicence');
  });

  it('keeps the name of who set a bound that it only repeats', () => {
    const bounds: Scope = { madeIn: ['MX'], quantity: { max: '1', unit: 'C62' }, rights: [RIGHT] };
    const narrowed = grant(bounds, grant(bounds), 'urn:sublicence');
    expect(narrowed.boundBy).toMatchObject({
      madeIn: 'urn:licence',
      quantity: 'urn:licence',
      rights: 'urn:owner',
    });
  });

  it('keeps the name of who set a set that it only reorders', () => {
    const narrowed = grant({ madeIn: ['US', 'MX'] }, grant({ madeIn: ['MX', 'US'] }), 'urn:x');
    expect(new Set(narrowed.madeIn)).toEqual(new Set(['MX', 'US']));
  });

  it('says its own activities, sublicensing and depth', () => {
    const narrowed = grant({ activities: ['make'], sublicensing: true, depth: 2 });
    expect(narrowed).toMatchObject({ activities: ['make'], sublicensing: true, depth: 2 });
  });

  it('names makers normalised', () => {
    const account = 'b9c5714089478a327f09197987f16f9e5d936e8a';
    const { makers } = grant({ makers: [`did:ethr:0x6F6D:0x${account.toUpperCase()}`] });
    expect(makers).toEqual([`did:ethr:0x6f6d:0x${account}`]);
  });
});

describe('a grant that goes beyond', () => {
  it('gives what both have, set by set', () => {
    const from = grant({ madeIn: ['MX', 'US'], products: ['urn:a'] });
    const wider = grant({ madeIn: ['US', 'CN'], products: ['urn:b'] }, from, 'urn:sublicence');
    expect(wider).toMatchObject({ madeIn: ['US'], products: [] });
  });

  it.each([
    ['ends later', '2026-03-01', '2028-01-01', '2026-03-01', '2027-01-01'],
    ['begins earlier', '2025-01-01', '2026-06-01', '2026-01-01', '2026-06-01'],
    ['lies around', '2025-01-01', '2028-01-01', '2026-01-01', '2027-01-01'],
    ['lies within', '2026-02-01', '2026-03-01', '2026-02-01', '2026-03-01'],
  ])('gives the common part of a term that %s', (_, from, until, commonFrom, commonUntil) => {
    const day = (text: string) => `${text}T00:00:00Z`;
    const above = grant({ term: { from: day('2026-01-01'), until: day('2027-01-01') } });
    const { term } = grant({ term: { from: day(from), until: day(until) } }, above, 'urn:x');
    expect(term).toEqual({ from: day(commonFrom), until: day(commonUntil) });
  });

  it('has the sell-off of its own, and none where it says none', () => {
    const year = { from: '2026-01-01T00:00:00Z', until: '2027-01-01T00:00:00Z' };
    const above = grant({ term: { ...year, sellOffDays: 60 } });
    expect(grant({ term: { ...year, sellOffDays: 30 } }, above).term).toEqual({
      ...year,
      sellOffDays: 30,
    });
    expect(grant({ term: year }, above).term).toEqual(year);
  });
});

it('leaves what it narrows as it was', () => {
  const before = structuredClone(OWNER);
  grant({ rights: [], madeIn: ['MX'], activities: ['sell'], depth: 1, sublicensing: true });
  expect(OWNER).toEqual(before);
});
