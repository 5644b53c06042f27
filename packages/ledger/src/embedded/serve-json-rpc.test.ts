import { request } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Contract, ContractFactory, JsonRpcProvider, Wallet } from 'ethers';
import * as t from './embedded.test-support.ts';
import { BODY_BYTES_LIMIT, type JsonRpcServer, serveJsonRpc } from './serve-json-rpc.ts';
import { EthereumDIDRegistry } from 'ethr-did-resolver';

/** ERC-1056, as its authors compiled it. */
const ABI = JSON.stringify(EthereumDIDRegistry.abi);

const servers: JsonRpcServer[] = [];
const providers: JsonRpcProvider[] = [];
afterEach(async () => {
  for (const provider of providers.splice(0)) provider.destroy();
  for (const server of servers.splice(0)) await server.close();
  await t.cleanUp();
});

async function serve(): Promise<JsonRpcServer> {
  const server = await serveJsonRpc(await t.openChain(), { port: 0 });
  servers.push(server);
  return server;
}

async function provide(): Promise<JsonRpcProvider> {
  const { url } = await serve();
  const options = { staticNetwork: true, cacheTimeout: -1, pollingInterval: 10 };
  const provider = new JsonRpcProvider(url, t.CHAIN_ID, options);
  providers.push(provider);
  return provider;
}

interface Answer {
  readonly status: number | undefined;
  readonly body: string;
  readonly headers: object;
}

function post(server: JsonRpcServer, body: string, more: object = {}): Promise<Answer> {
  const { headers, ...rest } = more as { headers?: object };
  return new Promise((resolve, reject) => {
    const sent = request(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      ...rest,
    });
    sent.on('error', reject);
    sent.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode, body: text, headers: response.headers }),
      );
    });
    sent.end(body);
  });
}

const asked = (method: string, id: unknown = 1, params: unknown = []): object => ({
  jsonrpc: '2.0',
  ...{ id, method, params },
});
const CHAIN_ID_REQUEST = JSON.stringify(asked('eth_chainId'));
const CHAIN_ID_ANSWER = { jsonrpc: '2.0', id: 1, result: '0x21fc' };

describe('ethers over the served chain', () => {
  it('deploys ERC-1056 from a wallet without funds, writes, reads and finds the event', async () => {
    const provider = await provide();
    const wallet = Wallet.createRandom().connect(provider);
    const factory = new ContractFactory(ABI, EthereumDIDRegistry.bytecode, wallet);
    const deployed = await (await factory.deploy()).waitForDeployment();
    const registry = new Contract(await deployed.getAddress(), ABI, wallet);
    const setAttribute = registry.getFunction('setAttribute');
    const sent = await setAttribute.send(wallet.address, t.word(1), '0x1234', 99);
    const receipt = await sent.wait();
    expect(receipt).toMatchObject({ status: 1, blockNumber: 2, from: wallet.address });
    const events = await registry.queryFilter('DIDAttributeChanged', 0, 'latest');
    expect(events.map(({ blockNumber }) => blockNumber)).toEqual([2]);
    expect(await registry.getFunction('changed')(wallet.address)).toBe(2n);
    const block = await provider.getBlock('finalized', true);
    expect(block).toMatchObject({ number: 2, timestamp: t.NOON / 1000, baseFeePerGas: 0n });
    expect(block?.prefetchedTransactions[0]).toMatchObject({
      hash: sent.hash,
      from: wallet.address,
    });
    expect(await provider.getBalance(wallet.address)).toBe(0n);
  });

  it('is told why a call reverts, called or estimated', async () => {
    const provider = await provide();
    const wallet = Wallet.createRandom().connect(provider);
    const factory = new ContractFactory(ABI, EthereumDIDRegistry.bytecode, wallet);
    const deployed = await (await factory.deploy()).waitForDeployment();
    const registry = new Contract(await deployed.getAddress(), ABI, wallet);
    const change = registry.getFunction('changeOwner');
    const stranger = t.account(5).address;
    const reverted = { code: 'CALL_EXCEPTION', reason: 'bad_actor' };
    await expect(change.staticCall(stranger, stranger)).rejects.toMatchObject(reverted);
    await expect(change.estimateGas(stranger, stranger)).rejects.toMatchObject(reverted);
    expect(await change.estimateGas(wallet.address, stranger)).toBeGreaterThan(21_000n);
  });

  it('tells a nonce that was used and funds that are missing', async () => {
    const provider = await provide();
    const wallet = t.account(1).connect(provider);
    const fields = { to: t.account(2).address, gasLimit: 21_000, nonce: 0 };
    await (await wallet.sendTransaction({ ...fields, gasPrice: 0 })).wait();
    await expect(wallet.sendTransaction({ ...fields, gasPrice: 0 })).rejects.toMatchObject({
      code: 'NONCE_EXPIRED',
    });
    const paying = wallet.sendTransaction({ ...fields, nonce: 1, value: 1, gasPrice: 0 });
    await expect(paying).rejects.toMatchObject({ code: 'INSUFFICIENT_FUNDS' });
    expect(await provider.getFeeData()).toMatchObject({ gasPrice: 0n });
    expect(await provider.send('eth_feeHistory', ['0x5', 'latest', []])).toEqual({
      oldestBlock: '0x0',
      baseFeePerGas: ['0x0', '0x0', '0x0'],
      gasUsedRatio: [0, 0.0007],
    });
  });
});

