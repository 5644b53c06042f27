import { type ExistenceProof, type JsonObject, parseCompactJws } from '@originmark/core';
import { PARTIES, type PartyName } from '../facts/parties.ts';
import type { DemoStory } from '../story/demo-story.ts';
import { type Files, heldBy, putReceived, sealedHeldBy } from './party-folders.ts';

const PROOF = '.proof.json';

/**
 * Lays beside every paper in every folder what shows its age and its status on the day of filing: the
 * proof of existence that its issuer hands over, as the ledger has it now, and its status lists of today.
 */
export function renewEvidence(files: Files, story: DemoStory): void {
  for (const party of Object.keys(PARTIES) as PartyName[]) {
    for (const { key, path, token } of heldBy(files, party))
      files.set(
        `${path}${PROOF}`,
        toJson({
          existenceProofs: proofsOf(story, key),
          statusLists: statusListsOf(story, parseCompactJws(token).payload),
        }),
      );
    for (const { key, path } of sealedHeldBy(files, party))
      files.set(`${path}${PROOF}`, toJson({ existenceProofs: proofsOf(story, key) }));
  }
}

/** Gives a party what the resolver signed of the documents of all issuers. */
export function giveResolutions(files: Files, to: PartyName, { bundle }: DemoStory): void {
  const { didResolutions = [] } = bundle.evidence ?? {};
  putReceived(files, { from: 'resolver', to }, `documents${PROOF}`, toJson({ didResolutions }));
}

function proofsOf({ existenceProofs }: DemoStory, key: string): readonly ExistenceProof[] {
  const proof = existenceProofs[key];
  return proof === undefined ? [] : [proof];
}

/** As the hosts of the lists serve them. */
function statusListsOf({ documents }: DemoStory, payload: JsonObject): readonly string[] {
  const entries = (payload['credentialStatus'] ?? []) as readonly {
    readonly statusListCredential: string;
  }[];
  return entries.flatMap(({ statusListCredential: url }) => documents[url]?.body ?? []);
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
