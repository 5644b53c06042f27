import type { OpenQuestion } from '../rules/rule.ts';

/**
 * GN 29(n) chapter 64 chapter rule 1: for these goods the importer may use any rule for them of General Notes 11, 17, 25,
 * 26 or 28, which are not read here. Spans of tariff items as the rule writes them.
 */
export const CHAPTER_64_OTHER_NOTES: OpenQuestion = {
  why: 'whether the good meets a rule for it in General Note 11, 17, 25, 26 or 28, which GN 29(n) chapter 64 chapter rule 1 lets the importer use',
  goods: [
    ...['64019230', '64019260', '64019980', '64029105', '64029116', '64029130', '64029140'],
    ...['64029160', '64029170', '64029904', '64029912', '64029921', '64029923-64029931'],
    ...['64029941-64029979', '6403', '64041120-64041915', '64041925-64042060', '6405-6406'],
  ],
  when: 'fails',
};
