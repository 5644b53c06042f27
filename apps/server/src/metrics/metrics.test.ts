import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HttpError } from '../http/http-error.ts';
import { createApp } from '../create-app.ts';
import { openTestResources, type TestResources } from '../test-resources.test-support.ts';
import { createMetrics } from './create-metrics.ts';
import { serveMetrics } from './serve-metrics.ts';

describe('metrics', () => {
  let resources: TestResources;
  beforeAll(async () => {
    resources = await openTestResources();
  }, 60_000);
  afterAll(() => resources.close());

  it('count answers by route and status, problems by code, and never what was asked about', async () => {
    const metrics = createMetrics('verifier', resources);
    const app = await createApp({
      role: 'verifier',
      authenticator: { authenticate: () => Promise.reject(new Error('nobody calls')) },
      tokenUrl: 'https://auth.example/token',
      readiness: () => Promise.resolve({}),
      routes: [
        metrics.measure,
        (routes) => {
          routes.get('/entries/:number', { config: { access: 'public' } }, () => {
            throw new HttpError('challenge.spent', 'used before');
          });
        },
      ],
    });
    await app.inject('/entries/Z9Z-0042617-4');
    await app.inject('/somewhere/secret');
    const text = await metrics.read();
    expect(text).toMatch(
      /originmark_http_answer_seconds_count\{role="verifier",method="GET",route="\/entries\/:number",status="409"\} 1/,
    );
    expect(text).toMatch(/route="none",status="404"/);
    expect(text).toMatch(/originmark_problems_total\{code="challenge.spent",role="verifier"\} 1/);
    expect(text).toMatch(/originmark_anchor_lag_seconds\{role="verifier"\} 0/);
    expect(text).not.toMatch(/Z9Z|secret/);
  });

  it('are told to this machine, at one path', async () => {
    const served = await serveMetrics(createMetrics('auth'), 0);
    const url = `http://127.0.0.1:${served.port}`;
    const answer = await fetch(`${url}/metrics`);
    expect(await answer.text()).toContain('process_resident_memory_bytes');
    expect((await fetch(`${url}/`)).status).toBe(404);
    await served.close();
  });
});
