import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { canonicalizeJson, encodeBase64Url, hashKeccak256 } from '@originmark/core';
import { FACTS } from '../facts/index.ts';
import { IMPORTER_NUMBER } from '../facts/parties.ts';
import { didOf, partiesOf } from '../keys.ts';
import { createDemoStory } from '../story/create-demo-story.ts';

// Whoever reads the whole chain learns who has an identifier and how often somebody anchored: nothing
// that he could guess and confirm.

interface Transaction {
  readonly from: string;
  readonly to: string | null;
  readonly input: string;
}

interface Log {
  readonly address: string;
  readonly topics: readonly string[];
  readonly data: string;
}

/** Selectors of what the demo writes, and the bytes of each call. */
const TIMESTAMP = '0x4d003070';
const SET_ATTRIBUTE = '0x7ad4b0a4';

const story = await createDemoStory();
const [trusted] = story.policy.ledgers ?? [];
const { transactions, logs } = await readChain();
const written = [...transactions.map(({ input }) => input), ...logs.flatMap(textOfLog)];
const haystack = written.join(' ').toLowerCase();

async function readChain(): Promise<{ transactions: Transaction[]; logs: Log[] }> {
  const head = Number(await story.askLedger('eth_blockNumber', []));
  const found: Transaction[] = [];
  for (let number = 0; number <= head; number += 1) {
    const at = `0x${number.toString(16)}`;
    const block = (await story.askLedger('eth_getBlockByNumber', [at, true])) as {
      transactions: Transaction[];
      extraData: string;
    };
    found.push(...block.transactions);
  }
  const range = { fromBlock: '0x0', toBlock: 'latest' };
  return { transactions: found, logs: (await story.askLedger('eth_getLogs', [range])) as Log[] };
}

function textOfLog({ address, data, topics }: Log): string[] {
  return [address, data, ...topics];
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

/** Every form in which something could be found again by who guesses it. */
function formsOf(bytes: Uint8Array): string[] {
  return [sha256(bytes), hashKeccak256(bytes), createHash('sha3-256').update(bytes).digest()].map(
    (digest) => hex(digest),
  );
}

/** Texts of all values in a document, at any depth. */
function leavesOf(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(leavesOf);
}

describe('the chain of the demo', () => {
  it('holds registry writes and time stamps of 32 bytes, and after its contracts nothing else', () => {
    const kinds = new Map<string, number>();
    for (const { input, to } of transactions) {
      const kind = to === null ? 'deployment' : `${to} ${input.slice(0, 10)}`;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    const { eas = '', registry = '' } = trusted ?? {};
    expect([...kinds.keys()].sort()).toEqual(
      ['deployment', `${eas} ${TIMESTAMP}`, `${registry} ${SET_ATTRIBUTE}`].sort(),
    );
    expect(kinds.get('deployment')).toBe(3);
    expect(kinds.get(`${registry} ${SET_ATTRIBUTE}`)).toBe(2 * partiesOf('ethr').length);
    const stamps = transactions.filter(({ to }) => to === eas);
    expect(stamps.length).toBeGreaterThan(20);
    expect(stamps.every(({ input }) => input.length === 2 + 2 * (4 + 32))).toBe(true);
  });

  it('has each owner write about its own identity alone, and one relayer send every stamp', () => {
    const { eas, registry } = trusted ?? {};
    const writes = transactions.filter(({ to }) => to === registry);
    for (const { from, input } of writes) expect(input.slice(34, 74)).toBe(from.slice(2));
    const known = partiesOf('ethr').map((party) => didOf(party).slice(-42));
    expect(new Set(writes.map(({ from }) => from))).toEqual(new Set(known));
    expect(new Set(transactions.filter(({ to }) => to === eas).map(({ from }) => from)).size).toBe(
      1,
    );
    // No stamp names a party, as address or otherwise.
    const stamped = transactions.filter(({ to }) => to === eas).map(({ input }) => input);
    for (const did of known) expect(stamped.join(' ')).not.toContain(did.slice(2));
  });

  it('holds no digest of a token, a payload or a document that is not salted', () => {
    const all = [
      ...Object.values(story.credentials).map(({ credential, token }) => ({ credential, token })),
      ...Object.values(story.documents).map(({ body }) => ({ credential: {}, token: body })),
    ];
    expect(all.length).toBeGreaterThan(50);
    const found = all.flatMap(({ credential, token }) =>
      [
        utf8(token),
        utf8(token.slice(0, token.lastIndexOf('.'))),
        utf8(token.split('.')[1] ?? ''),
        utf8(canonicalizeJson(credential as never)),
        utf8(JSON.stringify(credential)),
      ]
        .flatMap(formsOf)
        .filter((form) => haystack.includes(form)),
    );
    expect(found).toEqual([]);
    const digests = Object.values(story.credentials).map(({ credentialDigest }) =>
      hex(Buffer.from(credentialDigest.slice(1), 'base64url').subarray(2)),
    );
    expect(digests.filter((digest) => haystack.includes(digest))).toEqual([]);
  });

  it('holds no number, name, price, date or DID of the trade, plain or hashed', () => {
    const spoken = new Set([
      ...leavesOf(FACTS),
      ...Object.values(story.credentials).flatMap(({ credential }) => leavesOf(credential)),
      IMPORTER_NUMBER,
      ...Object.values(story.parties).flatMap(({ did, name }) => [did, name]),
    ]);
    expect(spoken.size).toBeGreaterThan(400);
    const guessed = [...spoken].filter((text) => {
      const bytes = utf8(text);
      const plain = hex(bytes);
      // Short texts stand in every hexadecimal by chance; their hashes do not.
      const isPlain = bytes.length >= 8 && haystack.includes(plain);
      return isPlain || formsOf(bytes).some((form) => haystack.includes(form));
    });
    expect(guessed).toEqual([]);
    expect(haystack).not.toContain(
      Buffer.from(encodeBase64Url(utf8(IMPORTER_NUMBER))).toString('hex'),
    );
  });

  it('would be caught by this test if it held one', () => {
    const [first] = Object.values(story.credentials);
    const leaked = `${haystack} ${hex(sha256(utf8(first?.token ?? '')))}`;
    expect(formsOf(utf8(first?.token ?? '')).some((form) => leaked.includes(form))).toBe(true);
  });
});
