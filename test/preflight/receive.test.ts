import { describe, expect, it } from '@jest/globals';
import { createDemoStory, didOf, keyOf } from '@originmark/demo-entry';
import type { JsonObject } from '@originmark/core';
import { parseCompactJws, signCompactJws } from '@originmark/core';
import { createNodeSigner } from '@originmark/core/node';
import {
  type ArrivalKeeper,
  createMemoryHoldings,
  draftReceipt,
  type Holdings,
  judgeArrival,
  needsReceipt,
  readArrival,
  readCredential,
  type ReceivedText,
  receiveFiles,
} from '@originmark/wallet';
import { crypto, verifierOf } from './preflight-story.ts';

const story = await createDemoStory();
const at = story.clocks.presentedAt;
const { token: certification } = story.credentials.toyExporterCertification;
const proofs = story.existenceProofs;

/** Keeps everything in lists, so that a test sees what was kept. */
function createKeeper(): { holdings: Holdings & ArrivalKeeper; kept: Map<string, string[]> } {
  const kept = new Map<string, string[]>();
  const note = (kind: string, what: string): Promise<void> => {
    kept.set(kind, [...(kept.get(kind) ?? []), what]);
    return Promise.resolve();
  };
  const tokens = (): readonly string[] => kept.get('credential') ?? [];
  const held = (): Holdings => createMemoryHoldings({ credentials: tokens() }, crypto);
  const holdings: Holdings & ArrivalKeeper = {
    ...held(),
    withDigest: (digest) => held().withDigest(digest),
    withId: (id) => held().withId(id),
    keepCredential: async (token) => {
      if (tokens().includes(token)) return 'held-already';
      const { id } = readCredential(token, crypto);
      const others = await held().withId(id);
      await note('credential', token);
      return others.length > 0 ? 'another-version' : 'kept';
    },
    keepProof: (token) => note('proof', token),
    keepSealedPart: ({ credential }) => note('sealed', credential),
    keepStatusList: (token) => note('status-list', token),
    keepDidResolution: (token) => note('did-resolution', token),
  };
  return { holdings, kept };
}

const evidence = (key: string): string => JSON.stringify({ existenceProofs: [proofs[key]] });
const file = (name: string, text: string): ReceivedText => ({ name, text });
const spoil = (token: string): string => `${token.slice(0, -6)}AAAAAA`;

async function receive(texts: readonly ReceivedText[], { isJudged = true } = {}) {
  const { holdings, kept } = createKeeper();
  const verifier = await verifierOf(story);
  const clocks = { presentedAt: at, verifiedAt: at };
  const received = await receiveFiles(texts, {
    holdings,
    crypto,
    at,
    ...(isJudged && {
      judge: (held, together) => judgeArrival(held, together, { ...verifier, clocks, crypto }),
    }),
  });
  return { received, kept, holdings };
}

describe('a folder of papers', () => {
  const { didResolutions = [], statusLists = [] } = story.bundle.evidence ?? {};
  const chain = [
    'toyExporterCertification',
    'toyMakerCertification',
    'horizonteIdentity',
    'altiplanoIdentity',
    'registrarRecognition',
  ];
  const papers = [
    ...chain.map((key) => file(`${key}.jwt`, story.credentials[key]?.token ?? '')),
    ...chain.map((key) => file(`${key}.proof.json`, evidence(key))),
    ...didResolutions.map((token, n) => file(`resolution-${n}.jwt`, token)),
    ...statusLists.map((token, n) => file(`list-${n}.jwt`, token)),
  ];

  it('is kept whatever the order of its files, and judged with what came along', async () => {
    for (const order of [papers, [...papers].reverse()]) {
      const { received } = await receive(order);
      const states = new Set(received.map(({ state }) => state));
      const judged = received.flatMap((one) => (one.judged === undefined ? [] : [one.judged]));

      expect(states).toEqual(new Set(['kept']));
      expect(judged).toHaveLength(chain.length + didResolutions.length + statusLists.length);
      expect(new Set(judged.map(({ outcome }) => outcome))).toEqual(new Set(['valid']));
    }
  });

  it('keeps all that is good when one file is bad, and tells the bad one by name', async () => {
    const bad = [file('broken.jwt', 'eyJhbGciOiJFUzI1NiJ9.e30.x'), file('note.txt', 'hello')];
    const { received, kept } = await receive([
      bad[0] as ReceivedText,
      ...papers,
      file('empty', ' '),
    ]);

    expect(kept.get('credential')).toHaveLength(chain.length);
    expect(
      received.filter(({ state }) => state === 'not-held').map(({ name, why }) => [name, why]),
    ).toEqual([
      ['broken.jwt', expect.any(String)],
      ['empty', 'it is empty'],
    ]);
  });

  it('says that what it holds already is held, and keeps another version beside it', async () => {
    const { received } = await receive(
      [file('a.jwt', certification), file('again.jwt', certification)],
      { isJudged: false },
    );
    expect(received.map(({ state }) => state)).toEqual(['kept', 'held-already']);
  });

  it('tells proofs of what is not held, and loses no others for them', async () => {
    const { received } = await receive([
      file('a.jwt', certification),
      file(
        'p.json',
        JSON.stringify({
          existenceProofs: [proofs['toyExporterCertification'], proofs['masterLicence']],
        }),
      ),
    ]);
    expect(received[1]?.proofs).toEqual({ kept: 1, unmatched: 1 });
  });
});

