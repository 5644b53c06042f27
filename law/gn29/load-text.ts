import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOOTER = /Harmonized Tariff Schedule of the United States .{0,200}?GN p\.[0-9]+ DR-CAFTA/g;

/**
 * What stands in the text as published and would be misread: slips of the pen, each with its reading. What changes the
 * sense is not here: that is an open question of its rule (readings/).
 */
const SLIPS: readonly (readonly [found: RegExp, read: string])[] = [
  [/tosubheadings/g, 'to subheadings'],
  [/heading:or |heading: or /g, 'heading; or '],
  [/(?<=any other (?:heading|chapter|subheading)),? or \(B\)/g, '; or (B)'],
  [/58\.01 through 58\.02,or 60\.01 through 60\.06/g, '5801 through 5802 or 6001 through 6006'],
  [/\b85\.03\b/g, '8503'],
  [/a change from another chapter/g, 'a change from any other chapter'],
  [/\b61\.01\b/g, '6101'],
  [/\b62\.01\b/g, '6201'],
  [/\b62\.02\b/g, '6202'],
  [/2202\.99\. \(A\)/g, '2202.99: (A)'],
  [/has have been/g, 'has been'],
  [/regions? value content/g, 'regional value content'],
  [/subheading 8419\.90 any other heading/g, 'subheading 8419.90 from any other heading'],
  [/except furnitures/g, 'except from furnitures'],
  [/except cooking chambers/g, 'except from cooking chambers'],
  [/subheading 7614 from/g, 'heading 7614 from'],
  [/A change to 6309 from/g, 'A change to heading 6309 from'],
  [/napththalenes/g, 'naphthalenes'],
  [/\(II\) 45 percent/g, '(ii) 45 percent'],
  [/change of tariff classification required/g, 'change in tariff classification is required'],
  [/classification required,? provided/g, 'classification is required, provided'],
  [/build (up|down)/g, 'build-$1'],
  [/a tariff items /g, 'tariff items '],
  [/cut and knit to shape, or both/g, 'cut or knit to shape, or both'],
  [/territory of one or more of the (?:p|P)arties(?: to the Agreement)?/g, 'territory'],
  [/linen tariff item/g, 'linen of tariff item'],
  [/from 8516\.90/g, 'from subheading 8516.90'],
  [/15B A change/g, '15B. A change'],
  [/chapter 54 through 55/g, 'chapters 54 through 55'],
  // A kind that stands behind its code is put before it.
  [
    /hides or skins of (heading [0-9]{4}) (that have undergone a reversible tanning \(including a pre-tanning\) process)/g,
    'hides or skins $2 of $1',
  ],
  [
    /plate, sheet or strip classified in heading 7409 of a thickness less than 5 mm/g,
    'plate, sheet or strip of a thickness less than 5 mm of heading 7409',
  ],
  [
    /a good of subheading 7304\.41 having an external diameter of less than 19 mm/g,
    'goods having an external diameter of less than 19 mm of subheading 7304.41',
  ],
  [
    /coordinate measuring machine of subheading 9031\.49 from any other good except from a base or frame for a good of the same subheading/g,
    'coordinate measuring machine of subheading 9031.49 from any other good, except from a base or frame for it of subheading 9031.49',
  ],
  [/[“”]/g, ''],
  [/’/g, "'"],
];

/** The text of the note, pages joined in order, footers taken off, slips read as they are meant. */
export function loadText(folder: string): string {
  const pages = readdirSync(folder)
    .filter((name) => /^page-[0-9]+\.txt$/.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replace(FOOTER, ' '));
  const text = pages.join(' ').replace(/\s+/g, ' ');
  return SLIPS.reduce((read, [found, by]) => read.replace(found, by), text);
}
