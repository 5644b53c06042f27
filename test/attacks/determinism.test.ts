import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { encodeBase64Url, type JsonObject, parseCompactJws } from '@originmark/core';
import {
  createDemoStory,
  type DemoStory,
  type SignedStory,
  signerOf,
  signRaw,
} from '@originmark/demo-entry';
import { type EntryVerdict, validateFormat } from '@originmark/schemas';
import { formatVerdict } from '@originmark/verifier';
import { listBetter } from './compare-verdicts.ts';
import { type Mutation, mutateLeaf } from './mutate-json.ts';
import { shuffleStory, verifyBundle } from './verify-story.ts';

let story: DemoStory;
let signed: SignedStory;
let members: readonly string[];
let bundle: string;
let untampered: EntryVerdict;

beforeAll(async () => {
  story = await createDemoStory({
    tamper: (opened) => {
      signed = opened;
    },
  });
  bundle = story.bundleText;
  members = [...signed.members];
  untampered = await verifyBundle(story, bundle);
});

/** The bundle with other members, presented by its holder. */
async function presentOnly(tokens: readonly string[]): Promise<string> {
  await signed.present(tokens);
  return JSON.stringify(signed.bundle);
}

async function expectNeverBetter(text: string): Promise<EntryVerdict> {
  const verdict = await verifyBundle(story, text);
  expect(listBetter(verdict, untampered)).toEqual([]);
  expect(validateFormat('EntryVerdict', verdict as never)).toBeUndefined();
  return verdict;
}

/** A token with another payload under the old header and the old signature. */
function replacePayload(token: string, payload: JsonObject): string {
  const [header, , signature] = token.split('.');
  const text = encodeBase64Url(new TextEncoder().encode(JSON.stringify(payload)));
  return `${header ?? ''}.${text}.${signature ?? ''}`;
}

const index = fc.nat({ max: 10_000 });
const mutation = fc.constantFrom<Mutation>(
  'another-value',
  'another-type',
  'hostile-text',
  'remove',
  'add',
);

describe('a verdict', () => {
  it('is the same, byte for byte, in twenty orders of members, staples and sealed parts', async () => {
    const expected = formatVerdict(untampered);
    for (let seed = 1; seed <= 20; seed += 1) {
      await signed.present(members);
      await shuffleStory(signed, seed);
      const verdict = await verifyBundle(story, JSON.stringify(signed.bundle));
      expect(formatVerdict(verdict)).toBe(expected);
    }
  }, 120_000);

  it('is never better without some of the members', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(index, { minLength: 1, maxLength: 6 }), async (left) => {
        const out = new Set(left.map((at) => at % members.length));
        const rest = members.filter((_, at) => !out.has(at));
        await expectNeverBetter(await presentOnly(rest));
      }),
      { numRuns: 30, seed: 42617 },
    );
  }, 120_000);

  it('is never better without some of the staples and sealed parts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(index, { minLength: 1, maxLength: 8 }), async (left) => {
        const copy = JSON.parse(bundle) as SignedStory['bundle'];
        const { didResolutions, existenceProofs, statusLists } = copy.evidence ?? {};
        const lists: (unknown[] | undefined)[] = [
          didResolutions,
          statusLists,
          copy.sealed,
          existenceProofs,
        ];
        for (const [at, choice] of left.entries()) {
          const list = lists[at % lists.length];
          list?.splice(choice % Math.max(list.length, 1), 1);
        }
        await expectNeverBetter(JSON.stringify(copy));
      }),
      { numRuns: 20, seed: 42618 },
    );
  }, 120_000);

  it('is never better after a change to what was signed, and what was changed is not valid', async () => {
    let told = 0;
    await fc.assert(
      fc.asyncProperty(index, index, mutation, async (at, leaf, kind) => {
        const token = members[at % members.length] ?? '';
        const payload = mutateLeaf(parseCompactJws(token).payload, leaf, kind);
        const forged = replacePayload(token, payload);
        const { credentials } = await expectNeverBetter(
          await presentOnly(members.map((one) => (one === token ? forged : one))),
        );
        // The entry as it is supports every claim: that the forged one stands for nothing is asked by itself.
        const own = credentials.filter(({ id }) => id === payload['id']);
        expect(own.filter(({ outcome }) => outcome === 'valid')).toEqual([]);
        told += own.length;
      }),
      { numRuns: 60, seed: 42619 },
    );
    expect(told).toBeGreaterThan(20);
  }, 120_000);

  it('is never better when an issuer signs something else than what is relied on', async () => {
    const issuers = signersByToken();
    await fc.assert(
      fc.asyncProperty(index, index, mutation, async (at, leaf, kind) => {
        const token = members[at % members.length] ?? '';
        const signer = issuers.get(token);
        if (signer === undefined) return;
        const payload = mutateLeaf(parseCompactJws(token).payload, leaf, kind);
        const other = await signRaw(payload, { typ: 'vc+jwt', cty: 'vc' }, signer);
        await expectNeverBetter(
          await presentOnly(members.map((one) => (one === token ? other : one))),
        );
      }),
      { numRuns: 60, seed: 42620 },
    );
  }, 120_000);

  it('is never better after a change to the bundle or to the presentation', async () => {
    await fc.assert(
      fc.asyncProperty(index, mutation, fc.boolean(), async (leaf, kind, inside) => {
        const copy = JSON.parse(bundle) as JsonObject & { readonly presentation: string };
        const token = copy.presentation;
        const changed = inside
          ? {
              ...copy,
              presentation: replacePayload(
                token,
                mutateLeaf(parseCompactJws(token, { maxBytes: 10_000_000 }).payload, leaf, kind),
              ),
            }
          : mutateLeaf(copy, leaf, kind);
        await expectNeverBetter(JSON.stringify(changed));
      }),
      { numRuns: 40, seed: 42621 },
    );
  }, 120_000);
});

/** The signer of each member, found by its key's name. */
function signersByToken() {
  const all = (Object.keys(story.parties) as (keyof DemoStory['parties'])[]).map((party) =>
    signerOf(party),
  );
  return new Map(
    members.flatMap((token) => {
      const signer = all.find(({ kid }) => kid === parseCompactJws(token).header['kid']);
      return signer === undefined ? [] : [[token, signer] as const];
    }),
  );
}
