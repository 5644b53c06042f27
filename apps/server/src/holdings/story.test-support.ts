import { createNodeCrypto } from '@originmark/core/node';
import { createDemoStory, type DemoStory, type PartyName, playStory } from '@originmark/demo-entry';
import { loadTrustPolicy } from '@originmark/verifier';
import type { ReceivedText } from '@originmark/wallet';
import type { TrustInUse } from '../trust/trust-in-use.ts';

/** The demo's story up to the filing. */
export interface Story {
  readonly story: DemoStory;
  readonly trust: TrustInUse;
  /** Texts of all files, by path. */
  readonly files: ReadonlyMap<string, string>;
  /** What a party has in its folder, but for its keys. */
  readonly folderOf: (party: PartyName) => readonly ReceivedText[];
}

export async function readStory(): Promise<Story> {
  const story = await createDemoStory();
  const { files } = await playStory(story);
  const { clocks, policyText: text } = story;
  return {
    story,
    files,
    trust: {
      ...(await loadTrustPolicy({ text, at: clocks.verifiedAt, crypto: createNodeCrypto() })),
      text: typeof text === 'string' ? new TextEncoder().encode(text) : text,
    },
    folderOf: (party) =>
      [...files]
        .filter(([path]) => path.startsWith(`parties/${party}/`) && !path.endsWith('/keys.json'))
        .map(([path, text]) => ({ name: path.slice(`parties/${party}/`.length), text })),
  };
}
