import { readAnchorBacklog } from '@originmark/storage';
import { anchoringLag } from '@originmark/issuer/register';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { RoutePlugin } from '../app.ts';
import type { Resources } from '../resources.ts';

/** What a process measures: counts and times, never what a request is about. */
export interface Metrics {
  readonly contentType: string;
  readonly read: () => Promise<string>;
  /** Measures every answer of an app. */
  readonly measure: RoutePlugin;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** The promise for anchoring: alarm beyond it. */
const LAG_BOUND_MS = 3_600_000;

/** @param resources absent for a process without database: only the process and its answers are measured */
export function createMetrics(
  role: string,
  resources?: Pick<Resources, 'clock' | 'database'>,
): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ role });
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const answers = new Histogram({
    name: 'originmark_http_answer_seconds',
    help: 'Time from request to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  });
  const problems = new Counter({
    name: 'originmark_problems_total',
    help: 'Answers that are problems, by code',
    labelNames: ['code'],
    registers,
  });
  if (resources !== undefined) measureAnchoring(registry, resources);
  return {
    contentType: registry.contentType,
    read: () => registry.metrics(),
    measure(app) {
      app.addHook('onResponse', (request, { elapsedTime, statusCode }, done) => {
        // A path that was not found is the caller's own word.
        const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none');
        answers.observe({ method: request.method, route, status: statusCode }, elapsedTime / 1000);
        done();
      });
      app.addHook('onError', (_request, _reply, error, done) => {
        problems.inc({ code: codeOf(error) });
        done();
      });
    },
  };
}

function codeOf({ code }: { readonly code?: unknown }): string {
  return typeof code === 'string' && /^[a-z]+\.[a-z-]+$/.test(code) ? code : 'http.fault';
}

/** Read when it is asked for. A database that does not answer leaves these out, and is told by `/readyz`. */
function measureAnchoring(
  registry: Registry,
  { clock, database }: Pick<Resources, 'clock' | 'database'>,
): void {
  const registers = [registry];
  const waiting = new Gauge({
    name: 'originmark_anchor_waiting',
    help: 'Items in no batch yet',
    registers,
  });
  const missing = new Gauge({
    name: 'originmark_anchor_missing_batches',
    help: 'Batches that were final and that the ledger no longer holds',
    registers,
  });
  const height = new Gauge({
    name: 'originmark_anchor_last_block',
    help: 'Block of the newest batch that is final',
    registers,
  });
  new Gauge({
    name: 'originmark_anchor_lag_seconds',
    help: 'Age of the oldest item without a proof; promised is less than a day, alarm at an hour',
    registers,
    async collect() {
      const backlog = await database
        .transaction('reader', readAnchorBacklog)
        .catch(() => undefined);
      if (backlog === undefined) return;
      const lag = anchoringLag(backlog, { now: clock(), boundMs: LAG_BOUND_MS });
      this.set(lag.lagMs / 1000);
      waiting.set(lag.waiting);
      missing.set(lag.missing.length);
      height.set(lag.lastConfirmed?.block ?? 0);
    },
  });
}
