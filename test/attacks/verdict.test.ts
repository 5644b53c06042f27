import { describe, expect, it } from '@jest/globals';
import { lineOf, revoke, signerOf, signRaw, subjectOf } from '@originmark/demo-entry';
import { type EntryVerdict, validateFormat } from '@originmark/schemas';
import { verifyStory } from './verify-story.ts';

const codesOf = ({ fragments }: EntryVerdict): string[] => fragments.map(({ code }) => code);

describe('a verdict on the demo entry', () => {
  it('names what a hostile credential leaves without a name, or names without end', async () => {
    const { verdict } = await verifyStory({
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
    const { verdict } = await verifyStory({ edit: (draft) => revoke(draft, 'sublicence', ceased) });
    expect(codesOf(verdict)).toContain('status.revoked-since');
    expect(codesOf(verdict)).not.toContain('status.revoked');
  });

  it('takes a receipt signed after the claim for what it is: late', async () => {
    const { verdict } = await verifyStory({
      edit: (draft) => {
        draft.credentials.toyReceipt.credential.validFrom = '2026-09-24T15:09:00Z';
        subjectOf(draft, 'toyReceipt').receivedAt = '2026-09-24T15:09:00Z';
      },
    });
    expect(verdict.lines[1]?.preference).toMatchObject({ outcome: 'not-supported', curable: true });
    expect(codesOf(verdict)).toContain('origin.possessed-late');
  });

  it('lets no entry date its claim ahead, so that all was received in time', async () => {
    const { verdict } = await verifyStory({
      edit: (draft) => {
        subjectOf(draft, 'entry').claimedAt = '2026-12-24T15:05:00Z';
        draft.record = undefined;
      },
    });
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
    const { verdict } = await verifyStory({
      edit: (draft) => {
        lineOf(draft, 2).made = { from: '2026-10-01', until: '2026-10-02' };
      },
    });
    expect(codesOf(verdict)).toContain('time.in-future');
    const outcomes = verdict.lines[1]?.ipr.map(({ outcome }) => outcome) ?? [];
    expect(outcomes).toEqual(['undetermined', 'undetermined']);
  });

  it('judges as of the moment that its operator names, and says so', async () => {
    const { verdict } = await verifyStory({}, { asOf: '2026-09-24T15:10:00Z' });
    expect(verdict.clocks).toMatchObject({ asOf: '2026-09-24T15:10:00Z' });
    expect(verdict.lines[1]?.clocks.claimed).toBe('2026-09-24T15:10:00Z');
    expect(verdict.lines[1]?.preference.outcome).toBe('supported');
  });

  it('judges no claim as of a moment that is ahead of the verdict', async () => {
    const { verdict } = await verifyStory({}, { asOf: '2026-09-24T15:11:00Z' });
    expect(verdict.lines[1]?.clocks).not.toHaveProperty('claimed');
    expect(verdict.lines[1]?.preference.outcome).not.toBe('supported');
  });
});
