import { createNodeCrypto } from '@originmark/core/node';
import { sealForVerifier } from '@originmark/wallet';
import { PARTIES, type PartyName } from '../facts/parties.ts';
import { keyOf } from '../keys.ts';
import type { DemoStory } from '../story/demo-story.ts';
import type { Act } from './act.ts';
import { give, giveSealed } from './give.ts';
import { type Files, putIssued } from './party-folders.ts';
import { writeKeys } from './party-keys.ts';
import { planActs } from './plan-acts.ts';
import { giveResolutions, renewEvidence } from './renew-evidence.ts';

/** The story up to the filing, as it was played. */
export interface PlayedStory {
  /** In the order of time. */
  readonly acts: readonly Act[];
  /** Text of every file by its path: `parties/<name>/keys.json`, `issued/…`, `received/from-<name>/…`. */
  readonly files: Files;
}

/**
 * Plays the story up to the filing, act by act in the order of time. Every party has a folder of its own:
 * it puts there what it signs, and others get it, or not, as the act says; nothing reaches anyone in
 * another way.
 * @throws Error for a party that would give what it does not have
 */
export async function playStory(story: DemoStory): Promise<PlayedStory> {
  const files: Files = new Map();
  for (const party of Object.keys(PARTIES) as PartyName[])
    files.set(`parties/${party}/keys.json`, writeKeys(party));
  const acts = planActs(story);
  // What is sealed, or given to nobody, its maker keeps, whatever rests on it.
  const kept = new Set(
    acts.flatMap(({ credential, givesTo, sealed }) =>
      credential !== undefined && (sealed === true || givesTo.length === 0) ? [credential] : [],
    ),
  );
  for (const act of acts) await play(act, { files, kept, story });
  return { acts, files };
}

interface Stage {
  readonly files: Files;
  readonly kept: ReadonlySet<string>;
  readonly story: DemoStory;
}

async function play(act: Act, { files, kept, story }: Stage): Promise<void> {
  const { credential: key, givesTo, party, passesOn = [], sealed } = act;
  const token = key === undefined ? undefined : tokenOf(story, key);
  if (key !== undefined && token !== undefined) putIssued(files, party, key, token);
  if (act.renews === true) renewEvidence(files, story);
  for (const to of givesTo) {
    const parties = { from: party, to };
    if (act.renews === true) giveResolutions(files, to, story);
    else if (sealed === true && key !== undefined && token !== undefined)
      giveSealed(files, parties, key, await seal(token));
    else give(files, parties, [...(key === undefined ? [] : [key]), ...passesOn], kept);
  }
}

function tokenOf({ credentials }: DemoStory, key: string): string {
  const signed = (credentials as Readonly<Record<string, { readonly token: string } | undefined>>)[
    key
  ];
  if (signed === undefined) throw new Error(`no credential of the story has the key "${key}"`);
  return signed.token;
}

function seal(token: string) {
  const { kid, publicJwk: jwk } = keyOf('verifier', 'receive');
  return sealForVerifier(token, { kid, jwk }, createNodeCrypto());
}
