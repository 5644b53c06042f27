import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addressOfKey } from '../../crypto/recover-keys.ts';
import { readVerificationMethods } from '../verification-methods.ts';
import { buildEthrDocument, type EthrDocument } from './build-ethr-document.ts';
import type { EthrEvent } from './ethr-event.ts';
import type { EthrHead } from './ethr-history.ts';
import {
  compressedOf,
  DID,
  ED25519,
  historyOf,
  IDENTITY,
  K256,
  multikeyOf,
  P256,
  rawOf,
  T0,
} from './ethr.test-support.ts';

const FAR = T0 + 1_000_000;
const OTHER = `0x${'b2'.repeat(20)}`;
const NOBODY = `0x${'0'.repeat(40)}`;
const add = (validTo = FAR) => ({
  name: 'did/pub/Ed25519/veriKey',
  value: rawOf(ED25519),
  validTo,
});
const addHolder = { name: 'did/pub/Multikey/sigAuth', value: multikeyOf(P256), validTo: FAR };
const text = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');

function build(
  events: readonly EthrEvent[],
  options?: Parameters<typeof buildEthrDocument>[2],
  did = DID,
) {
  const answer = buildEthrDocument(did, events, options);
  if (!answer.ok) throw new Error(`${answer.problem}: ${answer.found}`);
  return answer;
}
const methodsOf = ({ didDocument }: EthrDocument, did = DID) =>
  new Map(
    readVerificationMethods(didDocument, did).methods.map((method) => [
      method.id.slice(did.length + 1),
      { ...method, purposes: [...method.purposes].sort().join(' ') },
    ]),
  );

