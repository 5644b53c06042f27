// Canada has no MID of its own: the code of the province stands in its place (19 CFR part 102 App.; CBP 7501 App. 2).
// code, postal abbreviation, names
const PROVINCES = [
  ['XA', 'AB', 'ALBERTA'],
  ['XB', 'NB', 'NEW BRUNSWICK'],
  ['XC', 'BC', 'BRITISH COLUMBIA'],
  ['XM', 'MB', 'MANITOBA'],
  ['XN', 'NS', 'NOVA SCOTIA'],
  ['XO', 'ON', 'ONTARIO'],
  ['XP', 'PE', 'PRINCE EDWARD ISLAND'],
  ['XQ', 'QC', 'QUEBEC'],
  ['XS', 'SK', 'SASKATCHEWAN'],
  ['XT', 'NT', 'NORTHWEST TERRITORIES'],
  ['XV', 'NU', 'NUNAVUT'],
  ['XW', 'NL', 'NEWFOUNDLAND AND LABRADOR'],
  ['XY', 'YT', 'YUKON'],
] as const;

const CODES: ReadonlySet<string> = new Set(PROVINCES.map(([code]) => code));
const BY_NAME: ReadonlyMap<string, string> = new Map(
  PROVINCES.flatMap(([code, ...names]) => [code, ...names].map((name) => [name, code] as const)),
);

/** @internal */
export const isProvinceCode = (code: string): boolean => CODES.has(code);

/** @internal From the code, the postal abbreviation or the English name, folded to upper-case ASCII. */
export const provinceCode = (name: string): string | undefined => BY_NAME.get(name);
