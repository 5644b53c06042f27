import { describe, expect, it } from '@jest/globals';
import { CoreError, type JsonObject, type Unseal } from '@originmark/core';
import {
  createContext,
  createParty,
  createPayload,
  readCredential,
  signToken,
  troublesOf,
} from '../secure/signed-world.test-support.ts';
import { LIMITS } from './limits.ts';
import { type Intake, parseBundle } from './parse-bundle.ts';

const broker = createParty('did:web:gulfline.example');
const RECEIPT = await signToken(createPayload(broker.did), broker);
const ENTRY = await signEntry();

function signEntry(changes: JsonObject = {}, subject: JsonObject = { lines: [] }): Promise<string> {
  const entry = {
    id: 'urn:uuid:11111111-1111-4111-8111-111111111111',
    type: ['VerifiableCredential', 'CBP7501EntrySummaryCredential'],
    credentialSubject: subject,
    ...changes,
  };
  return signToken(createPayload(broker.did, entry), broker);
}

interface Case {
  readonly members?: readonly string[];
  readonly presentation?: JsonObject;
  readonly bundle?: JsonObject;
  readonly unseal?: Unseal;
}

const envelope = (token: string, media = 'application/vc+jwt'): JsonObject => ({
  '@context': 'https://www.w3.org/ns/credentials/v2',
  type: 'EnvelopedVerifiableCredential',
  id: `data:${media},${token}`,
});

async function parse({
  members = [ENTRY, RECEIPT],
  presentation = {},
  bundle = {},
  unseal,
}: Case = {}): Promise<Intake> {
  const payload = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: 'VerifiablePresentation',
    holder: broker.did,
    verifiableCredential: members.map((token) => envelope(token)),
    aud: 'did:web:verifier.example',
    nonce: 'Z9Z-0042617-4/1',
    iat: 1_790_262_480,
    ...presentation,
  };
  const token = await signToken(payload, broker, { typ: 'vp+jwt', cty: 'vp' });
  const text = JSON.stringify({ type: 'EntryBundle', version: 1, presentation: token, ...bundle });
  return parseBundle(text, createContext(unseal === undefined ? {} : { unseal }));
}

const told = async (one: Case): Promise<string[]> => troublesOf((await parse(one)).findings);
const idsOf = ({ credentials }: Intake): string[] => credentials.map(({ id }) => id).sort();

const LEDGER = { chainId: '0x6f6d', eas: `0x${'ea'.repeat(20)}` };
function proofOf(index: number): JsonObject {
  return { salt: 'A'.repeat(43), index, path: [], checkpoint: 'none', proof: LEDGER };
}

describe('a bundle', () => {
  it('is read: presentation, credentials by digest, the one entry', async () => {
    const intake = await parse();
    expect(troublesOf(intake.findings)).toEqual([]);
    expect(intake.findings.map(({ code }) => code)).toEqual(['intake.ok']);
    expect(intake.presentation?.payload.holder).toBe(broker.did);
    expect(intake.entry?.typeName).toBe('CBP7501EntrySummaryCredential');
    const digests = intake.credentials.map(({ digest }) => digest);
    expect(digests).toEqual(digests.toSorted());
    expect(intake.credentials.map(({ carrier }) => carrier)).toEqual(['open', 'open']);
  });

  it('takes one credential that comes twice for one', async () => {
    const intake = await parse({ members: [ENTRY, RECEIPT, RECEIPT] });
    expect(troublesOf(intake.findings)).toEqual([]);
    expect(intake.credentials).toHaveLength(2);
  });

  it('refuses two credentials of one id', async () => {
    const other = await signToken(createPayload(broker.did, { name: 'x' }), broker);
    expect(await told({ members: [ENTRY, RECEIPT, other] })).toEqual(['fail intake.duplicate-id']);
  });

  it.each<[string, () => Promise<readonly string[]>]>([
    ['none', () => Promise.resolve([RECEIPT])],
    ['two', async () => [ENTRY, await signEntry({ id: 'urn:uuid:2' })]],
  ])('must have one entry, not %s', async (_, members) => {
    const intake = await parse({ members: await members() });
    expect(troublesOf(intake.findings)).toEqual(['fail intake.malformed']);
    expect(intake).not.toHaveProperty('entry');
  });

  it('reports a type that nobody knows, and a type that is none', async () => {
    const typed = (id: string, type: readonly string[]) =>
      signToken(createPayload(broker.did, { id, type }), broker);
    const unknown = await typed('urn:uuid:3', ['VerifiableCredential', 'UnknownCredential']);
    const none = await typed('urn:uuid:4', ['VerifiableCredential']);
    expect(await told({ members: [ENTRY, unknown, none] })).toEqual([
      'fail intake.unknown-type',
      'fail schema.violation',
    ]);
  });

  it('reports a member that cannot be read, and reads the others', async () => {
    const intake = await parse({ members: [ENTRY, 'e30.e30.AB', RECEIPT] });
    expect(troublesOf(intake.findings)).toEqual(['fail signature.malformed']);
    expect(intake.credentials).toHaveLength(2);
  });

  it('leaves another kind of credential open', async () => {
    const verifiableCredential = [envelope(ENTRY), envelope('a.b.c~d~', 'application/vc+sd-jwt')];
    expect(await told({ presentation: { verifiableCredential } })).toEqual([
      'indeterminate intake.unknown-type',
    ]);
    expect(await told({ bundle: { sdJwtCredentials: ['a.b.c~d~'] } })).toEqual([
      'indeterminate intake.unknown-type',
    ]);
  });
});

