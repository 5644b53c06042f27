import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { issue, listKeys, toDidWebDocument } from '@originmark/issuer/register';
import type { App } from '../app.ts';
import {
  as,
  type IssuerWorld,
  openIssuerApp,
  openIssuerWorld,
} from '../issuer-world.test-support.ts';
import { licenceOf, makerOf, rightOf } from './licence-drafts.test-support.ts';

const OWNER = 'did:web:owner.example';
const LICENSEE = 'did:web:licensee.example';
const SUB = 'did:web:sub.example';
const MAKER = 'did:web:maker.example';
const ELSEWHERE = 'did:web:elsewhere.example';
const ISSUING = as('northlight', 'create:credential', 'issuer-operator');
const READING = as('northlight', 'read:register', 'issuer-operator');
const WRITING = as('northlight', 'write:register', 'issuer-operator');
const DUE = as('northlight', 'read:worklist', 'issuer-operator');

interface Issued {
  readonly id: string;
  readonly credentialDigest: string;
}

let world: IssuerWorld;
let app: App;
let rights: readonly [Issued, Issued];
let licence: Issued;
let sublicence: Issued;
let maker: Issued;

async function issued(credential: object): Promise<Issued> {
  const answer = await app.inject({
    method: 'POST',
    url: '/credentials/issue',
    headers: ISSUING,
    payload: { credential },
  });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json<Issued>();
}

beforeAll(async () => {
  world = await openIssuerWorld();
  await world.addTenant('northlight', OWNER, LICENSEE, SUB);
  await world.addTenant('brightfern', ELSEWHERE);
  app = await openIssuerApp(world);
  rights = [
    await issued(rightOf(OWNER)),
    await issued(rightOf(OWNER, { mark: 'print', until: '2026-12-31' })),
  ];
  const both = { rights: ['https://rights.example/toy', 'https://rights.example/print'] };
  const quantity = { max: '50000', unit: 'C62', period: 'P1Y' };
  licence = await issued(licenceOf(OWNER, LICENSEE, rights, { ...both, quantity }));
  sublicence = await issued(
    licenceOf(LICENSEE, SUB, [licence], {
      term: { from: '2026-02-01T00:00:00Z', until: '2026-12-01T00:00:00Z', sellOffDays: 30 },
      depth: 1,
    }),
  );
  maker = await issued(makerOf(SUB, MAKER, [sublicence]));
}, 120_000);

afterAll(async () => {
  await app.close();
  await world.resources.close();
});

const get = (url: string, headers = READING) => app.inject({ url, headers });
const post = (url: string, payload: object, headers = WRITING) =>
  app.inject({ method: 'POST', url, headers, payload });
const at = (id: string, rest = ''): string => `/licences/${encodeURIComponent(id)}${rest}`;

describe('GET /licences', () => {
  it('tells who holds what, of what kind, by pages', async () => {
    const first = (await get('/licences?limit=3')).json<{
      items: { id: string }[];
      next: string;
    }>();
    const rest = (await get(`/licences?limit=3&after=${first.next}`)).json<{ items: object[] }>();
    const all = [...first.items, ...rest.items] as { id: string; kind: string; licensee: string }[];
    expect(new Map(all.map(({ id, kind, licensee }) => [id, [kind, licensee]]))).toEqual(
      new Map([
        [rights[0].id, ['right', OWNER]],
        [rights[1].id, ['right', OWNER]],
        [licence.id, ['licence', LICENSEE]],
        [sublicence.id, ['sublicence', SUB]],
        [maker.id, ['maker', MAKER]],
      ]),
    );
  });

  it('filters by holder, and by right: either of two that a licence rests on', async () => {
    const held = (await get(`/licences?holder=${SUB}`)).json<{ items: { id: string }[] }>();
    expect(held.items.map(({ id }) => id)).toEqual([sublicence.id]);
    for (const { id } of rights) {
      const under = (await get(`/licences?right=${id}`)).json<{ items: { id: string }[] }>();
      expect(new Set(under.items.map((one) => one.id))).toEqual(
        new Set([id, licence.id, sublicence.id, maker.id]),
      );
    }
  });

  it("shows nothing of it to another tenant, and answers its ids as any other's", async () => {
    const other = as('brightfern', 'read:register', 'issuer-operator');
    expect((await get('/licences', other)).json()).toEqual({ items: [] });
    for (const url of [at(licence.id), at(licence.id, '/termination')]) {
      const answer = await get(url, other);
      expect(answer.statusCode).toBe(404);
      expect(answer.json()).toMatchObject({ code: 'register.unknown' });
    }
  });
});

describe('uses that are reported', () => {
  it('count once a reference, exactly, for the licence and all above it', async () => {
    const use = { reference: 'Q1', quantity: '1000.5', unit: 'C62', on: '2026-03-31' };
    expect((await post(at(maker.id, '/uses'), use)).statusCode).toBe(201);
    expect((await post(at(maker.id, '/uses'), use)).statusCode).toBe(200);
    const other = await post(at(maker.id, '/uses'), { ...use, quantity: '1000' });
    expect(other.statusCode).toBe(409);
    expect(other.json()).toMatchObject({ code: 'register.other-content' });
    await post(at(maker.id, '/uses'), { ...use, reference: 'Q2', quantity: '0.25' });
    await post(at(sublicence.id, '/uses'), { ...use, reference: 'Q0', on: '2025-12-31' });

    const whole = (await get(at(licence.id))).json<object>();
    expect(whole).toMatchObject({
      licence: { kind: 'licence', cap: { max: '50000', unit: 'C62', period: 'P1Y' } },
      above: [{ kind: 'right' }, { kind: 'right' }],
      below: [{ id: sublicence.id }],
      used: [],
    });
    expect((whole as { usedWithAllBelow: object[] }).usedWithAllBelow).toEqual(
      expect.arrayContaining([
        { unit: 'C62', year: '2026', quantity: '1000.75' },
        { unit: 'C62', year: '2025', quantity: '1000.5' },
      ]),
    );
  });

  it.each([
    ['a quantity that is none', { quantity: '1e3' }, 400],
    ['a day that is none', { on: '2026-02-30' }, 422],
  ])('refuse %s', async (_name, change, status) => {
    const use = { reference: 'Q9', quantity: '1', unit: 'C62', on: '2026-03-31', ...change };
    expect((await post(at(maker.id, '/uses'), use)).statusCode).toBe(status);
  });
});

