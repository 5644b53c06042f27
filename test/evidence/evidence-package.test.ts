import { beforeAll, describe, expect, it } from '@jest/globals';
import { CoreError, createUnseal, digestJson, type JsonValue } from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import { createDemoStory, type DemoStory } from '@originmark/demo-entry';
import type { EntryVerdict, EvidencePackage } from '@originmark/schemas';
import {
  createEvidencePackage,
  type EvidenceToKeep,
  formatEvidencePackage,
  formatVerdict,
  loadTrustPolicy,
  readEvidencePackage,
  recordWays,
  replayEvidencePackage,
  type VerifierInput,
  verifyEntry,
  type VerifierWays,
} from '@originmark/verifier';
import {
  digestPackage,
  digestParts,
  partsOf,
} from '../../packages/verifier/src/evidence/package-parts.ts';

const crypto = createNodeCrypto();
const salt = Uint8Array.from({ length: 32 }, (_, at) => at);

let story: DemoStory;
let bare: DemoStory;
let full: EvidencePackage;

/** Judges and keeps, as a caller does; then all that is left is the text. */
async function keep(
  of: DemoStory,
  ways: VerifierWays = {},
  more: Partial<VerifierInput> = {},
  options: Partial<EvidenceToKeep> = {},
): Promise<{ made: EvidencePackage; text: string; verdict: EntryVerdict }> {
  const recorder = recordWays(crypto);
  const { policyText: text } = of;
  const at = of.clocks.verifiedAt;
  const policy = await loadTrustPolicy({ text, at, crypto });
  const input = {
    bundle: of.bundleText,
    policy,
    crypto,
    clocks: of.clocks,
    ...recorder.ways(ways),
    ...more,
  };
  const verdict = await verifyEntry(input);
  const made = await createEvidencePackage({
    input,
    recorder,
    verdict,
    policy: { text },
    salt,
    ...options,
  });
  return { made, text: formatEvidencePackage(made), verdict };
}

const replay = (text: string) =>
  Promise.resolve().then(() =>
    replayEvidencePackage(readEvidencePackage(text, crypto).value, { crypto }),
  );

/** A package as somebody forges it: parts changed, and every digest made right again. */
function forge(of: EvidencePackage, changes: Partial<EvidencePackage>): string {
  const parts = partsOf({ ...of, ...changes });
  const digests = digestParts(parts, crypto.sha256);
  return formatEvidencePackage({ type: 'EvidencePackage', version: 1, digests, ...parts });
}

beforeAll(async () => {
  story = await createDemoStory();
  bare = await createDemoStory({
    edit: (draft) => {
      const web = Object.entries(draft.dids).filter(([did]) => did.startsWith('did:web:'));
      for (const one of [...web.map(([, did]) => did), ...Object.values(draft.statusLists)])
        one.stapled = false;
    },
  });
  ({ made: full } = await keep(
    story,
    { unseal: createUnseal(story.unsealKeys) },
    { counters: story.counters, ...(story.record !== undefined && { record: story.record }) },
  ));
}, 60_000);

