import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ExistenceProof } from '@originmark/core';
import type { VerifierContext } from '../context.ts';
import type { Credential } from '../intake/credential.ts';
import type { Intake } from '../intake/parse-bundle.ts';
import { readExistenceProofs } from '../intake/read-existence-proofs.ts';
import { createLedger, type Ledger } from './existence-world.test-support.ts';
import { proveExistence } from './prove-existence.ts';
import { provenExistence } from './proven-existence.ts';
import {
  at,
  createContext,
  createParty,
  createPayload,
  crypto,
  NOW,
  signCredential,
  troublesOf,
} from './signed-world.test-support.ts';

const EARLY = at('2026-01-08T15:00:00Z');
const LATE = at('2026-05-01T00:00:00Z');
const issuer = createParty('did:web:horizonte.example');

let receipt: Credential;
let other: Credential;
let ledger: Ledger;
let node: Pick<VerifierContext, 'ledgers'>;

beforeAll(async () => {
  receipt = await signCredential(createPayload(issuer.did), issuer);
  other = await signCredential(createPayload(issuer.did, { name: 'other' }), issuer);
  const named = { digest: receipt.digest, text: receipt.jws.token };
  ledger = await createLedger(
    { at: EARLY, documents: [named, { text: 'a neighbour' }] },
    { at: LATE, documents: [{ text: 'a neighbour' }, named] },
    { documents: [named] },
    // What proves nothing: the payload, another tag, another credential.
    {
      at: EARLY,
      documents: [
        { ...named, text: JSON.stringify(receipt.payload) },
        { ...named, tag: 'document' },
        { ...named, text: other.jws.token },
        { ...named, text: receipt.jws.token.slice(0, receipt.jws.token.lastIndexOf('.')) },
      ],
    },
  );
  node = { ledgers: () => ledger.request };
});

async function prove(
  proofs: readonly ExistenceProof[],
  changes: Parameters<typeof createContext>[0] = {},
) {
  const context = createContext({ policy: { ledgers: [ledger.ledger] as never }, ...changes });
  const read = readExistenceProofs(proofs as never, crypto);
  expect(read.findings).toEqual([]);
  const intake = {
    credentials: [receipt, other],
    staples: { existenceProofs: read.proofs, statusLists: [], didResolutions: [] },
  } as unknown as Intake;
  const { existed, findings } = await proveExistence(intake, context);
  return { existed, findings, existedAt: provenExistence(context.clocks, existed) };
}

const of = (batch: number, index: number): ExistenceProof => ledger.proofs[batch]![index]!;

describe('a stapled proof', () => {
  it('shows that the very token existed when EAS took the checkpoint, and no other did', async () => {
    const { existedAt, findings } = await prove([of(0, 0)]);
    expect(existedAt(receipt.jws)).toBe(EARLY);
    expect(existedAt(other.jws)).toBe(NOW);
    expect(findings).toEqual([]);
  });

  it('counts as the earliest of several, in whatever order and however often they come', async () => {
    const both = [of(1, 1), of(0, 0), of(1, 1)];
    for (const proofs of [both, both.toReversed()]) {
      const { existedAt, findings } = await prove(proofs);
      expect(existedAt(receipt.jws)).toBe(EARLY);
      expect(findings).toEqual([]);
    }
    expect((await prove([of(1, 1)])).existedAt(receipt.jws)).toBe(LATE);
  });

  it('counts from the receipt of the bundle, where that is earlier', async () => {
    const clocks = { presentedAt: EARLY - 1000, verifiedAt: NOW };
    expect((await prove([of(0, 0)], { clocks })).existedAt(receipt.jws)).toBe(EARLY - 1000);
  });

  it('asks no node', async () => {
    const ledgers = () => () => Promise.reject(new Error('asked'));
    expect((await prove([of(0, 0)], { ledgers })).existedAt(receipt.jws)).toBe(EARLY);
  });
});

