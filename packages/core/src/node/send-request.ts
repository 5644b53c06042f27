import type { ClientRequest, IncomingMessage } from 'node:http';
import type { RequestOptions } from 'node:https';
import { CoreError } from '../errors.ts';

/** How one request travels. */
export interface Route {
  /** True for TLS: connected means after the handshake. */
  readonly secure: boolean;
  readonly open: (options: RequestOptions) => ClientRequest;
  readonly options: RequestOptions;
  readonly headers?: Readonly<Record<string, string>>;
  /** The origin that stands in for the host, if one does. */
  readonly via?: string;
}

/** The time one fetch has in all. */
export interface Deadline {
  readonly host: string;
  readonly signal: AbortSignal;
  /** Settles as the work does, or rejects with `fetch.timed-out` when time is up. */
  race<T>(work: Promise<T>): Promise<T>;
  /** What a failure means: time was up, or the connection failed. */
  explain(cause: unknown): CoreError;
  clear(): void;
}

/** Starts the clock of one fetch. */
export function createDeadline(host: string, totalMs: number): Deadline {
  const controller = new AbortController();
  const late = (): CoreError =>
    new CoreError(
      'fetch.timed-out',
      `${host} did not answer within ${totalMs} ms: try again later`,
    );
  let giveUp: (reason: CoreError) => void;
  const timeUp = new Promise<never>((_resolve, reject) => {
    giveUp = reject;
  });
  // Nobody may be racing when time is up.
  timeUp.catch(() => undefined);
  const timer = setTimeout(() => {
    controller.abort();
    giveUp(late());
  }, totalMs);
  return {
    host,
    signal: controller.signal,
    race: (work) => Promise.race([work, timeUp]),
    explain(cause) {
      if (cause instanceof CoreError) return cause;
      if (controller.signal.aborted) return late();
      return new CoreError(
        'fetch.connect-failed',
        `the connection to ${host} failed (${String(cause)}): check that it is up and its certificate is good`,
        { cause },
      );
    },
    clear: () => clearTimeout(timer),
  };
}

/**
 * Sends a GET and waits for the head of the answer, on a connection of its own.
 * @throws CoreError `fetch.connect-failed` `fetch.timed-out`
 */
export function sendRequest(
  route: Route,
  accept: string,
  connectTimeoutMs: number,
  deadline: Deadline,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = route.open({
      ...route.options,
      method: 'GET',
      agent: false,
      signal: deadline.signal,
      headers: { ...route.headers, accept, 'accept-encoding': 'identity' },
    });
    const timer = setTimeout(() => {
      request.destroy(
        new CoreError(
          'fetch.timed-out',
          `${deadline.host} took no connection within ${connectTimeoutMs} ms: try again later`,
        ),
      );
    }, connectTimeoutMs);
    const connected = (): void => clearTimeout(timer);
    request.once('socket', (socket) => {
      socket.once(route.secure ? 'secureConnect' : 'connect', connected);
    });
    request.once('response', (response) => {
      connected();
      resolve(response);
    });
    request.on('error', (cause) => {
      connected();
      reject(deadline.explain(cause));
    });
    request.end();
  });
}
