import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createKeyImporter,
  decodeBase64Url,
  type JsonObject,
  parseCompactJws,
  verifyJws,
} from '@originmark/core';
import { createNodeCrypto, gzip, randomBytes } from '@originmark/core/node';
import {
  createDemoDraft,
  type DraftCredential,
  didOf,
  keyOf,
  PARTIES,
  type PartyName,
} from '@originmark/demo-entry';
import {
  createIdentifier,
  createIssuerAgent,
  type IssuerAgent,
  type IssuerContext,
  type IssuerKeyType,
  issue,
  listKeys,
  publishStatusLists,
  type RecordedCredential,
} from '@originmark/issuer/register';
import { CREDENTIAL_TYPES } from '@originmark/schemas';
import { type OpenDatabase, openSecretBox } from '@originmark/storage';
import { openInMemory } from '../../packages/storage/src/migrated-data.test-support.ts';

const crypto = createNodeCrypto();
const clock = (): number => Date.parse('2026-09-24T15:10:00Z');

/** Types of which the demo entry has none: an example of each that needs nothing beside it. */
const EXAMPLES = [
  'TrustPolicyCredential',
  'DidResolutionCredential',
  'CBP3461EntryCredential.importer-files',
  'PackingListCredential',
  'NAFTACertificateOfOrigin',
  'EntryVerificationReportCredential',
] as const;

let database: OpenDatabase;
let agent: IssuerAgent;
const issuers = new Map<string, IssuerContext>();
const issued = new Map<string, RecordedCredential>();

beforeAll(async () => {
  database = await openInMemory({ clock });
  const secretBox = await openSecretBox(database, { secret: 'a secret of tests', clock, cost: 14 });
  agent = createIssuerAgent({ database, secretBox, clock });
}, 60_000);

afterAll(async () => {
  await database.close();
});

const CURVES: Readonly<Record<string, IssuerKeyType>> = {
  'P-256': 'Secp256r1',
  Ed25519: 'Ed25519',
  secp256k1: 'Secp256k1',
};

/** The issuer of a DID, made when it is first asked for; a did:key with the very key of the demo. */
async function issuerOf(did: string): Promise<IssuerContext> {
  const known = issuers.get(did);
  if (known !== undefined) return known;
  const using = { agent, sha256: crypto.sha256, randomBytes };
  const party = (Object.keys(PARTIES) as PartyName[]).find((name) => didOf(name) === did);
  const made =
    party !== undefined && did.startsWith('did:key:')
      ? await createIdentifier({ method: 'key', key: materialOf(party) }, using)
      : await createIdentifier({ method: 'web', did }, using);
  const host = `list-${issuers.size}.example`;
  const issuer: IssuerContext = {
    did: made.did,
    database,
    agent,
    crypto,
    gzip,
    randomBytes,
    clock,
    statusListUrl: (purpose, number) => `https://${host}/${purpose}/${number}`,
  };
  issuers.set(did, issuer);
  return issuer;
}

function materialOf(party: PartyName) {
  const { crv, d } = keyOf(party).privateJwk;
  return { type: CURVES[crv]!, privateKey: decodeBase64Url(d) };
}

/** Issues a credential of the demo through the register, after all that it rests on. */
async function issueFromDemo(
  name: string,
  drafts: Readonly<Record<string, DraftCredential>>,
): Promise<RecordedCredential> {
  const known = issued.get(name);
  if (known !== undefined) return known;
  const { credential, edges } = drafts[name]!;
  const edge = [];
  const basis = new Map<string, string>();
  for (const { role, ...target } of edges) {
    if (!('to' in target)) continue;
    const parent = await issueFromDemo(target.to, drafts);
    edge.push({ role, credential: parent.id, credentialDigest: parent.credentialDigest });
    for (const token of basisOf(target.to, drafts)) basis.set(token, token);
  }
  const { credentialStatus, issuer, ...rest } = credential as unknown as JsonObject;
  expect(credentialStatus).not.toBe(null);
  const { id } = issuer as unknown as { readonly id: string };
  const result = await issue(
    await issuerOf(id),
    { ...rest, ...(edge.length > 0 && { edge }) } as never,
    { basis: [...basis.values()] },
  );
  issued.set(name, result);
  return result;
}

type Drafts = Readonly<Record<string, DraftCredential>>;

function onTheWeb(credential: DraftCredential['credential']): DraftCredential['credential'] {
  const text = JSON.stringify(credential);
  const named = text.replaceAll(/did:ethr:0x6f72696d:(0x[0-9a-f]{40})/g, 'did:web:$1.example');
  return JSON.parse(named) as DraftCredential['credential'];
}

/** The tokens of a credential and of all that it rests on. */
function basisOf(name: string, drafts: Readonly<Record<string, DraftCredential>>): string[] {
  const below = drafts[name]!.edges.flatMap((edge) =>
    'to' in edge ? basisOf(edge.to, drafts) : [],
  );
  return [issued.get(name)!.token, ...below];
}

async function verifies({ token }: { readonly token: string }): Promise<boolean> {
  const jws = parseCompactJws(token, { maxBytes: 2 ** 21 });
  for (const issuer of issuers.values()) {
    const keys = await listKeys(agent, issuer.did);
    const key = keys.find(({ kid }) => kid === jws.header['kid']);
    if (key === undefined) continue;
    const imported = createKeyImporter(crypto)(key.jwk);
    return verifyJws(jws, imported.alg, imported, crypto);
  }
  return false;
}

describe('an issuer', () => {
  it('issues every credential of the demo entry, each on what it rests on', async () => {
    const drafts = Object.entries((await createDemoDraft()).credentials as Drafts);
    // Under names of the web: what is asked here is what each type needs, not where its keys stand.
    const credentials = Object.fromEntries(
      drafts.map(([name, draft]) => [name, { ...draft, credential: onTheWeb(draft.credential) }]),
    );
    for (const name of Object.keys(credentials)) {
      expect(await verifies(await issueFromDemo(name, credentials))).toBe(true);
    }
  }, 60_000);

  it.each(EXAMPLES)('issues a %s', async (name) => {
    const path = new URL(`../../schemas/examples/valid/${name}.json`, import.meta.url);
    const { credentialStatus, edge, ...draft } = JSON.parse(
      readFileSync(path, 'utf8'),
    ) as JsonObject;
    expect([credentialStatus, edge]).toBeDefined();
    const issuer = await issuerOf(draft['issuer'] as string);
    const result = await issue(issuer, draft as never);
    issued.set(name, result);

    expect(await verifies(result)).toBe(true);
  });

  it('leaves no type of the profile out', async () => {
    const [list] = await publishStatusLists(await issuerOf('did:web:harborpine.example'));
    const types = [...issued.values(), { credential: parseCompactJws(list!.token).payload }].map(
      ({ credential }) => (credential['type'] as readonly string[])[1],
    );

    expect([...new Set(types)].sort()).toEqual([...CREDENTIAL_TYPES].sort());
  });
});
