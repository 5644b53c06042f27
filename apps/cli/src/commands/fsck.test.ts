import { chmod, cp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asOwner } from '../../../../packages/storage/src/as-owner.test-support.ts';
import { publishedPath } from '../workspace/published.ts';
import { runProgram } from '../program.ts';
import { columnsOf, damageColumn, type Fate, judge } from './damage-columns.test-support.ts';
import { FATES, SERVER_TABLES } from './damage-fates.test-support.ts';
import { type FsckWorld, makeFsckWorld } from './fsck-world.test-support.ts';

// Every damage takes a second, all of them minutes: `npm run test:fsck`. Otherwise those that are the worst to miss,
// and the columns of a table that ORIGINMARK_FSCK names.
const LONG = process.env['ORIGINMARK_FSCK'];
const ALL = LONG === 'all';
const QUICK: ReadonlySet<string> = new Set([
  'anchor_item.leaf_index',
  'credential_record.tenant_id',
  'held_credential.tenant_id',
  'revocation_record.effective_at',
  'status_list.bits',
]);
/** What only the long run damages. */
const more = <T>(cases: readonly T[]): readonly T[] => (ALL ? cases : []);

let world: FsckWorld;
beforeAll(async () => {
  world = await makeFsckWorld(asOwner);
}, 240_000);
afterAll(async () => {
  await world.close();
});

it('finds nothing in a folder that nobody damaged, and changes nothing in it', async () => {
  expect(await world.fsck('--repair')).toMatchObject({ code: 0, findings: [], notLooked: [] });
  expect(await world.differences()).toEqual([]);
  expect(await runProgram(['fsck'], world.io, '0')).toBe(0);
  expect(world.io.printed.out).toContain('Everything was looked at, and is as it must be.');
}, 60_000);

it('finds no row of what only a server keeps', async () => {
  const counts = SERVER_TABLES.map((table) => `(select count(*) from ${table})`);
  expect(await world.rows(`select (${counts.join(' + ')})::int as count`)).toEqual([{ count: 0 }]);
});

it('what becomes of a changed column is what is on record', async () => {
  const found: Record<string, Fate> = {};
  const wanted: Record<string, Fate> = {};
  for (const [table, columns] of Object.entries(FATES))
    for (const column of await columnsOf(world, table)) {
      const name = `${table}.${column.name}`;
      if (!ALL && table !== LONG && !QUICK.has(name)) continue;
      const fate = (columns as Readonly<Record<string, Fate | object>>)[column.name];
      wanted[name] = typeof fate === 'string' ? fate : 'unseen';
      found[name] = (await damageColumn(world, table, column)).fate;
    }
  expect(found).toEqual(wanted);
  expect(Object.keys(found).length).toBeGreaterThanOrEqual(QUICK.size);
}, 1_200_000);

describe('rows', () => {
  const last = (table: string, where = 'true') =>
    `(select ctid from ${table} where ${where} order by ctid desc limit 1)`;
  const swap = (table: string, column: string, type = 'text', where = 'true') => `with two as (
      select ctid as at, "${column}" as it, row_number() over (order by ctid desc) as n
      from ${table} where "${column}" is not null and ${where})
    update ${table} as one set "${column}" = other.it::${type} from two as mine, two as other
    where one.ctid = mine.at and mine.n <= 2 and other.n <= 2 and other.n <> mine.n`;

  type Row = [name: string, statements: string[], fate: Fate, codes: readonly string[]];
  it.each<Row>([
    [
      'a lost index',
      [`delete from status_index where ctid = ${last('status_index')}`],
      'rebuilt',
      ['status.index-mismatch'],
    ],
    [
      'a lost revocation that was published',
      [`delete from revocation_record where kind = 'clerical-replaced'`],
      'mended',
      ['status.revocation-mismatch'],
    ],
    ['a lost batch', ['delete from anchor_batch where id = 1'], 'lost', ['anchor.batch-missing']],
    [
      // Judged by the wrong index, the one that was never revoked would be published as revoked.
      'swapped indexes of one that was revoked and one that was not',
      [
        `create table before.two as with own as (select *, exists (select from revocation_record as of
            where of.credential_id = status_index.credential_id) as revoked from status_index)
          (select * from own where revoked and list_id like '%/revocation/%' limit 1) union all
          (select * from own where not revoked and list_id =
            (select list_id from own where revoked and list_id like '%/revocation/%' limit 1) limit 1)`,
        `delete from status_index as one using before.two as two
          where one.list_id = two.list_id and one.index = two.index`,
        `insert into status_index select mine.list_id, other.index, mine.credential_id
          from before.two as mine join before.two as other on mine.index <> other.index`,
        'drop table before.two',
      ],
      'rebuilt',
      ['status.index-mismatch'],
    ],
    ['swapped tokens', [swap('credential_record', 'token')], 'lost', ['credential.token-mismatch']],
    ...more<Row>([
      [
        'a lost place in the queue',
        [`delete from anchor_item where state = 'waiting'`],
        'mended',
        ['anchor.not-queued'],
      ],
      [
        'a lost leaf: its proof and those of its batch',
        [`delete from anchor_item where ctid = ${last('anchor_item', "state = 'anchored'")}`],
        'lost',
        ['anchor.batch-incomplete', 'anchor.not-queued', 'anchor.root-mismatch'],
      ],
      [
        'a lost private key',
        [`delete from private_key where ctid = ${last('private_key')}`],
        'lost',
        ['key.private-missing'],
      ],
      [
        'a lost version',
        ['delete from status_version where sequence = 1'],
        'lost',
        ['status.chain-broken'],
      ],
      [
        'swapped salts',
        [swap('anchor_item', 'salt', 'bytea', 'batch_id is not null')],
        'lost',
        ['anchor.commitment-mismatch'],
      ],
      [
        'swapped private keys',
        [swap('private_key', 'sealed', 'bytea')],
        'lost',
        ['key.private-unusable'],
      ],
    ]),
  ])(
    '%s',
    async (_, statements, fate, codes) => {
      await world.damage(...statements);
      const judged = await judge(world);
      expect(judged.fate).toBe(fate);
      expect(judged.codes).toEqual(expect.arrayContaining([...codes]));
    },
    60_000,
  );

  const strayTo = (has: 'in' | 'not in') => `update revocation_record set credential_id =
      (select id from credential_record where state = 'handed-over'
        and id not in (select credential_id from revocation_record)
        and id ${has} (select credential_id from status_index) order by id limit 1)
      where kind = 'clerical-replaced'`;

  it('tells of a record that strayed to a credential without a place on a list', async () => {
    await world.damage(strayTo('not in'));
    const { code, findings } = await world.fsck('--repair');
    expect(code).toBe(1);
    expect(findings.map(({ code: of, repair }) => `${of} ${repair}`)).toContain(
      'status.revocation-without-index lost',
    );
    await world.putBack();
  }, 60_000);

  it('never revokes, by a record that strayed to it, a credential that was published as good', async () => {
    await world.damage(strayTo('in'));
    const bits = () => asOwner(world.database, ['select bits from status_list order by id']);
    const before = await bits();
    const { code, findings } = await world.fsck('--repair');
    expect(code).toBe(1);
    expect(findings.map(({ code: of, repair }) => `${of} ${repair}`)).toEqual([
      'status.bit-wrong lost',
      'status.record-missing rebuilt',
      'status.revocation-mismatch rebuilt',
    ]);
    expect(await bits()).toEqual(before);
    await world.putBack();
  }, 60_000);

  it('never clears a bit that was published, though its record is gone', async () => {
    await world.damage(`delete from revocation_record`, `update status_version set payload = '{}'`);
    const bits = () => asOwner(world.database, ['select bits from status_list order by id']);
    const before = await bits();
    const { findings } = await world.fsck('--repair');
    expect(findings.map(({ code }) => code)).toContain('status.record-missing');
    expect(await bits()).toEqual(before);
    await world.putBack();
  }, 60_000);
});

