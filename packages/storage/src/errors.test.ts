import { describe, expect, it } from '@jest/globals';
import { STORAGE_ERROR_CODES, StorageError } from './errors.ts';
import { toStorageError } from './open/database-error.ts';

describe('StorageError', () => {
  it('carries code and cause, and nothing it was not given', () => {
    const cause = new Error('below');
    const error = new StorageError('disk.full', 'why', { cause });
    expect(error).toMatchObject({ name: 'StorageError', code: 'disk.full', cause });
    expect('cause' in new StorageError('disk.full', 'why')).toBe(false);
  });

  it('has codes of one form, each with a sentence', () => {
    for (const [code, meaning] of Object.entries(STORAGE_ERROR_CODES)) {
      expect(code).toMatch(/^[a-z]+\.[a-z-]+$/);
      expect(meaning.length).toBeGreaterThan(10);
    }
  });
});

describe('toStorageError', () => {
  const fromDatabase = (code: string) => Object.assign(new Error('x'), { code, severity: 'ERROR' });

  it.each([
    ['40001', 'transaction.conflict'],
    ['40P01', 'transaction.conflict'],
    ['55P03', 'transaction.conflict'],
    ['57014', 'transaction.timed-out'],
    ['57P01', 'database.unreachable'],
    ['08006', 'database.unreachable'],
    ['53100', 'disk.full'],
    ['42501', 'permission.refused'],
    ['25006', 'permission.refused'],
    ['23505', 'record.duplicate'],
    ['23514', 'value.refused'],
    ['22P02', 'value.refused'],
    ['XX000', 'database.failed'],
  ])('says of SQLSTATE %s that it is %s', (state, code) => {
    const cause = fromDatabase(state);
    expect(toStorageError(cause)).toMatchObject({ name: 'StorageError', code, cause });
  });

  it('leaves alone what is not the database’s', () => {
    const own = new StorageError('disk.full', 'x');
    for (const other of [
      own,
      new TypeError('bug'),
      Object.assign(new Error('y'), { code: 'E' }),
      7,
    ]) {
      expect(toStorageError(other)).toBe(other);
    }
  });
});
