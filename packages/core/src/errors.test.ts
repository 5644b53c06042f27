import { describe, expect, it } from '@jest/globals';
import { assertCoreError, CORE_ERROR_CODES, CoreError } from './errors.ts';

describe('assertCoreError', () => {
  it('throws on whatever is not ours', () => {
    const bug = new TypeError('a bug');
    expect(() => assertCoreError(bug)).toThrow(bug);
    expect(() => assertCoreError(new CoreError('json.bom', 'why'))).not.toThrow();
  });
});

describe('CoreError', () => {
  it('carries code, pointer and cause, and nothing it was not given', () => {
    const cause = new Error('below');
    const error = new CoreError('json.not-json', 'why', { pointer: '/a', cause });
    expect(error).toMatchObject({ name: 'CoreError', code: 'json.not-json', pointer: '/a', cause });
    expect(error).toBeInstanceOf(Error);
    const bare = new CoreError('json.bom', 'why');
    expect('pointer' in bare).toBe(false);
    expect('cause' in bare).toBe(false);
  });

  it('has codes of one form, each with a sentence', () => {
    for (const [code, meaning] of Object.entries(CORE_ERROR_CODES)) {
      expect(code).toMatch(/^[a-z0-9]+\.[a-z0-9-]+$/);
      expect(meaning.length).toBeGreaterThan(10);
    }
  });
});
