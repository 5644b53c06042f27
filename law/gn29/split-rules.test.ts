import { describe, expect, it } from '@jest/globals';
import { splitRules } from './split-rules.ts';

const law = (words: string) => `before it (n) Change in tariff classification rules. ${words}`;

describe('the text is split', () => {
  it('by chapter and by number', () => {
    expect(
      splitRules(
        law(
          'Chapter 1. 1. A change to heading 0101 from any other chapter. Chapter 12. 1. A change to heading 1201 from any other chapter. 1A. A change to heading 1202 from any other chapter.',
        ),
      ),
    ).toEqual([
      { chapter: '01', number: '1', words: 'A change to heading 0101 from any other chapter.' },
      { chapter: '12', number: '1', words: 'A change to heading 1201 from any other chapter.' },
      { chapter: '12', number: '1A', words: 'A change to heading 1202 from any other chapter.' },
    ]);
  });

  it('also where a full stop was forgotten', () => {
    const read = splitRules(
      law(
        'Chapter 85. 74. A change to subheading 8540.11 from subheading 8540.91 75. A change to subheading 8540.12 from any other subheading.',
      ),
    );
    expect(read.map(({ number }) => number)).toEqual(['74', '75']);
  });

  it('with deleted rules kept in their place', () => {
    const read = splitRules(
      law(
        'Chapter 28. 46. [Rule deleted.] 47. A change to subheading 2836.20 from any other subheading.',
      ),
    );
    expect(read).toMatchObject([{ number: '46', words: '[Rule deleted.]' }, { number: '47' }]);
  });

  it('without the notes that stand between rules', () => {
    const [first, second] = splitRules(
      law(
        'Chapter 42. 2. A change to subheading 4202.11 from any other chapter. Subheading rule: subdivision (d)(vi) applies. 3. A change to subheading 4202.12 from any other chapter.',
      ),
    );
    expect(first?.words).toBe('A change to subheading 4202.11 from any other chapter.');
    expect(second?.number).toBe('3');
  });

  it('but not at a number inside a sentence', () => {
    const read = splitRules(
      law(
        'Chapter 80. 3. A change to plates of a thickness exceeding 0.2 mm of heading 8007 from any other good of heading 8007.',
      ),
    );
    expect(read).toHaveLength(1);
  });
});
