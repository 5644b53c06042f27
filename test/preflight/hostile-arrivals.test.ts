import { describe, expect, it } from '@jest/globals';
import { createDemoStory, didOf, PARTIES, type PartyName, signerOf } from '@originmark/demo-entry';
import { type JsonObject, parseCompactJws, signCompactJws } from '@originmark/core';
import {
  type ArrivalKeeper,
  createMemoryHoldings,
  type Holdings,
  judgeArrival,
  readCredential,
  receiveFiles,
} from '@originmark/wallet';
import { crypto, verifierOf } from './preflight-story.ts';

const story = await createDemoStory();
const at = story.clocks.presentedAt;
const signer = signerOf('horizonte');
const sign = (payload: JsonObject) =>
  signCompactJws(payload, { typ: 'vc+jwt', cty: 'vc', signer, maxBytes: 3_000_000 });
const payloadOf = (token: string) => parseCompactJws(token, { maxBytes: 3_000_000 }).payload;
const spoil = (token: string): string => `${token.slice(0, -6)}AAAAAA`;

const { didResolutions = [], statusLists = [] } = story.bundle.evidence ?? {};
const tokenOf = (key: string): string => story.credentials[key]?.token ?? '';
const certification = tokenOf('toyExporterCertification');
const identity = tokenOf('horizonteIdentity');
const recognition = tokenOf('registrarRecognition');

/** Holdings in memory that keep what arrives, as those of a database do. */
function createKeeper() {
  const memory = createMemoryHoldings({}, crypto);
  const outcomes = new Map<string, string>();
  const holdings: Holdings & ArrivalKeeper = {
    ...memory,
    keepCredential: (token, { outcome }) => {
      outcomes.set(readCredential(token, crypto).credentialDigest, outcome ?? 'unjudged');
      return Promise.resolve(
        memory.addCredential(token, outcome === 'valid') ? 'kept' : 'held-already',
      );
    },
    keepProof: async (token, proof) => {
      memory.addProof(token, proof);
      return Promise.resolve();
    },
    keepSealedPart: async (part, proofs) => {
      const before = (await memory.sealedPart(part.credentialDigest))?.proofs ?? [];
      const all = [...before, ...proofs].map((proof) => [JSON.stringify(proof), proof] as const);
      memory.addSealedPart({ ...part, proofs: [...new Map(all).values()] });
      return Promise.resolve();
    },
    keepStatusList: async (token, takesPlace) => {
      memory.addStatusList(token, takesPlace);
      return Promise.resolve();
    },
    keepDidResolution: async (token, takesPlace) => {
      memory.addDidResolution(token, takesPlace);
      return Promise.resolve();
    },
  };
  return { holdings, outcomes };
}

type Keeper = ReturnType<typeof createKeeper>;

/** What became of each text, and what was said of it. */
async function receive(
  texts: readonly string[],
  { holdings }: Keeper = createKeeper(),
  isJudged = true,
) {
  const verifier = { ...(await verifierOf(story)), crypto };
  const clocks = { presentedAt: at, verifiedAt: at };
  const received = await receiveFiles(
    texts.map((text, n) => ({ name: String(n), text })),
    {
      holdings,
      crypto,
      at,
      ...(isJudged && {
        judge: (held, together) => judgeArrival(held, together, { ...verifier, clocks }),
      }),
    },
  );
  return received.map(({ judged, state }) => [state, judged?.outcome]);
}

describe('a file that is no paper', () => {
  const listed = payloadOf(statusLists[0] ?? '');
  const resolved = payloadOf(didResolutions[0] ?? '');
  const without = (payload: JsonObject, name: string): JsonObject =>
    Object.fromEntries(Object.entries(payload).filter(([one]) => one !== name));

  it.each<[string, JsonObject, string]>([
    ['an edge to nothing', { ...payloadOf(certification), edge: [null] }, 'refused'],
    ['edges of other shapes', { ...payloadOf(certification), edge: [1, 'x', {}] }, 'refused'],
    ['a list without issuer', without(listed, 'issuer'), 'not-held'],
    ['a resolution without issuer', without(resolved, 'issuer'), 'not-held'],
    ['a resolution without id', without(resolved, 'id'), 'not-held'],
    [
      'a list of no text types',
      { ...listed, type: [1, ...(listed['type'] as string[])] },
      'refused',
    ],
    ['a list longer than a credential', { ...listed, name: 'x'.repeat(400_000) }, 'refused'],
    ['a resolution of that length', { ...resolved, name: 'x'.repeat(400_000) }, 'not-held'],
  ])('with %s takes no other with it', async (_, payload, state) => {
    const states = await receive([
      await sign(payload),
      ...didResolutions,
      ...statusLists,
      identity,
    ]);
    expect(states[0]?.[0]).toBe(state);
    expect(new Set(states.slice(1).map(([one]) => one))).toEqual(new Set(['kept']));
  });

  it('is kept unjudged where nobody judges, and can be read again', async () => {
    const keeper = createKeeper();
    await receive([await sign({ ...payloadOf(certification), edge: [null] })], keeper, false);
    const [held] = await keeper.holdings.find({ types: ['USMCACertificationOfOrigin'] });
    expect(held?.edges).toEqual([]);
  });
});

