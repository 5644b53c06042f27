import { JsonRpcError, RPC_CODES } from './json-rpc-error.ts';

/** Requests in one batch. */
export const BATCH_LIMIT = 100;

interface Requestable {
  request(args: {
    readonly method: string;
    readonly params?: readonly unknown[] | object;
  }): Promise<unknown>;
}

/**
 * Answers the body of a JSON-RPC 2.0 request or batch. Empty where only notifications came:
 * they are carried out and not answered.
 */
export async function answerBody(chain: Requestable, body: string): Promise<string> {
  let message: unknown;
  try {
    message = JSON.parse(body);
  } catch {
    return write(failure(null, new JsonRpcError('parse', 'the body is not JSON')));
  }
  if (!Array.isArray(message)) return write(await answerOne(chain, message));
  if (message.length === 0 || message.length > BATCH_LIMIT) {
    const error = new JsonRpcError('invalidRequest', `a batch has 1 to ${BATCH_LIMIT} requests`);
    return write(failure(null, error));
  }
  // Begun in their order and at once: transactions of one batch share a block.
  const answers = await Promise.all(message.map((one: unknown) => answerOne(chain, one)));
  const told = answers.filter((answer) => answer !== undefined);
  return told.length === 0 ? '' : JSON.stringify(told);
}

const write = (answer: object | undefined): string =>
  answer === undefined ? '' : JSON.stringify(answer);

type Id = string | number | null;

async function answerOne(chain: Requestable, message: unknown): Promise<object | undefined> {
  const { jsonrpc, method, params, id } = readMembers(message);
  const known = id === undefined || id === null || typeof id === 'string' || typeof id === 'number';
  if (jsonrpc !== '2.0' || typeof method !== 'string' || !known) {
    return failure(
      known ? (id ?? null) : null,
      new JsonRpcError('invalidRequest', 'not JSON-RPC 2.0'),
    );
  }
  if (params !== undefined && (typeof params !== 'object' || params === null)) {
    return failure(id ?? null, new JsonRpcError('invalidParams', 'params: a list is expected'));
  }
  let answer: object;
  try {
    const args = params === undefined ? { method } : { method, params };
    answer = { jsonrpc: '2.0', id, result: (await chain.request(args)) ?? null };
  } catch (error) {
    answer = failure(id ?? null, error);
  }
  return id === undefined ? undefined : answer;
}

/** Own members only, as unknown. */
function readMembers(message: unknown): Readonly<Record<string, unknown>> {
  const isObject = typeof message === 'object' && message !== null;
  return Object.assign(Object.create(null) as Record<string, unknown>, isObject ? message : {});
}

/** Nothing but code, message and revert data leaves: a cause may name paths. */
function failure(id: Id, error: unknown): object {
  if (!(error instanceof JsonRpcError)) {
    const inner = { code: RPC_CODES.internal, message: 'the chain could not answer' };
    return { jsonrpc: '2.0', id, error: inner };
  }
  const { code, message, data } = error;
  return {
    jsonrpc: '2.0',
    id,
    error: data === undefined ? { code, message } : { code, message, data },
  };
}
