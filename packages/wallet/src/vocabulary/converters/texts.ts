import { parseDid } from '@originmark/core';
import type { Converter } from '../mapping.ts';
import { membersOf, shown, undecided } from './undecided.ts';

/** Text as it stands, of 1 to `maxLength` characters. */
export function text(maxLength = 4000): Converter {
  return {
    name: maxLength === 4000 ? 'text' : `text of at most ${maxLength} characters`,
    read(theirs) {
      if (typeof theirs !== 'string') {
        return undecided('not-text', `Text is expected, not ${shown(theirs)}.`);
      }
      return theirs.length >= 1 && theirs.length <= maxLength
        ? { value: theirs }
        : undecided('text-length', `Text of 1 to ${maxLength} characters is expected.`);
    },
    write: (ours) => ours,
  };
}

/** One of a few words, the same on both sides. */
export function oneOf(...words: readonly string[]): Converter {
  return {
    name: words.join(', '),
    read: (theirs) =>
      words.includes(theirs as string)
        ? { value: theirs }
        : undecided('word-unknown', `${shown(theirs)} is none of ${words.join(', ')}.`),
    write: (ours) => (words.includes(ours as string) ? ours : undefined),
  };
}

/** Words of theirs and what they are with us. What is not listed is not converted. */
export function wordList(name: string, words: readonly (readonly [string, string])[]): Converter {
  return {
    name: `${name}: ${words.map(([theirs, ours]) => `${theirs} = ${ours}`).join('; ')}`,
    read(theirs) {
      const found = words.find(([word]) => word === theirs);
      return found === undefined
        ? undecided('word-unknown', `${shown(theirs)} says nothing certain here.`)
        : { value: found[1] };
    },
    write: (ours) => words.find(([, word]) => word === ours)?.[0],
  };
}

/** A text that follows a pattern, as it stands. */
function patterned(name: string, code: string, pattern: RegExp, maxLength = 2048): Converter {
  return {
    name,
    read: (theirs) =>
      typeof theirs === 'string' && theirs.length <= maxLength && pattern.test(theirs)
        ? { value: theirs }
        : undecided(code, `${shown(theirs)} is no ${name}.`),
    write: (ours) => ours,
  };
}

export const iri = patterned(
  'absolute URI',
  'iri-malformed',
  /^[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9._~:/?#@!$&'()*+,;=%[\]-]+$/,
);
export const textileCategory = patterned('textile category', 'category-shape', /^[0-9]{3}$/, 3);
export const suretyCode = patterned('surety code', 'surety-shape', /^[0-9]{3}$/, 3);
export const currency = patterned('currency of ISO 4217', 'currency-shape', /^[A-Z]{3}$/, 3);

/** A DID; a party that is named by a web address has none. */
export const did: Converter = {
  name: 'DID',
  read: (theirs) =>
    parseDid(theirs) === undefined
      ? undecided('did-missing', `${shown(theirs)} is no DID, so it names no key of the party.`)
      : { value: theirs },
  write: (ours) => ours,
};

export const yesNo: Converter = {
  name: 'yes or no',
  read: (theirs) =>
    typeof theirs === 'boolean'
      ? { value: theirs }
      : undecided('not-boolean', `true or false is expected, not ${shown(theirs)}.`),
  write: (ours) => ours,
};

/** `true` where they say that there are several; `false` says nothing. */
export function flagFor(word: string): Converter {
  return {
    name: `true = "${word}"`,
    read: (theirs) =>
      theirs === true
        ? { value: word }
        : theirs === false
          ? { nothing: true }
          : undecided('not-boolean', `true or false is expected, not ${shown(theirs)}.`),
    write: (ours) => (ours === word ? true : undefined),
  };
}

/** The words that the regulations put in place of a name; any other name says nothing here. */
export function literal(word: string): Converter {
  return {
    name: `"${word}"`,
    read: (theirs) =>
      theirs === word || theirs === `${word}.`
        ? { value: word, why: 'written as in the regulation' }
        : { nothing: true },
    write: (ours) => (ours === word ? word : undefined),
  };
}

/** First and last name of a person, read as one; one name is not taken apart again. */
export const fullName: Converter = {
  name: 'first name and last name, read as one',
  read(theirs) {
    const { firstName, lastName } = membersOf(theirs);
    const known = [firstName, lastName].flatMap((name) =>
      typeof name === 'string' && name.trim() !== '' ? [name] : [],
    );
    const name = known.join(' ');
    return known.length === 0 || name.length > 4000 ? { nothing: true } : { value: name };
  },
  write: () => undefined,
};

const INCOTERMS = 'EXW FCA FAS FOB CFR CIF CPT CIP DAP DPU DDP DAT'.split(' ');

/** `FOB Puerto Cortés`: a rule of Incoterms and its place. */
export const termsOfSale: Converter = {
  name: 'Incoterms rule and place in one text',
  read(theirs) {
    const match =
      typeof theirs === 'string' && theirs.length <= 4000
        ? /^([A-Z]{3}) (\S.*)$/.exec(theirs)
        : null;
    const [, incoterm = '', place = ''] = match ?? [];
    return INCOTERMS.includes(incoterm)
      ? { value: { incoterm, place } }
      : undecided('terms-of-sale', `${shown(theirs)} is no Incoterms rule followed by its place.`);
  },
  write(ours) {
    const { incoterm, place } = membersOf(ours);
    return typeof incoterm === 'string' && typeof place === 'string'
      ? `${incoterm} ${place}`
      : undefined;
  },
};