describe('what a stranger puts beside a paper', () => {
  const chain = [
    'toyExporterCertification',
    'toyMakerCertification',
    'horizonteIdentity',
    'altiplanoIdentity',
    'registrarRecognition',
  ];
  const honest = chain.map(tokenOf);
  const proven = JSON.stringify({
    existenceProofs: chain.map((key) => story.existenceProofs[key]),
  });
  const staples = [...didResolutions, ...statusLists, proven];

  it('does not change how the paper is judged: a spoilt form of what it rests on', async () => {
    const alone = await receive([...staples, ...honest]);
    for (const spoilt of [spoil(identity), spoil(recognition)]) {
      const before = await receive([spoilt, ...staples, ...honest]);
      const after = await receive([...staples, ...honest, spoilt]);
      expect(before).toEqual([['refused', 'invalid'], ...alone]);
      expect(after).toEqual([...alone, ['refused', 'invalid']]);
    }
    expect(alone.slice(-honest.length)).toEqual(honest.map(() => ['kept', 'valid']));
  });

  it('does not change it either when the paper is held already', async () => {
    const keeper = createKeeper();
    await receive([...staples, ...honest], keeper);
    const again = await receive([spoil(identity), certification], keeper);
    expect(again).toEqual([
      ['refused', 'invalid'],
      ['held-already', 'valid'],
    ]);
  });

  it('does not hide its status: a forged list of a higher sequence', async () => {
    const forged = await Promise.all(
      statusLists.map((list) => sign({ ...payloadOf(list), sequence: 9_000_000 })),
    );
    for (const lists of [
      [...statusLists, ...forged],
      [...forged, ...statusLists],
    ]) {
      const states = await receive([...didResolutions, ...lists, proven, ...honest]);
      expect(states.slice(-honest.length)).toEqual(honest.map(() => ['kept', 'valid']));
    }
  });

  it('does not give it other proofs: those of another token are of nothing held', async () => {
    const proof = story.existenceProofs['toyExporterCertification'];
    const { credentialDigest } = readCredential(certification, crypto);
    const foreign = { ...story.existenceProofs['masterLicence'], credentialDigest };
    const { holdings } = createKeeper();
    await receive(
      [certification, JSON.stringify({ existenceProofs: [foreign, proof] })],
      { holdings, outcomes: new Map() },
      false,
    );
    expect(await holdings.proofsOf(certification)).toEqual([proof]);
  });

  it('does not take its proof: a spoilt form that came first', async () => {
    const { holdings } = createKeeper();
    const proof = story.existenceProofs['toyExporterCertification'];
    const evidence = JSON.stringify({ existenceProofs: [proof] });
    await receive(
      [spoil(certification), certification, evidence],
      { holdings, outcomes: new Map() },
      false,
    );
    expect(await holdings.proofsOf(certification)).toEqual([proof]);
  });
});

describe('what was kept before anything could be judged', () => {
  const later = '2026-09-24T15:09:59Z';

  it('gives way to a sound list, whatever its sequence', async () => {
    const keeper = createKeeper();
    const [list = ''] = statusLists;
    const forged = await sign({ ...payloadOf(list), sequence: 9_000_000 });
    await receive([forged], keeper, false);
    await receive([...didResolutions, list], keeper);
    const { id = '', issuer } = payloadOf(list);
    expect(await keeper.holdings.statusList(id as string, issuer as string)).toBe(list);
  });

  it('gives way to a sound resolution, whatever its date', async () => {
    const keeper = createKeeper();
    const [resolution = ''] = didResolutions;
    const { id } = payloadOf(resolution)['credentialSubject'] as { id: string };
    const issuer = didOf('horizonte');
    const forged = await sign({ ...payloadOf(resolution), issuer, validFrom: later });
    await receive([forged], keeper, false);
    expect(await receive([resolution], keeper)).toEqual([['kept', 'valid']]);
    expect(await keeper.holdings.didResolution(id)).toBe(resolution);
  });

  it('once it is sound, gives way to a later list alone', async () => {
    const [list = ''] = statusLists;
    const { id = '', issuer, sequence } = payloadOf(list);
    const parties = Object.keys(PARTIES) as PartyName[];
    const party = parties.find((one) => didOf(one) === issuer) ?? 'horizonte';
    const newer = await signCompactJws(
      { ...payloadOf(list), sequence: (sequence as number) + 1 },
      { typ: 'vc+jwt', cty: 'vc', signer: signerOf(party) },
    );
    for (const [first, second] of [
      [list, newer],
      [newer, list],
    ] as const) {
      const keeper = createKeeper();
      await receive([...didResolutions, first], keeper);
      expect(await receive([second], keeper)).toEqual([['kept', 'valid']]);
      expect(await keeper.holdings.statusList(id as string, issuer as string)).toBe(newer);
    }
  });
});

describe('a sealed part', () => {
  const [part] = story.bundle.sealed ?? [];
  const { credentialDigest = '' } = part ?? {};
  const other = JSON.stringify({ ...part, jwe: `${part?.jwe.slice(0, -4) ?? ''}AAAA` });

  it('is held as it came first, and another one in its place is told', async () => {
    const keeper = createKeeper();
    const texts = [JSON.stringify(part), other, JSON.stringify(part)];
    expect((await receive(texts, keeper)).map(([state]) => state)).toEqual([
      'kept',
      'not-held',
      'held-already',
    ]);
    expect(await keeper.holdings.sealedPart(credentialDigest)).toMatchObject({ jwe: part?.jwe });
  });

  it('has all proofs that come, in however many files', async () => {
    const keeper = createKeeper();
    const proof = story.existenceProofs['suitcaseRecord'];
    const of = (from: number) => ({
      existenceProofs: [0, 1, 2].map((n) => ({ ...proof, credentialDigest, index: from + n })),
    });
    const texts = [JSON.stringify(part), JSON.stringify(of(0)), JSON.stringify(of(2))];
    await receive(texts, keeper);
    expect((await keeper.holdings.sealedPart(credentialDigest))?.proofs).toHaveLength(5);
  });
});
