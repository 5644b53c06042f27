import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Decimal } from '../money/decimal.ts';
import { type OriginResult, determineOrigin } from './determine-origin.ts';
import type { ProductionRecord, RecordMaterial } from './production-record.ts';

const RANK: Record<OriginResult['outcome'], number> = {
  'not-originating': 0,
  undetermined: 1,
  originating: 2,
};

const decimal = (units: number, scale = 2): Decimal => ({ units: BigInt(units), scale });
/** From nothing to 120.00, at other scales too. */
const amount: fc.Arbitrary<Decimal> = fc
  .tuple(fc.nat(12_000), fc.integer({ min: 0, max: 5 }), fc.nat(99))
  .map(([cents, more, tail]) => (more < 4 ? decimal(cents) : decimal(cents * 100 + tail, 4)));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 5 });

/** Only the fields that have something in them. */
const given = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

interface Goods {
  readonly agreement: 'USMCA' | 'CAFTA-DR';
  readonly good: string;
  readonly codes: readonly string[];
  readonly home: string;
}

const GOODS: readonly Goods[] = [
  { agreement: 'USMCA', good: '9503.00', codes: ['9503.00', '8501.10', '9504.50'], home: 'MX' },
  { agreement: 'USMCA', good: '4203.10', codes: ['4205.00', '4107.11', '4203.30'], home: 'MX' },
  { agreement: 'CAFTA-DR', good: '9613.80', codes: ['9613.90', '7318.15', '9613.80'], home: 'HN' },
  { agreement: 'CAFTA-DR', good: '9402.10', codes: ['9402.10', '9402.90', '7318.15'], home: 'HN' },
  { agreement: 'CAFTA-DR', good: '1806.31', codes: ['1806.20', '1806.31', '1701.99'], home: 'HN' },
];

const USES: fc.Arbitrary<RecordMaterial['uses']> = fc.constantFrom<RecordMaterial['uses'][]>(
  [],
  [],
  [],
  [],
  ['retail-packing'],
  ['shipping-packing'],
  ['accessory'],
);

function material(goods: Goods, index: number): fc.Arbitrary<RecordMaterial> {
  return fc
    .record({
      code: fc.constantFrom(...goods.codes),
      originating: fc.constantFrom(true, false, false, undefined),
      place: fc.constantFrom('CN', 'CN', goods.home, undefined),
      value: maybe(amount),
      internationalFreight: fc.constantFrom(undefined, undefined, decimal(50)),
      deductions: fc.constantFrom(undefined, undefined, decimal(1)),
      uses: USES,
      isParts: fc.boolean(),
      isSelfProduced: fc.boolean(),
      isDesignated: fc.boolean(),
      parent: fc.option(fc.nat(index), { nil: undefined }),
    })
    .map(({ code, isParts, originating, parent, place, ...rest }) => ({
      key: `m${index}`,
      description: `material ${index}`,
      classifications: [{ system: 'HS2017', code }],
      originating,
      kinds: isParts ? { is: ['parts'], isNot: [] } : { is: [], isNot: ['parts'] },
      // Whatever is made of others comes before them: nothing is made of itself.
      madeFrom: parent === undefined || parent === index ? [] : [`m${parent}`],
      isShortSupply: false,
      ...given({ countryOfOrigin: place }),
      ...given({ internationalFreight: rest.internationalFreight, deductions: rest.deductions }),
      ...given({ value: rest.value }),
      uses: rest.uses,
      isSelfProduced: rest.isSelfProduced,
      isDesignated: rest.isDesignated,
    }));
}

