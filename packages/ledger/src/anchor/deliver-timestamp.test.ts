import { expect, it } from '@jest/globals';
import { hexlify, randomBytes, Transaction } from 'ethers';
import type { LedgerSigner } from '../connection/ledger-signer.ts';
import type { Ledger } from '../connection/ledger.ts';
import {
  connectThrough,
  describeNodes,
  newDigestSigner,
  newWallet,
  type TestWorld,
} from '../test-nodes/world.test-support.ts';
import { checkStamp } from './check-stamp.ts';
import { deliverTimestamp } from './deliver-timestamp.ts';
import { findTransaction } from './find-transaction.ts';
import { locateStamp } from './locate-stamp.ts';
import { prepareTimestamp } from './prepare-timestamp.ts';

const newDigest = (): string => hexlify(randomBytes(32));
const prepare = (ledger: Ledger, signer: LedgerSigner, digest = newDigest()) =>
  prepareTimestamp({ ledger, signer, digest });
const impatient = ({ ledger }: TestWorld): Ledger => ({ ...ledger, writeTimeoutMs: 0 });

describeNodes('a transaction that is kept before it is sent', (world) => {
  it('is sent by nobody before it is delivered, and stamps once however often it is', async () => {
    const { ledger } = world();
    const digest = newDigest();
    const transaction = await prepare(ledger, newDigestSigner(), digest);
    expect(Transaction.from(transaction.raw)).toMatchObject({ nonce: 0, hash: transaction.hash });
    expect(await findTransaction(ledger, transaction)).toEqual({ state: 'unknown' });
    expect(await locateStamp(ledger, digest)).toBeUndefined();

    const fate = await deliverTimestamp(ledger, transaction);
    expect(fate).toMatchObject({ state: 'mined', gasUsed: expect.any(BigInt) });
    expect(await deliverTimestamp(ledger, transaction)).toEqual(fate);
    const place = await locateStamp(ledger, digest, [transaction]);
    expect(place).toMatchObject({ transaction: transaction.hash, final: true });
    expect(await locateStamp(ledger, digest)).toEqual(place);
    expect(await ledger.provider.getTransactionCount(transaction.sender)).toBe(1);
  });

  it('costs nothing where the contract would refuse it', async () => {
    const { ledger } = world();
    const digest = newDigest();
    await deliverTimestamp(ledger, await prepare(ledger, newWallet(), digest));
    await expect(prepare(ledger, newWallet(), digest)).rejects.toMatchObject({
      code: 'transaction.reverted',
    });
  });

  it('is told as reverted when another stamps the digest first', async () => {
    const { ledger } = world();
    const digest = newDigest();
    const late = await prepare(ledger, newWallet(), digest);
    await deliverTimestamp(ledger, await prepare(ledger, newWallet(), digest));
    expect(await deliverTimestamp(ledger, late)).toMatchObject({ state: 'reverted' });
  });

  it('is told as replaced when another transaction of its sender has its nonce', async () => {
    const { ledger } = world();
    const signer = newWallet();
    const transaction = await prepare(ledger, signer);
    await deliverTimestamp(ledger, await prepare(ledger, signer));
    expect(await findTransaction(ledger, transaction)).toEqual({ state: 'replaced' });
    expect(await deliverTimestamp(ledger, transaction)).toEqual({ state: 'replaced' });
  });

  it('is told as blocked where a nonce before it is missing', async () => {
    const { ledger } = world();
    const { nonce, ...transaction } = await prepare(ledger, newWallet());
    const far = { ...transaction, nonce: nonce + 1 };
    expect(await findTransaction(ledger, far)).toEqual({ state: 'blocked' });
  });

  it('is told as pending while no block takes it, and is no other when it is asked for again', async () => {
    const { node } = world();
    if (node.mine === undefined) return; // this chain has a block for every transaction
    const transaction = await prepare(impatient(world()), newWallet());
    node.mine(false);
    const pending = { state: 'pending' };
    expect(await deliverTimestamp(impatient(world()), transaction)).toEqual(pending);
    expect(await deliverTimestamp(impatient(world()), transaction)).toEqual(pending);
    node.mine(true);
    const waiting = deliverTimestamp(world().ledger, transaction, { known: true });
    await node.request({ method: 'evm_mine', params: [] });
    expect(await waiting).toMatchObject({ state: 'mined' });
  });

  it('is waited for no longer when the signal comes', async () => {
    const { node, ledger } = world();
    if (node.mine === undefined) return;
    const transaction = await prepare(ledger, newWallet());
    node.mine(false);
    const signal = AbortSignal.abort();
    expect(await deliverTimestamp(ledger, transaction, { signal })).toEqual({ state: 'pending' });
    node.mine(true);
    await node.request({ method: 'evm_mine', params: [] });
  });

  it('hands on what the node says where it does not take it', async () => {
    const { node } = world();
    const refusing = await connectThrough(world(), (question) =>
      question.method === 'eth_sendRawTransaction'
        ? Promise.reject(Object.assign(new Error('not today'), { code: -32000 }))
        : node.request(question),
    );
    const transaction = await prepare(refusing, newWallet());
    await expect(deliverTimestamp(refusing, transaction)).rejects.toMatchObject({
      code: 'rpc.refused',
    });
    refusing.close();
  });

  it('offers a quarter more than the one whose nonce it takes, on a market', async () => {
    const { ledger } = world();
    const market: Ledger = { ...ledger, fees: {} };
    const signer = newWallet();
    const digest = newDigest();
    const first = await prepare(market, signer, digest);
    const second = await prepareTimestamp({ ledger: market, signer, digest, instead: first });
    const third = await prepareTimestamp({ ledger: market, signer, digest, instead: second });
    const [, before, after] = [first, second, third].map(({ raw }) => Transaction.from(raw));
    expect([after!.nonce, after!.to?.toLowerCase()]).toEqual([before!.nonce, ledger.eas]);
    const offered = ({ maxFeePerGas, gasPrice }: Transaction) => maxFeePerGas ?? gasPrice ?? 0n;
    expect(offered(after!)).toBeGreaterThan((offered(before!) * 5n) / 4n);
  });
});

