import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalizeJson } from './canonicalize-json.ts';
import type { JsonValue } from './json-value.ts';

describe('canonicalizeJson', () => {
  it('writes the example of RFC 8785 section 3.2.2', () => {
    const value = {
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '€$\u000F\nA\'B"\\\\"/',
      literals: [null, true, false],
    };
    expect(canonicalizeJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts by UTF-16 code units, as RFC 8785 section 3.2.3 shows', () => {
    const value = {
      '€': 1,
      '\r': 2,
      '\ufb33': 3,
      '1': 4,
      '😀': 5,
      '\u0080': 6,
      ö: 7,
      '10': 8,
      '9': 9,
    };
    expect(canonicalizeJson(value)).toBe(
      '{"\\r":2,"1":4,"10":8,"9":9,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    );
  });

  it('equals the reference library', () => {
    const value = fc.jsonValue({ noUnicodeString: false }) as fc.Arbitrary<JsonValue>;
    fc.assert(
      fc.property(value, (json) => {
        fc.pre(!JSON.stringify(json).includes('\\ud'));
        expect(canonicalizeJson(json)).toBe(canonicalize(json));
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(canonicalizeJson(number)).toBe(canonicalize(number));
      }),
      { numRuns: 500 },
    );
  });

  it('sorts objects of any size', () => {
    for (const size of [31, 32, 33, 500]) {
      const names = Array.from({ length: size }, (_, i) => `k${(i * 7919) % 1009}`);
      const value = Object.fromEntries(names.map((name) => [name, 1]));
      expect(canonicalizeJson(value)).toBe(canonicalize(value));
    }
  });

  it.each([
    ['json.not-json', Number.NaN],
    ['json.not-json', Number.POSITIVE_INFINITY],
    ['json.not-json', undefined],
    ['json.not-json', [undefined]],
    ['json.not-json', { a: undefined }],
    ['json.not-json', () => 1],
    ['json.not-json', 1n],
    ['json.not-json', Symbol('x')],
    ['json.lone-surrogate', '\ud800'],
    ['json.lone-surrogate', { '\udc00': 1 }],
  ])('throws %s for what has no canonical form', (code, value) => {
    expect(() => canonicalizeJson(value as never)).toThrow(expect.objectContaining({ code }));
  });

  it('refuses endless nesting', () => {
    const loop: JsonValue[] = [];
    loop.push(loop);
    expect(() => canonicalizeJson(loop)).toThrow(
      expect.objectContaining({ code: 'json.too-deep' }),
    );
  });
});
