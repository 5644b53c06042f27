import { describe, expect, it } from '@jest/globals';
import { parseRule } from './parse-rule.ts';
import { Unreadable } from './parse-terms.ts';

const one = (words: string) => {
  const [first, ...more] = parseRule(words);
  expect(more).toEqual([]);
  return first!;
};

describe('where a material may come from', () => {
  it.each([
    ['any other chapter', [{ other: 'chapter' }]],
    ['any other heading outside that group', [{ other: 'heading', outside: ['group'] }]],
    ['any subheading outside that group', [{ other: 'subheading', outside: ['group'] }]],
    [
      'any other heading outside headings 6401 through 6405',
      [{ other: 'heading', outside: ['6401-6405'] }],
    ],
    [
      'any other heading within chapter 89, whether or not there is also a change from any other chapter',
      [{ other: 'heading', within: ['89'] }, { other: 'chapter' }],
    ],
    ['heading 4101 or any other chapter', [{ other: 'chapter' }, { codes: ['4101'] }]],
    [
      'any other good of heading 4101 or from any other chapter',
      [{ other: 'good', within: ['4101'] }, { other: 'chapter' }],
    ],
    [
      'mustard flour or meal of subheading 2103.30 or any other subheading',
      [{ other: 'subheading' }, { codes: ['210330'], kind: 'mustard flour or meal' }],
    ],
    ['heading 9114', [{ codes: ['9114'] }]],
  ])('%s', (words, from) => {
    expect(one(`A change to heading 9999 from ${words}.`).from).toEqual(from);
  });

  it('is unreadable where the law forgets "other": its sense is a person\'s to say', () => {
    expect(() => parseRule('A change to headings 5111 through 5113 from any heading.')).toThrow(
      Unreadable,
    );
  });
});

describe('what is excepted', () => {
  it('is read behind each "except"', () => {
    expect(
      one(
        'A change to heading 2105 from any other heading, except from chapter 4 and from dairy preparations of subheading 1901.90.',
      ).except,
    ).toEqual([{ codes: ['04'] }, { codes: ['190190'], kind: 'dairy preparations' }]);
  });

  it('may be every other good than the one that is named', () => {
    expect(
      one(
        'A change to headings 1601 through 1602 from any other chapter or from mechanically deboned fowl of heading 0207, except from any other good of heading 0207.',
      ).except,
    ).toEqual([{ codes: ['0207'], notKind: ['group'] }]);
  });
});

describe('alternatives', () => {
  const RVC =
    'provided that there is a regional value content of not less than: (i) 35 percent when the build-up method is used, or (ii) 45 percent when the build-down method is used';

  it('keep their letters, and a threshold stays with its method and its letter', () => {
    const [a, b] = parseRule(
      `(A) A change to heading 8106 from any other chapter; or (B) No change in tariff classification is required, ${RVC}.`,
    );
    expect(a).toMatchObject({ letter: 'A', from: [{ other: 'chapter' }] });
    expect(a?.valueContent).toBeUndefined();
    expect(b).toMatchObject({
      letter: 'B',
      isWithoutGoods: true,
      valueContent: [
        { method: 'build-up', atLeast: '35' },
        { method: 'build-down', atLeast: '45' },
      ],
    });
    expect(b?.from).toBeUndefined();
  });

  it('share the goods that stand before their letters', () => {
    const read = parseRule(
      'A change to sugar syrup of subheading 2106.90: (A) from any other chapter; or (B) from heading 2009.',
    );
    expect(read.map(({ goods, letter }) => [letter, goods])).toEqual([
      ['A', [{ kind: 'sugar syrup', codes: ['210690'] }]],
      ['B', [{ kind: 'sugar syrup', codes: ['210690'] }]],
    ]);
  });

  it('may begin with one that has no letter', () => {
    const read = parseRule(
      'A change to subheading 2907.29 from any other subheading; or (A) A change to phenol-alcohols of subheading 2907.29 from any other good of subheading 2907.29.',
    );
    expect(read.map(({ letter }) => letter)).toEqual([undefined, 'A']);
  });

  it('say "any other good" of what the neighbours leave', () => {
    expect(
      one('A change to any other good of subheading 2914.29 from any other subheading.'),
    ).toMatchObject({
      isAnyOther: true,
      goods: [{ codes: ['291429'] }],
    });
  });
});

describe('a proviso', () => {
  it('on value content that names a method nobody knows is unreadable', () => {
    expect(() =>
      parseRule(
        'A change to heading 8477 from any other heading, provided there is a regional value content of not less than 35 percent when the moon method is used.',
      ),
    ).toThrow(Unreadable);
  });

  it('on a fresh good binds the goods that are prepared so', () => {
    expect(
      one(
        'A change to subheading 2008.40 from any other chapter, except that pears that have been prepared by packing (including canning) in water shall be treated as originating only if the fresh good was wholly obtained or produced entirely in the territory.',
      ),
    ).toMatchObject({
      from: [{ other: 'chapter' }],
      conditions: [
        {
          ask: 'fact',
          fact: 'the fresh good was wholly obtained or produced entirely in the territory of the parties',
          forKind: 'pears prepared by packing in water',
        },
      ],
    });
  });

  it('that is not known is unreadable, not left out', () => {
    expect(() =>
      parseRule('A change to heading 9999 from any other heading, provided that the sun shines.'),
    ).toThrow('the sun shines');
  });
});