describe('a stranger', () => {
  const [list = ''] = story.bundle.evidence?.statusLists ?? [];
  const [resolution = ''] = story.bundle.evidence?.didResolutions ?? [];
  const resolutions = story.bundle.evidence?.didResolutions ?? [];
  const first = resolutions.map((token, n) => file(`r${n}.jwt`, token));

  /** The same payload with other members, signed by a key of the exporter. */
  const forge = (token: string, more: JsonObject) =>
    signCompactJws(
      { ...parseCompactJws(token, { maxBytes: 3_000_000 }).payload, ...more },
      { typ: 'vc+jwt', cty: 'vc', signer: signer() },
    );

  it('who writes a later version of another’s status list is refused, its issuer is not', async () => {
    const forged = await forge(list, { sequence: 999 });
    const { received, kept } = await receive([
      ...first,
      file('list.jwt', list),
      file('forged.jwt', forged),
    ]);
    expect(received.slice(-2).map(({ state }) => state)).toEqual(['kept', 'refused']);
    expect(kept.get('status-list')).toEqual([list]);
  });

  it('whom the policy does not list says nothing about anybody’s keys', async () => {
    const forged = await forge(resolution, {
      issuer: didOf('horizonte'),
      validFrom: '2026-09-24T15:09:59Z',
    });
    const { received, kept } = await receive([...first, file('forged.jwt', forged)]);
    expect(received.at(-1)?.state).toBe('refused');
    expect(kept.get('did-resolution')).toEqual(resolutions);
  });

  it('does the same in a file of evidence, and the rest of it is kept', async () => {
    const forged = await forge(list, { sequence: 999 });
    const { received, kept } = await receive([
      ...first,
      file('e.json', JSON.stringify({ statusLists: [forged, list] })),
    ]);
    expect(received.at(-1)).toMatchObject({
      state: 'kept',
      why: expect.stringContaining('1 were left out'),
    });
    expect(kept.get('status-list')).toEqual([list]);
  });

  it('cannot displace a sound token by another signed form of its payload that came first', () => {
    const holdings = createMemoryHoldings({}, crypto);
    holdings.addCredential(spoil(certification));
    holdings.addCredential(certification, true);
    holdings.addCredential(spoil(spoil(certification)), false);
    const { credentialDigest } = readCredential(certification, crypto);
    return expect(holdings.withDigest(credentialDigest)).resolves.toMatchObject({
      token: certification,
    });
  });
});

