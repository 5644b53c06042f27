import { beforeAll, describe, expect, it } from '@jest/globals';
import { keccak_256 } from '@noble/hashes/sha3.js';
import fc from 'fast-check';
import { encodeBase64Url } from '../encoding/base64url.ts';
import { encodeHexData } from '../encoding/hex.ts';
import { checkStapledExistence } from './check-stapled-existence.ts';
import type { ExistenceProof, LedgerProof, TrustedLedger } from './existence-proof.ts';
import {
  BLOCK,
  CHAIN_ID,
  createBatch,
  createHeader,
  createStamped,
  createState,
  CRYPTO,
  EAS,
  encodeRlp,
  ledgerOf,
  OTHER_CONTRACT,
  slotOf,
  STAMPED,
  toBytes,
} from './ledger.test-support.ts';

const { sha256 } = CRYPTO;
const DOCUMENTS = ['a.b.c', 'd.e.f', 'g.h.i'].map((token) => new TextEncoder().encode(token));
const TOKEN = DOCUMENTS[0]!;

let world: Awaited<ReturnType<typeof createStamped>>;
beforeAll(async () => {
  world = await createStamped(DOCUMENTS);
});

const check = (
  changes: Partial<ExistenceProof> = {},
  ledger: Partial<LedgerProof> = {},
  ledgers: readonly TrustedLedger[] = world.ledgers,
  bytes = TOKEN,
) => {
  const proof = { ...world.proof, ...changes, proof: { ...world.proof.proof, ...ledger } };
  return checkStapledExistence({ proof, tag: 'credential', bytes, ledgers, sha256 });
};
const problem = (answer: ReturnType<typeof check>): string => (answer.ok ? 'ok' : answer.problem);

describe('a stapled proof', () => {
  it('shows that the token existed when EAS took the checkpoint', () => {
    expect(check()).toMatchObject({
      ok: true,
      existedAt: STAMPED * 1000,
      chainId: CHAIN_ID,
      checkpointDigest: encodeHexData(world.batch.digest),
      checkpoint: { size: 3 },
    });
  });

  it('shows it for every leaf of the batch', async () => {
    for (const index of [1, 2]) {
      const { ledgers, proof } = await createStamped(DOCUMENTS, index);
      const bytes = DOCUMENTS[index]!;
      const claim = { proof, tag: 'credential', bytes, ledgers, sha256 } as const;
      expect(checkStapledExistence(claim).ok).toBe(true);
    }
  });

  it('is of these bytes under this tag, and of no others', () => {
    const other = new TextEncoder().encode('a.b.d');
    expect(problem(check({}, {}, world.ledgers, other))).toBe('not-included');
    const { ledgers, proof } = world;
    const claim = { proof, tag: 'document', bytes: TOKEN, ledgers, sha256 } as const;
    expect(problem(checkStapledExistence(claim))).toBe('not-included');
    expect(problem(check({ index: 1 }))).toBe('not-included');
    expect(problem(check({ salt: encodeBase64Url(sha256(TOKEN)) }))).toBe('not-included');
  });

  it('is refused where salt or path are no hashes', () => {
    expect(problem(check({ salt: 'short' }))).toBe('malformed');
    expect(problem(check({ salt: '*'.repeat(43) }))).toBe('malformed');
    expect(problem(check({ path: [...world.proof.path, 'x'] }))).toBe('malformed');
    expect(problem(check({ checkpoint: 'junk' }))).toBe('checkpoint-malformed');
  });

  it('counts only on a ledger and at a block that the policy lists', () => {
    expect(problem(check({}, {}, []))).toBe('ledger-not-listed');
    expect(problem(check({}, { chainId: '0x1' }))).toBe('ledger-not-listed');
    expect(problem(check({}, { eas: OTHER_CONTRACT }))).toBe('ledger-not-listed');
    expect(problem(check({}, {}, [ledgerOf(new Uint8Array(1))]))).toBe('block-not-listed');
    expect(problem(check({}, {}, [{ ...world.ledgers[0]!, checkpoints: [] }]))).toBe(
      'block-not-listed',
    );
    const hash = world.ledgers[0]!.checkpoints![1]!.hash;
    const moved = [ledgerOf(world.header, { checkpoints: [{ block: BLOCK + 1, hash }] })];
    expect(problem(check({}, {}, moved))).toBe('block-not-listed');
    const apart = [ledgerOf(world.header, { checkpoints: [] }), ...world.ledgers];
    expect(problem(check({}, {}, apart))).toBe('ok');
  });

  it('is not stapled without a header', () => {
    const { chainId, eas, header } = world.proof.proof;
    const proof = { ...world.proof, proof: { chainId, eas, header: header! } };
    const { ledgers } = world;
    const claim = { proof, tag: 'credential', bytes: TOKEN, ledgers, sha256 } as const;
    expect(problem(checkStapledExistence(claim))).toBe('not-stapled');
    expect(problem(checkStapledExistence({ ...claim, proof: world.bare }))).toBe('not-stapled');
  });

  it('needs the header of that very block', () => {
    const other = createHeader(world.state.stateRoot, BLOCK + 1);
    expect(problem(check({}, { header: encodeHexData(other) }))).toBe('header-malformed');
    expect(problem(check({}, { header: '0x' }))).toBe('header-malformed');
    expect(problem(check({}, { header: 'f90211' }))).toBe('header-malformed');
    expect(problem(check({}, { header: `${world.proof.proof.header!}00` }))).toBe(
      'header-malformed',
    );
    const short = encodeHexData(encodeRlp([new Uint8Array(32)]));
    expect(problem(check({}, { header: short }))).toBe('header-malformed');
    // A state of the attacker's own, in a header that nobody listed.
    const own = createHeader(sha256(TOKEN));
    expect(problem(check({}, { header: encodeHexData(own) }))).toBe('block-not-listed');
  });
});

