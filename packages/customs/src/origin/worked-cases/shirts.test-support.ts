import { SEWN, cafta, foreign, hs, kg, own } from './worked-case.test-support.ts';

type Json = Readonly<Record<string, unknown>>;

/** GN 29(n) chapter 62 rule 30A, in its own words. */
export const DRESS_SHIRT =
  'dress shirts for men, with two or more colors in the warp and/or the filling, each with collar and sleeve size stated in inches, without dual collar sizing, the foregoing individually packaged with chipboards, pins, jett clips, individual polybags and hang tags ready for retail sale';

export const SHELL = { uses: ['classifying-component'] };

/** Sewing thread formed and finished in the United States. */
export const THREAD: Json = own('5508.10', 'US', undefined, {
  description: 'sewing thread',
  uses: ['sewing-thread'],
  formedIn: 'US',
  finishedIn: 'US',
});

export const thread = (country: string): Json =>
  foreign('5508.10', undefined, {
    description: 'sewing thread',
    uses: ['sewing-thread'],
    countryOfOrigin: country,
    formedIn: country,
    finishedIn: country,
  });

/** A made-up article cut and sewn in Honduras with thread of the United States. */
export const garment = (code: string, materials: readonly Json[], more: Json = {}): Json =>
  cafta(code, {}, [...materials, THREAD], { ...SEWN, ...more });

/** The shell of a garment: a fabric of China, 1 kg of it unless said. */
export const shell = (code: string, weight = '1', more: Json = {}): Json =>
  foreign(code, undefined, { ...SHELL, weight: kg(weight), ...more });

/** The shirt of the demo's first line: fabric of El Salvador from yarn of the United States, lined, with a pocket. */
export const SHIRT_PARTS: readonly Json[] = [
  own('5208.32', 'SV', undefined, {
    key: 'fabric',
    description: 'plain weave',
    weight: kg('0.262'),
    ...SHELL,
  }),
  own('5208.32', 'SV', undefined, {
    description: 'patch pocket',
    uses: ['pocket-bag'],
    formedIn: 'SV',
    finishedIn: 'SV',
    yarnFormedIn: 'US',
  }),
  foreign('5603.92', undefined, { description: 'fusible interlining' }),
  foreign('9606.21', undefined, { description: 'buttons' }),
];

export const shirt = (materials: readonly Json[], more: Json = {}): Json =>
  garment('6205.20', materials, {
    tariffClassification: { system: 'HTS2026', code: '6205.20.2066' },
    alsoClassified: [hs('6205.20.20')],
    isNotKind: [DRESS_SHIRT],
    ...more,
  });

/** Cotton of Brazil spun in the United States and woven in El Salvador; `declared` false, or left to be found. */
export const brazilianShell = (declared: boolean): readonly Json[] => {
  const origin = declared ? { originating: false } : {};
  const fiber = foreign('5201.00', undefined, {
    key: 'cotton',
    description: 'cotton fiber',
    countryOfOrigin: 'BR',
    weight: kg('0.262'),
  });
  const yarn = {
    key: 'yarn',
    description: 'cotton yarn',
    tariffClassification: hs('5205.24'),
    ...origin,
    producedIn: 'US',
    madeFrom: ['cotton'],
    weight: kg('0.262'),
  };
  const fabric = {
    key: 'fabric',
    description: 'plain weave',
    tariffClassification: hs('5208.32'),
    ...origin,
    producedIn: 'SV',
    madeFrom: ['yarn'],
    weight: kg('0.262'),
    ...SHELL,
  };
  return [fiber, yarn, fabric];
};
