import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  HOSTILE_TWINS,
  type SignedStory,
  type StoryDraft,
  subjectOf,
} from '@originmark/demo-entry';
import type { EntryVerdict } from '@originmark/schemas';
import { formatVerdict } from '@originmark/verifier';
import { type AnchoredStory, type Anchors, verifyAnchored } from './anchor-story.ts';
import { openCodes, verifyStory } from './verify-story.ts';

// What the parties of the story can prove once they anchor what they sign, and what a thief cannot.

const POSSESSION = 'origin.possession-unproven';
const EXISTENCE = 'chain.existence-unproven';
const AFTER_THE_CLAIM = '2026-09-24T15:05:01Z';

/** Every credential anchored as soon as it says it was signed, but for what a test says otherwise. */
const onTime =
  (others: Anchors = {}) =>
  ({ bundle, credentials, members }: SignedStory): Anchors => {
    const sealed = (bundle.sealed ?? []).map(({ credentialDigest }) => credentialDigest);
    const presented = Object.entries(credentials).filter(
      ([, { credentialDigest, token }]) =>
        members.includes(token) || sealed.includes(credentialDigest),
    );
    return {
      ...Object.fromEntries(
        presented.map(([key, { credential }]) => [key, credential['validFrom'] as string]),
      ),
      ...others,
    };
  };

const only = (anchors: Anchors) => (): Anchors => anchors;

/** The verdict, which is the same whatever the order of the proofs. */
async function judge(story: AnchoredStory): Promise<EntryVerdict> {
  const [verdict, reversed] = await verifyAnchored(story);
  expect(formatVerdict(reversed)).toBe(formatVerdict(verdict));
  return verdict;
}

const codesOf = ({ fragments }: EntryVerdict): string[] =>
  fragments.filter(({ outcome }) => outcome === 'fail').map(({ code }) => code);

let untampered: EntryVerdict;
let anchored: EntryVerdict;

beforeAll(async () => {
  const edit = ({ credentials }: StoryDraft): void => {
    for (const draft of Object.values(credentials)) draft.anchoredAt = null;
  };
  untampered = (await verifyStory({ edit })).verdict;
  anchored = await judge({ anchors: onTime() });
});

describe('an entry whose parties anchored what they signed', () => {
  it('shows possession and the chain of licences on line 2, and has no proof left over', () => {
    expect(openCodes(untampered, 2, 'preference').open).toEqual([POSSESSION]);
    expect(openCodes(untampered, 2, 'ipr').open).toEqual([EXISTENCE]);
    expect(openCodes(anchored, 2, 'preference')).toEqual({ failed: [], open: [] });
    expect(openCodes(anchored, 2, 'ipr')).toEqual({ failed: [], open: [] });
    expect(codesOf(anchored)).not.toContain('intake.staple-unproven');
    expect(anchored.fragments.map(({ code }) => code)).not.toContain(EXISTENCE);
  });

  it('says no other thing about anything else', () => {
    const other = (verdict: EntryVerdict) =>
      codesOf(verdict).filter((code) => code !== EXISTENCE && code !== POSSESSION);
    expect(other(anchored)).toEqual(other(untampered));
  });
});

describe('possession', () => {
  it('is not shown by a receipt that was anchored after the claim', async () => {
    const verdict = await judge({ anchors: onTime({ toyReceipt: AFTER_THE_CLAIM }) });
    expect(openCodes(verdict, 2, 'preference')).toEqual({ failed: [], open: [POSSESSION] });
  });

  it('is late by a receipt that says so itself, whenever it was anchored', async () => {
    const edit = (draft: StoryDraft): void => {
      subjectOf(draft, 'toyReceipt').receivedAt = AFTER_THE_CLAIM;
    };
    const verdict = await judge({ edit, anchors: onTime() });
    expect(openCodes(verdict, 2, 'preference').failed).toEqual(['origin.possessed-late']);
  });

  it('is not shown by the certification alone: existence at the exporter is not possession', async () => {
    const anchors = only({ toyExporterCertification: '2026-01-06T18:00:00Z' });
    const verdict = await judge({ anchors });
    expect(openCodes(verdict, 2, 'preference').open).toEqual([POSSESSION]);
  });
});

describe('a licence', () => {
  it.each(['masterLicence', 'sublicence', 'makerAuthorization'])(
    'counts when it was anchored before the mark was applied, and not when after: %s',
    async (key) => {
      const verdict = await judge({ anchors: onTime({ [key]: '2026-09-24T00:00:00Z' }) });
      expect(openCodes(verdict, 2, 'ipr')).toEqual({ failed: [], open: [EXISTENCE] });
    },
  );

  it('is not shown by a proof over its payload: a thief could sign that later', async () => {
    const verdict = await judge({
      anchors: onTime(),
      text: ({ credentials }, key) =>
        key === 'sublicence'
          ? JSON.stringify(credentials.sublicence.credential)
          : (credentials[key]?.token ?? ''),
    });
    expect(openCodes(verdict, 2, 'ipr').open).toEqual([EXISTENCE]);
    const flags = verdict.fragments.filter(({ code }) => code === 'intake.staple-unproven');
    expect(flags).toMatchObject([{ effect: 'flag', found: { problem: 'not-included' } }]);
  });
});

describe('a key that ended in June', () => {
  const twin = (id: string) => HOSTILE_TWINS.find((one) => one.id === id)?.attack.story.edit;
  const KEY = 'toyExporterCertification';

  it.each([
    ['key-rotated', 'key.rotated-unproven'],
    ['key-revoked', 'key.revoked'],
    ['key-stolen', 'key.compromised'],
  ])('leaves standing what existed before, and nothing else: %s', async (id, code) => {
    const edit = twin(id)!;
    const about = (verdict: EntryVerdict) =>
      verdict.fragments.filter(
        (fragment) => fragment.code === code && fragment.credential !== undefined,
      ).length;
    const none = await judge({ edit, anchors: only({}) });
    const late = await judge({ edit, anchors: only({ [KEY]: '2026-06-01T00:00:00Z' }) });
    const early = await judge({ edit, anchors: only({ [KEY]: '2026-05-31T23:59:59Z' }) });
    expect(about(late)).toBe(about(none));
    expect(about(early)).toBe(about(none) - 1);
  });
});
