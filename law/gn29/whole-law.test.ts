// General Note 29, HTSUS 2026 Revision 15, read anew from its pages where they are there.
import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { CAFTA_DR_CHAPTER_RULES } from '../../packages/customs/src/rules/data/cafta-dr-chapter-rules.ts';
import { CAFTA_DR_RULES } from '../../packages/customs/src/rules/generated/cafta-dr-rules.ts';
import type { CodeSpan, RuleGoods } from '../../packages/customs/src/rules/rule.ts';
import { loadText } from './load-text.ts';
import { type ReadRules, readRules } from './read-rules.ts';
import { READINGS } from './readings.ts';
import { codesOfWords, reviewRules } from './review-rules.ts';
import { type RuleText, splitRules } from './split-rules.ts';

const folder = new URL('../../../shared/data/gn29/', import.meta.url);
const present = existsSync(folder);
const suite = present ? describe : describe.skip;

it('is not skipped in silence', () => {
  if (!present)
    console.warn(`SKIPPED: the pages of General Note 29 are absent: ${folder.pathname}`);
  expect(present).toBe(existsSync(folder));
});

suite('the whole law', () => {
  const text = present ? loadText(folder.pathname) : '';
  const texts: readonly RuleText[] = present ? splitRules(text) : [];
  const read: ReadRules = present ? readRules(texts) : { rules: [], unread: [], deleted: [] };

  it('is the data that are kept, rule by rule', () => {
    expect(read.rules).toEqual(CAFTA_DR_RULES);
  });

  it('has no rule that could not be read', () => {
    expect(read.unread).toEqual([]);
    expect([texts.length, read.rules.length, read.deleted.length]).toEqual([1150, 1126, 24]);
  });

  it('and the rules have the same codes and spans, save what a reading declares', () => {
    expect(reviewRules(texts, read.rules)).toEqual([]);
  });

  it('has every rule that a person read', () => {
    const ids = new Set(read.rules.map(({ id }) => id));
    expect(Object.keys(READINGS).filter((id) => !ids.has(id))).toEqual([]);
  });

  it('numbers its rules without a gap, save where it says that they are deleted', () => {
    const chapters = [...new Set(texts.map(({ chapter }) => chapter))];
    const gaps = chapters.flatMap((chapter) => {
      const own = texts.filter((one) => one.chapter === chapter);
      const known = new Set(own.map(({ number }) => Number.parseInt(number, 10)));
      return Array.from({ length: Math.max(...known) }, (_, index) => index + 1)
        .filter((number) => !known.has(number))
        .map((number) => `${chapter}/${number}`);
    });
    expect(gaps).toEqual([...[26, 27, 28, 29, 30, 31, 32].map((n) => `61/${n}`), '90/27']);
  });

  const between = (from: string, to: string): string => {
    const start = text.indexOf(from);
    const end = text.indexOf(to, start);
    expect([from, start >= 0 && end > start]).toEqual([from, true]);
    return text.slice(start, end);
  };
  const chapterRule = (citation: string, what?: string) => {
    const found = CAFTA_DR_CHAPTER_RULES.find(
      ({ citation: own, rule }) =>
        own === citation && (what === undefined || ('what' in rule && rule.what === what)),
    );
    if (found === undefined) throw new Error(citation);
    return found;
  };
  const codesOf = (goods: readonly RuleGoods[]): CodeSpan[] =>
    [...new Set(goods.flatMap(({ codes }) => codes))].sort();

  it.each(['61', '62'])('lists the visible linings of chapter %s', (chapter) => {
    const words = between(`Chapter ${chapter}. Chapter rule 1`, ' Chapter rule 2')
      .slice('Chapter 61.'.length)
      .replace(/other than men's and boys'.+? 18\.5 microns/, '');
    const { rule } = chapterRule(`GN 29(n) chapter ${chapter} chapter rule 1`);
    const lists = 'codes' in rule ? [...rule.codes, ...(rule.exceptCodes ?? [])] : [];
    expect([...lists].sort()).toEqual([...codesOfWords(words)].sort());
  });

  const OPENING = 'a good of this chapter, other than';
  it.each([
    [
      '61',
      3,
      'Chapter rule 3: Notwithstanding chapter rule 2 to this chapter, a good of this chapter, other than a good of subheading 6102.20',
      'containing fabrics',
    ],
    ['61', 4, 'Chapter rule 4: Notwithstanding', 'containing sewing thread'],
    [
      '61',
      5,
      'Chapter rule 5. Notwithstanding chapter rule 2, a good of this chapter, other than a good of subheading 6102.20',
      'that contains a pocket',
    ],
    [
      '62',
      3,
      'Chapter rule 3: Notwithstanding chapter rule 2 to this chapter, a good of this chapter, other than-- (a)',
      'or (b) men',
    ],
    [
      '62',
      4,
      'Chapter rule 4. Notwithstanding chapter rule 2, a good of this chapter, other than-- (a)',
      'or (b) men',
    ],
    [
      '62',
      5,
      'Chapter Rule 5. Notwithstanding chapter rule 2, a good of this chapter, other than-- (a)',
      'or (b) men',
    ],
  ])(
    'frees the same goods of chapter %s from chapter rule %s, code by code',
    (chapter, number, from, to) => {
      const words = between(from, to);
      // Headings in brackets name a kind of garment.
      const listed = words
        .slice(words.indexOf(OPENING))
        .replace(
          /described in headings? [0-9]{4}(?: or [0-9]{4})?|excluded from heading [0-9]{4}/g,
          '',
        );
      const { goods } = chapterRule(`GN 29(n) chapter ${chapter} chapter rule ${number}`);
      expect(codesOf(goods.except ?? [])).toEqual([...codesOfWords(listed)].sort());
    },
  );

  it('binds the tariff items of heading 9619 that its heading rules list', () => {
    const words = between(
      'Heading rule 1: For the purposes of determining the origin of a good of tariff items',
      'the rule applicable',
    );
    expect([...chapterRule('GN 29(n) heading 9619 heading rule 1').goods.codes].sort()).toEqual(
      [...codesOfWords(words)].sort(),
    );
  });
});
