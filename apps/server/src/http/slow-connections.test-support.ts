import type { Server } from 'node:http';
import { connect, type Socket } from 'node:net';

const HEAD = 'Host: a.example\r\nAuthorization: CLIENT\r\n';
const BODY = `${HEAD}Content-Type: application/json\r\n`;

/** What slow connections do; each is to be ended by the server. */
export const SLOW = {
  'sends nothing': [''],
  'sends headers bit by bit': ['GET /livez HTTP/1.1\r\nHost: a.example\r\n', 'X-A: 1\r\n'],
  'sends no body': [`POST /json HTTP/1.1\r\n${BODY}Content-Length: 100000\r\n\r\n`],
  'is refused, and sends no body': [
    'POST /json HTTP/1.1\r\nHost: a.example\r\nContent-Length: 100000\r\n\r\n',
  ],
  'sends its body bit by bit': [
    `POST /json HTTP/1.1\r\n${BODY}Content-Length: 100000\r\n\r\n`,
    ' ',
  ],
  'sends chunks bit by bit': [
    `POST /json HTTP/1.1\r\n${BODY}Transfer-Encoding: chunked\r\n\r\n`,
    '1\r\n \r\n',
  ],
  'takes no answer': [`GET /large HTTP/1.1\r\n${HEAD}\r\n`],
} as const satisfies Readonly<Record<string, readonly [first: string, then?: string]>>;

/** Opens a connection that does it, every so often, until it is ended. */
export function openSlow(
  port: number,
  [first, then]: readonly [first: string, then?: string],
  { client, everyMs }: { readonly client: string; readonly everyMs: number },
): { readonly socket: Socket; readonly from: Promise<number> } {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  // Nothing is read, so that an answer that is too large stays with the server.
  socket.pause();
  if (first !== '') socket.write(first.replace('CLIENT', client));
  const timer = setInterval(() => {
    if (then !== undefined && socket.writable) socket.write(then);
  }, everyMs);
  socket.once('close', () => {
    clearInterval(timer);
  });
  const from = new Promise<number>((resolve) => {
    socket.once('connect', () => {
      resolve(socket.localPort ?? 0);
    });
  });
  return { socket, from };
}

/** How long the server kept each connection, by the other's port: whoever does not read never learns of the end. */
export function keptConnections(server: Server): ReadonlyMap<number, Promise<number>> {
  const kept = new Map<number, Promise<number>>();
  server.on('connection', (socket: Socket) => {
    const begun = performance.now();
    const end = new Promise<number>((resolve) => {
      socket.once('close', () => {
        resolve(performance.now() - begun);
      });
    });
    kept.set(socket.remotePort ?? 0, end);
  });
  return kept;
}

/** The time under which this share of the times lies. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
