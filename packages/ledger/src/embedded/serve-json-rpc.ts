import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { LedgerError } from '../errors.ts';
import { answerBody } from './rpc/answer-body.ts';
import { hasCode } from './has-code.ts';
import type { EmbeddedChain } from './open-embedded-chain.ts';

/** Where to listen. */
export interface ServeOptions {
  /** 0: any free one. */
  readonly port: number;
  /** A loopback address: 127.0.0.1 (default), ::1 or localhost. */
  readonly host?: string;
}

/** A server that answers at `url` until closed. The chain stays open: it is its owner's to close. */
export interface JsonRpcServer {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Bytes of one request. */
export const BODY_BYTES_LIMIT = 1024 * 1024;

/** Who can reach the port can read everything and submit: nobody beyond this machine may. */
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * Offers a chain as JSON-RPC 2.0 over HTTP on this machine only. Batches of at most 100; no CORS.
 *
 * With ethers 6: `new JsonRpcProvider(url, chainId, { staticNetwork: true, cacheTimeout: -1,
 * pollingInterval: 10 })`; by default it asks for a receipt every four seconds only.
 *
 * @throws LedgerError `rpc.host-refused`, `rpc.port-busy`, `rpc.listen-failed`
 */
export async function serveJsonRpc(
  chain: EmbeddedChain,
  { port, host = '127.0.0.1' }: ServeOptions,
): Promise<JsonRpcServer> {
  if (!LOOPBACK.has(host)) {
    throw new LedgerError('rpc.host-refused', `${host} is not a loopback address`);
  }
  const server = createServer({ requestTimeout: 30_000 }, (request, response) => {
    void answer(chain, request, response);
  });
  await listen(server, port, host);
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  return {
    port: bound,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = (cause: Error): void => {
      const busy = hasCode(cause, 'EADDRINUSE');
      const message = busy
        ? `port ${port} on ${host} is in use: stop what listens there, or give another port`
        : `cannot listen on ${host}, port ${port}`;
      reject(new LedgerError(busy ? 'rpc.port-busy' : 'rpc.listen-failed', message, { cause }));
    };
    server.once('error', refuse);
    server.listen(port, host, () => {
      server.off('error', refuse);
      resolve();
    });
  });
}

async function answer(
  chain: EmbeddedChain,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const refusal = checkHead(request);
    const body = refusal === undefined ? await readBody(request) : undefined;
    if (body === undefined) finish(response, refusal ?? 413);
    else finish(response, 200, await answerBody(chain, body));
  } catch {
    // The client went away in the middle: nobody is left to be told.
    response.destroy();
  }
}

/**
 * The status to refuse with. The Host header stops DNS rebinding, where a page's own name is made
 * to mean 127.0.0.1; the media type stops forms of other sites, which cannot send JSON unasked.
 */
function checkHead({ method, headers }: IncomingMessage): number | undefined {
  if (!isLoopbackHost(headers.host)) return 403;
  if (method !== 'POST') return 405;
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  return type === 'application/json' ? undefined : 415;
}

function isLoopbackHost(host: string | undefined): boolean {
  const name = host?.toLowerCase().replace(/:\d+$/, '');
  return name === '[::1]' || (name !== undefined && name !== '::1' && LOOPBACK.has(name));
}

/** Undefined where it is beyond the limit. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_BYTES_LIMIT) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function finish(response: ServerResponse, status: number, body = ''): void {
  // What a refused request still sends is not read: the connection ends with the answer.
  if (status !== 200) response.setHeader('connection', 'close');
  if (status === 405) response.setHeader('allow', 'POST');
  response.writeHead(status === 200 && body === '' ? 204 : status, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
  });
  response.end(body);
}
