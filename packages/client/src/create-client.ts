import { ClientError, type Problem } from './client-error.ts';
import type { Answer, Input, Method, OperationOf, PathsWith } from './operation-types.ts';
import type { Fetch, TokenSource } from './token-source.ts';

/** Calls one service; `Paths` is that of its OpenAPI document. */
export interface Client<Paths> {
  /**
   * Resolves to what the service answers where it succeeds.
   * @throws ClientError `answer.problem` with what it says where it does not
   */
  call<M extends Method, P extends PathsWith<Paths, M>>(
    method: M,
    path: P,
    input: Input<OperationOf<Paths, P, M>>,
  ): Promise<Answer<OperationOf<Paths, P, M>>>;
}

export interface ClientOptions {
  /** Where the service is reached, without a slash at its end. */
  readonly baseUrl: string;
  /** Undefined for what is public. */
  readonly tokens: TokenSource | undefined;
  readonly fetch: Fetch;
}

interface AnyInput {
  readonly path?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Makes a client of a service. */
export function createClient<Paths>({ baseUrl, fetch, tokens }: ClientOptions): Client<Paths> {
  return {
    async call(method, path, input) {
      const { body, headers, path: inPath = {}, query = {} } = input as AnyInput;
      const url = `${baseUrl}${fillPath(path, inPath)}${toQuery(query)}`;
      const verb = method.toUpperCase();
      const response = await fetch(url, {
        method: verb,
        headers: {
          accept: 'application/json, application/problem+json, */*;q=0.5',
          ...(isJson(body) && { 'content-type': 'application/json' }),
          ...headers,
          ...(await tokens?.authorize(verb, url)),
        },
        ...(body !== undefined && {
          body: isJson(body) ? JSON.stringify(body) : (body as BodyInit),
        }),
        redirect: 'error',
      });
      if (response.status === 401) tokens?.forget();
      if (!response.ok) throw await toProblemError(response);
      return { status: response.status, data: await readData(response) } as never;
    },
  };
}

/** A value of a path is one segment: it never reaches another route. */
function fillPath(path: string, values: Readonly<Record<string, string | number>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = Object.hasOwn(values, name) ? String(values[name]) : '';
    if (value === '' || value === '.' || value === '..')
      throw new ClientError('request.unfit', `${name} of ${path} is ${JSON.stringify(value)}`);
    return encodeURIComponent(value);
  });
}

function toQuery(query: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, String(value)]);
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
}

/** Bytes, forms and files go as they are. */
function isJson(body: unknown): boolean {
  return (
    body !== undefined &&
    !(body instanceof Uint8Array || body instanceof FormData || body instanceof Blob)
  );
}

async function readData(response: Response): Promise<unknown> {
  const type = mediaTypeOf(response);
  if (type === '') return undefined;
  if (type === 'application/json' || type.endsWith('+json')) return parse(response);
  return type.startsWith('text/') || type.endsWith('+jwt')
    ? response.text()
    : new Uint8Array(await response.arrayBuffer());
}

async function toProblemError(response: Response): Promise<ClientError> {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const more = Number.isFinite(seconds) ? { retryAfterSeconds: seconds } : {};
  if (mediaTypeOf(response) !== 'application/problem+json')
    return new ClientError(
      'answer.unreadable',
      `${response.url} answered ${response.status}`,
      more,
    );
  const problem = (await parse(response)) as Problem;
  return new ClientError('answer.problem', problem.detail ?? problem.title, { ...more, problem });
}

async function parse(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    throw new ClientError('answer.unreadable', `${response.url} answered with no JSON`, { cause });
  }
}

function mediaTypeOf(response: Response): string {
  return (response.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}
