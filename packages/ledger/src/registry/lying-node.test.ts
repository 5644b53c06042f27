import { beforeAll, describe, expect, it } from '@jest/globals';
import type { LedgerFinality } from '@originmark/core';
import { hexlify, toUtf8Bytes, zeroPadBytes } from 'ethers';
import { connectLedger } from '../connection/connect-ledger.ts';
import type { LedgerRequest } from '../connection/ledger.ts';
import { createEthrIndex, type EthrIndex } from './ethr-index.ts';
import type { EthrIndexStore, StoredEthrHistory } from './ethr-index-store.ts';
import { createEthrResolver } from './ethr-resolver.ts';
import { addressOf, RegistryMachine } from './histories/registry-machine.test-support.ts';

// What a node can withhold or twist is answered right or `unreachable`: never an older state.

type Log = Record<string, unknown> & { readonly topics: string[]; readonly blockNumber: string };
type Lie = (method: string, answer: unknown, params: readonly unknown[]) => unknown;

const OWNER = addressOf(1);
const DELEGATE = addressOf(2);
const OTHER = addressOf(3);
const VERI_KEY = zeroPadBytes(toUtf8Bytes('veriKey'), 32);
const refusal = (message: string) => Object.assign(new Error(message), { code: -32005 });
const honest: Lie = (_method, answer) => answer;

let machine: RegistryMachine;
let did: string;

/** The identity adds a delegate and a service, and revokes the delegate; another writes between. */
beforeAll(async () => {
  machine = await RegistryMachine.open(1_700_000_000);
  did = `did:ethr:0x${machine.chainId.toString(16)}:${OWNER}`;
  const service = [zeroPadBytes(toUtf8Bytes('did/svc/Hub'), 32), hexlify(toUtf8Bytes('a:b'))];
  await machine.call(OWNER, 'addDelegate', [OWNER, VERI_KEY, DELEGATE, 100_000]);
  machine.seal(10);
  await machine.call(OTHER, 'addDelegate', [OTHER, VERI_KEY, DELEGATE, 100_000]);
  await machine.call(OWNER, 'setAttribute', [OWNER, ...service, 100_000]);
  machine.seal(10);
  machine.seal(10);
  await machine.call(OWNER, 'revokeDelegate', [OWNER, VERI_KEY, DELEGATE]);
  machine.seal(10);
  machine.seal(10);
});

async function openIndex(
  lie: () => Lie,
  store?: EthrIndexStore,
  finality: LedgerFinality = { instant: true },
): Promise<EthrIndex> {
  const request: LedgerRequest = async (question) => {
    // Of the state at an older block the machine says nothing; a lie may.
    const answer = await machine.request(question).catch(() => undefined);
    return lie()(question.method, structuredClone(answer), question.params ?? []);
  };
  const { chainId, codeHash, eas, registry } = machine;
  const ledger = await connectLedger({ chainId, codeHash, eas, registry, request, finality });
  return createEthrIndex({ ledger, ...(store !== undefined && { store }) });
}

async function resolveWith(lie: Lie, query = ''): Promise<unknown> {
  const index = await openIndex(() => lie);
  const { didDocument, didResolutionMetadata } = await createEthrResolver(index).resolve(
    `${did}${query}`,
  );
  return didDocument ?? didResolutionMetadata.error;
}

const logs =
  (bend: (logs: Log[], filter: Record<'fromBlock' | 'toBlock', string>) => unknown): Lie =>
  (method, answer, [filter]) =>
    method === 'eth_getLogs' ? bend(answer as Log[], filter as never) : answer;
const blocks =
  (bend: (block: Record<string, unknown>) => unknown): Lie =>
  (method, answer) =>
    method === 'eth_getBlockByNumber' && answer !== null
      ? bend(answer as Record<string, unknown>)
      : answer;
const isOurs = ({ topics }: Log): boolean => topics[1]?.endsWith(OWNER.slice(2)) === true;
const without = (index: number): Lie =>
  logs((all) => all.filter((log) => log !== all.filter(isOurs)[index]));
