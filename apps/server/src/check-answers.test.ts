import { describe, expect, it } from '@jest/globals';
import { Type } from 'typebox';
import { checkAnswers, type Disagreement } from './check-answers.test-support.ts';
import { createApp } from './create-app.ts';

describe('checkAnswers', () => {
  it('finds the answer that is not what its route says, and no other', async () => {
    const found: Disagreement[] = [];
    const app = await createApp({
      role: 'verifier',
      authenticator: { authenticate: () => Promise.reject(new Error('nobody calls')) },
      tokenUrl: 'https://auth.example/token',
      readiness: () => Promise.resolve({}),
      routes: [
        checkAnswers(found),
        (routes) => {
          const config = { access: 'public' } as const;
          const response = { 200: Type.Object({ count: Type.Integer() }) };
          for (const [url, answer] of [
            ['/good', { count: 1 }],
            ['/wrong', { count: '1' }],
          ] as const)
            routes.get(url, { config, schema: { response } }, () => answer as { count: number });
          routes.get('/strange', { config, schema: { response } }, (_request, reply) => {
            reply.raw.statusCode = 202;
            return { count: 1 };
          });
          const refusal = Type.Object({ verified: Type.Literal(false) });
          for (const [url, answer] of [
            ['/refused', { verified: false }],
            ['/refused-otherwise', { verified: true }],
          ] as const)
            routes.get(
              url,
              { config, schema: { response: { ...response, 422: refusal } } },
              (_request, reply) => {
                reply.raw.statusCode = 422;
                return answer as { verified: false };
              },
            );
        },
      ],
    });
    for (const url of [
      '/good',
      '/wrong',
      '/strange',
      '/refused',
      '/refused-otherwise',
      '/livez',
      '/nowhere',
    ])
      await app.inject({ url });
    expect(found).toEqual([
      { route: 'GET /wrong', status: 200, fault: expect.stringContaining('/count') },
      { route: 'GET /strange', status: 202, fault: 'the route names no such status' },
      {
        route: 'GET /refused-otherwise',
        status: 422,
        fault: expect.stringContaining('/verified'),
      },
    ]);
    await app.close();
  });
});