describe('files', () => {
  const at = (...path: string[]) => join(world.io.cwd, '.originmark', ...path);
  const codesOf = ({ findings }: Awaited<ReturnType<FsckWorld['fsck']>>) =>
    findings.map(({ code, repair }) => `${code} ${repair}`);

  it.each(['changed', 'missing'])(
    'a published list or document that is %s is written again',
    async (how) => {
      const rows = await asOwner(world.database, [
        `select id from status_list where sequence > 0 order by id limit 1`,
      ]);
      const files = [
        publishedPath(at(), String(rows[0]?.['id'])),
        at('published/party.example/.well-known/did.json'),
      ];
      for (const file of files) {
        const before = await readFile(file, 'utf8');
        if (how === 'missing') await rm(file);
        else await writeFile(file, before.replace(/.$/s, 'x'));
        expect((await world.fsck()).code).toBe(2);
        expect(await world.fsck('--repair')).toMatchObject({ code: 0 });
        expect(await readFile(file, 'utf8')).toBe(before);
      }
    },
    60_000,
  );

  it('a secret that others may read is closed again', async () => {
    await chmod(at('secret'), 0o644);
    expect(codesOf(await world.fsck('--repair'))).toEqual(['folder.secret-readable rebuilt']);
    expect((await stat(at('secret'))).mode & 0o777).toBe(0o600);
  }, 60_000);

  type Part = [
    name: string,
    part: string,
    put: ((path: string) => Promise<void>) | undefined,
    finding: string,
    notLooked: string,
  ];
  it.each<Part>([
    ['a lost secret', 'secret', undefined, 'folder.secret lost', 'private keys'],
    [
      'a damaged ledger file',
      'ledger.json',
      (path) => writeFile(path, '{'),
      'folder.ledger-file lost',
      'stamps on the ledger',
    ],
    ['a lost chain', 'chain', undefined, 'folder.ledger lost', 'stamps on the ledger'],
    ...more<Part>([
      [
        'another secret',
        'secret',
        (path) => writeFile(path, 'x'.repeat(43)),
        'folder.secret lost',
        'private keys',
      ],
      [
        'a lost ledger file',
        'ledger.json',
        undefined,
        'folder.ledger-file lost',
        'stamps on the ledger',
      ],
    ]),
  ])(
    '%s is said, and what was not looked at never counts as clean',
    async (_, name, put, code, check) => {
      await rename(at(name), at('away'));
      await put?.(at(name));
      const report = await world.fsck('--repair');
      await rm(at(name), { recursive: true, force: true });
      await rename(at('away'), at(name));
      expect(codesOf(report)).toContain(code);
      expect(report.code).toBe(1);
      expect(report.notLooked.map((one) => one.check)).toContain(check);
      expect((await world.fsck()).code).toBe(0);
    },
    60_000,
  );

  it.each(['trust-sequences', 'status-sequences'])(
    'a memory of %s that cannot be read is lost',
    async (name) => {
      const file = at(`${name}.json`);
      await cp(file, at('kept')).catch(() => undefined);
      await writeFile(file, '{');
      expect(codesOf(await world.fsck())).toEqual([`folder.${name} lost`]);
      await rm(file);
      await rename(at('kept'), file).catch(() => undefined);
    },
    60_000,
  );
});