const changed = (answer: string): Lie => {
  return (method, honestAnswer) => (method === 'eth_call' ? answer : honestAnswer);
};
const word = (value: number): string => `0x${value.toString(16).padStart(64, '0')}`;
const asOf =
  (head: number): Lie =>
  (method, answer, [at]) => {
    if (method === 'eth_call') return word(head);
    if (method !== 'eth_getBlockByNumber') return answer;
    const block = answer as { readonly number: string } | null;
    if (at === 'latest') return machine.request({ method, params: [`0x${head.toString(16)}`] });
    return Number(block?.number) > head ? null : answer;
  };

const LIES: readonly (readonly [string, Lie])[] = [
  ['gives no logs', logs(() => [])],
  ['leaves the first log out', without(0)],
  ['leaves a log in the middle out', without(1)],
  ['leaves the last log out', without(2)],
  [
    'drops what stands in the last block of a window',
    logs((all, { fromBlock, toBlock }) => {
      if (Number(toBlock) - Number(fromBlock) > 1) throw refusal('two blocks at most');
      return all.filter(({ blockNumber }) => blockNumber !== toBlock);
    }),
  ],
  ['says that nothing was changed', changed(word(0))],
  ['says that the last change was an earlier one', changed(word(1))],
  ['says that the last change was a later one', changed(word(5))],
  ['says of the last change what is no number', changed(`0x${'ff'.repeat(32)}`)],
  ['says of the last change nothing', changed('0x')],
  ['gives logs of another contract', logs((all) => all.map((log) => ({ ...log, address: OTHER })))],
  [
    'gives logs of blocks that were not asked for',
    logs((all) => all.map((log) => ({ ...log, blockNumber: '0xff' }))),
  ],
  [
    'gives logs of a block with another hash',
    logs((all) => all.map((log) => ({ ...log, blockHash: `0x${'ab'.repeat(32)}` }))),
  ],
  ['gives logs that were taken back', logs((all) => all.map((log) => ({ ...log, removed: true })))],
  [
    'cuts data off',
    logs((all) => all.map((log) => ({ ...log, data: String(log['data']).slice(0, -64) }))),
  ],
  [
    'gives two logs at one place',
    logs((all) => [...all, { ...all.find(isOurs), data: all.filter(isOurs)[2]?.['data'] }]),
  ],
  [
    'moves an event into a later block',
    logs((all) => all.map((log) => (isOurs(log) ? { ...log, blockNumber: '0x4' } : log))),
  ],
  ['gives null for logs', logs(() => null)],
  [
    'hashes its blocks anew at every question',
    blocks((block) => ({ ...block, hash: word(Math.floor(Math.random() * 2 ** 40)) })),
  ],
  [
    'knows its newest block alone',
    (method, answer, [at]) =>
      method === 'eth_getBlockByNumber' && at !== 'latest' ? null : answer,
  ],
  [
    'answers every question about logs with an error',
    logs(() => {
      throw refusal('no');
    }),
  ],
];

