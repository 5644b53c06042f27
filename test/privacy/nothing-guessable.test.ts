import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { decodeBase64Url, encodeHexData, parseCheckpoint } from '@originmark/core';
import {
  DEMO_CHAIN_ID,
  FACTS,
  ethrDidOf,
  keyOf,
  PARTIES,
  type PartyName,
} from '@originmark/demo-entry';
import { AbiCoder, encodeBytes32String, id, Wallet } from 'ethers';
import { createJudging } from '../../apps/cli/src/judge/judge-story.ts';
import { playDemo } from '../../apps/cli/src/judge/play-demo.ts';
import {
  type Allowed,
  checkpointOf,
  findUnexplained,
  toAllowedKey,
} from './explain-chain.test-support.ts';
import {
  findGuessed,
  partsOfToken,
  toGuesses,
  toHaystack,
  valuesOf,
} from './guess.test-support.ts';
import {
  type ChainContent,
  openReader,
} from '../../packages/ledger/src/test-nodes/read-chain.test-support.ts';

// Whoever reads the whole chain of the demo learns who has an identifier, with which keys, and how often
// somebody anchored: nothing that he could guess and then confirm.

const { files, story, verdict, report } = await playDemo(createJudging());
const ask = story.askLedger;
const readOn = await openReader(ask, DEMO_CHAIN_ID);
const chain = await readOn();
const proofs = Object.values(story.existenceProofs);
const [trusted] = story.policy.ledgers ?? [];
const { eas = '', registry = '' } = trusted ?? {};
const onLedger = (Object.keys(PARTIES) as PartyName[]).filter((party) =>
  story.parties[party].did.startsWith('did:ethr:'),
);

const allowed: Allowed = {
  registry,
  eas,
  identities: new Set(onLedger.map((party) => ethrDidOf(party).slice(-42))),
  keys: new Set(
    onLedger.flatMap((party) => [
      toAllowedKey(keyOf(party, 'issue').publicJwk, 'assertionMethod'),
      toAllowedKey(keyOf(party, 'present').publicJwk, 'authentication'),
    ]),
  ),
  checkpoints: new Set(proofs.map(checkpointOf)),
};

