import { describe, expect, it, test } from '@jest/globals';
import type { JsonValue } from '@originmark/core';
import { readAs } from './converters.test-support.ts';
import {
  did,
  flagFor,
  fullName,
  iri,
  literal,
  oneOf,
  termsOfSale,
  text,
  wordList,
  yesNo,
} from './texts.ts';

describe('words', () => {
  const mode = wordList('mode', [['Pipeline', '70']]);
  const hidden = literal('Available upon request');

  test.each<[string, JsonValue | undefined, JsonValue]>([
    ['text', readAs(text(3), 'abc'), 'abc'],
    ['text that is too long', readAs(text(3), 'abcd'), '? text-length'],
    ['empty text', readAs(text(), ''), '? text-length'],
    ['a number', readAs(text(), 5), '? not-text'],
    ['one of them', readAs(oneOf('A', 'B'), 'B'), 'B'],
    ['none of them', readAs(oneOf('A', 'B'), 'b'), '? word-unknown'],
    ['a word of a list', readAs(mode, 'Pipeline'), '70'],
    ['a word that is not in it', readAs(mode, 'toString'), '? word-unknown'],
    ['a DID', readAs(did, 'did:web:a.example'), 'did:web:a.example'],
    ['a web address for a DID', readAs(did, 'https://a.example'), '? did-missing'],
    ['a URN', readAs(iri, 'urn:uuid:1'), 'urn:uuid:1'],
    ['a URI with a blank', readAs(iri, 'https://a.example/b c'), '? iri-malformed'],
    ['false', readAs(yesNo, false), false],
    ['"no"', readAs(yesNo, 'no'), '? not-boolean'],
    ['a flag that is set', readAs(flagFor('Various'), true), 'Various'],
    ['a flag that is not', readAs(flagFor('Various'), false), '='],
    ['a flag that is none', readAs(flagFor('Various'), 1), '? not-boolean'],
    [
      'the words of the regulation',
      readAs(hidden, 'Available upon request'),
      'Available upon request',
    ],
    ['those with a full stop', readAs(hidden, 'Available upon request.'), 'Available upon request'],
    ['any other name', readAs(hidden, 'Available'), '='],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });
});

describe('a name of a person', () => {
  it('is read as one and never taken apart again', () => {
    expect(readAs(fullName, { firstName: 'Ana', lastName: 'García López' })).toBe(
      'Ana García López',
    );
    expect(readAs(fullName, { lastName: 'García' })).toBe('García');
    expect(readAs(fullName, { firstName: 5 })).toBe('=');
    expect(readAs(fullName, null)).toBe('=');
    expect(fullName.write('Ana García López')).toBeUndefined();
  });
});

describe('terms of sale', () => {
  test.each<[JsonValue, JsonValue]>([
    ['FOB Puerto Cortés', { incoterm: 'FOB', place: 'Puerto Cortés' }],
    ['DDP New York, NY', { incoterm: 'DDP', place: 'New York, NY' }],
    ['FOB', '? terms-of-sale'],
    ['XYZ Houston', '? terms-of-sale'],
    ['free on board', '? terms-of-sale'],
    [{ incoterm: 'FOB' }, '? terms-of-sale'],
  ])('%j', (theirs, ours) => {
    expect(readAs(termsOfSale, theirs)).toEqual(ours);
  });
});
