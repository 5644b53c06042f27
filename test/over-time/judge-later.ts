import { type DidResolver, parseDateTime } from '@originmark/core';
import { createDemoStory, type DemoStory, type StoryDraft } from '@originmark/demo-entry';
import type { EntryVerdict } from '@originmark/schemas';
import { verifyBundle } from '../attacks/verify-story.ts';

/** When the entry is presented and judged: on the day of its claim, or five years after it. */
export const PRESENTED = {
  'at the claim': '2026-09-24T15:10:00Z',
  'five years later': '2031-09-24T15:10:00Z',
} as const;

/** One of {@link PRESENTED}. */
export type Presented = keyof typeof PRESENTED;

/** A story of the demo entry as somebody presents it on another day. */
export interface LaterStory {
  readonly edit?: (draft: StoryDraft) => void;
  readonly presented: Presented;
}

/** A verdict, and how to find a credential of the story in it. */
export interface LaterVerdict {
  readonly verdict: EntryVerdict;
  readonly idOf: (key: string) => string | undefined;
}

/**
 * Tells the story up to the day on which it is presented, with the documents and lists of that day, and judges it then.
 * What the registry and the ledger hold by then is in it.
 */
export async function judgeLater({ edit, presented }: LaterStory): Promise<LaterVerdict> {
  const at = PRESENTED[presented];
  const shift = momentOf(at) - momentOf(PRESENTED['at the claim']);
  const story = await createDemoStory({
    edit(draft) {
      draft.clocks = { presentedAt: at, verifiedAt: at };
      for (const one of Object.values(draft.dids)) {
        one.resolvedAt = later(one.resolvedAt, shift);
        one.validUntil = later(one.validUntil, shift);
      }
      for (const list of Object.values(draft.statusLists)) {
        list.validFrom = later(list.validFrom, shift);
        list.validUntil = later(list.validUntil, shift);
      }
      draft.presentation.issuedAt += shift / 1000;
      if (draft.presentation.expiresAt !== undefined) draft.presentation.expiresAt += shift / 1000;
      edit?.(draft);
    },
  });
  return told(story, await verifyBundle(story, story.bundleText));
}

/**
 * What was received on the day of the claim is judged again five years later: the bundle, its lists and its
 * presentation are those of that day, the documents of all identifiers those of today.
 */
export async function judgeAgain(edit: (draft: StoryDraft) => void): Promise<LaterVerdict> {
  let dids: StoryDraft['dids'] = {};
  const verifiedAt = PRESENTED['five years later'];
  const story = await createDemoStory({
    edit(draft) {
      draft.clocks = { presentedAt: verifiedAt, verifiedAt };
      for (const one of Object.values(draft.dids)) one.stapled = false;
      edit(draft);
      ({ dids } = draft);
    },
  });
  const clocks = {
    presentedAt: momentOf(PRESENTED['at the claim']),
    verifiedAt: momentOf(verifiedAt),
  };
  const resolver: DidResolver = {
    resolve(did) {
      const { document = null, metadata = {} } = dids[did] ?? {};
      return Promise.resolve({
        didResolutionMetadata: document === null ? { error: 'notFound' } : {},
        didDocument: document as DIDDocument | null,
        didDocumentMetadata: metadata,
      });
    },
  };
  const judged = await verifyBundle({ ...story, clocks }, story.bundleText, {}, { resolver });
  return told(story, judged);
}

type DIDDocument = NonNullable<Awaited<ReturnType<DidResolver['resolve']>>['didDocument']>;

function told({ credentials }: DemoStory, verdict: EntryVerdict): LaterVerdict {
  return { verdict, idOf: (key) => credentials[key]?.credential.id as string | undefined };
}

function later(time: string, byMs: number): string {
  return new Date(momentOf(time) + byMs).toISOString().replace('.000Z', 'Z');
}

function momentOf(time: string): number {
  const at = parseDateTime(time);
  if (at === undefined) throw new Error(`${time} is no moment`);
  return at;
}
