import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { SigningKey } from 'ethers';
import { createEthrIndex } from '../registry/ethr-index.ts';
import { createEthrResolver } from '../registry/ethr-resolver.ts';
import { openEthrIdentity } from '../registry/ethr-identity.ts';
import {
  describeNodes,
  newDigestSigner,
  newWallet,
  type TestWorld,
} from '../test-nodes/world.test-support.ts';
import { connectLedger, type LedgerOptions } from './connect-ledger.ts';
import type { LedgerRequest } from './ledger.ts';
import { signDigest } from './ledger-signer.ts';

const optionsOf = ({ contracts, node }: TestWorld) => ({
  ...contracts,
  chainId: node.chainId,
  request: node.request,
  finality: { instant: true } as const,
});

const remoteOf = ({ contracts, node }: TestWorld, url: string) => ({
  ...contracts,
  chainId: node.chainId,
  url,
  finality: { instant: true } as const,
});

/** A node over HTTP that hands everything to another. */
async function serve(request: LedgerRequest): Promise<{ url: string; server: Server }> {
  const server = createServer((incoming, response) => {
    const answer = async (): Promise<void> => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const { id, method, params } = JSON.parse(Buffer.concat(chunks).toString()) as {
        id: number;
        method: string;
        params: unknown[];
      };
      let body: object;
      try {
        body = { result: await request({ method, params }) };
      } catch (error) {
        const { code, data, message } = error as { code: number; data?: string; message: string };
        body = { error: { code, data, message } };
      }
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ jsonrpc: '2.0', id, ...body }));
    };
    void answer();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, server };
}

describeNodes('connectLedger', (world) => {
  it.each<[string, (world: TestWorld) => Partial<LedgerOptions>]>([
    ['network.wrong-chain', () => ({ chainId: 1 })],
    ['network.wrong-registry', () => ({ codeHash: `0x${'0'.repeat(64)}` })],
    ['network.wrong-registry', ({ contracts }) => ({ registry: contracts.eas })],
    ['network.wrong-registry', () => ({ registry: `0x${'9'.repeat(40)}` })],
    ['network.no-eas', () => ({ eas: `0x${'9'.repeat(40)}` })],
    ['address.malformed', () => ({ registry: '0x12' })],
    ['address.malformed', () => ({ eas: '' })],
    ['chain.id-refused', () => ({ chainId: 1337 })],
    ['chain.id-refused', () => ({ chainId: 31337 })],
    ['chain.id-refused', () => ({ chainId: 0 })],
    ['rpc.unreachable', () => ({ request: () => Promise.reject(new Error('down')) })],
    ['rpc.malformed', () => ({ request: () => Promise.resolve('yes') })],
  ])('refuses, %s', async (code, change) => {
    const options = { ...optionsOf(world()), ...change(world()) } as LedgerOptions;
    await expect(connectLedger(options)).rejects.toMatchObject({ name: 'LedgerError', code });
  });

  it('writes and reads over HTTP as it does in process', async () => {
    const { url, server } = await serve(world().node.request);
    const ledger = await connectLedger(remoteOf(world(), url));
    try {
      const identity = await openEthrIdentity({ ledger, signer: newDigestSigner() });
      await identity.changeOwner(newWallet().address);
      const resolver = createEthrResolver(await createEthrIndex({ ledger }));
      const { didDocument } = await resolver.resolve(identity.did);
      expect(didDocument?.verificationMethod).toHaveLength(2);
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
    const down = { code: 'rpc.unreachable' };
    await expect(ledger.request('eth_chainId', [])).rejects.toMatchObject(down);
    ledger.close();
    await expect(ledger.request('eth_chainId', [])).rejects.toMatchObject(down);
  });

  it('gives up on a node that does not answer in time', async () => {
    const server = createServer(() => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    await expect(
      connectLedger({ ...remoteOf(world(), url), requestTimeoutMs: 50 }),
    ).rejects.toMatchObject({
      code: 'rpc.unreachable',
    });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('gives up on a write that comes into no block', async () => {
    const ledger = await connectLedger({
      ...optionsOf(world()),
      writeTimeoutMs: 50,
      request: (question) =>
        question.method === 'eth_getTransactionReceipt'
          ? Promise.resolve(null)
          : world().node.request(question),
    });
    const identity = await openEthrIdentity({ ledger, signer: newWallet() });
    await expect(identity.deactivate()).rejects.toMatchObject({ code: 'transaction.timed-out' });
    ledger.close();
  });

  it('offers what a market asks where gas is not free', async () => {
    const ledger = await connectLedger({
      ...optionsOf(world()),
      request: (question) =>
        question.method === 'eth_gasPrice'
          ? Promise.resolve('0x1')
          : world().node.request(question),
    });
    expect([ledger.fees, world().ledger.fees]).toEqual([
      {},
      { type: 2, maxFeePerGas: 0n, maxPriorityFeePerGas: 0n },
    ]);
    ledger.close();
  });
});

describe('signDigest', () => {
  const digest = new Uint8Array(32).fill(7);
  const signer = newDigestSigner();
  const { r, s, v } = signer.key.sign(digest);
  const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
  const high = (order - BigInt(s)).toString(16).padStart(64, '0');

  it.each([
    ['r ‖ s', `${r}${s.slice(2)}`],
    ['r ‖ s ‖ v', `${r}${s.slice(2)}${v.toString(16)}`],
    ['r ‖ s ‖ parity', `${r}${s.slice(2)}0${v - 27}`],
    ['hexadecimal without 0x', `${r.slice(2)}${s.slice(2)}`],
    ['the higher s', `${r}${high}`],
    ['bytes', Buffer.from(`${r.slice(2)}${s.slice(2)}`, 'hex')],
  ])('takes %s', async (_what, answer) => {
    const { address } = signer;
    const signature = await signDigest({ address, sign: () => Promise.resolve(answer) }, digest);
    expect([signature.r, signature.s, signature.v]).toEqual([r, s, v]);
  });

  it.each([
    ['of another key', () => new SigningKey(`0x${'1'.repeat(64)}`).sign(digest).serialized],
    ['too short', () => r],
    ['no hexadecimal', () => 'signature'],
    ['of zeros', () => `0x${'0'.repeat(128)}`],
    ['beyond the order', () => `0x${'f'.repeat(128)}`],
    [
      'refused',
      () => {
        throw new Error('no such key');
      },
    ],
  ])('refuses a signature that is %s', async (_what, answer) => {
    const sign = (): Promise<string> => Promise.resolve().then(answer);
    await expect(signDigest({ address: signer.address, sign }, digest)).rejects.toMatchObject({
      code: 'signer.failed',
    });
  });
});
