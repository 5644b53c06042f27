import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findBulkJob, type OpenDatabase } from '@originmark/storage';
import { declarationOf } from '../../../../packages/issuer/src/issuer.test-support.ts';
import { testDatabases } from '../../../../packages/storage/src/test-databases.test-support.ts';
import type { App } from '../app.ts';
import {
  as,
  type IssuerWorld,
  openIssuerApp,
  openIssuerWorld,
} from '../issuer-world.test-support.ts';
import { openBulkJobs } from './bulk-jobs.ts';
import { toCsv } from './bulk-routes.ts';

const ISSUER = 'did:web:spinner.example';
const HEADERS = as('spinner', 'create:credential', 'issuer-operator');

const mapping = {
  credential: { ...declarationOf(ISSUER), issuer: ISSUER },
  columns: [
    { column: 'Yarn', pointer: '/credentialSubject/materials/0/description', required: true },
    { column: 'Originating', pointer: '/credentialSubject/materials/0/originating', as: 'boolean' },
    { column: 'Note', pointer: '/description' },
  ],
};

const CSV = [
  'Yarn,Originating,Note',
  '"ring-spun, combed",true,first',
  'open-end,maybe,',
  ',true,',
  '',
  'core-spun,false,"two',
  'lines"',
].join('\r\n');