describe('a token', () => {
  it('whose signature is broken is refused, its sound twin is kept', async () => {
    const { received, kept } = await receive([
      ...(story.bundle.evidence?.didResolutions ?? []).map((token, n) => file(`r${n}.jwt`, token)),
      file('bad.jwt', spoil(story.credentials.toyMakerCertification.token)),
      file('good.jwt', certification),
    ]);
    expect(received.slice(-2).map(({ state }) => state)).toEqual(['refused', 'kept']);
    expect(received.at(-2)?.judged?.reasons).toContain('signature.invalid');
    expect(kept.get('credential')).toEqual([certification]);
  });

  it('that has lapsed is kept, with what the verifier says', async () => {
    const lapsed = await createDemoStory({
      edit: ({ credentials }) => {
        credentials.shirtCertification.credential.validUntil = '2026-09-01T00:00:00Z';
      },
    });
    const { received } = await receive([
      file('lapsed.jwt', lapsed.credentials.shirtCertification.token),
    ]);
    expect(received[0]).toMatchObject({ state: 'kept', judged: { isUnsound: false } });
    expect(received[0]?.judged?.reasons).toContain('time.expired');
  });

  it('is kept unjudged where no policy is named', async () => {
    const { received } = await receive([file('a.jwt', certification)], { isJudged: false });
    expect(received[0]?.state).toBe('kept');
    expect(received[0]?.judged).toBeUndefined();
  });
});

describe('readArrival', () => {
  it.each([
    ['an entry bundle', story.bundleText, 'not-held'],
    ['a status list', story.bundle.evidence?.statusLists?.[0] ?? '', 'status-list'],
    ['a resolution', story.bundle.evidence?.didResolutions?.[0] ?? '', 'did-resolution'],
    ['a sealed part', JSON.stringify(story.bundle.sealed?.[0]), 'sealed-part'],
    ['a sealed part without its digest', JSON.stringify({ jwe: 'a.b.c.d.e' }), 'not-held'],
    ['evidence', evidence('sublicence'), 'evidence'],
    ['evidence of another shape', '{"existenceProofs":[{"salt":1}]}', 'not-held'],
    ['plain JSON', '{"hello":"world"}', 'not-held'],
    ['a list', '[]', 'not-held'],
    ['a member named twice', '{"jwe":"a","jwe":"b"}', 'not-held'],
    ['a member named __proto__', '{"__proto__":{"existenceProofs":[]}}', 'not-held'],
    ['an unsigned document', JSON.stringify(vocabulary()), 'vocabulary'],
    ['a credential of ours without signature', JSON.stringify(unsigned()), 'not-held'],
  ])('tells %s apart', (_, text, kind) => {
    expect(readArrival(text, crypto).kind).toBe(kind);
  });

  it('refuses a token of a type that nothing can rest on', async () => {
    const token = await signCompactJws(
      { ...unsigned(), type: ['VerifiableCredential', 'Diploma'] },
      { typ: 'vc+jwt', cty: 'vc', signer: signer() },
    );
    expect(readArrival(token, crypto)).toMatchObject({
      kind: 'not-held',
      why: expect.stringContaining('Diploma'),
    });
  });
});

describe('a receipt', () => {
  const importer = didOf('harborpine');
  const held = (key: string) => readCredential(story.credentials[key]?.token ?? '', crypto);

  it.each([
    ['toyExporterCertification', importer, true],
    ['suitcaseCertification', importer, true],
    ['shirtCertification', importer, false],
    ['toyExporterCertification', didOf('brightfern'), false],
    ['masterLicence', importer, false],
  ])('of %s for %s: %s', (key, did, needed) => {
    expect(needsReceipt(held(key), did)).toBe(needed);
  });

  it('names exactly the certification, by its digest', () => {
    const { id, credentialDigest } = held('suitcaseCertification');
    expect(draftReceipt(held('suitcaseCertification'), at)).toEqual({
      type: 'CertificationReceiptCredential',
      credentialSubject: { type: 'CertificationReceipt', receivedAt: '2026-09-24T15:10:00Z' },
      edge: [{ role: 'received', credential: id, credentialDigest }],
    });
  });
});

function unsigned(): JsonObject {
  return structuredClone(story.credentials.toyInvoice.credential);
}

function vocabulary(): JsonObject {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://w3id.org/traceability/v1'],
    type: ['VerifiableCredential', 'CommercialInvoiceCredential'],
    credentialSubject: {},
  };
}

function signer() {
  const { kid, privateJwk } = keyOf('horizonte', 'issue');
  return createNodeSigner(privateJwk, kid);
}