describe('the proof of the account', () => {
  it('is of EAS', async () => {
    const neighbour = encodeHexData(keccak_256(toBytes(1)).subarray(12));
    const account = await world.state.accountProof(neighbour);
    expect(problem(check({}, { account }))).toBe('account-unproven');
    expect(check({}, { account: [] })).toMatchObject({ found: 'a node is missing' });
    expect(problem(check({}, { account: ['zz'] }))).toBe('account-unproven');
    const nodes = world.proof.proof.account!;
    expect(problem(check({}, { account: nodes.slice(0, -1) }))).toBe('account-unproven');
    expect(problem(check({}, { account: nodes.toReversed() }))).toBe('account-unproven');
    expect(problem(check({}, { account: [...nodes, nodes[0]!] }))).toBe('account-unproven');
    expect(problem(check({}, { account: Array(65).fill('0x80') }))).toBe('account-unproven');
  });

  it('is not one of its absence', async () => {
    const state = await createState([], OTHER_CONTRACT);
    const header = createHeader(state.stateRoot);
    const account = await state.accountProof(EAS);
    const answer = check({}, { account, header: encodeHexData(header) }, [ledgerOf(header)]);
    expect(answer).toMatchObject({
      problem: 'account-unproven',
      found: 'the account does not exist',
    });
  });

  it('cannot lend the storage of another account', async () => {
    // The attacker's contract holds the stamp; EAS does not.
    const slot = slotOf(world.batch.digest);
    const theirs = await createState([[slot, encodeRlp(toBytes(STAMPED))]], OTHER_CONTRACT);
    const header = createHeader(theirs.stateRoot);
    const staple = {
      header: encodeHexData(header),
      account: await theirs.accountProof(OTHER_CONTRACT),
      storage: await theirs.storageProof(slot),
    };
    expect(problem(check({}, staple, [ledgerOf(header)]))).toBe('account-unproven');
  });
});

