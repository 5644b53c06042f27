import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { LEDGER_ERROR_CODES, LedgerError } from './errors.ts';

const sources = readdirSync(new URL('.', import.meta.url), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/\.test(-support)?\.ts$|^errors\.ts$/.test(name))
  .map((name) => readFileSync(new URL(name, import.meta.url), 'utf8'))
  .join('\n');

describe('LedgerError', () => {
  it('carries code and cause, and no cause it was not given', () => {
    const cause = new Error('below');
    expect(new LedgerError('rpc.refused', 'why', { cause })).toMatchObject({
      name: 'LedgerError',
      code: 'rpc.refused',
      cause,
    });
    expect('cause' in new LedgerError('rpc.refused', 'why')).toBe(false);
  });

  it.each(Object.entries(LEDGER_ERROR_CODES))(
    '%s has one form, a sentence, and is thrown',
    (code, meaning) => {
      expect(code).toMatch(/^[a-z]+\.[a-z-]+$/);
      expect(meaning.length).toBeGreaterThan(15);
      expect(sources).toContain(`'${code}'`);
    },
  );
});