function multipartOf(parts: Readonly<Record<string, string>>) {
  const boundary = 'a-boundary-of-the-tests';
  const body = Object.entries(parts).map(
    ([name, text]) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${name === 'file' ? '; filename="a.csv"\r\ncontent-type: text/csv' : ''}\r\n\r\n${text}\r\n`,
  );
  return {
    headers: { ...HEADERS, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: `${body.join('')}--${boundary}--\r\n`,
  };
}

/** Both forms of its `transaction`. */
interface Loose {
  readonly transaction: (...work: readonly unknown[]) => Promise<unknown>;
}

interface Job {
  readonly id: string;
  readonly state: string;
  readonly rows: number;
  readonly issued: number;
  readonly refused: number;
}

describe.each(testDatabases())('bulk jobs on $name', (place) => {
  let world: IssuerWorld;
  let app: App;

  beforeAll(async () => {
    world = await openIssuerWorld({ place });
    await world.addTenant('spinner', ISSUER);
    await world.addTenant('other', 'did:web:other.example');
    app = await openIssuerApp(world);
  }, 120_000);

  afterAll(async () => {
    await app.close();
    await world.resources.close();
    await place.drop();
  });

  const begin = (parts: Readonly<Record<string, string>>) =>
    app.inject({ method: 'POST', url: '/bulk-jobs', ...multipartOf(parts) });
  const read = (path: string, headers: Record<string, string> = HEADERS) =>
    app.inject({ url: `/bulk-jobs/${path}`, headers });

  async function ended(id: string): Promise<Job> {
    for (;;) {
      const job = (await read(id)).json<Job>();
      if (job.state !== 'running') return job;
      // Other work of the process goes on meanwhile.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  it('issue a credential a row, and say of each other row why not; the same file is the same job', async () => {
    const begun = await begin({ mapping: JSON.stringify(mapping), file: CSV });
    expect(begun.statusCode).toBe(202);
    const { id } = begun.json<Job>();
    expect(begun.headers.location).toBe(`/bulk-jobs/${id}`);
    expect(await ended(id)).toMatchObject({ state: 'done', rows: 5, issued: 2, refused: 3 });
    const again = await begin({ mapping: JSON.stringify(mapping), file: CSV });
    expect(again.json()).toMatchObject({ id, state: 'done', issued: 2 });

    const first = (await read(`${id}/rows?limit=3`)).json<{ items: object[]; next: string }>();
    expect(first.items).toEqual([
      { row: 1, credential: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/) },
      { row: 2, problem: 'Originating: "maybe" is no boolean' },
      { row: 3, problem: 'Yarn is empty' },
    ]);
    const rest = await read(`${id}/rows?limit=3&after=${first.next}`);
    expect(rest.json()).toEqual({
      items: [
        { row: 4, problem: 'the row is empty' },
        { row: 5, credential: expect.any(String) },
      ],
    });
    const csv = await read(`${id}/rows`, { ...HEADERS, accept: 'text/csv' });
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body.split('\r\n')).toHaveLength(7);

    const other = as('other', 'create:credential', 'issuer-operator');
    expect((await read(id, other)).statusCode).toBe(404);
    expect((await read(`${id}/rows`, other)).statusCode).toBe(404);
  });

  it('say of a row what a check refuses, and issue the others', async () => {
    const bad = {
      ...mapping,
      columns: [
        { column: 'Code', pointer: '/credentialSubject/materials/0/tariffClassification/code' },
      ],
    };
    const { id } = (
      await begin({ mapping: JSON.stringify(bad), file: 'Code\n5205.24\nno code\n5205.25\n' })
    ).json<Job>();
    expect(await ended(id)).toMatchObject({ rows: 3, issued: 2, refused: 1 });
    const { items } = (await read(`${id}/rows`)).json<{ items: { problem?: string }[] }>();
    expect(items[1]?.problem).toMatch(/^issuer\.schema-violation: /);
  });

  it.each([
    ['no mapping', { file: CSV }, 400],
    ['no file', { mapping: JSON.stringify(mapping) }, 400],
    ['a mapping that is no JSON', { mapping: '{', file: CSV }, 400],
    [
      'a mapping without columns',
      { mapping: JSON.stringify({ ...mapping, columns: [] }), file: CSV },
      400,
    ],
    [
      'a column that the file has not',
      { mapping: JSON.stringify(mapping), file: 'Yarn\na\n' },
      422,
    ],
    [
      'a file of a header alone',
      { mapping: JSON.stringify(mapping), file: 'Yarn,Originating,Note\n' },
      422,
    ],
    [
      'a cell that would name the credential',
      {
        mapping: JSON.stringify({ ...mapping, columns: [{ column: 'Yarn', pointer: '/id' }] }),
        file: CSV,
      },
      422,
    ],
    [
      'a cell that leads out of the document',
      {
        mapping: JSON.stringify({
          ...mapping,
          columns: [{ column: 'Yarn', pointer: '/__proto__/x' }],
        }),
        file: CSV,
      },
      422,
    ],
  ])('refuse %s', async (_name, parts, status) => {
    const answer = await begin(parts);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([
      status,
      status === 400 ? 'http.malformed' : 'http.invalid',
    ]);
  });

  it('issue nothing twice and leave no row out, wherever the process dies', async () => {
    const rows = 30;
    const names = Array.from({ length: rows }, (_, at) => `yarn ${at}`);
    const own = world.resources.database.forTenant('spinner');
    const count = async (): Promise<number> => {
      const found = await own.transaction('reader', (tx) =>
        tx.selectFrom('credential_record').select('id').execute(),
      );
      return found.length;
    };
    const before = await count();
    let seed = 7;
    const random = (): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    let deaths = 0;
    const die = (): void => {
      if (random() > 0.05) return;
      deaths += 1;
      throw new Error('the process died');
    };
    /** Dies before a transaction, or when it was committed and nobody was told. */
    const dying = (database: OpenDatabase): OpenDatabase =>
      Object.assign(Object.create(database) as OpenDatabase, {
        forTenant: (tenant: string) => dying(database.forTenant(tenant)),
        transaction: async (...work: readonly unknown[]) => {
          die();
          const loose = database as unknown as Loose;
          const done = await loose.transaction(...work);
          die();
          return done;
        },
      });
    const { issuers } = world;
    const file = new TextEncoder().encode(`Yarn\n${names.join('\n')}\n`);
    const plan = new TextEncoder().encode(
      JSON.stringify({ ...mapping, columns: [mapping.columns[0]] }),
    );
    const calm = openBulkJobs(world.resources, { issuers, tell: () => undefined });
    await calm.stop();
    const { id } = await calm.begin('spinner', { did: ISSUER, file, mapping: plan });

    const resources = { ...world.resources, database: dying(world.resources.database) };
    const frail = {
      ...issuers,
      issuerOf: async (tenant: string, did: string) => {
        const issuer = await issuers.issuerOf(tenant, did);
        return { ...issuer, database: dying(issuer.database) };
      },
    };
    const isRunning = async (): Promise<boolean> =>
      (await own.transaction('reader', (tx) => findBulkJob(tx, id)))?.state === 'running';
    for (let life = 0; life < 500 && (await isRunning()); life += 1)
      await openBulkJobs(resources, { issuers: frail, tell: () => undefined }).takeUp(
        'spinner',
        id,
      );

    expect(deaths).toBeGreaterThan(10);
    expect(await ended(id)).toMatchObject({ state: 'done', issued: rows, refused: 0 });
    expect((await count()) - before).toBe(rows);
    const unsigned = await own.transaction('reader', (tx) =>
      tx.selectFrom('credential_record').select('id').where('token', 'is', null).execute(),
    );
    expect(unsigned).toEqual([]);
  }, 120_000);
});

describe('toCsv', () => {
  it('writes no cell that a spreadsheet would run', () => {
    expect(toCsv([{ row: 1, problem: '=cmd|"/c calc"!A1' }])).toBe(
      'row,credential,problem\r\n1,"","\'=cmd|""/c calc""!A1"\r\n',
    );
  });
});