describeNodes('checkStamp', (world) => {
  async function stamped() {
    const { ledger } = world();
    const digest = newDigest();
    const transaction = await prepare(ledger, newWallet(), digest);
    await deliverTimestamp(ledger, transaction);
    return { digest, ...(await locateStamp(ledger, digest, [transaction]))! };
  }

  it('says of a stamp that it is there, by the hash of its block or by its time', async () => {
    const { blockHash, ...stamp } = await stamped();
    const { ledger } = world();
    expect(await checkStamp(ledger, { ...stamp, blockHash })).toEqual({ state: 'there' });
    expect(await checkStamp(ledger, stamp)).toMatchObject({ state: 'moved', place: { blockHash } });
  });

  it('says that it is gone where there is no time, or another', async () => {
    const { ledger } = world();
    const { block, digest, stampedAt } = await stamped();
    const stamp = { block, digest, stampedAt };
    const none = await checkStamp(ledger, { ...stamp, digest: newDigest() });
    const other = await checkStamp(ledger, { ...stamp, stampedAt: stamp.stampedAt - 1000 });
    expect([none.state, other.state]).toEqual(['gone', 'gone']);
  });

  it('cannot say by a node that has fewer blocks than were seen', async () => {
    const stamp = await stamped();
    const ahead = { ...stamp, block: stamp.block + 1000 };
    await expect(checkStamp(world().ledger, ahead)).rejects.toMatchObject({ code: 'rpc.behind' });
  });

  it('says that it is gone after a reorganisation', async () => {
    const { ledger, node } = world();
    if (node.reorganize === undefined) return; // one sealer never takes a block back
    const stamp = await stamped();
    await node.reorganize(1);
    expect(await checkStamp(ledger, stamp)).toMatchObject({ state: 'gone' });
  });
});
