import { describe, expect, it } from '@jest/globals';
import { createDemoStory } from '@originmark/demo-entry';
import { createNodeCrypto } from '@originmark/core/node';
import { readBundle } from '../files/read-bundle.ts';
import { createStoryJudge } from '../judge/judge-story.ts';
import { createNames, type Names } from './names.ts';

async function namesWith(more: { did: string; name: string }[]): Promise<Names> {
  const { bundleText } = await createDemoStory();
  const { verdict, policy } = await createStoryJudge()({ story: {} });
  const view = await readBundle(new TextEncoder().encode(bundleText), 'b', {
    sha256: createNodeCrypto().sha256,
  });
  const roots = [...policy.roots, ...more.map((one) => ({ ...policy.roots[0]!, ...one }))];
  return createNames(view, verdict, { ...policy, roots });
}

describe('names in a sentence', () => {
  it('stand for whole identifiers, once with a full stop', async () => {
    const { explain } = await namesWith([{ did: 'did:web:money.example', name: 'Cash $& Co' }]);
    const cases = {
      'signed by did:web:gulfline.example.': 'signed by Gulfline Customs Brokers, Inc.',
      'did:web:gulfline.example, then': 'Gulfline Customs Brokers, Inc., then',
      'did:web:gulfline.example: no': 'Gulfline Customs Brokers, Inc.: no',
      'did:web:gulfline.example#key-1': 'Gulfline Customs Brokers, Inc.#key-1',
      'did:web:gulfline.example.evil.test': 'did:web:gulfline.example.evil.test',
      'by did:web:money.example.': 'by Cash $& Co.',
      'by did:web:nobody.example.': 'by did:web:nobody.example.',
    };
    for (const [sentence, text] of Object.entries(cases)) expect(explain(sentence)).toBe(text);
  });
});