describe('the limits of a bundle', () => {
  it('let 200 credentials pass, and not one more', async () => {
    const rest = (count: number) => [ENTRY, ...Array.from({ length: count - 1 }, () => RECEIPT)];
    expect(await told({ members: rest(LIMITS.credentials) })).toEqual([]);
    const { findings, credentials } = await parse({ members: rest(LIMITS.credentials + 1) });
    expect(findings).toMatchObject([{ check: 'intake', outcome: 'fail' }]);
    expect(credentials).toEqual([]);
  });

  it('count what is sealed', async () => {
    const members = [ENTRY, ...Array.from({ length: LIMITS.credentials - 1 }, () => RECEIPT)];
    const { id, digest } = readCredential(RECEIPT);
    const sealed = [{ credential: id, credentialDigest: digest, jwe: 'a.b.c.d.e' }];
    expect(await told({ members, bundle: { sealed } })).toEqual(['fail intake.too-large']);
  });

  it('let no text pass that is longer, and measure it in bytes', async () => {
    const of = (bundle: string) => parseBundle(bundle, createContext({}));
    const { findings } = await of('ä'.repeat(LIMITS.bundleBytes / 2 + 1));
    expect(findings).toMatchObject([{ code: 'intake.too-large', outcome: 'fail' }]);
    expect((await of('ä'.repeat(LIMITS.bundleBytes / 2))).findings).toMatchObject([
      { code: 'intake.not-json' },
    ]);
  });

  it('refuse an entry whose lines name too much together', async () => {
    const lineOf = (count: number) => ({
      supportedBy: Array.from({ length: count }, (_, at) => `urn:x:${at}`),
    });
    const entryWith = (count: number) => signEntry({}, { lines: [lineOf(count)] });
    const most = await parse({ members: [await entryWith(LIMITS.supportsOfAllLines)] });
    expect(troublesOf(most.findings)).toEqual([]);
    const more = await parse({ members: [await entryWith(LIMITS.supportsOfAllLines + 1)] });
    expect(troublesOf(more.findings)).toEqual(['fail intake.too-large']);
    expect(more).not.toHaveProperty('entry');
  });

  it('refuse credentials that have too many edges together', async () => {
    const entryWith = (count: number) =>
      signEntry({ edge: Array.from({ length: count }, () => 0) });
    expect(await told({ members: [await entryWith(LIMITS.edges)] })).toEqual([]);
    const more = await parse({
      members: [
        await entryWith(LIMITS.edges),
        await signToken(createPayload(broker.did, { edge: [0] }), broker),
      ],
    });
    expect(troublesOf(more.findings)).toEqual(['fail intake.too-large']);
    expect(more).not.toHaveProperty('entry');
  });
});