describe('a did:ethr document', () => {
  it('of no events has its own address as controller', () => {
    const document = build([]);
    expect(document.didDocumentMetadata).toEqual({});
    expect([...methodsOf(document)]).toEqual([
      [
        'controller',
        {
          id: `${DID}#controller`,
          controller: DID,
          account: IDENTITY,
          purposes: 'assertionMethod authentication',
          fault: 'key.unsupported',
        },
      ],
    ]);
    expect(document.didDocument.verificationMethod?.[0]?.blockchainAccountId).toBe(
      `eip155:28525:${IDENTITY}`,
    );
  });

  it('has each key with its purposes and its life', () => {
    const document = build(historyOf(add(), addHolder));
    const methods = methodsOf(document);
    expect(methods.get('delegate-1')).toMatchObject({
      jwk: ED25519,
      purposes: 'assertionMethod',
      created: text(T0),
      expires: text(FAR),
    });
    expect(methods.get('delegate-2')).toMatchObject({
      jwk: P256,
      purposes: 'assertionMethod authentication',
      created: text(T0 + 100),
    });
    expect(methods.get('delegate-1')).not.toHaveProperty('revoked');
    expect(document.didDocumentMetadata).toEqual({ versionId: '11', updated: text(T0 + 100) });
  });

  it('counts ids over delegates and keys, revocations included, and over nothing else', () => {
    const events = historyOf(
      { name: 'did/svc/Hub', value: '0x61', validTo: FAR },
      { type: 'veriKey', delegate: OTHER, validTo: FAR },
      add(),
      { ...add(), validTo: 0 },
      { type: 'unheard', delegate: OTHER, validTo: FAR },
      { owner: OTHER },
      addHolder,
    );
    const methods = methodsOf(build(events));
    expect([...methods.keys()]).toEqual([
      'controller-1',
      'controller',
      'delegate-1',
      'delegate-2',
      'delegate-5',
    ]);
    expect(methods.get('delegate-1')).toMatchObject({
      account: OTHER,
      purposes: 'assertionMethod',
    });
    expect(methods.get('delegate-5')).toMatchObject({ jwk: P256 });
  });

  it('keeps a revoked key, invalid from the second of its revocation on', () => {
    const methods = methodsOf(build(historyOf(add(), { ...add(), validTo: 0 })));
    expect(methods.get('delegate-1')).toMatchObject({ jwk: ED25519, revoked: text(T0 + 100) });
    // The registry revokes a delegate by the time of the block itself.
    const delegate = { type: 'sigAuth', delegate: OTHER, validTo: FAR };
    const ended = methodsOf(build(historyOf(delegate, { ...delegate, validTo: T0 + 100 })));
    expect(ended.get('delegate-1')).toMatchObject({ revoked: text(T0 + 100) });
  });

  it('gives a renewed key a second id, and leaves the first its own end', () => {
    const methods = methodsOf(build(historyOf(add(T0 + 150), add(FAR))));
    expect(methods.get('delegate-1')).toMatchObject({ expires: text(T0 + 150) });
    expect(methods.get('delegate-2')).toMatchObject({
      expires: text(FAR),
      created: text(T0 + 100),
    });
  });

  it('ends every id of a key by one revocation, one that had lapsed before included', () => {
    const events = historyOf(add(T0 + 50), add(FAR), { ...add(), validTo: 0 });
    const methods = methodsOf(build(events));
    for (const id of ['delegate-1', 'delegate-2'])
      expect(methods.get(id)).toMatchObject({ revoked: text(T0 + 200) });
    expect(methods.get('delegate-1')).toMatchObject({ expires: text(T0 + 50) });
  });

  it('takes a shorter validity for what it says', () => {
    const methods = methodsOf(build(historyOf(add(FAR), add(T0 + 500))));
    expect(methods.get('delegate-1')).toMatchObject({ expires: text(T0 + 500) });
  });

  it('keeps past controllers under ids of their own', () => {
    const third = `0x${'c3'.repeat(20)}`;
    const methods = methodsOf(
      build(historyOf({ owner: OTHER }, { owner: OTHER }, { owner: third })),
    );
    expect(methods.get('controller-1')).toMatchObject({ account: IDENTITY, revoked: text(T0) });
    expect(methods.get('controller-2')).toMatchObject({
      account: OTHER,
      created: text(T0),
      revoked: text(T0 + 200),
    });
    expect(methods.get('controller')).toMatchObject({ account: third, created: text(T0 + 200) });
  });

  it('has the key that the DID itself names, until the owner changes', () => {
    const did = `did:ethr:0x6f6d:${compressedOf(K256)}`;
    expect(methodsOf(build([], {}, did), did).get('controllerKey')).toMatchObject({
      jwk: K256,
      purposes: 'assertionMethod authentication',
    });
    const identity = addressOfKey(K256)!;
    const events = historyOf({ owner: OTHER }).map((event) => ({ ...event, identity }));
    const methods = methodsOf(build(events, {}, did), did);
    expect(methods.get('controllerKey-1')).toMatchObject({ jwk: K256, revoked: text(T0) });
    expect(methods.has('controllerKey')).toBe(false);
  });
});

describe('a deactivated did:ethr', () => {
  it('is final: the first key does not come back, whatever the registry allows', () => {
    const events = historyOf(add(), { owner: NOBODY }, { owner: IDENTITY }, addHolder);
    const document = build(events);
    expect(document.didDocumentMetadata).toEqual({
      versionId: '11',
      updated: text(T0 + 100),
      deactivated: true,
      deactivatedAt: text(T0 + 100),
    });
    const methods = methodsOf(document);
    expect([...methods.keys()]).toEqual(['controller-1', 'delegate-1']);
    for (const method of methods.values()) expect(method.revoked).toBe(text(T0 + 100));
  });
});

describe('finality', () => {
  const events = historyOf(add(), addHolder, { ...add(), validTo: 0 }, { owner: OTHER });
  const keysAt = (final: EthrHead) =>
    [...methodsOf(build(events, { final })).values()].map(({ id, revoked }) =>
      id.slice(DID.length + 1).concat(revoked === undefined ? '' : ' revoked'),
    );

  it('lets additions count when final, and revocations when seen', () => {
    expect(keysAt({ finality: { depth: 3 }, headBlock: 13 })).toEqual([
      'controller-1 revoked',
      'delegate-1 revoked',
    ]);
    expect(keysAt({ finality: { depth: 2 }, headBlock: 13 })).toContain('delegate-2');
  });

  it('reads each kind of the policy', () => {
    const all = ['controller-1 revoked', 'controller', 'delegate-1 revoked', 'delegate-2'];
    expect(keysAt({ finality: { instant: true }, headBlock: 13 })).toEqual(all);
    expect(keysAt({ finality: { tag: 'finalized' }, headBlock: 99, finalizedBlock: 13 })).toEqual(
      all,
    );
    expect(keysAt({ finality: { tag: 'finalized' }, headBlock: 99 })).toEqual([
      'controller-1 revoked',
    ]);
    expect(keysAt({ finality: { depth: 0 }, headBlock: 13 })).toEqual(all);
  });
});

