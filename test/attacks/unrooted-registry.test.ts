import { expect, it } from '@jest/globals';
import { didOf, signerOf, type StoryDraft } from '@originmark/demo-entry';
import { verifyStory } from './verify-story.ts';

/** How the right of line 2 stands, and what its lines say of it. */
const judge = async (edit: (draft: StoryDraft) => void) => {
  const { story, verdict } = await verifyStory({ edit });
  const { id } = story.credentials.markRight.credential;
  return {
    outcome: verdict.outcome,
    right: verdict.credentials.find((one) => one.id === id)?.outcome,
    ipr: verdict.lines
      .flatMap(({ ipr }) => ipr)
      .flatMap((one) => (one.path?.includes(id as string) === true ? [one.outcome] : [])),
  };
};

it('a right whose registry somebody recognises who leads to no root does not stand', async () => {
  const told = await judge(({ credentials: { registryRecognition: recognition } }) => {
    recognition.signer = signerOf('resolver');
    recognition.credential.issuer = didOf('resolver');
    recognition.checked = false;
  });
  expect(told).toMatchObject({ outcome: 'exception', right: 'invalid' });
  expect(new Set(told.ipr)).toEqual(new Set(['contradicted']));
});

it('a right whose registry a root recognises stands', async () => {
  const told = await judge(() => undefined);
  expect(told).toMatchObject({ right: 'valid' });
  expect(new Set(told.ipr)).toEqual(new Set(['chain-shown']));
});