describe('a node that is not to be trusted', () => {
  it.each(LIES)('is answered for as unreachable when it %s', async (_what, lie) => {
    expect(await resolveWith(lie)).toBe('unreachable');
    expect(await resolveWith(lie, '?versionId=2')).toBe('unreachable');
    expect(await resolveWith(lie, '?versionTime=2023-11-14T22:13:35Z')).toBe('unreachable');
  });

  it.each<[string, Lie]>([
    ['repeats logs', logs((all) => [...all, ...all])],
    ['gives logs in another order', logs((all) => all.toReversed())],
    ['gives logs of events of another kind', logs((all) => [...all, foreignEvent(all)])],
    [
      'leaves logs out once',
      (() => {
        let asked = 0;
        return logs((all) => ((asked += 1) === 1 ? [] : all));
      })(),
    ],
  ])('is answered for rightly when it %s', async (_what, lie) => {
    const right = await resolveWith(honest);
    expect(right).toMatchObject({ id: did, verificationMethod: [{}, {}] });
    expect(await resolveWith(lie)).toEqual(right);
    expect(await resolveWith(lie, '?versionId=2')).toEqual(
      await resolveWith(honest, '?versionId=2'),
    );
  });

  it('cannot pass a later version for one that it has not come to', async () => {
    expect(await resolveWith(asOf(2), '?versionId=3')).toBe('versionNotSettled');
    expect(await resolveWith(honest, '?versionId=3')).toMatchObject({ id: did });
  });

  it('is not believed about the time of a block that lies between two others', async () => {
    const lie = blocks((block) =>
      block['number'] === '0x4' ? { ...block, timestamp: '0x1' } : block,
    );
    expect(await resolveWith(lie, '?versionId=4')).toBe('unreachable');
    expect(await resolveWith(honest, '?versionId=4')).toMatchObject({ id: did });
  });
});

function foreignEvent(all: readonly Log[]): Log {
  const [log] = all;
  return { ...(log as Log), topics: [word(1), word(2)], logIndex: '0x63' };
}

/** What an index keeps, as long as the test lasts. */
function createStore(): EthrIndexStore & { held: StoredEthrHistory | undefined } {
  const store: EthrIndexStore & { held: StoredEthrHistory | undefined } = {
    held: undefined,
    load: () => Promise.resolve(store.held),
    append({ events, marks, network }) {
      const { held } = store;
      store.held = {
        network,
        events: [...(held?.events ?? []), ...events],
        marks: [...(held?.marks ?? []), ...marks],
      };
      return Promise.resolve('kept');
    },
    truncate: () => Promise.reject(new Error('what was read must not be forgotten')),
  };
  return store;
}

describe('a node that lags behind what was read', () => {
  const revokedKeys = async (index: EthrIndex): Promise<unknown> => {
    const { didDocument, didResolutionMetadata } = await createEthrResolver(index).resolve(did);
    const methods = didDocument?.verificationMethod ?? [];
    const { error, message } = didResolutionMetadata as { error?: string; message?: string };
    return error === undefined
      ? methods.filter((method) => 'revoked' in method).length
      : `${error} ${message?.split(':')[0]}`;
  };

  it.each([
    ['has an older head', () => asOf(2)],
    // Its head is new, and behind it another answers.
    [
      'does not know a block that was read',
      (): Lie => {
        const lie = asOf(2);
        return (method, answer, params) => {
          if (params[0] !== 'latest') return lie(method, answer, params);
          return blocks((block) => ({ ...block, hash: word(7) }))(method, answer, params);
        };
      },
    ],
  ])('does not make the index forget a revocation when it %s', async (_what, lagging) => {
    let lie = honest;
    const store = createStore();
    const index = await openIndex(() => lie, store);
    expect(await revokedKeys(index)).toBe(1);
    lie = lagging();
    expect(await revokedKeys(index)).toBe('unreachable rpc.behind');
    // Nor after a start anew.
    expect(await revokedKeys(await openIndex(() => lie, store))).toBe('unreachable rpc.behind');
    lie = honest;
    expect(await revokedKeys(index)).toBe(1);
    expect(index.size).toBe(4);
  });

  it('does not take back what was final when it calls an older block finalized', async () => {
    let final = 5;
    const lie: Lie = (method, answer, params) =>
      method === 'eth_getBlockByNumber' && params[0] === 'finalized'
        ? machine.request({ method, params: [`0x${final.toString(16)}`] })
        : answer;
    const index = await openIndex(() => lie, undefined, { tag: 'finalized' });
    expect(await revokedKeys(index)).toBe(1);
    final = 0;
    expect(await revokedKeys(index)).toBe(1);
    const fresh = await openIndex(() => lie, undefined, { tag: 'finalized' });
    // Nothing is final there, so the key was never added.
    expect(await revokedKeys(fresh)).toBe(0);
  });
});
