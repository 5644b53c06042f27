import type { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout } from 'node:timers';
import type { App } from './app.ts';
import { LIMITS } from './http/limits.ts';

/** A process that is asked to end answers what it has begun, for so long. */
export const GRACE_MS = 30_000;
/** Connections of one address. A proxy on this machine is many callers. */
const PER_ADDRESS = 50;
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** An app that listens. */
export interface Serving {
  readonly port: number;
  /** Takes no more, answers what was begun, and ends what is not done in time. */
  close(graceMs?: number): Promise<void>;
}

/** Listens, with the limits that are the socket's. */
export async function serve(
  app: App,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Serving> {
  const { server } = app;
  server.headersTimeout = LIMITS.headersMs;
  server.requestTimeout = LIMITS.requestMs;
  server.keepAliveTimeout = LIMITS.keepAliveMs;
  server.maxConnections = LIMITS.connections;
  limitPerAddress(server, PER_ADDRESS, LOOPBACK);
  await app.listen({ host, port });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    async close(graceMs = GRACE_MS) {
      const end = setTimeout(() => {
        server.closeAllConnections();
      }, graceMs);
      try {
        await app.close();
      } finally {
        clearTimeout(end);
      }
    },
  };
}

/** Refuses connections beyond so many of one address. */
export function limitPerAddress(
  server: Pick<EventEmitter, 'on'>,
  most: number,
  exempt: ReadonlySet<string> = new Set(),
): void {
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    if (exempt.has(address)) return;
    const count = (open.get(address) ?? 0) + 1;
    if (count > most) {
      socket.destroy();
      return;
    }
    open.set(address, count);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left === 0) open.delete(address);
      else open.set(address, left);
    });
  });
}
