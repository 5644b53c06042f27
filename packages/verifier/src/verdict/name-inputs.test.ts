import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { EntryRecord } from '../claims/record.ts';
import type { VerifierContext } from '../context.ts';
import { nameInputs } from './name-inputs.ts';

const sha256 = (data: Uint8Array) => new Uint8Array(createHash('sha256').update(data).digest());
const unseal = () => Promise.resolve(new Uint8Array());

const name = (given: object, opened: readonly string[] = []) =>
  nameInputs({ crypto: { sha256 }, ...given } as unknown as VerifierContext, opened);
const RECORD: EntryRecord = { entryNumber: 'Z9Z-0042617-4', lines: [] };
const digestOf = (more: object) => name({ record: { ...RECORD, ...more } })?.record;

describe('nameInputs', () => {
  test('names nothing where nothing was given', () => {
    expect(name({})).toBeUndefined();
    expect(name({}, ['uA'])).toBeUndefined();
  });

  test('names the whole record, read or not', () => {
    const digests = [
      digestOf({}),
      digestOf({ source: 'one' }),
      digestOf({ source: 'two' }),
      digestOf({ carrierCode: 'ZZGT' }),
      digestOf({ lines: [{ line: 1 }] }),
    ];
    expect(new Set(digests).size).toBe(digests.length);
  });

  test('gives one name to text and to its bytes', () => {
    expect(digestOf({ source: new TextEncoder().encode('one') })).toBe(digestOf({ source: 'one' }));
  });

  test('names a key by what it opened, each once and in order', () => {
    expect(name({ unseal }, ['uB', 'uA', 'uB'])).toEqual({ opened: ['uA', 'uB'] });
    expect(name({ unseal })).toEqual({ opened: [] });
  });
});
