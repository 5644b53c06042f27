import { describe, expect, it } from '@jest/globals';
import { parseInstant } from './parse-instant.ts';
import { parseObserved } from './parse-observed.ts';

const wrongUsage = expect.objectContaining({ exitCode: 64 });

describe('parseInstant', () => {
  it('reads a moment with its offset', () => {
    expect(parseInstant('2026-09-24T10:10:00-05:00', '--at')).toBe(Date.UTC(2026, 8, 24, 15, 10));
  });

  it.each([
    '',
    'yesterday',
    '2026-09-24',
    '2026-09-24T15:10:00',
    '2026-02-30T00:00:00Z',
    '1790262480',
  ])('refuses %j with an example', (text) => {
    expect(() => parseInstant(text, '--at')).toThrow(wrongUsage);
    expect(() => parseInstant(text, '--at')).toThrow(/^--at .* such as 2026-09-24T15:10Z\.$/);
  });
});

describe('parseObserved', () => {
  it('reads line and right', () => {
    expect(parseObserved('4:https://recordation.example/rights/cop-1')).toEqual({
      line: 4,
      right: 'https://recordation.example/rights/cop-1',
    });
  });

  it.each(['', '4', '4:', '0:urn:x', ':urn:x', 'four:urn:x', '4:not an iri', '-1:urn:x', '4:x'])(
    'refuses %j with an example',
    (text) => {
      expect(() => parseObserved(text)).toThrow(wrongUsage);
      expect(() => parseObserved(text)).toThrow(/such as 2:https:/);
    },
  );
});