/** Everything that was said in the story, from whole documents down to single values. */
function textsOfStory(): Set<string> {
  const texts = [...files].map(([path, text]) => ({ path, text: text.trimEnd() }));
  const tables = texts.filter(({ path }) => /\.(?:csv|ae)$/.test(path)).map(({ text }) => text);
  const credentials = Object.values(story.credentials);
  return new Set(
    [
      ...texts.flatMap(({ text }) => [text, ...partsOfToken(text)]),
      ...tables.flatMap((text) => text.split('\n')),
      ...tables.flatMap((text) => text.split(/["\s,;]+/)),
      ...credentials.flatMap(({ credential, credentialDigest, token }) => [
        credentialDigest,
        JSON.stringify(credential),
        ...partsOfToken(token),
        ...valuesOf(credential),
      ]),
      ...Object.values(story.documents).flatMap(({ body }) => [body, ...partsOfToken(body)]),
      ...valuesOf(FACTS),
      ...valuesOf(verdict),
      ...partsOfToken(report.token),
      ...Object.values(story.parties).flatMap(({ did, name }) => [did, name]),
      ...daysOfStory(),
    ].filter((text) => text !== '' && !isPublic(text)),
  );
}

/** Every day on which something may have happened, as people and as records write it. */
function daysOfStory(): string[] {
  const days: string[] = [];
  for (let at = Date.UTC(2024, 0, 1); at < Date.UTC(2028, 0, 1); at += 86_400_000) {
    const [year = '', month = '', day = ''] = new Date(at).toISOString().slice(0, 10).split('-');
    days.push(`${year}-${month}-${day}`, `${month}${day}${year.slice(2)}`);
  }
  return days;
}

/** Addresses, and the words of the names that the registry has for keys, rightly stand there. */
function isPublic(text: string): boolean {
  const words = new Set([...allowed.keys].flatMap((key) => nameOfKey(key).split('/')));
  return words.has(text) || [...allowed.identities].some((one) => one.includes(text.toLowerCase()));
}

function nameOfKey(key: string): string {
  return Buffer.from(key.slice(2, 66), 'hex').toString('utf8').replaceAll('\0', '');
}

const texts = textsOfStory();
const guesses = toGuesses(texts);

describe('the chain of the demo', () => {
  it('is read whole: every block runs again to the state that its header names', () => {
    expect(chain.transactions.length).toBeGreaterThan(40);
    expect(chain.logs.length).toBeGreaterThan(40);
    expect(chain.writes.length).toBeGreaterThanOrEqual(chain.logs.length);
  });

  it('holds identities, their public keys, validity and digests of checkpoints, and nothing else', () => {
    expect(findUnexplained(chain, allowed)).toEqual([]);
    const [first = ''] = chain.extraData;
    const chainId = `0x${DEMO_CHAIN_ID.toString(16)}`;
    expect(Buffer.from(first.slice(2), 'hex').toString()).toBe(`originmark:${chainId}`);
    expect(proofs.length).toBeGreaterThan(50);
  });

  it('has nothing on it that who guesses a document, a value or a day of the story could confirm', () => {
    expect(texts.size).toBeGreaterThan(3000);
    const behindFirst = { ...chain, extraData: chain.extraData.slice(1) };
    expect(findGuessed(guesses, toHaystack(behindFirst))).toEqual([]);
  });

  it('rests on checkpoints whose leaves all have a salt of their own, of 32 bytes', () => {
    const salts = proofs.map(({ salt }) => salt);
    expect(new Set(salts).size).toBe(salts.length);
    expect(new Set(salts.map((salt) => decodeBase64Url(salt).length))).toEqual(new Set([32]));
    // What travels beside an item, to others who hold proofs of the same batch, tells no more.
    const beside = proofs.flatMap(({ checkpoint, path }) => [
      ...path.map((hash) => encodeHexData(decodeBase64Url(hash))),
      encodeHexData(parseCheckpoint(checkpoint)?.root ?? new Uint8Array(0)),
    ]);
    const none: ChainContent = { transactions: [], logs: [], writes: [], extraData: beside };
    expect(findGuessed(guesses, toHaystack(none))).toEqual([]);
  });
});

describe('this test', () => {
  const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest();
  const token = story.credentials.entry.token;
  const payload = token.split('.')[1] ?? '';
  const digest = sha256(Buffer.from(payload, 'base64url'));
  const tariffCode = [...texts].find((text) => /^\d{4}\.\d{2}\.\d{4}$/.test(text)) ?? '';
  const wallet = Wallet.createRandom();
  const abi = AbiCoder.defaultAbiCoder();
  let nonce = 0;

  /** Puts a call on the chain, and reads what it left there. */
  async function plant(to: string, data: string): Promise<ChainContent> {
    const common = { type: 0, chainId: DEMO_CHAIN_ID, gasLimit: 200_000, gasPrice: 0, value: 0 };
    const raw = await wallet.signTransaction({ ...common, to, data, nonce });
    nonce += 1;
    await ask('eth_sendRawTransaction', [raw]);
    return readOn();
  }
  const stamp = (data: Uint8Array) =>
    plant(eas, `${id('timestamp(bytes32)').slice(0, 10)}${Buffer.from(data).toString('hex')}`);

  it.each([
    ['the digest of a payload', digest],
    ['the digest of a payload as it is encoded', sha256(payload)],
    ['the digest of a token', sha256(token)],
    ['a Merkle leaf of a token’s digest', sha256(Uint8Array.of(0, ...sha256(token)))],
    ['the digest of an HTS code', sha256(tariffCode)],
  ])('fails if somebody anchors %s', async (_what, data) => {
    const planted = await stamp(data);
    expect(findGuessed(guesses, toHaystack(planted))).toHaveLength(1);
    expect(findUnexplained(planted, allowed)).toHaveLength(3);
  });

  it('fails if somebody writes a name into the registry', async () => {
    const args = [
      wallet.address,
      encodeBytes32String('did/svc/Name'),
      Buffer.from(story.parties.gulfline.name),
      1000,
    ];
    const types = ['address', 'bytes32', 'bytes', 'uint256'];
    const selector = id('setAttribute(address,bytes32,bytes,uint256)').slice(0, 10);
    const planted = await plant(registry, `${selector}${abi.encode(types, args).slice(2)}`);
    expect(findGuessed(guesses, toHaystack(planted))).toContain(story.parties.gulfline.name);
    expect(findUnexplained(planted, allowed).length).toBeGreaterThan(0);
  });
});