describe('a proof that shows nothing', () => {
  const unproven = 'fail intake.staple-unproven';
  const problemOf = async (proof: ExistenceProof, changes = {}) => {
    const { existed, existedAt, findings } = await prove([proof], changes);
    expect(existed.size).toBe(0);
    expect(existedAt(receipt.jws)).toBe(NOW);
    expect(troublesOf(findings)).toEqual([unproven]);
    expect(findings[0]).toMatchObject({ pointer: '/evidence/existenceProofs' });
    return (findings[0]?.found as { problem: string }).problem;
  };

  it.each([
    ['a payload instead of the signed form', 0],
    ['a document of the same bytes', 1],
    ['another credential', 2],
    ['a token without its signature', 3],
  ])('is of %s', async (_, index) => {
    expect(await problemOf(of(3, index))).toBe('not-included');
  });

  it('is of a checkpoint that EAS never took', async () => {
    expect(await problemOf(of(2, 0))).toBe('not-timestamped');
  });

  it('names nothing that was presented, or nothing at all', async () => {
    const foreign = { ...of(0, 0), credentialDigest: receipt.digest.replace(/.$/, 'A') };
    const { credentialDigest: named, ...nameless } = of(0, 0);
    expect(named).toBe(receipt.digest);
    for (const proof of [foreign, nameless])
      expect(await problemOf(proof)).toBe('names no credential that was presented');
    expect(await problemOf({ ...of(0, 0), credentialDigest: other.digest })).toBe('not-included');
  });

  it('is on no ledger of the policy, or at no block of it', async () => {
    expect(await problemOf(of(0, 0), { policy: {} })).toBe('ledger-not-listed');
    const policy = { ledgers: [{ ...ledger.ledger, checkpoints: [] }] as never };
    expect(await problemOf(of(0, 0), { policy })).toBe('block-not-listed');
  });

  it('has no staple, and nobody may be asked', async () => {
    expect(await problemOf(ledger.bare[0]![0]!)).toBe('not-stapled');
    expect(await problemOf(ledger.bare[0]![0]!, { ledgers: () => undefined })).toBe('not-stapled');
  });

  it('is one of more than four for a credential, and the same are read in any order', async () => {
    const many = Array.from({ length: 7 }, (_, at) => ({
      ...of(2, 0),
      salt: `${of(2, 0).salt.slice(0, -1)}${'AEIMQUY'[at]!}`,
    }));
    const told = async (proofs: readonly ExistenceProof[]) =>
      (await prove(proofs)).findings
        .map(({ found }) => found as { problem: string; staple: string })
        .filter(({ problem }) => problem === 'more than 4 for one credential')
        .map(({ staple }) => staple)
        .sort();
    const unread = await told(many);
    expect(unread).toHaveLength(3);
    expect(await told(many.toReversed())).toEqual(unread);
    expect(await told(many.slice(0, 4))).toEqual([]);
  });

  it('does not spoil one that does', async () => {
    const { existedAt, findings } = await prove([of(2, 0), of(1, 1)]);
    expect(existedAt(receipt.jws)).toBe(LATE);
    expect(troublesOf(findings)).toEqual([unproven]);
  });
});

describe('a proof without staple', () => {
  it('is asked of a node of its ledger', async () => {
    const { existedAt, findings } = await prove([ledger.bare[1]![1]!], node);
    expect(existedAt(receipt.jws)).toBe(LATE);
    expect(findings).toEqual([]);
    const absent = await prove([ledger.bare[2]![0]!], node);
    expect(absent.findings[0]).toMatchObject({
      outcome: 'fail',
      found: { problem: 'not-timestamped' },
    });
  });

  it('is asked of it too where the policy does not know the block of the staple', async () => {
    const policy = { ledgers: [{ ...ledger.ledger, checkpoints: [] }] as never };
    const { existedAt } = await prove([of(0, 0)], { ...node, policy });
    expect(existedAt(receipt.jws)).toBe(EARLY);
  });

  it('stays open when no node answers: that is not absence', async () => {
    const ledgers = () => () => Promise.reject(new Error('ECONNREFUSED'));
    const { existedAt, findings } = await prove([ledger.bare[0]![0]!], { ledgers });
    expect(existedAt(receipt.jws)).toBe(NOW);
    expect(troublesOf(findings)).toEqual(['indeterminate intake.staple-unproven']);
    expect(findings[0]).toMatchObject({ found: { problem: 'unreachable' } });
  });

  it('costs a node one question of each kind', async () => {
    const asked: string[] = [];
    const ledgers = () => (question: { method: string; params: readonly unknown[] }) => {
      asked.push(question.method);
      return ledger.request(question);
    };
    await prove([ledger.bare[0]![0]!, ledger.bare[1]![1]!, ledger.bare[2]![0]!], { ledgers });
    expect(asked.sort()).toEqual([
      'eth_call',
      'eth_call',
      'eth_call',
      'eth_chainId',
      'eth_getCode',
    ]);
  });
});

it('asks nothing where nothing is offered', async () => {
  const { existed, findings } = await prove([]);
  expect(existed.size).toBe(0);
  expect(findings).toEqual([]);
});
