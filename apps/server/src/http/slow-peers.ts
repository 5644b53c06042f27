import type { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { clearInterval, setInterval } from 'node:timers';
import type { FastifyInstance } from 'fastify';

export interface SlowPeerLimits {
  /** How long nothing, or next to nothing, may go over the wire. */
  readonly stallMs: number;
  /** Next to nothing: fewer bytes than this in that time. */
  readonly leastBytes: number;
}

interface Watched {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  since: number;
  read: number;
  written: number;
}

/**
 * Ends connections whose body trickles in, or whose answer is not taken: Node's own limits bound the headers and
 * the whole request alone. Where the server itself does not read, nobody is blamed.
 * @param elapsed milliseconds that only run forward
 */
export function endSlowPeers(
  app: FastifyInstance,
  { leastBytes, stallMs }: SlowPeerLimits,
  elapsed: () => number,
): void {
  const watched = new Set<Watched>();
  app.addHook('onRequest', (request, reply, done) => {
    const { raw } = request;
    // Of a request that is handed in by a test nothing goes over a wire.
    if (!(raw.socket instanceof Socket)) {
      done();
      return;
    }
    const entry: Watched = {
      request: raw,
      response: reply.raw,
      since: elapsed(),
      read: raw.socket.bytesRead,
      written: raw.socket.bytesWritten,
    };
    watched.add(entry);
    reply.raw.once('close', () => {
      if (raw.complete) watched.delete(entry);
    });
    done();
  });
  const look = (): void => {
    const now = elapsed();
    for (const entry of watched) {
      const { request, response } = entry;
      if (request.socket.destroyed || (response.closed && request.complete)) {
        watched.delete(entry);
        continue;
      }
      const { bytesRead, bytesWritten } = request.socket;
      const waits = isWaitedFor(request, response);
      const moved = waits === 'answer' ? bytesWritten - entry.written : bytesRead - entry.read;
      if (waits === undefined || moved >= leastBytes) {
        entry.since = now;
        entry.read = bytesRead;
        entry.written = bytesWritten;
      } else if (now - entry.since >= stallMs) request.socket.destroy();
    }
  };
  const timer = setInterval(look, Math.min(1000, stallMs / 2));
  timer.unref();
  app.addHook('onClose', (_app, done) => {
    clearInterval(timer);
    done();
  });
}

/** For what of the peer the server waits, if it does. */
function isWaitedFor(
  request: IncomingMessage,
  response: ServerResponse,
): 'answer' | 'body' | undefined {
  const isAnswering = response.writableEnded && !response.writableFinished;
  if (isAnswering || response.writableNeedDrain) return 'answer';
  // What is refused before it was read whole is read on, to nobody.
  const isRead = request.readableFlowing === true && request.readableLength === 0;
  return !request.complete && isRead ? 'body' : undefined;
}
