import { describe, expect, it } from '@jest/globals';
import { createDemoStory } from '../story/create-demo-story.ts';
import { didOf } from '../keys.ts';
import { CHAPTERS } from './act.ts';
import { give } from './give.ts';
import { heldBy, sealedHeldBy } from './party-folders.ts';
import { byChapter } from './plan-acts.ts';
import { playStory } from './play-story.ts';

const story = await createDemoStory();
const { acts, files } = await playStory(story);
const keysOf = (party: Parameters<typeof heldBy>[1]): readonly string[] =>
  heldBy(files, party).map(({ key }) => key);

/** Members of a subject that name whom it is for. */
const NAMED = [
  'id',
  'intellectualPropertyRightsOwner',
  'licensee',
  'maker',
  'agent',
  'exporter',
  'importer',
  'buyer',
  'consignee',
];

describe('the story, played', () => {
  it('goes on in time', () => {
    const times = acts.map(({ at }) => Date.parse(at));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(acts.flatMap(({ credential }) => credential ?? [])).toHaveLength(
      Object.keys(story.credentials).length - 1,
    );
  });

  it('tells every chapter after the one before', () => {
    const chapters = byChapter(acts);
    expect(chapters.map(([chapter]) => chapter)).toEqual(CHAPTERS);
    expect(chapters.flatMap(([, own]) => own)).toEqual(acts);
  });

  it('gives each paper to whom it is for, as the paper itself says', () => {
    let told = 0;
    for (const { credential: key, givesTo } of acts) {
      if (key === undefined) continue;
      const { credential } = story.credentials[key as 'toyInvoice'];
      const subject = credential['credentialSubject'] as Record<
        string,
        { readonly id?: string } | string | undefined
      >;
      const named = [...NAMED].flatMap((name) => {
        const party = subject[name];
        return (typeof party === 'string' ? party : party?.id) ?? [];
      });
      // Who records, declares or confirms names nobody that it is for; the importer's own certification is its own.
      if (named.length === 0 || key === 'shirtCertification') continue;
      const [to] = givesTo;
      told += 1;
      expect([key, named.includes(to === undefined ? '' : didOf(to))]).toEqual([key, true]);
    }
    expect(told).toBe(27);
  });

  it('lets nobody give what it does not have', () => {
    const parties = { from: 'tejidos', to: 'gulfline' } as const;
    expect(() => give(new Map(files), parties, ['toyInvoice'], new Set())).toThrow(
      'tejidos does not have toyInvoice',
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