const record: fc.Arbitrary<ProductionRecord> = fc.constantFrom(...GOODS).chain((goods) =>
  fc
    .record({
      materials: fc
        .integer({ min: 1, max: 5 })
        .chain((count) =>
          fc.tuple(...Array.from({ length: count }, (_, index) => material(goods, index))),
        ),
      transactionValue: maybe(amount),
      net: maybe(fc.nat(8_000)),
      more: maybe(fc.nat(2_000)),
      place: fc.constantFrom(goods.home, goods.home, goods.home, 'CN', undefined),
      isSet: fc.constantFrom(false, false, false, true),
    })
    .map(({ isSet, materials, more, net, place, transactionValue }) => ({
      agreement: goods.agreement,
      classifications: [{ system: 'HS2017', code: goods.good }],
      kinds: { is: [], isNot: [] },
      materials,
      processes: place === undefined ? [] : [{ description: 'made', country: place }],
      facts: [],
      isSet,
      ...given({ transactionValue }),
      ...given({ netCost: net === undefined ? undefined : decimal(net) }),
      // Net cost is total cost less some of it.
      ...given({ totalCost: more === undefined ? undefined : decimal((net ?? 8_000) + more) }),
    })),
);

const outcomeOf = (one: ProductionRecord) => determineOrigin(one).outcome;

describe('determineOrigin, for any record', () => {
  it('never gains by a cent of non-originating value', () => {
    fc.assert(
      fc.property(record, fc.nat(), (one, which) => {
        const foreign = one.materials.filter(
          ({ originating, value }) => originating === false && value !== undefined,
        );
        fc.pre(foreign.length > 0);
        const chosen = foreign[which % foreign.length];
        const materials = one.materials.map((material) =>
          material === chosen && material.value !== undefined
            ? {
                ...material,
                value: { ...material.value, units: material.value.units + 1n },
              }
            : material,
        );
        expect(RANK[outcomeOf({ ...one, materials })]).toBeLessThanOrEqual(RANK[outcomeOf(one)]);
      }),
      { numRuns: 400 },
    );
  });

  it('does not depend on the order of the materials', () => {
    const shuffled = record.chain((one) =>
      fc.tuple(
        fc.constant(one),
        fc.shuffledSubarray([...one.materials], { minLength: one.materials.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([one, materials]) => {
        const { criterion, failures, outcome, rule } = determineOrigin(one);
        expect(determineOrigin({ ...one, materials })).toMatchObject({
          outcome,
          failures,
          ...given({ criterion, rule }),
        });
      }),
      { numRuns: 300 },
    );
  });

  it('keeps what it decided when more is stated', () => {
    const completed = record.chain((one) =>
      fc.tuple(
        fc.constant(one),
        fc.array(fc.constantFrom('CN', 'home'), { minLength: 5, maxLength: 5 }),
        fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
        fc.array(amount, { minLength: 5, maxLength: 5 }),
        fc.nat(3_000),
      ),
    );
    fc.assert(
      fc.property(completed, ([one, places, truths, amounts, more]) => {
        const before = outcomeOf(one);
        fc.pre(before !== 'undetermined');
        const home = one.agreement === 'USMCA' ? 'MX' : 'HN';
        const sale = one.transactionValue ?? amounts[4] ?? decimal(100);
        const netCost = one.netCost ?? one.totalCost ?? decimal(more);
        const materials = one.materials.map((material, index): RecordMaterial => {
          const asked = places[index] === 'CN' || material.isSelfProduced ? undefined : home;
          const place = material.countryOfOrigin ?? asked;
          const isOpen = material.originating === undefined && material.madeFrom.length === 0;
          // What is not produced there cannot be stated to originate.
          const stated = isOpen ? truths[index] === true && place === home : material.originating;
          return {
            ...material,
            originating: stated,
            value: material.value ?? amounts[index] ?? decimal(1),
            ...given({ countryOfOrigin: place }),
          };
        });
        const after = outcomeOf({
          ...one,
          materials,
          transactionValue: sale,
          netCost,
          totalCost: one.totalCost ?? { ...netCost, units: netCost.units + 100n },
        });
        expect(after).toBe(before);
      }),
      { numRuns: 600 },
    );
  });
});
