import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  createKeyImporter,
  type LedgerFinality,
  parseCompactJws,
  readVerificationMethods,
  signCompactJws,
  type VersionedDidResolver,
  verifyJws,
} from '@originmark/core';
import {
  createNodeCrypto,
  createNodeSigner,
  generatePrivateJwk,
  publicJwkOf,
} from '@originmark/core/node';
import { Resolver } from 'did-resolver';
import { toUtf8Bytes, zeroPadBytes } from 'ethers';
import { connectLedger } from '../connection/connect-ledger.ts';
import { createEthrIndex } from './ethr-index.ts';
import { toEthrMethod } from './ethr-method.ts';
import { createEthrResolver } from './ethr-resolver.ts';
import { addressOf, RegistryMachine } from './histories/registry-machine.test-support.ts';
import { toKeyAttribute } from './key-attribute.ts';

const T0 = 1_700_000_000;
const OWNER = addressOf(1);
const crypto = createNodeCrypto();
const KEYS = (['ES256', 'EdDSA', 'ES256K'] as const).map((alg) => ({
  alg,
  jwk: generatePrivateJwk(alg),
}));
const isoOf = (second: number): string =>
  new Date(second * 1000).toISOString().replace('.000Z', 'Z');

let machine: RegistryMachine;
let did: string;

/** Blocks 1 to 3 add a key each, 4 and 6 are empty, 5 revokes the first; ten seconds between them. */
beforeAll(async () => {
  machine = await RegistryMachine.open(T0);
  did = `did:ethr:0x${machine.chainId.toString(16)}:${OWNER}`;
  machine.seal(0);
  const attributes = KEYS.map(({ jwk }) => {
    const { name, value } = toKeyAttribute(publicJwkOf(jwk), 'assertionMethod');
    return [zeroPadBytes(toUtf8Bytes(name), 32), value];
  });
  for (const attribute of attributes) {
    await machine.call(OWNER, 'setAttribute', [OWNER, ...attribute, 100_000]);
    machine.seal(10);
  }
  machine.seal(10);
  await machine.call(OWNER, 'revokeAttribute', [OWNER, ...attributes[0]!]);
  machine.seal(10);
  machine.seal(10);
});
const FIRST = 2;
const REVOKED = FIRST + 4;

async function openResolver(
  finality: LedgerFinality = { instant: true },
  options: Parameters<typeof createEthrResolver>[1] = {},
): Promise<VersionedDidResolver & { readonly asked: string[] }> {
  const asked: string[] = [];
  const { chainId, codeHash, eas, registry } = machine;
  const request: typeof machine.request = (question) => {
    asked.push(question.method);
    return machine.request(question);
  };
  const ledger = await connectLedger({ chainId, codeHash, eas, registry, request, finality });
  const resolver = createEthrResolver(await createEthrIndex({ ledger }), options);
  return { ...resolver, asked };
}

async function answerOf(
  resolver: VersionedDidResolver,
  query: string,
  options?: Record<string, unknown>,
): Promise<unknown> {
  const { didDocument, didResolutionMetadata } = await resolver.resolve(`${did}${query}`, options);
  const { error, message } = didResolutionMetadata as { error?: string; message?: string };
  if (error !== undefined) expect(message).toEqual(expect.stringMatching(/\S/));
  return error ?? didDocument?.verificationMethod?.length;
}

