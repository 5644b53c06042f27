import { describe, expect, it, jest } from '@jest/globals';
import { CoreError } from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import { recordWays, type VerifierWays, type WaysRecorder } from './record-ways.ts';
import { replayWays } from './replay-ways.ts';

const crypto = createNodeCrypto();
const DID = 'did:web:harborpine.example';
const LIST = 'https://harborpine.example/status/revocation';
const ALL = ['resolver', 'fetchStatusList', 'ledgers', 'unseal'] as const;

/** Everything somebody may answer: success, and failure of every kind that a verdict tells apart. */
const ways = (): VerifierWays => ({
  resolver: {
    resolve: (did) =>
      did === DID
        ? Promise.resolve({
            didResolutionMetadata: { contentType: 'application/did+ld+json' },
            didDocument: { id: did },
            didDocumentMetadata: {},
          })
        : Promise.resolve({
            didResolutionMetadata: { error: 'unreachable', message: 'ECONNREFUSED' },
            didDocument: null,
            didDocumentMetadata: {},
          }),
  },
  fetchStatusList: (url) =>
    url === LIST
      ? Promise.resolve('a.b.c')
      : Promise.reject(new CoreError('fetch.timed-out', 'took too long')),
  ledgers: (chainId) =>
    chainId === '0x6f6d'
      ? ({ method }) =>
          method === 'eth_chainId' ? Promise.resolve('0x6f6d') : Promise.reject(new Error('gone'))
      : undefined,
  unseal: (jwe) =>
    jwe === 'mine'
      ? Promise.resolve(Uint8Array.of(0xff, 0x00))
      : Promise.reject(new CoreError('sealed.no-key', 'of another')),
});

const keptOf = (recorder: WaysRecorder) => ({
  ways: [...ALL],
  answers: recorder.answers(),
  opened: recorder.opened(),
});

/** What each question is answered, failures as code and message. */
async function ask(of: VerifierWays): Promise<unknown[]> {
  const told = (answer: Promise<unknown>) =>
    answer.catch((error: unknown) => {
      const { code, message } = error as CoreError;
      return { failed: message, ...(error instanceof CoreError && { code }) };
    });
  const node = of.ledgers?.('0x6f6d');
  return Promise.all([
    told(of.resolver!.resolve(DID)),
    told(of.resolver!.resolve('did:web:gone.example')),
    told(of.fetchStatusList!(LIST)),
    told(of.fetchStatusList!(`${LIST}/2`)),
    told(node!({ method: 'eth_chainId', params: [] })),
    told(node!({ method: 'eth_call', params: [{ to: '0x1', data: '0x2' }, 'latest'] })),
    told(Promise.resolve(of.ledgers?.('0x1'))),
    told(of.unseal!('mine')),
    told(of.unseal!('theirs')),
  ]);
}

describe('recorded ways', () => {
  it('answer again what they answered, success and failure alike, in any order and number', async () => {
    const recorder = recordWays(crypto);
    const first = await ask(recorder.ways(ways()));
    expect(first).toEqual(await ask(ways()));
    const replayed = replayWays(keptOf(recorder), crypto);
    expect((await ask(replayed.ways)).reverse()).toEqual([...first].reverse());
    expect(await ask(replayed.ways)).toEqual(first);
    expect(replayed.missed()).toEqual([]);
  });

  it('ask each question once, whatever the order of its members, and give all the same answer', async () => {
    const request = jest.fn(() => Promise.resolve<unknown>({ n: Math.random() }));
    const recorder = recordWays(crypto);
    const node = recorder.ways({ ledgers: () => request }).ledgers!('0x1')!;
    const [one, two] = await Promise.all([
      node({ method: 'eth_call', params: [{ a: 1, b: 2 }] }),
      node({ params: [{ b: 2, a: 1 }], method: 'eth_call' }),
    ]);
    expect(one).toEqual(two);
    expect(request).toHaveBeenCalledTimes(1);
    expect(recorder.answers().map(({ way }) => way)).toEqual(['ledger', 'node']);
  });

  it('give the verifier what is kept, so that nothing rests on what JSON does not hold', async () => {
    const recorder = recordWays(crypto);
    const resolver = {
      resolve: () =>
        Promise.resolve({
          didResolutionMetadata: { error: undefined, at: new Date(0) },
          didDocument: null,
          didDocumentMetadata: {},
        } as never),
    };
    const recorded = recorder.ways({ resolver }).resolver!;
    expect(await recorded.resolve(DID)).toStrictEqual({
      didResolutionMetadata: { at: '1970-01-01T00:00:00.000Z' },
      didDocument: null,
      didDocumentMetadata: {},
    });
  });

  it('answer as undecided what was not recorded, and tell it', async () => {
    const {
      missed,
      policyResolver,
      ways: empty,
    } = replayWays({ ways: [...ALL], answers: [], opened: [] }, crypto);
    const lost = /^not asked when the evidence package was made$/;
    await expect(empty.resolver!.resolve(DID)).rejects.toThrow(lost);
    await expect(empty.fetchStatusList!(LIST)).rejects.toThrow(lost);
    await expect(empty.ledgers!('0x1')!({ method: 'eth_chainId', params: [] })).rejects.toThrow(
      lost,
    );
    await expect(empty.unseal!('mine')).rejects.toThrow(lost);
    await expect(policyResolver.resolve(DID)).rejects.toThrow(lost);
    expect(missed()).toEqual([
      `did ["${DID}"]`,
      `status-list ["${LIST}"]`,
      'node ["0x1"]',
      'ledger ["0x1",{"method":"eth_chainId","params":[]}]',
      expect.stringMatching(/^unseal uEi/),
      `policy-did ["${DID}"]`,
    ]);
  });

  it('are absent where nobody was asked, because a verdict says so', () => {
    const recorder = recordWays(crypto);
    expect(recorder.ways({})).toEqual({});
    expect(replayWays({ ways: [], answers: [], opened: [] }, crypto).ways).toEqual({});
  });
});
