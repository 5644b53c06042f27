import {
  parseEntryNumber,
  parseGln,
  parseImporterNumber,
  parseLei,
  parseMid,
} from '@originmark/customs';
import type { Converter } from '../mapping.ts';
import { fromChecked } from './undecided.ts';

/** An entry number whose check digit fits, with its hyphens (19 CFR 142.3a). */
export const entryNumber: Converter = {
  name: 'entry number with hyphens = without',
  read: (theirs) =>
    fromChecked(parseEntryNumber(theirs), ({ text }) => text, 'with its hyphens, 19 CFR 142.3a'),
  write: (ours) => (typeof ours === 'string' ? ours.replaceAll('-', '') : undefined),
};

/** An importer number of a known shape. */
export const importerNumber: Converter = {
  name: 'importer number',
  read: (theirs) =>
    fromChecked(parseImporterNumber(theirs), ({ text }) => text, 'with the suffix that is meant'),
  write: (ours) => ours,
};

export const mid: Converter = {
  name: 'manufacturer identification code',
  read: (theirs) => fromChecked(parseMid(theirs), ({ text }) => text, 'as the rules write it'),
  write: (ours) => ours,
};

export const lei: Converter = {
  name: 'legal entity identifier',
  read: (theirs) => fromChecked(parseLei(theirs), ({ text }) => text, 'as ISO 17442 writes it'),
  write: (ours) => ours,
};

export const gln: Converter = {
  name: 'global location number',
  read: (theirs) => fromChecked(parseGln(theirs), ({ text }) => text, 'as GS1 writes it'),
  write: (ours) => ours,
};
