import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createNodeCrypto } from '@originmark/core/node';
import { createTenant, type OpenDatabase } from '@originmark/storage';
import { asOwner } from '../../../../packages/storage/src/as-owner.test-support.ts';
import { testDatabases } from '../../../../packages/storage/src/test-databases.test-support.ts';
import type { App, RoutePlugin } from '../app.ts';
import { HttpError } from './http-error.ts';
import { createIdempotency } from './idempotency.ts';
import { access, makePressureApp } from './pressure-app.test-support.ts';

const NOW = Date.parse('2026-09-24T15:05:00Z');

describe.each(testDatabases())('a request with Idempotency-Key, on $name', (where) => {
  let database: OpenDatabase;
  let app: App;
  let now = NOW;
  let works = 0;
  let fault: Error | undefined;
  let gate: Promise<void> | undefined;
  beforeAll(async () => {
    database = await where.open();
    for (const id of ['acme', 'other'])
      await database.transaction((tx) => createTenant(tx, { id, name: id, createdAt: NOW }));
    const withIdempotency = createIdempotency({
      clock: () => now,
      crypto: createNodeCrypto(),
      database,
    });
    const route: RoutePlugin = (to) => {
      to.post(
        '/things',
        { config: { access }, schema: { operationId: 'makeThing' } },
        async (request, reply) => {
          const { body, status } = await withIdempotency(request, async () => {
            works += 1;
            const number = works;
            await gate;
            if (fault !== undefined) throw fault;
            return { status: 201, body: { number } };
          });
          return reply.code(status).send(body);
        },
      );
    };
    app = await makePressureApp({ atOnce: 500 }, route);
  }, 60_000);
  afterAll(async () => {
    await app.close();
    await database.close();
    await where.drop();
  });

  const send = async (key: string | undefined, payload: object | string = {}, tenant = 'acme') => {
    const answer = await app.inject({
      method: 'POST',
      url: '/things',
      headers: {
        authorization: tenant,
        'content-type': 'application/json',
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      payload,
    });
    return { status: answer.statusCode, headers: answer.headers, body: answer.json<object>() };
  };

  it('is worked once, and gets the same answer, however its body is spaced', async () => {
    const first = await send('a', '{"x":1,"y":2}');
    expect(first).toMatchObject({ status: 201 });
    expect(await send('a', '{ "y":2, "x":1 }')).toMatchObject({ status: 201, body: first.body });
    expect(await send('a', '{"x":1,"y":2}', 'other')).not.toMatchObject({ body: first.body });
  });

  it('is worked once of 200 at once; the others are told to wait', async () => {
    const before = works;
    let open: () => void = () => undefined;
    gate = new Promise((resolve) => (open = resolve));
    const all = Promise.all(
      Array.from({ length: 200 }, async (_, at) => {
        const answer = await send('many');
        // All but one are answered while the work goes on.
        if (at === 199 || answer.status === 409) open();
        return answer;
      }),
    );
    const ends = await all;
    gate = undefined;
    expect(works - before).toBe(1);
    const told = ends.filter(({ status }) => status === 409);
    expect(told).toHaveLength(ends.filter(({ status }) => status !== 201).length);
    expect(told.length).toBeGreaterThan(0);
    expect(told[0]).toMatchObject({
      headers: { 'retry-after': '1' },
      body: { code: 'request.in-progress' },
    });
    expect(await send('many')).toMatchObject({ status: 201 });
    expect(works - before).toBe(1);
  });

  it('is refused where the key stands for another request', async () => {
    await send('b', { x: 1 });
    expect(await send('b', { x: 2 })).toMatchObject({
      status: 422,
      body: { code: 'http.invalid' },
    });
  });

  it('may be sent again after it failed', async () => {
    fault = new HttpError('http.invalid', 'x');
    expect(await send('c')).toMatchObject({ status: 422 });
    fault = new Error('a fault');
    expect(await send('c')).toMatchObject({ status: 500 });
    fault = undefined;
    expect(await send('c')).toMatchObject({ status: 201 });
  });

  it('of a process that died is worked anew after two minutes, and not before', async () => {
    const before = works;
    await send('died');
    await asOwner(database, [
      `update idempotency_key set status = null, body = null where key = 'died'`,
    ]);
    now = NOW + 120_000;
    expect(await send('died')).toMatchObject({ status: 409 });
    now += 1;
    expect(await send('died')).toMatchObject({ status: 201 });
    expect(works - before).toBe(2);
  });

  it('without a key is worked each time', async () => {
    const [one, other] = [await send(undefined), await send(undefined)];
    expect(one.body).not.toEqual(other.body);
  });

  it.each(['', 'ü', 'a b', 'x'.repeat(256)])('is refused with the key %j', async (key) => {
    const before = works;
    expect(await send(key)).toMatchObject({ status: 400, body: { code: 'http.malformed' } });
    expect(works).toBe(before);
  });
});