describe('an evidence package gives its verdict again, byte for byte', () => {
  const open = (): VerifierWays => ({ unseal: createUnseal(story.unsealKeys) });
  it.each<[string, () => VerifierWays, () => Partial<VerifierInput>]>([
    ['with nothing but bundle and policy', () => ({}), () => ({})],
    ['with sealed parts, which it opens without a key', open, () => ({})],
    [
      'with counters, record and observed rights',
      open,
      () => ({
        counters: story.counters,
        record: { ...story.record!, source: Uint8Array.of(0xff, 0x41) },
        observed: [{ line: 2, right: 'https://rights.example/unknown', hasLeverLabel: false }],
      }),
    ],
    [
      'with a challenge, a memory and another moment of the claims',
      open,
      () => ({
        challenge: { nonce: 'abc', audience: 'did:web:other.example', alreadyUsed: true },
        memory: {
          statusSequences: new Map([
            ['https://b.example/1', 99],
            ['https://a.example/1', 3],
          ]),
          entries: new Map([
            ['Z9Z-0042617-4/1', 'uEiBg0kH7OqOGzMBFtrtbODetaKeL3DNFl5ieMGpqeJHqFA'],
          ]),
        },
        clocks: { ...story.clocks, asOf: story.clocks.verifiedAt - 86_400_000 },
      }),
    ],
  ])('%s', async (_, ways, more) => {
    const { made, text, verdict } = await keep(story, ways(), more());
    const { verdict: again, ...replayed } = await replay(text);
    expect(formatVerdict(again)).toBe(formatVerdict(verdict));
    expect(replayed).toMatchObject({ isReproduced: true, missed: [], differences: [] });
    expect(text).not.toContain(story.unsealKeys[0]!.jwk.d);
    expect(readEvidencePackage(text, crypto).digest).toBe(digestPackage(made, crypto.sha256));
  });

  it('when every way out failed, and again when they answered: what was answered is what counts', async () => {
    const gone = (): never => {
      throw new CoreError('fetch.connect-failed', 'no connection');
    };
    const dead: VerifierWays = {
      resolver: { resolve: () => Promise.reject(new Error('ECONNREFUSED')) },
      fetchStatusList: () => Promise.resolve().then(gone),
      ledgers: () => () => Promise.reject(new Error('gone')),
      unseal: () => Promise.reject(new CoreError('sealed.no-key', 'not mine')),
    };
    const serve = (url: string): string => bare.documents[url]?.body ?? gone();
    const live: VerifierWays = {
      resolver: {
        resolve: (did) =>
          Promise.resolve().then(() => ({
            didResolutionMetadata: {},
            didDocument: JSON.parse(serve(`https://${did.slice(8)}/.well-known/did.json`)) as never,
            didDocumentMetadata: {},
          })),
      },
      fetchStatusList: (url) => Promise.resolve().then(() => serve(url)),
      unseal: createUnseal(bare.unsealKeys),
    };
    const [one, two] = [await keep(bare, dead), await keep(bare, live)];
    expect(one.verdict.outcome).toBe('review');
    expect(one.verdict.fragments.map(({ code }) => code)).toContain('did.unresolvable');
    expect(one.text).not.toBe(two.text);
    for (const { text, verdict } of [one, two]) {
      const { isReproduced, verdict: again } = await replay(text);
      expect([isReproduced, formatVerdict(again)]).toEqual([true, formatVerdict(verdict)]);
    }
    expect(two.verdict.fragments.map(({ code }) => code)).not.toContain('did.unresolvable');
  });

  it('for a bundle that is no text at all', async () => {
    const { text } = await keep(
      { ...story, bundleText: '' },
      {},
      { bundle: Uint8Array.of(0xff, 0) },
    );
    expect(await replay(text)).toMatchObject({
      isReproduced: true,
      verdict: { outcome: 'exception' },
    });
  });
});

describe('sealed parts', () => {
  it('stay closed on request where the verdict does not rest on them', async () => {
    const unseal = (): Promise<never> => Promise.reject(new CoreError('sealed.no-key', 'not mine'));
    const { made } = await keep(story, { unseal }, {}, { leavesClosed: true });
    expect(made.opened).toHaveLength(1);
  });

  it('are never left out silently: a verdict that rests on them makes no closed package', async () => {
    const unseal = createUnseal(story.unsealKeys);
    await expect(keep(story, { unseal }, {}, { leavesClosed: true })).rejects.toMatchObject({
      name: 'VerifierError',
      code: 'package.not-reproducible',
      message: expect.stringMatching(/without unseal uEi/),
    });
  });
});

describe('what was not recorded', () => {
  it('is undecided in the replay, is told, and never gives the recorded verdict', async () => {
    const { differences, isReproduced, missed, verdict } = await replay(
      forge(full, { opened: [] }),
    );
    expect({ differences, isReproduced, missed }).toEqual({
      differences: [],
      isReproduced: false,
      missed: [expect.stringMatching(/^unseal uEi/)],
    });
    expect(verdict.fragments).toContainEqual(
      expect.objectContaining({ code: 'intake.sealed-unreadable', outcome: 'indeterminate' }),
    );
  });

  it('keeps a package from being made where a way was not recorded', async () => {
    const recorder = recordWays(crypto);
    await expect(
      keep(story, { unseal: createUnseal(story.unsealKeys) }, {}, { recorder }),
    ).rejects.toMatchObject({ code: 'package.not-reproducible' });
  });
});

