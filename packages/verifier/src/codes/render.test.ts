import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CODES } from './registry.ts';
import { MAX_RENDERED, PLACEHOLDERS, renderText } from './render.ts';

const cyclic: Record<string, unknown> = {};
cyclic['self'] = cyclic;
const throwing = Object.defineProperty({}, 'found', {
  enumerable: true,
  get: () => {
    throw new Error('hostile getter');
  },
});

describe('renderText', () => {
  test.each<[string, unknown, string]>([
    ['a string as it is', 'MX', 'found MX.'],
    ['a number', 3, 'found 3.'],
    ['zero', 0, 'found 0.'],
    ['false', false, 'found false.'],
    ['a list joined by commas', ['MX', 'US'], 'found MX, US.'],
    ['a list of objects by semicolons', [{ a: 1, b: 2 }, null, 'b'], 'found a 1, b 2; b.'],
    [
      'an object by names and values, without those that have none',
      { validFrom: '2026-01-01', sellOffDays: null, in: {}, of: [1, 2] },
      'found valid from 2026-01-01, of (1, 2).',
    ],
    [
      'a term as one',
      { from: '2026-01-01', until: '2027-01-01', sellOffDays: 60 },
      'found from 2026-01-01 until 2027-01-01, sell off days 60.',
    ],
    ['null as nothing', null, 'found nothing.'],
    ['undefined as nothing', undefined, 'found nothing.'],
    ['an empty string as nothing', '', 'found nothing.'],
    ['an empty list as nothing', [], 'found nothing.'],
    ['a function as nothing', () => 1, 'found nothing.'],
    ['a symbol as nothing', Symbol('s'), 'found nothing.'],
    ['a big integer', 10n, 'found 10.'],
    ['a cycle as unshowable', cyclic, 'found something that cannot be shown.'],
    ['an object without members as nothing', Object.create(null), 'found nothing.'],
    [
      'an object that hides from JSON',
      { toJSON: () => undefined },
      'found something that cannot be shown.',
    ],
    ['line breaks as a space', 'a\r\nb\u2028c\td', 'found a b c d.'],
    ['control characters removed', 'a\u0000\u001b[31mb\u007f', 'found a[31mb.'],
    ['bidi overrides removed', 'a\u202e\u2066\u200f\u061cb\ufeff', 'found ab.'],
    ['bidi overrides inside objects removed', { a: '\u202eb' }, 'found a b.'],
    ['joiners kept', 'می\u200cخواهم', 'found می\u200cخواهم.'],
    ['a lone surrogate replaced', 'a\ud800b', 'found a\ufffdb.'],
    ['nothing but invisible characters as nothing', '\u202e\u0000', 'found nothing.'],
    ['a replacement pattern as text', '$& $1 $$', 'found $& $1 $$.'],
    ['a placeholder in a value as text', '{expected}', 'found {expected}.'],
  ])('shows %s', (_, found, expected) => {
    expect(renderText('found {found}.', { found })).toBe(expected);
  });

  test('shows nothing for a value that is absent or only inherited', () => {
    expect(renderText('{found}', {})).toBe('nothing');
    expect(renderText('{found}', Object.create({ found: 'inherited' }) as object)).toBe('nothing');
  });

  test('shows unshowable when reading the value throws', () => {
    expect(renderText('{found}', throwing)).toBe('something that cannot be shown');
  });

  test('leaves braces that are no placeholder alone', () => {
    expect(renderText('{other} {FOUND} {__proto__} {', {})).toBe('{other} {FOUND} {__proto__} {');
  });

  test('cuts at the limit and not before it, without splitting a character', () => {
    expect(renderText('{found}', { found: '𝒳'.repeat(MAX_RENDERED) })).toBe(
      '𝒳'.repeat(MAX_RENDERED),
    );
    expect(renderText('{found}', { found: '𝒳'.repeat(MAX_RENDERED + 1) })).toBe(
      `${'𝒳'.repeat(MAX_RENDERED - 1)}…`,
    );
  });

  test.each([
    ['[On line {line}: |]Found {found~none}.', { line: 2, found: 'MX' }, 'On line 2: Found MX.'],
    ['[On line {line}: |]Found {found~none}.', { line: null, found: [] }, 'Found none.'],
    ['[{found} of {expected}|neither].', { found: 'MX' }, 'neither.'],
    ['[{found} of {expected}|neither].', { found: 'MX', expected: 0 }, 'MX of 0.'],
    ['[{found}|none].', { found: '[a|{line}]' }, '[a|{line}].'],
  ])('says of %s what there are values for', (template, values, text) => {
    expect(renderText(template, values)).toBe(text);
  });

  const anything = fc.oneof(
    fc.anything({
      withBigInt: true,
      withDate: true,
      withNullPrototype: true,
      withSparseArray: true,
    }),
    fc.jsonValue(),
    fc.string({ unit: 'binary', maxLength: 1000 }),
    fc.array(fc.string({ unit: 'binary' }), { maxLength: 500 }),
  );

  test('never throws, never leaves a placeholder of its own, stays short and printable', () => {
    const template = PLACEHOLDERS.map((name) => `{${name}}`).join('|');
    fc.assert(
      fc.property(
        fc.record(Object.fromEntries(PLACEHOLDERS.map((name) => [name, anything]))),
        (values) => {
          const text = renderText(template, values);
          expect(Array.from(text).length).toBeLessThanOrEqual(
            PLACEHOLDERS.length * (MAX_RENDERED + 1),
          );
          expect(text).not.toMatch(/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u);
          expect(renderText(template, values)).toBe(text);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('has no placeholder, bracket or bar left over in any sentence of an officer', () => {
    const names = Object.fromEntries(PLACEHOLDERS.map((name) => [name, name]));
    for (const { officer } of Object.values(CODES))
      for (const values of [names, {}])
        expect(renderText(officer, values)).not.toMatch(/[{}[\]|~]/u);
  });

  test('makes one sentence of every template, with values and without any', () => {
    for (const { officer } of Object.values(CODES)) {
      expect(renderText(officer, {})).toMatch(/^[A-Z][^{}]*\.$/u);
      expect(renderText(officer, { found: 'MX', expected: ['US'], line: 1 })).toMatch(
        /^[A-Z][^{}]*\.$/u,
      );
    }
  });
});