describe('a request over HTTP', () => {
  it('is answered on loopback without any cross-origin permission', async () => {
    const answer = await post(await serve(), CHAIN_ID_REQUEST);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual(CHAIN_ID_ANSWER);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-'))).toEqual([]);
  });

  it.each(['127.0.0.1', 'localhost:1', '[::1]:8704', 'LOCALHOST'])(
    'for the host %s is answered',
    async (host) => {
      expect(await post(await serve(), CHAIN_ID_REQUEST, { headers: { host } })).toMatchObject({
        status: 200,
      });
    },
  );

  it.each(['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:80', '10.0.0.1'])(
    'for the host "%s" is refused (DNS rebinding)',
    async (host) => {
      expect(await post(await serve(), CHAIN_ID_REQUEST, { headers: { host } })).toMatchObject({
        status: 403,
        body: '',
      });
    },
  );

  it.each([
    ['by GET', { method: 'GET' }, 405],
    ['by a page’s preflight', { method: 'OPTIONS' }, 405],
    ['by a page’s form', { headers: { 'content-type': 'text/plain' } }, 415],
  ])('%s is refused', async (_, more, status) => {
    const body = 'method' in more ? '' : CHAIN_ID_REQUEST;
    expect(await post(await serve(), body, more)).toMatchObject({ status });
  });

  it('beyond 1 MiB is refused, just below it is not', async () => {
    const server = await serve();
    const padded = (size: number) => CHAIN_ID_REQUEST.padEnd(size, ' ');
    expect(await post(server, padded(BODY_BYTES_LIMIT))).toMatchObject({ status: 200 });
    const refused = await post(server, padded(BODY_BYTES_LIMIT + 1)).catch(
      (error: unknown) => error,
    );
    expect(refused).toMatchObject({ status: 413 });
  });

  it.each([
    ['no JSON', '{', -32700],
    ['another protocol', '{"id":1,"method":"eth_chainId"}', -32600],
    ['no method', '{"jsonrpc":"2.0","id":1}', -32600],
    ['an id that is no id', '{"jsonrpc":"2.0","id":{},"method":"eth_chainId"}', -32600],
    ['null', 'null', -32600],
    ['an empty batch', '[]', -32600],
    ['a batch beyond 100', JSON.stringify(Array(101).fill(asked('eth_chainId'))), -32600],
    ['params of no kind', JSON.stringify(asked('eth_chainId', 1, 'x')), -32602],
    ['params by name', JSON.stringify(asked('eth_chainId', 1, {})), -32602],
    ['an unknown method', JSON.stringify(asked('eth_mine')), -32601],
  ])('that is %s is answered with its code', async (_, body, code) => {
    const answer = await post(await serve(), body);
    expect(JSON.parse(answer.body)).toMatchObject({ jsonrpc: '2.0', error: { code } });
  });

  it('in a batch is answered one by one, notifications not at all', async () => {
    const server = await serve();
    const notification = { jsonrpc: '2.0', method: 'eth_chainId' };
    const batch = [asked('eth_chainId', 'a'), notification, asked('eth_mine', 2), 5];
    const answer = await post(server, JSON.stringify(batch));
    expect(JSON.parse(answer.body)).toMatchObject([
      { id: 'a', result: '0x21fc' },
      { id: 2, error: { code: -32601 } },
      { id: null, error: { code: -32600 } },
    ]);
    expect(await post(server, JSON.stringify(notification))).toMatchObject({
      status: 204,
      body: '',
    });
  });
});

describe('a server', () => {
  it('on a busy port is refused with the remedy', async () => {
    const { port } = await serve();
    const second = serveJsonRpc(await t.openChain(), { port });
    await expect(second).rejects.toMatchObject({
      code: 'rpc.port-busy',
      message: expect.stringMatching(new RegExp(`${port}.*another port`)) as unknown,
    });
  });

  it.each(['0.0.0.0', '::', '10.0.0.1', 'example.com'])('on %s is refused', async (host) => {
    const chain = await t.openChain();
    await expect(serveJsonRpc(chain, { port: 0, host })).rejects.toMatchObject({
      name: 'LedgerError',
      code: 'rpc.host-refused',
    });
  });
});
