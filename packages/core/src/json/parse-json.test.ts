import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CoreError } from '../errors.ts';
import { parseJson } from './parse-json.ts';

function fault(input: unknown, limits?: object): string {
  try {
    parseJson(input as string, limits);
    return 'accepted';
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    return error.pointer === undefined ? error.code : `${error.code} ${error.pointer}`;
  }
}

describe('parseJson', () => {
  it('reads every kind of value, from text and from bytes', () => {
    const text =
      ' { "a" : [ 1 , -2.5e3 , true , false , null , "x" ] , "b" : { } , "c":[],"é\\u00e9\\n\\/":"\\ud83d\\ude00😀\\"\\\\\\b\\f\\r\\t" } ';
    expect(parseJson(text)).toEqual(JSON.parse(text));
    expect(parseJson(new TextEncoder().encode(text))).toEqual(JSON.parse(text));
    expect(parseJson('0')).toBe(0);
    expect(parseJson('"x"')).toBe('x');
  });

  it('agrees with JSON.parse on whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        fc.pre(!JSON.stringify(value).includes('\\ud'));
        const text = JSON.stringify(value, null, 1);
        const native: unknown = JSON.parse(text);
        const lossy = hasLossyNumber(native);
        const outcome = lossy ? 'not compared' : parseJson(text);
        expect(outcome).toEqual(lossy ? 'not compared' : native);
      }),
      { numRuns: 200 },
    );
  });

  it('agrees with JSON.parse on which damaged texts are not JSON', () => {
    const token = fc.constantFrom(
      ...[
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"',
        '"a"',
        '1',
        '-',
        '0',
        '.5',
        'e1',
        'true',
        'nul',
        ' ',
        '\\',
        '\n',
      ],
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 8 }), (tokens) => {
        const text = tokens.join('');
        let native = true;
        try {
          JSON.parse(text);
        } catch {
          native = false;
        }
        // What is JSON may still be refused by another rule; what is not JSON never passes.
        expect([text, native && fault(text) === 'json.not-json']).toEqual([text, false]);
        expect([text, !native && fault(text) === 'accepted']).toEqual([text, false]);
      }),
      { numRuns: 1000 },
    );
  });

  it('makes own members of names that objects inherit, and touches no prototype', () => {
    const value = parseJson('{"__proto__":{"admin":true},"constructor":1,"toString":2}') as object;
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor', 'toString']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
    expect(fault('{"__proto__":1,"__proto__":2}')).toBe('json.duplicate-key /__proto__');
  });

  it.each([
    ['json.not-json', undefined],
    ['json.not-json', 7],
    ['json.not-json', {}],
    ['json.not-json ', ''],
    ['json.not-json ', ' '],
    ['json.not-json ', '{} x'],
    ['json.not-json ', '{'],
    ['json.not-json /a', '{"a"'],
    ['json.not-json /a', '{"a" 1}'],
    ['json.not-json ', '{"a":1'],
    ['json.not-json ', '{"a":1,}'],
    ['json.not-json ', "{'a':1}"],
    ['json.not-json ', '[1'],
    ['json.not-json ', '[1 2]'],
    ['json.not-json /1', '[1,]'],
    ['json.not-json ', 'tru'],
    ['json.not-json ', 'NaN'],
    ['json.not-json ', '01'],
    ['json.not-json ', '-'],
    ['json.not-json ', '1.'],
    ['json.not-json ', '1e'],
    ['json.not-json ', '1e+'],
    ['json.not-json ', '+1'],
    ['json.not-json ', '"a'],
    ['json.not-json ', '"a\n"'],
    ['json.not-json ', '"\\n\n"'],
    ['json.not-json ', '"\\n'],
    ['json.not-json ', '"\\x"'],
    ['json.not-json ', '"\\"'],
    ['json.not-json ', '"\\u12"'],
    ['json.not-json ', '"\\u12g4"'],
    ['json.not-json ', '\u00a01'],
    ['json.bom ', '\ufeff{}'],
    ['json.bom ', Uint8Array.of(0xef, 0xbb, 0xbf, 0x31)],
    ['json.not-utf8', Uint8Array.of(0x22, 0xff, 0x22)],
    ['json.not-utf8', Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22)],
    ['json.not-utf8', Uint8Array.of(0x22, 0xc0, 0xa2, 0x22)],
    ['json.duplicate-key /a/b~1~0', '{"a":{"b/~":1,"b\\u002f~":2}}'],
    ['json.lone-surrogate /0', '["\\ud800"]'],
    ['json.lone-surrogate ', '"\\udc00\\ud800"'],
    ['json.lone-surrogate ', '"\\ud800x"'],
    ['json.lone-surrogate ', '"\ud800"'],
    ['json.lone-surrogate ', '"\udc00x"'],
    ['json.lone-surrogate ', '{"\\udc00":1}'],
    ['json.lossy-number /n', '{"n":9007199254740993}'],
    ['json.lossy-number ', '9007199254740992'],
    ['json.lossy-number ', '-9007199254740992'],
    ['json.lossy-number ', '1e16'],
    ['json.lossy-number ', '1000000000000000000000'],
    ['json.lossy-number ', '9007199254740992.0'],
    ['json.lossy-number ', '123456789012345678e65'],
    ['json.lossy-number ', '1e400'],
    ['json.lossy-number ', '-1e400'],
    ['json.lossy-number ', '1e-400'],
    ['json.lossy-number ', '0.1000000000000000055511151231257827'],
    ['json.lossy-number ', '9007199254740991.5'],
    ['json.lossy-number ', '-0'],
    ['json.lossy-number ', '-0.0'],
    ['json.lossy-number ', '-0e1'],
  ])('refuses with %s: %j', (code, input) => {
    expect(fault(input)).toBe(code);
  });

  it.each([
    '9007199254740991',
    '-9007199254740991',
    '1.0',
    '100e-2',
    '0e5',
    '0.0',
    '1E3',
    '1E22',
    '123e65',
    '-1.0e+28',
    '1e+3',
    '0.1',
    '123.456e-7',
    '5e-324',
    '0.30000000000000004',
  ])('takes %s, which loses nothing', (text) => {
    expect(parseJson(text)).toBe(Number(text));
  });

  it('knows each limit: at it, and one beyond', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect(fault(nested(64))).toBe('accepted');
    expect(fault(nested(65))).toBe(`json.too-deep ${'/0'.repeat(64)}`);
    expect(fault('{"a":{"b":1}}', { maxDepth: 1 })).toBe('json.too-deep /a');
    expect(fault('[1,2]', { maxNodes: 3 })).toBe('accepted');
    expect(fault('[1,2]', { maxNodes: 2 })).toBe('json.too-large /1');
    expect(fault('{"a":1,"b":2}', { maxMembers: 2 })).toBe('accepted');
    expect(fault('{"a":1,"b":2}', { maxMembers: 1 })).toBe('json.too-large /b');
    expect(fault('"abc"', { maxStringLength: 3 })).toBe('accepted');
    expect(fault('"abc"', { maxStringLength: 2 })).toBe('json.too-large ');
    expect(fault('"a\\nc"', { maxStringLength: 2 })).toBe('json.too-large ');
    expect(fault('"abc"', { maxLength: 5 })).toBe('accepted');
    expect(fault('"abc"', { maxLength: 4 })).toBe('json.too-large ');
    expect(fault(new Uint8Array(9), { maxLength: 8 })).toBe('json.too-large ');
  });

  it('survives a long hostile text without a deep stack', () => {
    expect(fault('['.repeat(1_000_000))).toBe(`json.too-deep ${'/0'.repeat(64)}`);
    expect(fault(`"${'\\u0041'.repeat(100_000)}"`)).toBe('accepted');
  });
});

function hasLossyNumber(value: unknown): boolean {
  if (typeof value === 'number') {
    return Object.is(value, -0) || (Number.isInteger(value) && !Number.isSafeInteger(value));
  }
  return typeof value === 'object' && value !== null && Object.values(value).some(hasLossyNumber);
}