describe('createEthrResolver, asked for a version', () => {
  it.each([
    ['?versionId=0', 1],
    ['?versionId=1', 1],
    [`?versionId=${FIRST}`, 2],
    [`?versionId=${FIRST + 2}`, 4],
    [`?versionId=${FIRST + 3}`, 4],
    [`?versionId=${REVOKED}`, 3],
    [`?versionId=${REVOKED + 1}`, 3],
    [`?versionTime=${isoOf(T0)}`, 2],
    [`?versionTime=${isoOf(T0 + 9)}`, 2],
    [`?versionTime=${isoOf(T0 + 10)}`, 3],
    [`?versionTime=${isoOf(T0 + 39)}`, 4],
    [`?versionTime=${isoOf(T0 + 40)}`, 3],
    [`?versionTime=${isoOf(T0 + 49)}`, 3],
  ])('gives the document of %s: %s methods', async (query, methods) => {
    const resolver = await openResolver();
    expect(await answerOf(resolver, query)).toBe(methods);
    const [name = '', value] = query.slice(1).split('=');
    expect(await answerOf(resolver, '', { [name]: value })).toBe(methods);
  });

  it.each([
    ['invalidDidUrl', '?versionId=abc', undefined],
    ['invalidDidUrl', '?versionId=-1', undefined],
    ['invalidDidUrl', '?versionId=%2B1', undefined],
    ['invalidDidUrl', '?versionId=0x2', undefined],
    ['invalidDidUrl', '?versionId=02', undefined],
    ['invalidDidUrl', '?versionId=2.0', undefined],
    ['invalidDidUrl', '?versionId=9007199254740993', undefined],
    ['invalidDidUrl', '?versionId=latest', undefined],
    ['invalidDidUrl', `?versionId=2&versionTime=${isoOf(T0)}`, undefined],
    ['invalidDidUrl', '?versionTime=yesterday', undefined],
    ['invalidDidUrl', '?versionTime=1969-12-31T23:59:59Z', undefined],
    ['invalidOptions', '', { versionId: 'abc' }],
    ['invalidOptions', '', { versionId: 2 }],
    ['invalidOptions', '', { versionTime: '1969-12-31T23:59:59Z' }],
    ['invalidOptions', '?versionId=2', { versionTime: isoOf(T0) }],
    ['invalidOptions', '', { blockTag: 2 }],
    ['notFound', `?versionTime=${isoOf(T0 - 1)}`, undefined],
    ['versionNotSettled', `?versionId=${REVOKED + 2}`, undefined],
    // The second of the newest block may have another block.
    ['versionNotSettled', `?versionTime=${isoOf(T0 + 50)}`, undefined],
    ['versionNotSettled', `?versionTime=${isoOf(T0 + 51)}`, undefined],
    ['versionNotSettled', '?versionTime=9999-12-31T23:59:59Z', undefined],
    ['representationNotSupported', '?versionId=2', { accept: 'application/cbor' }],
  ])('answers %s for %s with %j, never the latest', async (error, query, options) => {
    expect(await answerOf(await openResolver(), query, options)).toBe(error);
  });

  it('says of a second that the chain has not passed why it is open, and of which block it knows', async () => {
    const resolver = await openResolver();
    const metadataOf = async (query: string) =>
      (await resolver.resolve(`${did}${query}`)).didResolutionMetadata;
    const newestBlock = REVOKED + 1;
    expect(await metadataOf(`?versionTime=${isoOf(T0 + 51)}`)).toEqual({
      error: 'versionNotSettled',
      message: `the newest block is ${newestBlock}, of ${isoOf(T0 + 50)}, and until there is one of a second later than ${isoOf(T0 + 51)}, something may still be written by then`,
      newestBlock,
    });
    expect(await metadataOf(`?versionId=${newestBlock + 1}`)).toMatchObject({ newestBlock });
    // What waits for its finality is in a block already.
    const unfinal = await openResolver({ depth: 4 });
    const { didResolutionMetadata } = await unfinal.resolve(`${did}?versionId=${FIRST + 2}`);
    expect(didResolutionMetadata).toEqual({
      error: 'versionNotSettled',
      message: expect.stringMatching(/: what block \d+ adds is not final$/),
    });
  });

  it('goes on giving the whole history where none is asked for', async () => {
    const { didDocument, didDocumentMetadata } = await (await openResolver()).resolve(did);
    const methods = didDocument?.verificationMethod ?? [];
    expect(methods).toHaveLength(4);
    expect(methods.filter((method) => 'created' in method)).toHaveLength(3);
    expect(methods.filter((method) => 'revoked' in method)).toHaveLength(1);
    expect(didDocumentMetadata).toEqual({
      versionId: String(REVOKED),
      updated: isoOf(T0 + 40),
    });
  });

  it('waits for what is added until it is final, and for nothing that is revoked', async () => {
    // Final is what has three blocks behind it.
    const resolver = await openResolver({ depth: 4 });
    expect(await answerOf(resolver, `?versionId=${FIRST + 1}`)).toBe(3);
    expect(await answerOf(resolver, `?versionId=${FIRST + 2}`)).toBe('versionNotSettled');
    expect(await answerOf(resolver, `?versionTime=${isoOf(T0 + 20)}`)).toBe('versionNotSettled');
    // All additions are final; the revocation is not, and counts.
    const settled = await openResolver({ depth: 3 });
    expect(await answerOf(settled, `?versionId=${FIRST + 2}`)).toBe(4);
    expect(await answerOf(settled, `?versionId=${REVOKED}`)).toBe(3);
  });

  it('answers from memory: the node is asked for the head, and once for an empty block', async () => {
    const resolver = await openResolver({ instant: true }, { clock: () => 0, maxAgeMs: 1 });
    await resolver.resolve(did);
    resolver.asked.length = 0;
    for (const block of [FIRST, REVOKED, FIRST]) await answerOf(resolver, `?versionId=${block}`);
    expect(resolver.asked).toEqual([]);
    for (let time = 0; time < 2; time += 1) await answerOf(resolver, `?versionId=${FIRST + 3}`);
    expect(resolver.asked).toEqual(['eth_getBlockByNumber']);
  });

  it('looks at the chain again before it says that it has not come so far', async () => {
    const resolver = await openResolver({ instant: true }, { clock: () => 0, maxAgeMs: 1000 });
    const next = machine.number;
    expect(await answerOf(resolver, `?versionId=${next}`)).toBe('versionNotSettled');
    machine.seal(10);
    expect(await answerOf(resolver, `?versionId=${next}`)).toBe(3);
  });

  it.each(KEYS)('gives $alg as a JWK that verifies what the key signed', async ({ alg, jwk }) => {
    const resolver = await openResolver();
    const { didDocument } = await resolver.resolve(`${did}?versionId=${FIRST + 2}`);
    const { methods } = readVerificationMethods(didDocument!, did);
    const kid = `${did}#delegate-${KEYS.findIndex((key) => key.alg === alg) + 1}`;
    const method = methods.find(({ id }) => id === kid);
    const signer = createNodeSigner(jwk, kid);
    const jws = parseCompactJws(await signCompactJws({}, { typ: 'vc+jwt', cty: 'vc', signer }));
    const key = createKeyImporter(crypto)(method?.jwk);
    expect(await verifyJws(jws, alg, key, crypto)).toBe(true);
  });

  it('is a resolver of the package did-resolver, which hands DID URLs over in parts', async () => {
    const resolver = new Resolver(toEthrMethod(await openResolver()));
    const methodsOf = async (didUrl: string, options = {}) => {
      const { didDocument, didResolutionMetadata } = await resolver.resolve(didUrl, options);
      return didResolutionMetadata.error ?? didDocument?.verificationMethod?.length;
    };
    expect(await methodsOf(did)).toBe(4);
    expect(await methodsOf(`${did}?versionId=${FIRST}`)).toBe(2);
    expect(await methodsOf(did, { versionId: String(FIRST) })).toBe(2);
    expect(await methodsOf(`${did}?versionId=x`)).toBe('invalidDidUrl');
    expect(await methodsOf(`${did};versionId=${FIRST}`)).toBe('invalidDidUrl');
    expect(await methodsOf(`${did}/path`)).toBe('invalidDidUrl');
  });
});
