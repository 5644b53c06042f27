import { describe, expect, test } from '@jest/globals';
import { tellFault } from './tell-fault.ts';

const DOCUMENT = { id: 'a', n: 4, none: null, list: [1], 'a/b~': { on: true }, verified: true };

describe('a fault of a schema, told', () => {
  test.each([
    ['', 'required', { missingProperty: 'issuer' }, 'a member issuer', null],
    ['/id', 'dependentRequired', { missingProperty: 'b' }, 'a member b, at /id', null],
    [
      '',
      'additionalProperties',
      { additionalProperty: 'verified' },
      'no member verified',
      'verified',
    ],
    ['', 'unevaluatedProperties', { unevaluatedProperty: 'n' }, 'no member n', 'n'],
    ['/list', 'type', { type: 'object' }, 'a value of type object, at /list', 'a list'],
    [
      '/none',
      'type',
      { type: ['string', 'number'] },
      'a value of type string, number, at /none',
      'null',
    ],
    ['/a~1b~0', 'const', { allowedValue: 1 }, '1, at /a~1b~0', 'an object'],
    ['/a~1b~0/on', 'enum', { allowedValues: ['x', 'y'] }, 'one of x, y, at /a~1b~0/on', true],
    ['/id', 'format', { format: 'date' }, 'a date that exists, at /id', 'a'],
    ['/id', 'pattern', { pattern: '^b$' }, 'text of the form ^b$, at /id', 'a'],
    ['/list/0', 'minimum', { limit: 2 }, 'at least 2, at /list/0', 1],
    ['/n', 'maximum', { limit: 3 }, 'at most 3, at /n', 4],
    ['/list', 'minItems', { limit: 2 }, 'at least 2 in the list, at /list', 'a list'],
    ['/list', 'maxItems', { limit: 0 }, 'at most 0 in the list, at /list', 'a list'],
    ['/list', 'uniqueItems', { i: 0, j: 1 }, 'no element twice in the list, at /list', 'a list'],
    ['/list', 'contains', {}, 'an element that is missing from the list, at /list', 'a list'],
    ['/id', 'minLength', { limit: 2 }, 'at least 2 characters, at /id', 'a'],
    ['/id', 'maxLength', { limit: 0 }, 'at most 0 characters, at /id', 'a'],
    [
      '',
      'oneOf',
      { passingSchemas: null },
      'exactly one of the forms that are allowed',
      'an object',
    ],
    ['/id', 'anyOf', {}, 'one of the forms that are allowed, at /id', 'a'],
    ['/id', 'not', {}, 'another form, at /id', 'a'],
    ['', 'unknown', null, 'unknown', 'an object'],
    ['', 'toString', undefined, 'toString', 'an object'],
    ['/id/deeper', 'type', {}, 'a value of type null, at /id/deeper', 'null'],
    ['/toString', 'type', { type: 'string' }, 'a value of type string, at /toString', 'null'],
  ])('at "%s" by %s', (pointer, keyword, asked, expected, found) => {
    expect(tellFault({ pointer, keyword, expected: asked }, DOCUMENT)).toEqual({ expected, found });
  });
});