describe('the proof of storage', () => {
  it('is of the slot of this checkpoint', async () => {
    const neighbour = slotOf(sha256(toBytes(1)));
    const storage = await world.state.storageProof(neighbour);
    expect(problem(check({}, { storage }))).not.toBe('ok');
    const elsewhere = await createState([
      [slotOf(world.batch.digest, 4), encodeRlp(toBytes(STAMPED))],
    ]);
    const header = createHeader(elsewhere.stateRoot);
    const staple = {
      header: encodeHexData(header),
      account: await elsewhere.accountProof(EAS),
      storage: await elsewhere.storageProof(slotOf(world.batch.digest, 4)),
    };
    expect(problem(check({}, staple, [ledgerOf(header)]))).not.toBe('ok');
  });

  it('is whole and in order', () => {
    const nodes = world.proof.proof.storage!;
    for (const storage of [
      [],
      nodes.slice(1),
      nodes.slice(0, -1),
      nodes.toReversed(),
      [...nodes, '0x80'],
      ['0x1'],
    ])
      expect(problem(check({}, { storage }))).toBe('storage-unproven');
  });

  it.each([
    ['nothing', undefined, 'not-timestamped'],
    ['zero', Uint8Array.of(0x80), 'not-timestamped'],
    ['a list', Uint8Array.of(0xc0), 'storage-unproven'],
    ['leading zeros', Uint8Array.from([0x82, 0, 1]), 'storage-unproven'],
    ['more than eight bytes', encodeRlp(new Uint8Array(9).fill(1)), 'storage-unproven'],
    ['a time beyond the year 9999', encodeRlp(toBytes(2 ** 40)), 'storage-unproven'],
  ])('that holds %s shows no existence', async (_, value, expected) => {
    const slot = slotOf(world.batch.digest);
    const state = await createState(value === undefined ? [] : [[slot, value]]);
    const header = createHeader(state.stateRoot);
    const staple = {
      header: encodeHexData(header),
      account: await state.accountProof(EAS),
      storage: await state.storageProof(slot),
    };
    expect(problem(check({}, staple, [ledgerOf(header)]))).toBe(expected);
  });

  it('of another checkpoint is none of this one', async () => {
    const other = await createBatch(DOCUMENTS);
    expect(problem(check({ checkpoint: other.checkpoint }))).not.toBe('ok');
  });
});

it('fails, and never throws, whatever character of a proof is changed', () => {
  const { proof: staple } = world.proof;
  type Change = (text: (value: string) => string) => ReturnType<typeof check>;
  const changes: Change[] = [
    (text) => check({ salt: text(world.proof.salt) }),
    (text) => check({ checkpoint: text(world.proof.checkpoint) }),
    (text) => check({ path: world.proof.path.map(text) }),
    (text) => check({}, { header: text(staple.header!) }),
    (text) => check({}, { account: staple.account!.map(text) }),
    (text) => check({}, { storage: staple.storage!.map(text) }),
    (text) => check({}, { eas: text(staple.eas) }),
    (text) => check({}, { chainId: text(staple.chainId) }),
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...changes),
      fc.nat(),
      fc.constantFrom('0', 'a', '9', 'x', 'f', '\n', '-'),
      (change, at, by) => {
        let isSame = true;
        const answer = change((value) => {
          const place = at % value.length;
          isSame &&= value[place] === by;
          return value.slice(0, place) + by + value.slice(place + 1);
        });
        expect(answer.ok).toBe(isSame);
      },
    ),
    { numRuns: 400 },
  );
});

it('is small: the proof of one of 10,000, without its staple', async () => {
  const documents = Array.from({ length: 10_000 }, (_, at) => toBytes(at + 1));
  const batch = await createBatch(documents);
  const proof = batch.proofOf(17);
  const size = new TextEncoder().encode(JSON.stringify(proof)).length;
  expect(proof.path).toHaveLength(14);
  // 644 of them are the path, 165 the signature line under a did:ethr.
  expect(size).toBe(1057);
});
