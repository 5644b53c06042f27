import { describe, expect, it } from '@jest/globals';
import { createUnseal } from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import {
  createDemoStory,
  type DemoStory,
  type DemoStoryOptions,
  lineOf,
  revoke,
  signerOf,
  signRaw,
  subjectOf,
} from '@originmark/demo-entry';
import { type EntryVerdict, validateFormat } from '@originmark/schemas';
import type { VerifierInput } from '../context.ts';
import { loadTrustPolicy } from '../trust/load-trust-policy.ts';
import { formatVerdict } from './format-verdict.ts';
import { verifyEntry } from './verify-entry.ts';

const crypto = createNodeCrypto();

async function toInput(story: DemoStory): Promise<VerifierInput> {
  return {
    bundle: story.bundleText,
    policy: await loadTrustPolicy({
      text: story.policyText,
      at: story.clocks.verifiedAt,
      crypto,
    }),
    clocks: story.clocks,
    crypto,
    counters: story.counters,
    unseal: createUnseal(story.unsealKeys),
    ...(story.record !== undefined && { record: story.record }),
  };
}

async function verify(
  options: DemoStoryOptions = {},
  more: Partial<VerifierInput> = {},
): Promise<{ story: DemoStory; verdict: EntryVerdict }> {
  const story = await createDemoStory(options);
  return { story, verdict: await verifyEntry({ ...(await toInput(story)), ...more }) };
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
    const { verdict } = await verify({}, { bundle });
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

  it('gives the same bytes for text and for its UTF-8 bytes', async () => {
    const story = await createDemoStory();
    const input = await toInput(story);
    const bytes = new TextEncoder().encode(story.bundleText);
    expect(formatVerdict(await verifyEntry({ ...input, bundle: bytes }))).toBe(
      formatVerdict(await verifyEntry(input)),
    );
  });

  it('says that a required check did not run, rather than let it pass', async () => {
    const { verdict } = await verify({}, { bundle: '{}' });
    expect(codesOf(verdict)).toEqual(expect.arrayContaining(['holder.not-run', 'chain.not-run']));
  });

  it('names what a hostile credential leaves without a name, or names without end', async () => {
    const { verdict } = await verify({
      tamper: async (signed) => {
        const header = { typ: 'vc+jwt', cty: 'vc' };
        const { credential } = signed.credentials.toyInvoice;
        const hostile = [
          { ...credential, id: '', type: [] },
          { ...credential, id: 'no IRI <at> all', issuer: 'x'.repeat(5000) },
          { ...credential, id: `urn:${'y'.repeat(5000)}`, ['z'.repeat(5000)]: 1 },
        ];
        const tokens: string[] = [];
        for (const payload of hostile)
          tokens.push(await signRaw(payload, header, signerOf('horizonte')));
        await signed.present([...signed.members, ...tokens]);
      },
    });
    expect(validateFormat('EntryVerdict', verdict as never)).toBeUndefined();
    const strangers = verdict.credentials.filter(({ reached }) => !reached);
    expect(strangers.filter(({ outcome }) => outcome === 'invalid')).toHaveLength(3);
    expect(strangers.some(({ type }) => type === 'unknown')).toBe(true);
    expect(strangers.some(({ issuer }) => issuer === 'unknown')).toBe(true);
  });

  it('asks a licence when the goods of its own line were made, not those of another', async () => {
    const ceased = { kind: 'ceased', effectiveFrom: '2026-08-10T00:00:00Z' } as const;
    const { verdict } = await verify({ edit: (draft) => revoke(draft, 'sublicence', ceased) });
    expect(codesOf(verdict)).toContain('status.revoked-since');
    expect(codesOf(verdict)).not.toContain('status.revoked');
  });

  it('takes a receipt signed after the claim for what it is: late', async () => {
    const { verdict } = await verify({
      edit: (draft) => {
        draft.credentials.toyReceipt.credential.validFrom = '2026-09-24T15:09:00Z';
        subjectOf(draft, 'toyReceipt').receivedAt = '2026-09-24T15:09:00Z';
      },
    });
    expect(verdict.lines[1]?.preference).toMatchObject({ outcome: 'not-supported', curable: true });
    expect(codesOf(verdict)).toContain('origin.possessed-late');
  });

  it('lets no entry date its claim ahead, so that all was received in time', async () => {
    const story = await createDemoStory({
      edit: (draft) => {
        subjectOf(draft, 'entry').claimedAt = '2026-12-24T15:05:00Z';
        draft.record = undefined;
      },
    });
    const verdict = await verifyEntry(await toInput(story));
    expect(codesOf(verdict)).toContain('time.in-future');
    expect(verdict.outcome).toBe('exception');
    expect(verdict.lines.map(({ preference }) => preference.outcome)).toEqual([
      'undetermined',
      'undetermined',
      'undetermined',
      'not-claimed',
    ]);
    expect(verdict.filing.outcome).toBe('undetermined');
  });

  it('lets no goods be made ahead, so that every licence was granted in time', async () => {
    const { verdict } = await verify({
      edit: (draft) => {
        lineOf(draft, 2).made = { from: '2026-10-01', until: '2026-10-02' };
      },
    });
    expect(codesOf(verdict)).toContain('time.in-future');
    const outcomes = verdict.lines[1]?.ipr.map(({ outcome }) => outcome) ?? [];
    expect(outcomes).toEqual(['undetermined', 'undetermined']);
  });

  it('judges as of the moment that its operator names, and says so', async () => {
    const story = await createDemoStory();
    const input = await toInput(story);
    const asOf = story.clocks.verifiedAt + 60_000;
    const verdict = await verifyEntry({ ...input, clocks: { ...story.clocks, asOf } });
    expect(verdict.clocks).toMatchObject({ asOf: '2026-09-24T15:11:00Z' });
    expect(verdict.lines[1]?.clocks.claimed).toBe('2026-09-24T15:11:00Z');
    expect(verdict.lines[1]?.preference.outcome).toBe('supported');
  });
});
