import { BrowserProvider, FetchRequest, type JsonRpcApiProvider, JsonRpcProvider } from 'ethers';
import type { LedgerRequest } from './ledger.ts';
import { DISCONNECTED } from './rpc-error.ts';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
const LOCAL_POLL_MS = 10;
const REMOTE_POLL_MS = 1000;

/**
 * An ethers provider that believes the configured chain id (it was checked once) and keeps no answer:
 * a cached block number would show an old owner. A chain at hand is polled every 10 ms, because the
 * client otherwise makes every awaited write take four seconds. Given both, `request` is used.
 */
export function createProvider(
  node: { readonly url: string } | { readonly request: LedgerRequest },
  chainId: number,
  requestTimeoutMs: number,
): JsonRpcApiProvider {
  const options = { staticNetwork: true, cacheTimeout: -1 };
  if ('request' in node) {
    const request = (args: { method: string; params?: unknown[] | Record<string, unknown> }) =>
      askNode(node.request, args.method, (args.params ?? []) as unknown[]);
    const provider = new BrowserProvider({ request }, chainId, options);
    provider.pollingInterval = LOCAL_POLL_MS;
    return provider;
  }
  const connection = new FetchRequest(node.url);
  connection.timeout = requestTimeoutMs;
  // A busy node is answered for as unreachable at once, rather than after twelve attempts.
  connection.setThrottleParams({ maxAttempts: 1 });
  const local = LOOPBACK.has(new URL(node.url).hostname);
  const pollingInterval = local ? LOCAL_POLL_MS : REMOTE_POLL_MS;
  return new JsonRpcProvider(connection, chainId, {
    ...options,
    pollingInterval,
    // Waiting for company costs 10 ms a call, which pays over a distance only.
    ...(local && { batchMaxCount: 1 }),
  });
}

/** A rejection without an integer code is a broken connection, not an answer of the node. */
async function askNode(
  request: LedgerRequest,
  method: string,
  params: readonly unknown[],
): Promise<unknown> {
  try {
    return await request({ method, params });
  } catch (cause) {
    const { code, data } = (cause ?? {}) as { code?: unknown; data?: unknown };
    const message = cause instanceof Error ? cause.message : String(cause);
    const answered = typeof code === 'number' && Number.isInteger(code);
    throw Object.assign(new Error(message, { cause }), {
      code: answered ? code : DISCONNECTED,
      data,
    });
  }
}
