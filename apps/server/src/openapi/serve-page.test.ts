import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../app.ts';
import { createApp } from '../create-app.ts';
import { pageRoutes } from './serve-page.ts';

let app: App;
beforeAll(async () => {
  app = await createApp({
    role: 'verifier',
    authenticator: { authenticate: () => Promise.reject(new Error('nobody calls')) },
    tokenUrl: 'https://auth.example/token',
    readiness: () => Promise.resolve({}),
    routes: [pageRoutes],
  });
});
afterAll(() => app.close());

describe('pageRoutes', () => {
  it('serves the page and every file that it names, from here alone', async () => {
    const page = await app.inject({ url: '/docs/' });
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    const named = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, name]) => name!);
    expect(named).toEqual(['swagger-ui.css', 'swagger-ui-bundle.js', 'page.js']);
    for (const name of named) {
      const file = await app.inject({ url: `/docs/${name}` });
      expect([name, file.statusCode]).toEqual([name, 200]);
      expect(file.headers['content-security-policy']).toMatch(
        /^default-src 'none'; script-src 'self';/,
      );
    }
    expect(page.body).not.toMatch(/https?:|<style|<script>/);
  });

  it('serves no other file of the folder', async () => {
    for (const name of ['index.html', '../package.json', '%2e%2e/package.json', 'swagger-ui.js'])
      expect((await app.inject({ url: `/docs/${name}` })).statusCode).toBe(404);
  });

  it('is not in the document that it shows', async () => {
    const { paths } = (await app.inject({ url: '/openapi.json' })).json<{ paths: object }>();
    expect(Object.keys(paths)).toEqual(['/livez', '/readyz']);
  });
});
