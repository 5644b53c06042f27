import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createNodeCrypto } from '@originmark/core/node';
import { type EntryVerdict, validateFormat } from '@originmark/schemas';
import { loadTrustPolicy } from '../trust/load-trust-policy.ts';
import { formatVerdict } from './format-verdict.ts';
import { verifyEntry } from './verify-entry.ts';

// What a whole bundle makes of a verdict is proven in test/attacks.

const crypto = createNodeCrypto();
const at = Date.UTC(2026, 8, 24);
/** The smallest policy of the formats' own examples. */
const text = readFileSync(
  new URL('../../../../schemas/examples/valid/TrustPolicy.smallest.json', import.meta.url),
);

async function verify(bundle: string | Uint8Array): Promise<EntryVerdict> {
  const policy = await loadTrustPolicy({ text, at, crypto });
  return verifyEntry({ bundle, policy, clocks: { presentedAt: at, verifiedAt: at }, crypto });
}

const codesOf = ({ fragments }: EntryVerdict): string[] => fragments.map(({ code }) => code);

describe('verifyEntry', () => {
  it.each<[string, string | Uint8Array]>([
    ['nothing', ''],
    ['no JSON', 'bundle'],
    ['a number', '7'],
    ['null', 'null'],
    ['a list', '[]'],
    ['an empty object', '{}'],
    ['bytes that are no text', Uint8Array.of(0xff, 0xfe, 0x00)],
    ['a presentation that is none', '{"type":"EntryBundle","version":1,"presentation":"a.b.c"}'],
  ])('refuses %s with a verdict, and never throws', async (_, bundle) => {
    const verdict = await verify(bundle);
    expect(verdict).toMatchObject({
      outcome: 'exception',
      entryNumber: null,
      entryVersion: null,
      lines: [],
      credentials: [],
      filing: { outcome: 'undetermined' },
    });
    expect(validateFormat('EntryVerdict', verdict as never)).toBeUndefined();
  });

  it('says that a required check did not run, rather than let it pass', async () => {
    const verdict = await verify('{}');
    expect(codesOf(verdict)).toEqual(expect.arrayContaining(['entry.not-run']));
  });

  it.each([
    ['asOf', -62_167_219_200_001],
    ['presentedAt', Number.NaN],
    ['verifiedAt', 253_402_300_800_000],
    ['asOf', 0.5],
  ])('throws for a caller whose %s is %d', async (name, moment) => {
    const policy = await loadTrustPolicy({ text, at, crypto });
    const clocks = { presentedAt: at, verifiedAt: at, [name]: moment };
    await expect(verifyEntry({ bundle: '{}', policy, clocks, crypto })).rejects.toMatchObject({
      name: 'VerifierError',
      code: 'input.invalid',
      cause: { code: 'time.malformed' },
    });
  });

  it('throws for a caller whose record has a moment that is none', async () => {
    const policy = await loadTrustPolicy({ text, at, crypto });
    const clocks = { presentedAt: at, verifiedAt: at };
    const record = { entryNumber: 'Z9Z-0042617-4', importedAt: Number.NaN, lines: [] };
    await expect(
      verifyEntry({ bundle: '{}', policy, clocks, crypto, record }),
    ).rejects.toMatchObject({ code: 'input.invalid' });
  });

  it('gives the same bytes for text and for its UTF-8 bytes', async () => {
    const bundle = '{"type":"EntryBundle","version":1,"presentation":"ä"}';
    const bytes = new TextEncoder().encode(bundle);
    expect(formatVerdict(await verify(bytes))).toBe(formatVerdict(await verify(bundle)));
  });
});
