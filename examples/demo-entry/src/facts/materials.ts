import type { Material, ProductionRecord } from '@originmark/schemas';
import { usd } from './lines.ts';

type Rest = Partial<Omit<Material, 'description' | 'tariffClassification' | 'originating'>>;

function material(
  description: string,
  code: string,
  originating: boolean,
  countryOfOrigin: string,
  rest: Rest = {},
): Material {
  return {
    description,
    tariffClassification: { system: 'HS2022', code },
    originating,
    countryOfOrigin,
    ...rest,
  };
}

const costing = (amount: string): Rest => ({ value: usd(amount) });

/** What the shirt is not, in the words of GN 29(n) chapter 62 rule 30A. */
export const DRESS_SHIRTS =
  'dress shirts for men, with two or more colors in the warp and/or the filling, each with collar and sleeve size stated in inches, without dual collar sizing, the foregoing individually packaged with chipboards, pins, jett clips, individual polybags and hang tags ready for retail sale';

/** Line 1, one shirt (section 5). The rule asks for shift and formation, so there are no values. */
export const SHIRT_MATERIALS = {
  cotton: material('cotton, grown in Texas', '5201.00', true, 'US', {
    key: 'cotton',
    process: 'grown',
  }),
  yarn: material('combed ring-spun single cotton yarn Ne 40 (147.6 dtex)', '5205.24', true, 'US', {
    key: 'yarn',
    madeFrom: ['cotton'],
    process: 'spun',
  }),
  fabric: material('plain weave, dyed, 130 g/m², 100 % cotton', '5208.32', true, 'SV', {
    madeFrom: ['yarn'],
    uses: ['classifying-component'],
    process: 'woven, dyed and finished',
    weight: { value: '262', unit: 'GRM' },
  }),
  thread: material('sewing thread, core-spun polyester', '5508.10', true, 'US', {
    uses: ['sewing-thread'],
    formedIn: 'US',
    finishedIn: 'US',
    process: 'formed and finished',
  }),
  pocket: material('patch pocket, self-fabric', '5208.32', true, 'SV', {
    uses: ['pocket-bag'],
    formedIn: 'SV',
    finishedIn: 'SV',
    yarnFormedIn: 'US',
    process: 'woven, dyed and finished, from yarn wholly formed in a Party',
  }),
  interlining: material('fusible interlining, collar and cuffs', '5603.92', false, 'CN'),
  buttons: material('buttons', '9606.21', false, 'CN'),
} as const satisfies Record<string, Material>;

export const SHIRT_PROCESSES = [
  { description: 'cut to shape, Choloma', country: 'HN', kind: 'cut-or-knit-to-shape' },
  { description: 'sewn and assembled, Choloma', country: 'HN', kind: 'sewn-or-assembled' },
] satisfies ProductionRecord['processes'];

/** Line 2, one play set (section 6). Base is the maker's own sale, not the entered price. */
export const TOY_MATERIALS = {
  abs: material('ABS granules', '3903.30', true, 'US', costing('0.62')),
  polypropylene: material('polypropylene granules', '3902.10', true, 'US', costing('0.18')),
  soundModule: material('sound module', '8543.70', false, 'CN', costing('1.45')),
  loudspeaker: material('loudspeaker', '8518.29', false, 'CN', costing('0.35')),
  motor: material('motor under 37.5 W', '8501.10', false, 'CN', costing('0.60')),
  limbAndGearSets: material('moulded limb and gear sets', '9503.00', false, 'CN', costing('1.10')),
  paint: material('paint', '3208.90', false, 'CN', costing('0.12')),
  screws: material('screws', '7318.15', false, 'CN', costing('0.05')),
  cells: material('cells', '8506.10', false, 'CN', costing('0.40')),
  colourBox: material('colour box, declared originating', '4819.20', true, 'MX', {
    ...costing('0.42'),
    packing: 'retail',
  }),
} as const satisfies Record<string, Material>;

export const TOY_VALUES = {
  transactionValue: '8.60',
  netCost: '7.40',
  nonOriginating: '4.07',
} as const;

export const TOY_PROCESSES = [
  { description: 'moulded, painted and assembled, San Luis Potosí', country: 'MX' },
] satisfies ProductionRecord['processes'];

/** Line 3, one suitcase (section 7). */
export const SUITCASE_MATERIALS = {
  sheet: material('polycarbonate sheet, thermoformed to shells in León', '3920.61', false, 'KR', {
    ...costing('9.20'),
    process: 'thermoformed to shells, León',
  }),
  lining: material(
    'lining, woven textured polyester, dyed: 4.55 FOB and 0.20 freight and insurance',
    '5407.52',
    false,
    'CN',
    costing('4.75'),
  ),
  mesh: material('warp-knit mesh', '6005.37', false, 'CN', costing('0.60')),
  bindingTape: material('binding tape', '5806.32', false, 'CN', costing('0.25')),
  thread: material('thread', '5401.10', false, 'CN', costing('0.10')),
  trolleyHandle: material('trolley handle, aluminium', '7616.99', false, 'CN', costing('4.20')),
  wheels: material('four wheels', '8302.20', false, 'CN', costing('3.60')),
  lock: material('combination lock', '8301.40', false, 'CN', costing('2.10')),
  zipper: material('coil zipper', '9607.19', false, 'CN', costing('0.85')),
  rivets: material('rivets', '7318.23', false, 'CN', costing('0.20')),
  sideHandles: material(
    'side handles, declared originating',
    '3926.90',
    true,
    'MX',
    costing('0.70'),
  ),
  polybag: material('polybag and tag', '3923.29', true, 'MX', {
    ...costing('0.15'),
    packing: 'retail',
  }),
  carton: material('export carton', '4819.10', true, 'MX', {
    ...costing('0.30'),
    packing: 'shipping',
  }),
} as const satisfies Record<string, Material>;

export const SUITCASE_VALUES = {
  transactionValue: '48.00',
  totalCost: '41.00',
  nonOriginating: '25.85',
  materials: '26.70',
  conversion: '14.30',
  profit: '7.00',
} as const;

export const SUITCASE_PROCESSES = [
  { description: 'shells thermoformed, León', country: 'MX' },
  { description: 'lined, assembled and finished, León', country: 'MX' },
] satisfies ProductionRecord['processes'];

/** When recognitions, identities, rights, declarations and records were signed. */
export const RECORD_TIMES = {
  recognitions: '2024-01-15T15:00:00Z',
  identities: '2024-02-01T15:00:00Z',
  rights: '2024-05-06T15:00:00Z',
  supplierDeclarations: '2026-02-16T15:00:00Z',
  shirtRecord: '2026-02-24T15:00:00Z',
  toyRecord: '2026-01-05T15:30:00Z',
  suitcaseRecord: '2026-09-04T18:00:00Z',
} as const;
