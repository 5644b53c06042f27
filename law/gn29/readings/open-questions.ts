import type { CodeSpan, OpenQuestion } from '../../../packages/customs/src/rules/rule.ts';

/** Chapter 2: what comes from live fowl. */
export function liveFowl(): OpenQuestion {
  return {
    why: 'General Note 29(c)(i)(C) takes goods obtained there from live animals as wholly obtained, and the rule excepts heading 0105',
    codes: ['0105'],
    when: 'fails',
  };
}

/** An exception for a code that the nomenclature of the rules has no longer. */
export function divided(code: string, now: readonly CodeSpan[]): OpenQuestion {
  return {
    why: `the rule speaks of subheading ${code}, which is not in the Harmonized System of 2017; its goods are elsewhere since`,
    codes: now,
    when: 'always',
  };
}

/** One source is named and nothing else, where the neighbours of the rule add `or any other subheading`. */
export function onlyNamed(what: string, first: string, last: string = first): OpenQuestion {
  return {
    why: `the rule names ${what} as the only source; whether materials of other classifications may stand beside them is not said`,
    codes: outside(first, last),
    when: 'fails',
  };
}

/** Every code but these, of the same length. */
export const outside = (first: string, last: string = first): readonly CodeSpan[] => [
  `01-${String(Number(first) - 1).padStart(first.length, '0')}`,
  `${String(Number(last) + 1).padStart(last.length, '0')}-97`,
];

/** Chapter 64, chapter rule 1, with the word that is lost in it (`6401.99.80,6402.91.05, inclusive`) read as `through`. */
export function otherNotes(): OpenQuestion {
  return {
    why: 'chapter rule 1 lets these goods qualify by a rule of General Note 11, 17, 25, 26 or 28 as well, which are not read here',
    goods: [
      ...['64019230', '64019260', '64019980-64029105', '64029116', '64029130', '64029140'],
      ...['64029160', '64029170', '64029904', '64029912', '64029921', '64029923-64029931'],
      ...['64029941-64029979', '6403', '64041120-64041915', '64041925-64042060', '6405-6406'],
    ],
    when: 'fails',
  };
}