describe('what is stapled', () => {
  it('is kept apart from what is claimed, once by digest', async () => {
    const evidence = { didResolutions: [RECEIPT], statusLists: [RECEIPT, RECEIPT] };
    const intake = await parse({ members: [ENTRY], bundle: { evidence } });
    expect(troublesOf(intake.findings)).toEqual([]);
    expect(intake.staples.didResolutions).toMatchObject([{ carrier: 'staple' }]);
    expect(intake.staples.statusLists).toHaveLength(1);
    expect(intake.credentials).toHaveLength(1);
  });

  it('proves nothing and spoils nothing when it cannot be read', async () => {
    const evidence = { statusLists: ['junk', RECEIPT] };
    const intake = await parse({ bundle: { evidence } });
    expect(troublesOf(intake.findings)).toEqual(['fail intake.staple-unproven']);
    expect(intake.staples.statusLists).toHaveLength(1);
    expect(intake.entry).toBeDefined();
  });

  it('hands on proofs of existence, each once and in one order', async () => {
    const [one, two] = [proofOf(1), proofOf(2)];
    const read = async (existenceProofs: JsonObject[]) =>
      parse({ members: [ENTRY], bundle: { evidence: { existenceProofs } } });
    const { findings, staples } = await read([one, two, one]);
    expect(troublesOf(findings)).toEqual([]);
    expect(staples.existenceProofs).toHaveLength(2);
    expect((await read([two, one])).staples).toEqual(staples);
  });

  it.each<[string, unknown]>([
    ['of another shape', { salt: 'x', path: [], checkpoint: {}, proof: {} }],
    ['that is no object', 7],
    ['with half a staple', { ...proofOf(1), proof: { ...LEDGER, block: 3 } }],
    ['that tells its own time', { ...proofOf(1), existedAt: '2026-01-01T00:00:00Z' }],
  ])('leaves aside a proof of existence %s, and nothing else', async (_, proof) => {
    const evidence = { existenceProofs: [proof, proofOf(1)] } as JsonObject;
    const { entry, findings, staples } = await parse({ members: [ENTRY], bundle: { evidence } });
    expect(troublesOf(findings)).toEqual(['fail intake.staple-unproven']);
    expect(findings[0]).toMatchObject({
      pointer: '/evidence/existenceProofs',
      found: { problem: 'malformed', staple: expect.stringMatching(/^u/) },
    });
    expect(staples.existenceProofs).toHaveLength(1);
    expect(entry).toBeDefined();
  });

  it('refuses a bundle with more proofs than may be, or with a list that is none', async () => {
    for (const existenceProofs of [Array(401).fill(proofOf(1)), 'none']) {
      const { findings } = await parse({ bundle: { evidence: { existenceProofs } } });
      expect(troublesOf(findings)).toEqual(['fail intake.malformed']);
    }
  });
});

describe('what is sealed', () => {
  const { id, digest } = readCredential(RECEIPT);
  const part = { credential: id, credentialDigest: digest, jwe: 'a.b.c.d.e' };
  const opening =
    (text: string | Uint8Array): Unseal =>
    () =>
      Promise.resolve(typeof text === 'string' ? new TextEncoder().encode(text) : text);
  const seal = (unseal?: Unseal, changes: JsonObject = {}): Case => ({
    members: [ENTRY],
    bundle: { sealed: [{ ...part, ...changes }] },
    ...(unseal !== undefined && { unseal }),
  });

  it('is read, and known as sealed', async () => {
    const intake = await parse(seal(opening(RECEIPT)));
    expect(troublesOf(intake.findings)).toEqual([]);
    expect(idsOf(intake)).toContain(id);
    expect(intake.credentials.find((one) => one.id === id)?.carrier).toBe('sealed');
  });

  it.each<[string, Unseal | undefined]>([
    ['without a key', undefined],
    ['when it does not open', () => Promise.reject(new CoreError('sealed.no-key', 'another key'))],
    ['when opening fails otherwise', () => Promise.reject(new Error('HSM gone'))],
    ['when it is no text', opening(Uint8Array.of(0xff))],
  ])('stays open %s', async (_, unseal) => {
    const intake = await parse(seal(unseal));
    expect(troublesOf(intake.findings)).toEqual(['indeterminate intake.sealed-unreadable']);
    expect(intake.entry).toBeDefined();
  });

  it('fails when what is inside is no token', async () => {
    expect(await told(seal(opening('junk')))).toEqual(['fail signature.malformed']);
  });

  it.each<[string, JsonObject]>([
    ['name', { credential: 'urn:uuid:5' }],
    ['digest', { credentialDigest: `uEi${'A'.repeat(44)}` }],
  ])('fails when what is inside has another %s than the importer carried', async (_, changes) => {
    const intake = await parse(seal(opening(RECEIPT), changes));
    expect(troublesOf(intake.findings)).toEqual(['fail intake.malformed']);
    expect(idsOf(intake)).not.toContain(id);
  });
});
