import { describe, expect, it } from '@jest/globals';
import { createDemoStory } from '../story/create-demo-story.ts';
import { heldBy, sealedHeldBy } from './party-folders.ts';
import { playStory } from './play-story.ts';

const story = await createDemoStory();
const { acts, files } = await playStory(story);
const keysOf = (party: Parameters<typeof heldBy>[1]): readonly string[] =>
  heldBy(files, party).map(({ key }) => key);

describe('the story, played', () => {
  it('goes on in time', () => {
    const times = acts.map(({ at }) => Date.parse(at));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(acts.flatMap(({ credential }) => credential ?? [])).toHaveLength(
      Object.keys(story.credentials).length - 1,
    );
  });

  it('brings the broker every paper that the story presents, from others', () => {
    const tokens = new Set(heldBy(files, 'gulfline').map(({ token }) => token));
    expect(story.members.slice(1).filter((token) => !tokens.has(token))).toEqual([]);
    expect(keysOf('gulfline').length).toBe(story.members.length - 1);
    expect([...files.keys()].filter((path) => path.startsWith('parties/gulfline/issued/'))).toEqual(
      [],
    );
  });

  it('shows what is sealed to nobody, and what its maker keeps to nobody', () => {
    for (const key of ['suitcaseRecord', 'toyRecord']) {
      const { token } = story.credentials[key as 'toyRecord'];
      const paths = [...files].filter(([, text]) => text.trim() === token).map(([path]) => path);
      const maker = key === 'toyRecord' ? 'altiplano' : 'maletas';
      expect(paths).toEqual([`parties/${maker}/issued/${key}.jwt`]);
    }
    expect(sealedHeldBy(files, 'gulfline').map(({ key }) => key)).toEqual(['suitcaseRecord']);
  });

  it('gives each what it needs and no more', () => {
    expect(keysOf('spinner')).toEqual(['spinnerDeclaration']);
    expect(keysOf('brightfern')).not.toContain('makerAuthorization');
    expect([...keysOf('altiplano')].sort()).toMatchInlineSnapshot(`
     [
       "altiplanoIdentity",
       "artRight",
       "brightfernIdentity",
       "harborpineIdentity",
       "makerAuthorization",
       "markRight",
       "masterLicence",
       "northlightIdentity",
       "registrarRecognition",
       "registryRecognition",
       "sublicence",
       "toyMakerCertification",
       "toyMakerInvoice",
       "toyRecord",
     ]
    `);
  });
});
