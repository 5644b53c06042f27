import { isInSpans } from '../rules/code-span.ts';
import type { MaterialView } from './case.ts';

/** GN 29(d)(i)(B), as listed. */
const NYLON_FILAMENT = [
  ...['54021130', '54021160', '54021930', '54021960', '54023130', '54023160'],
  ...['54023230', '54023260', '54024510', '54024590', '54025100', '54026100'],
];

/**
 * Whether a yarn is nylon filament yarn from a country whose free-trade area with the United States began before
 * 1995-01-01 (GN 29(d)(i)(B)): Israel's did and stands. Canada's and Mexico's did, under an agreement that another has
 * replaced since: not decided.
 */
export function isFreeNylonFilament({ codes, material }: MaterialView): boolean | undefined {
  if (material.uses.includes('elastomeric-yarn')) return false;
  const places = codes?.codes ?? [];
  const isListed = places.map((code) => isInSpans(code, NYLON_FILAMENT));
  if (isListed.length > 0 && isListed.every((one) => one === false)) return false;
  const country = material.producedIn ?? material.countryOfOrigin;
  if (country === undefined || country === 'CA' || country === 'MX') return undefined;
  if (country !== 'IL') return false;
  return isListed.length > 0 && isListed.every((one) => one === true) ? true : undefined;
}