describe('a changed package', () => {
  it('is noticed at every part, and named', () => {
    const parts = Object.keys(partsOf(full)) as (keyof EvidencePackage['digests'])[];
    expect(parts).toEqual(
      expect.arrayContaining(['bundle', 'counters', 'record', 'salt', 'verdict']),
    );
    const damaged = parts.map((part) => {
      const digests = {
        ...full.digests,
        [part]: full.digests[part === 'salt' ? 'verdict' : 'salt'],
      };
      return messageOf(() =>
        readEvidencePackage(formatEvidencePackage({ ...full, digests }), crypto),
      );
    });
    expect(damaged).toEqual(parts.map((part) => expect.stringMatching(new RegExp(`: ${part}$`))));
  });

  it('is noticed at any byte, of many taken all over it', () => {
    const bytes = new TextEncoder().encode(formatEvidencePackage(full));
    expect(readEvidencePackage(bytes, crypto).value).toEqual(full);
    const step = Math.floor(bytes.length / 40);
    for (let at = 0; at < bytes.length; at += step) {
      const changed = bytes.slice();
      changed[at]! ^= 1;
      expect([at, codeOf(() => readEvidencePackage(changed, crypto))]).toEqual([
        at,
        expect.stringMatching(/^package\.(damaged|unreadable)$/),
      ]);
    }
  }, 60_000);

  it('with all its digests made right again gives another verdict than it says', async () => {
    const presented = {
      ...full.clocks,
      verified: '2027-09-24T15:10:00Z',
      presented: '2027-09-24T15:10:00Z',
    };
    expect(await replay(forge(full, { clocks: presented }))).toMatchObject({ isReproduced: false });
    const verdict = full.verdict.replace('"outcome":"no-exception"', '"outcome":"exception"');
    expect(await replay(forge(full, { verdict }))).toMatchObject({ isReproduced: false });
    // The legal twin: the same way of writing it, and nothing changed.
    expect(await replay(forge(full, {}))).toMatchObject({ isReproduced: true });
  });

  it('says where the data in this code is not as it was', async () => {
    const code = { ...full.code, rules: full.code.codes };
    expect(await replay(forge(full, { code }))).toMatchObject({
      isReproduced: true,
      differences: [{ part: 'rules', kept: full.code.codes, here: full.code.rules }],
    });
  });
});

describe('a hostile package', () => {
  it.each<[string, string, string]>([
    ['nothing', '', 'package.unreadable'],
    ['no object', '7', 'package.unreadable'],
    ['an empty object', '{}', 'package.unreadable'],
    ['a member twice', '{"type":"EvidencePackage","type":"EvidencePackage"}', 'package.unreadable'],
    ['deep nesting', '['.repeat(100_000), 'package.unreadable'],
  ])('of %s is refused', (_, text, code) => {
    expect(codeOf(() => readEvidencePackage(text, crypto))).toBe(code);
  });

  it('over the limit is refused unread', () => {
    const text = ' '.repeat(64 * 1024 * 1024 + 1);
    expect(codeOf(() => readEvidencePackage(text, crypto))).toBe('package.unreadable');
  });

  it.each<[string, () => Partial<EvidencePackage>]>([
    ['a policy that is none', () => ({ policy: { ...full.policy, text: '{}' } })],
    [
      'a policy of another digest',
      () => ({ policy: { ...full.policy, digest: full.digests.salt } }),
    ],
    [
      'a policy that nobody signed',
      () => ({ policy: { ...full.policy, trustKey: `${'a'.repeat(42)}A` } }),
    ],
    ['counters that are none', () => ({ counters: '{"uses":7}' })],
    ['counters that are no JSON', () => ({ counters: '{' })],
    ['a bundle that is no base64url', () => ({ bundle: { base64url: '***' } })],
    [
      'moments that are none for a record',
      () => ({ record: { ...full.record!, importedAt: 8_640_000_000_000_000 } }),
    ],
  ])('with %s is refused or unusable, and never crashes', async (_, changes) => {
    const error = await replay(forge(full, changes())).catch((cause: unknown) => cause);
    expect(error).toMatchObject({
      name: 'VerifierError',
      code: expect.stringMatching(/^package\.(unusable|unreadable)$/),
    });
  });

  it.each(['null', '7', '[]', '{}', '{"didResolutionMetadata":{},"didDocument":[]}', 'x', ''])(
    'with %j for every answer is unusable or gives another verdict, and never crashes',
    async (answer) => {
      const { made } = await keep(bare, {
        resolver: { resolve: () => Promise.reject(new Error('gone')) },
        fetchStatusList: () => Promise.reject(new Error('gone')),
      });
      const answers = made.answers.map(({ question, way }) => ({ way, question, answer }));
      const result = await Promise.resolve()
        .then(() => replay(forge(made, { answers })))
        .catch((cause: unknown) => cause);
      const { code, isReproduced } = result as { code?: string; isReproduced?: boolean };
      expect(['package.unusable', 'package.unreadable', false]).toContain(code ?? isReproduced);
    },
  );
});

it('a package names its policy as the verdict does', () => {
  const verdict = JSON.parse(full.verdict) as EntryVerdict;
  expect(full.policy.digest).toBe(verdict.policy.digest);
  expect(digestJson(JSON.parse(full.policy.text) as JsonValue, crypto.sha256)).toBe(
    full.policy.digest,
  );
});

function codeOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return (error as { code?: string }).code;
  }
}

function messageOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return (error as Error).message;
  }
}
