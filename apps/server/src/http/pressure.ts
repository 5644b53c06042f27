import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpError } from './http-error.ts';
import { endSlowPeers, type SlowPeerLimits } from './slow-peers.ts';
import { createSlots, type SlotLimits } from './slots.ts';
import { watchLoop } from './watch-loop.ts';

export interface PressureLimits extends SlowPeerLimits, SlotLimits {
  /** Requests a minute of one address, whoever sends them. */
  readonly addressPerMinute: number;
  /** Requests a minute of one client. */
  readonly clientPerMinute: number;
  /** How long the process may be busy with itself, before it refuses what comes new; 0: as long as it likes. */
  readonly loopDelayMs: number;
  readonly heapBytes: number;
}

export const PRESSURE: PressureLimits = {
  addressPerMinute: 6_000,
  clientPerMinute: 3_000,
  atOnce: 50,
  waiting: 450,
  loopDelayMs: 5_000,
  heapBytes: 1_500 * 1024 * 1024,
  stallMs: 10_000,
  leastBytes: 1_024,
};

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Requests a minute of one address to this route, below what an address may have anyway. */
    perMinute?: number;
  }
}

/** Whoever asks whether the process lives gets an answer, whatever the pressure. */
const HEALTH: ReadonlySet<string> = new Set(['/livez', '/readyz']);

/**
 * Refuses before anything is read: what is encoded, what comes too often from one address, what comes while the
 * process is behind with its work. Call it before whoever calls is looked at.
 */
export async function limitAddresses(
  app: FastifyInstance,
  limits: PressureLimits = PRESSURE,
  elapsed: () => number = () => performance.now(),
): Promise<void> {
  endSlowPeers(app, limits, elapsed);
  const isBehind = watchLoop(app, limits.loopDelayMs, elapsed);
  await app.register(underPressure, {
    maxHeapUsedBytes: limits.heapBytes,
    pressureHandler: ({ url }) => {
      if (HEALTH.has(url)) return;
      throw new HttpError('http.busy', 'too much is being worked', { retryAfterSeconds: 2 });
    },
  });
  await app.register(rateLimit, { global: false });
  const timeWindow = 60_000;
  const ofAddress = app.createRateLimit({ max: limits.addressPerMinute, timeWindow });
  const ofRoute = app.createRateLimit({
    max: (request: FastifyRequest) => perMinuteOf(request) ?? limits.addressPerMinute,
    timeWindow,
    keyGenerator: (request: FastifyRequest) =>
      `${request.ip} ${request.method} ${request.routeOptions.url ?? ''}`,
  });
  app.addHook('onRequest', async (request) => {
    assertNotEncoded(request);
    if (isBehind() && !HEALTH.has(request.url))
      throw new HttpError('http.busy', 'too much is being worked', { retryAfterSeconds: 2 });
    await assertNotTooMany(ofAddress, request, 'this address');
    if (perMinuteOf(request) !== undefined)
      await assertNotTooMany(ofRoute, request, 'this address to this route');
  });
}

/** Gives clients their turns. Call it behind the check of who calls. */
export function limitClients(app: FastifyInstance, limits: PressureLimits = PRESSURE): void {
  const ofClient = app.createRateLimit({
    max: limits.clientPerMinute,
    timeWindow: 60_000,
    keyGenerator: clientOf,
  });
  const slots = createSlots(limits);
  app.addHook('onRequest', async (request, reply) => {
    if (HEALTH.has(request.url)) return;
    await assertNotTooMany(ofClient, request, 'this client');
    const end = await slots.take(clientOf(request), (leave) => reply.raw.once('close', leave));
    if (end === undefined)
      throw new HttpError('http.too-many', 'too many requests of this client wait', {
        retryAfterSeconds: 2,
      });
    if (reply.raw.destroyed || reply.raw.closed) end();
    else reply.raw.once('close', end);
  });
}

function perMinuteOf({ routeOptions }: FastifyRequest): number | undefined {
  return (routeOptions.config as { readonly perMinute?: number } | undefined)?.perMinute;
}

function clientOf({ ip, principal }: FastifyRequest): string {
  return principal === undefined ? `address ${ip}` : `client ${principal.subject}`;
}

type Limiter = ReturnType<FastifyInstance['createRateLimit']>;

async function assertNotTooMany(
  limiter: Limiter,
  request: FastifyRequest,
  whose: string,
): Promise<void> {
  const found = await limiter(request);
  if (found.isAllowed || !found.isExceeded) return;
  throw new HttpError('http.too-many', `more than ${found.max} requests a minute of ${whose}`, {
    retryAfterSeconds: found.ttlInSeconds,
  });
}

/** What unfolds when it is read is not taken: its size would be known too late. */
function assertNotEncoded({ headers }: FastifyRequest): void {
  const encoding = headers['content-encoding'];
  if (encoding === undefined || encoding === 'identity') return;
  throw new HttpError(
    'http.media-type',
    'a body with Content-Encoding is not taken: send it plain',
  );
}
