import { describe, expect, it } from '@jest/globals';
import { didOf, removeSupport, type StoryDraft } from '@originmark/demo-entry';
import { validateFormat } from '@originmark/schemas';
import { findingsAt, verifyStory, type VerifiedStory } from './verify-story.ts';

// The demo entry leaves questions open on purpose. This is the neighbour of it that leaves none: no
// production record is named. The ledger has decided the rest: possession, the power of attorney, the
// chain of licences.

type Edit = (draft: StoryDraft) => void;

const nothing: Edit = () => undefined;

function askNothing(draft: StoryDraft): void {
  for (const key of ['shirtCertification', 'suitcaseCertification'] as const) {
    const one = draft.credentials[key];
    one.edges = one.edges.filter(({ role }) => role !== 'basedOn');
  }
  draft.sealed = [];
}

function judge(edit: Edit): Promise<VerifiedStory> {
  const both: Edit = (draft) => {
    askNothing(draft);
    edit(draft);
  };
  return verifyStory({ edit: both });
}

const withhold =
  (key: string): Edit =>
  ({ presentation }) =>
    void presentation.without.push(key);

const dropEdge =
  (key: 'entry' | 'toyExporterCertification', role: string): Edit =>
  ({ credentials }) => {
    const one = credentials[key];
    one.edges = one.edges.filter((edge) => edge.role !== role);
  };

const unstaple =
  (key: string): Edit =>
  ({ statusLists }) => {
    const list = statusLists[key];
    if (list === undefined) throw new Error(`no list "${key}"`);
    list.stapled = false;
  };

const outcomesOf = ({ verdict: { outcome, filing, lines } }: VerifiedStory) => ({
  outcome,
  filing: filing.outcome,
  preference: lines.map(({ preference }) => preference.outcome),
});

describe('an entry that leaves nothing to ask', () => {
  it('is no-exception: every claim supported, filing shown, documents consistent', async () => {
    const { verdict } = await judge(nothing);
    expect(verdict.outcome).toBe('no-exception');
    expect(verdict.filing.outcome).toBe('shown');
    expect(verdict.axes).toEqual({
      integrity: { valid: verdict.credentials.filter(({ reached }) => reached).length },
      filing: { shown: 1 },
      preference: { supported: 3, 'not-claimed': 1 },
      ipr: { 'chain-shown': 2, 'no-right-indicated': 3 },
      documents: { consistent: 4 },
    });
    expect(verdict.lines.map(({ preference }) => preference.outcome)).toEqual([
      'supported',
      'supported',
      'supported',
      'not-claimed',
    ]);
    expect(validateFormat('EntryVerdict', verdict as never)).toBeUndefined();
  });

  it('has no fragment that weighs more than a flag, and none that a required check left out', async () => {
    const { verdict } = await judge(nothing);
    const heavy = verdict.fragments.filter(({ effect }) => effect !== 'none' && effect !== 'flag');
    expect(heavy).toEqual([]);
    expect(verdict.fragments.filter(({ code }) => code.endsWith('.not-run'))).toEqual([]);
    expect(verdict.fragments.map(({ outcome }) => outcome)).not.toContain('indeterminate');
  });

  it('is still no-exception when an identity is there and no edge names it: graded, not demanded', async () => {
    const told = await judge(dropEdge('toyExporterCertification', 'certifier'));
    expect(outcomesOf(told)).toEqual(outcomesOf(await judge(nothing)));
  });
});

describe('one thing less than nothing to ask', () => {
  const open = (line2: string) => ['supported', line2, 'supported', 'not-claimed'];

  it.each<[string, Edit, { code: string; preference: string[]; filing: string }]>([
    [
      'the receipt of a certification, from the line',
      (draft) => removeSupport(draft, 2, 'toyReceipt'),
      { code: 'origin.possession-unproven', preference: open('undetermined'), filing: 'shown' },
    ],
    [
      'the receipt, from the bundle alone',
      withhold('toyReceipt'),
      { code: 'chain.parent-missing', preference: open('undetermined'), filing: 'shown' },
    ],
    [
      'the power of attorney, from the entry',
      dropEdge('entry', 'filedUnder'),
      { code: 'entry.filer-not-shown', preference: open('supported'), filing: 'not-shown' },
    ],
    [
      'the power of attorney, from the bundle alone',
      withhold('powerOfAttorney'),
      { code: 'chain.parent-missing', preference: open('supported'), filing: 'not-shown' },
    ],
    [
      'the importer’s identity, which the entry names',
      withhold('harborpineIdentity'),
      { code: 'chain.parent-missing', preference: open('supported'), filing: 'shown' },
    ],
    [
      'the exporter’s identity, which its certification names',
      withhold('horizonteIdentity'),
      { code: 'chain.parent-missing', preference: open('supported'), filing: 'shown' },
    ],
    [
      'the certification, from the line',
      (draft) => removeSupport(draft, 2, 'toyExporterCertification'),
      { code: 'origin.no-certification', preference: open('not-supported'), filing: 'shown' },
    ],
    [
      'the certification, from the bundle alone',
      withhold('toyExporterCertification'),
      { code: 'chain.parent-missing', preference: open('not-supported'), filing: 'shown' },
    ],
    [
      'the exporter’s revocation list',
      unstaple('horizonte/revocation'),
      { code: 'status.unavailable', preference: open('undetermined'), filing: 'shown' },
    ],
    [
      'the exporter’s resolution',
      ({ dids }) => {
        const resolution = dids[didOf('horizonte')];
        if (resolution === undefined) throw new Error('no such DID');
        resolution.stapled = false;
      },
      { code: 'did.unresolvable', preference: open('undetermined'), filing: 'shown' },
    ],
  ])('is a review without %s', async (_, edit, { code, preference, filing }) => {
    const told = await judge(edit);
    expect(outcomesOf(told)).toEqual({ outcome: 'review', filing, preference });
    // What is said of a credential that nothing rests on asks nobody anything.
    const asked = findingsAt(told, { code }).filter(({ effect }) => effect !== 'none');
    expect(asked).not.toEqual([]);
    expect(asked.map(({ effect }) => effect)).toEqual(asked.map(() => 'review'));
    expect(asked.filter(({ remedy }) => remedy === undefined)).toEqual([]);
  });
});