describe('GET /licences/{id}/termination', () => {
  it('says who is hit and until when each may sell, and changes nothing', async () => {
    const answer = await get(at(licence.id, '/termination?on=2026-11-01'));
    expect(answer.json()).toMatchObject({
      licence: licence.id,
      sellOffDays: 90,
      makers: [MAKER],
      hits: [
        {
          licence: { id: licence.id },
          depth: 0,
          makingEnds: '2026-11-01T00:00:00.000Z',
          lastDayToSell: '2027-01-29',
        },
        // Its own term ends on 1 December with 30 days: sooner than what the licence leaves it.
        { licence: { id: sublicence.id }, depth: 1, lastDayToSell: '2026-12-30' },
        { licence: { id: maker.id }, depth: 2, lastDayToSell: '2026-12-30' },
      ],
    });
    const none = await get(at(licence.id, '/termination?on=2026-11-01&sellOffDays=0'));
    const days = none.json<{ hits: { lastDayToSell: string }[] }>().hits;
    expect(new Set(days.map(({ lastDayToSell }) => lastDayToSell))).toEqual(
      new Set(['2026-10-31']),
    );
    expect((await get(at(licence.id))).json()).toMatchObject({ licence: { suspended: false } });
  });

  it('of a right hits what rests on it beside another', async () => {
    const answer = await get(at(rights[1].id, '/termination'));
    expect(answer.json<{ hits: object[] }>().hits).toHaveLength(4);
    expect((await get(at(licence.id, '/termination?on=soon'))).statusCode).toBe(400);
  });
});

describe('POST /licences', () => {
  it('takes what was issued elsewhere and signed by its issuer, and nothing that was not', async () => {
    const elsewhere = await world.issuers.issuerOf('brightfern', ELSEWHERE);
    const { token } = await issue(elsewhere, rightOf(ELSEWHERE, { mark: 'foreign' }));
    expect((await post('/licences', { token })).statusCode).toBe(503);
    const keys = await listKeys(elsewhere.agent, ELSEWHERE);
    world.resources.served.set('https://elsewhere.example/.well-known/did.json', {
      contentType: 'application/did+json',
      body: JSON.stringify(toDidWebDocument(ELSEWHERE, keys)),
    });
    const taken = await post('/licences', { token });
    expect(taken.statusCode).toBe(201);
    expect(taken.json()).toMatchObject({ kind: 'right', licensor: ELSEWHERE });
    expect((await post('/licences', { token })).statusCode).toBe(201);

    const [head = '', body = '', signature = ''] = token.split('.');
    const forged = `${head}.${Buffer.from(
      Buffer.from(body, 'base64url').toString().replace('foreign', 'FOREIGN'),
    ).toString('base64url')}.${signature}`;
    const answer = await post('/licences', { token: forged });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ code: 'http.invalid', pointer: '/token' });
    expect((await post('/licences', { token: 'no token' })).statusCode).toBe(422);
  });
});

describe('GET /due-dates', () => {
  it('tells recordations of its own rights to renew, the soonest first, until they are done or revoked', async () => {
    const due = (await get('/due-dates?until=2027-12-31', DUE)).json<{
      items: { id: string; about: string; lastDay: string; rule: string }[];
    }>().items;
    expect(due.map(({ about, lastDay, rule }) => [about, lastDay, rule])).toEqual([
      [rights[1].id, '2026-12-31', '19 CFR 133.7'],
      [rights[0].id, '2027-03-01', '19 CFR 133.7'],
    ]);
    const soon = (await get('/due-dates?until=2026-12-31', DUE)).json<{ items: object[] }>();
    expect(soon.items).toHaveLength(1);

    const headers = as('northlight', 'write:worklist', 'issuer-operator');
    const because = { because: 'renewed' };
    const done = await post(`/due-dates/${due[0]!.id}/done`, because, headers);
    expect(done.json()).toMatchObject({ doneBecause: 'renewed' });
    expect((await post('/due-dates/none/done', because, headers)).statusCode).toBe(404);
    const left = (await get('/due-dates', DUE)).json<{ items: { about: string }[] }>().items;
    expect(left.map(({ about }) => about)).not.toContain(rights[1].id);

    const revoking = as('northlight', 'update:credential', 'issuer-operator');
    await post(
      '/credentials/status',
      {
        credentialId: rights[0].id,
        credentialStatus: [{ type: 'BitstringStatusListEntry', status: '1' }],
      },
      revoking,
    );
    const after = (await get('/due-dates', DUE)).json<{ items: { about: string }[] }>().items;
    expect(after.map(({ about }) => about)).not.toContain(rights[0].id);
    expect((await get(at(rights[0].id))).json()).toMatchObject({
      licence: { revoked: expect.any(String) },
    });
  });
});
