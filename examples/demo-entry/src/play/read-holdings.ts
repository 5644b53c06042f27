import { createNodeCrypto } from '@originmark/core/node';
import type { BundleEvidence, SealedPart } from '@originmark/schemas';
import { createMemoryHoldings, type Holdings } from '@originmark/wallet';
import type { ExistenceProof } from '@originmark/core';
import type { PartyName } from '../facts/parties.ts';
import { heldBy, sealedHeldBy } from './party-folders.ts';

/** What a party has in its folder, as its wallet holds it: these files, and nothing else. */
export function readHoldings(files: ReadonlyMap<string, string>, party: PartyName): Holdings {
  const folder = `parties/${party}/`;
  const evidence = new Map<string, BundleEvidence>();
  for (const [path, text] of files)
    if (path.startsWith(folder) && path.endsWith('.proof.json'))
      evidence.set(path.slice(0, -'.proof.json'.length), JSON.parse(text) as BundleEvidence);
  const proofsOf = (path: string): readonly ExistenceProof[] =>
    evidence.get(path)?.existenceProofs ?? [];
  const held = heldBy(files, party);
  const all = [...evidence.values()];
  return createMemoryHoldings(
    {
      credentials: held.map(({ token }) => token),
      proofs: new Map(held.map(({ path, token }) => [token, proofsOf(path)])),
      sealed: sealedHeldBy(files, party).map(({ path, text }) => ({
        ...(JSON.parse(text) as SealedPart),
        proofs: proofsOf(path),
      })),
      statusLists: [...new Set(all.flatMap(({ statusLists = [] }) => statusLists))],
      didResolutions: all.flatMap(({ didResolutions = [] }) => didResolutions),
    },
    createNodeCrypto(),
  );
}
