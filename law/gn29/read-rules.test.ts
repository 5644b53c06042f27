import { describe, expect, it } from '@jest/globals';
import { readRules } from './read-rules.ts';
import type { RuleText } from './split-rules.ts';

/** A chapter that no hand reading knows. */
const rule = (number: string, words: string): RuleText => ({ chapter: '98', number, words });
const read = (...texts: RuleText[]) => readRules(texts).rules;

describe('"any other good"', () => {
  it('leaves out the kinds that neighbours name within the same codes', () => {
    const [, second] = read(
      rule('1', 'A change to camphor of subheading 9814.29 from any other subheading.'),
      rule('2', 'A change to any other good of subheading 9814.29 from any other chapter.'),
    );
    expect(second?.goods).toEqual({
      codes: ['981429'],
      except: [{ codes: ['981429'], kind: 'camphor' }],
    });
  });

  it('leaves out narrower codes, also those whose own rule says "any other"', () => {
    const [, , third] = read(
      rule('1', 'A change to camphor of tariff item 9814.29.10 from any other heading.'),
      rule('2', 'A change to any other good of tariff item 9814.29.10 from any other subheading.'),
      rule('3', 'A change to any other tariff item of subheading 9814.29 from any other chapter.'),
    );
    expect(third?.goods.except).toContainEqual({ codes: ['98142910'] });
  });

  it('leaves nothing out that lies elsewhere', () => {
    const [, second] = read(
      rule('1', 'A change to camphor of subheading 9815.29 from any other subheading.'),
      rule('2', 'A change to any other good of subheading 9814.29 from any other chapter.'),
    );
    expect(second?.goods.except).toEqual([]);
  });
});

describe('a group', () => {
  it('is that of the goods of its own alternative', () => {
    const [only] = read(
      rule(
        '1',
        'A change to headings 9801 through 9803 from any heading outside that group, except from heading 9805.',
      ),
    );
    expect(only?.alternatives).toEqual([
      { from: [{ other: 'heading', outside: ['9801-9803'] }], except: [{ codes: ['9805'] }] },
    ]);
  });
});

describe('a source that is named', () => {
  it('is not taken back by an exception that holds it', () => {
    const [only] = read(
      rule(
        '1',
        'A change to heading 9803 from tariff item 5402.47.10 or any other chapter, except from chapter 54 or heading 6001.',
      ),
    );
    expect(only?.alternatives[0]).toEqual({
      from: [{ other: 'chapter' }, { codes: ['54024710'] }],
      except: [{ codes: ['54', '6001'], outside: ['54024710'] }],
    });
  });

  it('by its kind is not freed with the rest of its heading', () => {
    const [only] = read(
      rule(
        '1',
        'A change to heading 9801 from any other chapter or from deboned fowl of heading 0207, except from any other good of heading 0207.',
      ),
    );
    expect(only?.alternatives[0]?.except).toEqual([{ codes: ['0207'], notKind: ['deboned fowl'] }]);
  });
});

describe('goods of a rule', () => {
  it('are of a kind where every alternative is about that kind', () => {
    const [only] = read(
      rule(
        '1',
        'A change to mixtures of juices of subheading 9802.90: (A) from any other chapter; or (B) from heading 2009.',
      ),
    );
    expect(only?.goods).toEqual({ codes: ['980290'], kind: 'mixtures of juices' });
    expect(only?.alternatives.map(({ goods }) => goods)).toEqual([undefined, undefined]);
  });

  it('of several kinds under one letter get one way each', () => {
    const [only] = read(
      rule(
        '1',
        'A change to tubes of heading 9807, fittings of heading 9807 from any other heading.',
      ),
    );
    expect(only?.alternatives.map(({ goods }) => goods?.kind)).toEqual(['tubes', 'fittings']);
  });
});

describe('what cannot be read', () => {
  it('makes no rule and is told', () => {
    expect(readRules([rule('1', 'A change to heading 9801, if it pleases.')])).toEqual({
      rules: [],
      deleted: [],
      unread: [{ id: '98/1', why: 'A change to heading 9801, if it pleases' }],
    });
  });

  it('is not mixed up with what is deleted', () => {
    expect(readRules([rule('1', '[Rule deleted.]'), rule('2', '')]).deleted).toEqual([
      '98/1',
      '98/2',
    ]);
  });
});