describe('what is no history', () => {
  const events = historyOf(add(), addHolder, { ...add(), validTo: 0 }, { owner: OTHER });
  const problem = (given: readonly EthrEvent[], changed?: number, did = DID) => {
    const answer = buildEthrDocument(did, given, changed === undefined ? {} : { changed });
    return answer.ok ? 'ok' : answer.problem;
  };

  it('is refused: a gap, an end cut off, a stranger, a lie, too much', () => {
    expect(problem(events)).toBe('ok');
    expect(problem(events, 13)).toBe('ok');
    expect(problem([], 0)).toBe('ok');
    expect(problem(events.slice(1))).toBe('incomplete-history');
    expect(problem(events.toSpliced(2, 1))).toBe('incomplete-history');
    expect(problem(events.slice(0, 3), 13)).toBe('incomplete-history');
    expect(problem([], 13)).toBe('incomplete-history');
    expect(problem(events.with(1, { ...events[1]!, identity: OTHER }))).toBe('foreign-event');
    const lie = { ...events[1]!, blockTime: T0 - 1 };
    expect(problem(events.with(1, lie))).toBe('contradictory-history');
    expect(problem([...events, { ...events[3]!, blockTime: T0 + 999 }])).toBe(
      'contradictory-history',
    );
    expect(problem(Array(501).fill(events[0]))).toBe('too-many-events');
    for (const did of ['did:ethr:mainnet:0x1', `did:ethr:${IDENTITY}`, 'did:web:a.example', ''])
      expect(problem([], undefined, did)).toBe('invalid-did');
  });

  it('is none of a twin: the same event twice is one', () => {
    expect(problem([...events, events[0]!])).toBe('ok');
  });

  it('reads several events of one block', () => {
    const [first, second] = events as [EthrEvent, EthrEvent];
    const sameBlock = {
      ...second,
      blockNumber: 10,
      blockTime: T0,
      logIndex: 1,
      previousChange: 10,
    };
    expect(problem([sameBlock, first])).toBe('ok');
    expect(problem([sameBlock])).toBe('incomplete-history');
  });
});

describe('any history', () => {
  const step = fc.oneof(
    fc.record({ validTo: fc.constantFrom(0, T0 + 150, FAR) }).map(({ validTo }) => add(validTo)),
    fc.constant(addHolder),
    fc.constant({ ...addHolder, validTo: 0 }),
    fc.constantFrom(OTHER, IDENTITY).map((owner) => ({ owner })),
    fc.record({
      type: fc.constantFrom('veriKey', 'sigAuth', '\u0000'),
      delegate: fc.constant(OTHER),
      validTo: fc.constantFrom(0, FAR),
    }),
    fc.record({ name: fc.string(), value: fc.string(), validTo: fc.nat() }),
  );

  it('gives one document in whatever order its events come', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        (steps, random) => {
          const events = historyOf(...steps);
          const shuffled = events
            .map((event) => ({ event, at: random.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ event }) => event);
          expect(buildEthrDocument(DID, shuffled)).toEqual(buildEthrDocument(DID, events));
          expect(() => readVerificationMethods(build(events).didDocument, DID)).not.toThrow();
        },
      ),
    );
  });

  it('shows when an event is missing', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), fc.nat(), (steps, at) => {
        const events = historyOf(...steps);
        const changed = events.at(-1)!.blockNumber;
        const rest = events.toSpliced(at % events.length, 1);
        expect(buildEthrDocument(DID, rest, { changed })).toMatchObject({
          ok: false,
          problem: 'incomplete-history',
        });
      }),
    );
  });

  it('of 500 keys stays readable', () => {
    const steps = Array.from({ length: 500 }, (_, at) => add(FAR - at));
    expect(methodsOf(build(historyOf(...steps))).size).toBe(501);
  });
});
