import { formatDateTime, parseDateTime } from '@originmark/core';
import { CLOCKS } from '../facts/clocks.ts';
import { PARTIES, type PartyName } from '../facts/parties.ts';
import { didOf } from '../keys.ts';
import type { DemoStory } from '../story/demo-story.ts';
import { type Act, CHAPTERS } from './act.ts';
import { PAPERS_OF_THE_SHIPMENT, ROLES } from './roles.ts';

/** Acts of which no credential tells. */
const WITHOUT_CREDENTIAL: readonly Act[] = [
  {
    at: CLOCKS.releaseFiled,
    chapter: 'Filing',
    party: 'harborpine',
    does: 'hands over the papers of the shipment',
    givesTo: ['gulfline'],
    passesOn: PAPERS_OF_THE_SHIPMENT,
  },
  {
    at: formatDateTime(instantOf(CLOCKS.importedAt)),
    chapter: 'Filing',
    party: 'carrier',
    does: 'arrives in Houston with the goods',
    givesTo: [],
  },
  {
    at: CLOCKS.staplesFrom,
    chapter: 'Filing',
    party: 'resolver',
    does: 'renews status lists and proofs, and signs whose key is whose',
    givesTo: ['gulfline'],
    renews: true,
  },
];

/**
 * The story up to the filing, in the order of time: who signs what, when, and to whom it is given. Times
 * and issuers are those that stand in the credentials.
 */
export function planActs({ credentials }: Pick<DemoStory, 'credentials'>): readonly Act[] {
  const acts = Object.entries(ROLES).map(([key, role]): Act => {
    const { validFrom, issuer } = credentials[key as keyof typeof ROLES].credential as {
      readonly validFrom: string;
      readonly issuer: { readonly id: string };
    };
    return { at: validFrom, party: partyBehind(issuer.id), credential: key, ...role };
  });
  return [...acts, ...WITHOUT_CREDENTIAL].sort((a, b) => instantOf(a.at) - instantOf(b.at));
}

/** Acts by chapter, chapters in their order, acts in the order of time. */
export function byChapter(acts: readonly Act[]): readonly (readonly [string, readonly Act[]])[] {
  return CHAPTERS.map(
    (chapter) => [chapter, acts.filter((act) => act.chapter === chapter)] as const,
  ).filter(([, own]) => own.length > 0);
}

function partyBehind(did: string): PartyName {
  const found = (Object.keys(PARTIES) as PartyName[]).find((party) => didOf(party) === did);
  if (found === undefined) throw new Error(`${did} is no party of the story`);
  return found;
}

function instantOf(time: string): number {
  const at = parseDateTime(time);
  if (at === undefined) throw new Error(`${time} is no instant`);
  return at;
}
