import type { AgreementId } from '../agreements/agreement.ts';
import type { RuleGoods } from '../rules/rule.ts';

/** A material that de minimis does not cure in these goods. */
export interface DeMinimisExclusion {
  readonly citation: string;
  readonly goods: RuleGoods;
  readonly materials: readonly RuleGoods[];
}

const DAIRY_10 = 'dairy preparations containing over 10 percent by weight of milk solids';
const FORTIFIED =
  'fruit or vegetable juice of any single fruit or vegetable, fortified with minerals or vitamins, concentrated or unconcentrated';

const dairy = (withOther: boolean): RuleGoods[] => [
  { codes: ['04'] },
  { codes: withOther ? ['190190', '210690'] : ['190190'], kind: DAIRY_10 },
];

/** GN 29(e)(ii)(A) to (H). */
const CAFTA_DR: readonly DeMinimisExclusion[] = [
  { citation: 'GN 29(e)(ii)(A)', goods: { codes: ['04'] }, materials: dairy(true) },
  ...(
    [
      [['190110'], 'infant preparations containing over 10 percent by weight of milk solids'],
      [
        ['190120'],
        'mixes and doughs, containing over 25 percent by weight of butterfat, not put up for retail sale',
      ],
      [['190190', '210690'], DAIRY_10],
      [['2105'], undefined],
      // The note still says 2202.90; the tariff has 2202.91 and 2202.99 in its place.
      [['220290', '220291', '220299'], 'beverages containing milk'],
      [['230990'], 'animal feeds containing over 10 percent by weight of milk solids'],
    ] as const
  ).map(([codes, kind]) => ({
    citation: 'GN 29(e)(ii)(B)',
    goods: { codes, ...(kind === undefined ? {} : { kind }) },
    materials: dairy(false),
  })),
  {
    citation: 'GN 29(e)(ii)(C)',
    goods: { codes: ['200911-200939'] },
    materials: [{ codes: ['0805', '200911-200939'] }],
  },
  {
    citation: 'GN 29(e)(ii)(C)',
    goods: { codes: ['210690', '220290', '220299'], kind: FORTIFIED },
    materials: [{ codes: ['0805', '200911-200939'] }],
  },
  {
    citation: 'GN 29(e)(ii)(D)',
    goods: { codes: ['0901', '2101'] },
    materials: [{ codes: ['0901', '2101'] }],
  },
  {
    citation: 'GN 29(e)(ii)(E)',
    goods: { codes: ['1102', '1103', '190490'] },
    materials: [{ codes: ['1006'] }],
  },
  { citation: 'GN 29(e)(ii)(F)', goods: { codes: ['15'] }, materials: [{ codes: ['15'] }] },
  {
    citation: 'GN 29(e)(ii)(G)',
    goods: { codes: ['1701-1703'] },
    materials: [{ codes: ['1701'] }],
  },
  { citation: 'GN 29(e)(ii)(H)', goods: { codes: ['180610'] }, materials: [{ codes: ['17'] }] },
];

const DAIRY_10_DRY = 'dairy preparations containing over 10 percent by dry weight of milk solids';
const DAIRY_USMCA: readonly RuleGoods[] = [
  { codes: ['0401-0406'] },
  { codes: ['190190', '210690'], kind: DAIRY_10_DRY },
];

/** 19 USC 4531(f)(2)(A) to (J). */
const USMCA: readonly DeMinimisExclusion[] = (
  [
    ['A', { codes: ['0401-0406'] }, DAIRY_USMCA],
    [
      'B',
      {
        codes: ['190110'],
        kind: 'infant preparations containing over 10 percent by dry weight of milk solids',
      },
      DAIRY_USMCA,
    ],
    [
      'B',
      {
        codes: ['190120'],
        kind: 'mixes and doughs containing over 25 percent by dry weight of butterfat, not put up for retail sale',
      },
      DAIRY_USMCA,
    ],
    ['B', { codes: ['190190', '210690'], kind: DAIRY_10_DRY }, DAIRY_USMCA],
    ['B', { codes: ['2105'] }, DAIRY_USMCA],
    [
      'B',
      { codes: ['220290', '220291', '220299'], kind: 'beverages containing milk' },
      DAIRY_USMCA,
    ],
    [
      'B',
      {
        codes: ['230990'],
        kind: 'animal feeds containing over 10 percent by dry weight of milk solids',
      },
      DAIRY_USMCA,
    ],
    ['C', { codes: ['200911-200939'] }, [{ codes: ['0805', '200911-200939'] }]],
    [
      'C',
      { codes: ['210690', '220290', '220299'], kind: FORTIFIED },
      [{ codes: ['0805', '200911-200939'] }],
    ],
    ['D', { codes: ['210111'], kind: 'instant coffee, not flavored' }, [{ codes: ['09'] }]],
    ['E', { codes: ['1501-1508', '1512', '1514', '1515'] }, [{ codes: ['15'] }]],
    ['F', { codes: ['1701-1703'] }, [{ codes: ['1701'] }]],
    ['G', { codes: ['180610'] }, [{ codes: ['17', '1805'] }]],
    ['H', { codes: ['2008'] }, [{ codes: ['08', '20'], kind: 'peaches, pears, or apricots' }]],
    [
      'I',
      { codes: ['200990', '21069054', '22029937'] },
      [{ codes: ['2009'], kind: 'single juice ingredients' }],
    ],
    ['J', { codes: ['2207-2208'] }, [{ codes: ['2203-2208'] }]],
  ] as const
).map(([paragraph, goods, materials]) => ({
  citation: `19 USC 4531(f)(2)(${paragraph})`,
  goods,
  materials,
}));

/** Empty for NAFTA: its goods are not recomputed here. */
export const DE_MINIMIS_EXCLUSIONS: Readonly<Record<AgreementId, readonly DeMinimisExclusion[]>> = {
  'CAFTA-DR': CAFTA_DR,
  USMCA,
  NAFTA: [],
};

/** Goods of these chapters need a material of another subheading for de minimis to help. None for NAFTA, as above. */
export const OTHER_SUBHEADING_CHAPTERS: Readonly<
  Record<AgreementId, { readonly codes: readonly string[]; readonly citation: string }>
> = {
  'CAFTA-DR': { codes: ['01-24'], citation: 'GN 29(e)(ii)(I)' },
  USMCA: { codes: ['01-27'], citation: '19 USC 4531(f)(3)' },
  NAFTA: { codes: [], citation: 'HTSUS GN 12' },
};
