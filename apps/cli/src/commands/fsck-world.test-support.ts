import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createNodeCrypto, randomBytes } from '@originmark/core/node';
import { type OpenDatabase, rememberPolicySequence } from '@originmark/storage';
import { createRecordedResolver, openHoldings } from '@originmark/wallet/store';
import { createKeeper, createTestClock, createTestIo, type TestIo } from '../io.test-support.ts';
import { runProgram } from '../program.ts';
import { beginTraders } from './folder-of-traders.test-support.ts';
import { runJson } from '../run-json.test-support.ts';

/** Runs statements as the owner of the tables; the rows of the last. A test lends it: it is the storage's. */
type AsOwner = (
  database: OpenDatabase,
  statements: readonly string[],
) => Promise<readonly Record<string, unknown>[]>;

/** A data folder in which everything happened once: issued, revoked, suspended, anchored, imported, relayed. */
export interface FsckWorld {
  readonly io: TestIo;
  readonly database: OpenDatabase;
  /** The report of `fsck`, with its exit code. */
  fsck(...more: string[]): Promise<Fsck>;
  /** The rows of a query, as the owner of the tables. */
  rows(query: string): Promise<readonly Record<string, unknown>[]>;
  /** Does what only the owner of the tables can, without the rules that hold rows together. */
  damage(...statements: string[]): Promise<void>;
  /** Rows that are not as they were when the world was made, by table. */
  differences(): Promise<readonly string[]>;
  /** Puts all tables back. */
  putBack(): Promise<void>;
  close(): Promise<void>;
}

export interface Fsck {
  readonly code: number;
  readonly findings: readonly {
    readonly code: string;
    readonly repair: string;
    readonly subject: string;
  }[];
  readonly notLooked: readonly { readonly check: string; readonly reason: string }[];
}

const HOST = 'did:web:host.example';
const PRODUCT = 'https://id.gs1.org/01/09520002100016';
const ADDRESS = {
  streetAddress: 'Calle Hidalgo 815',
  addressLocality: 'Monterrey',
  addressCountry: 'MX',
};

/** @param env `DATABASE_URL` for a register on a server */
export async function makeFsckWorld(
  asOwner: AsOwner,
  env: Readonly<Record<string, string>> = {},
): Promise<FsckWorld> {
  const clock = createTestClock();
  const keeper = createKeeper({ onServer: 'DATABASE_URL' in env });
  let database: OpenDatabase | undefined;
  const io = await createTestIo({
    env,
    now: clock.now,
    wait: clock.wait,
    keepOpen: async (name, open) => {
      const opened = await keeper.keepOpen(name, open);
      database = opened as unknown as OpenDatabase;
      return opened;
    },
  });
  const done = (line: string) => runJson(io, line);
  await playAll(io, done);
  if (database === undefined) throw new Error('no database was opened');
  const own = database;
  await addByHand(own, io);
  const tables = await tablesOf(own, asOwner);
  const damage = async (...statements: string[]): Promise<void> => {
    await asOwner(own, statements);
  };
  await damage(
    'create schema before',
    ...tables.map((table) => `create table before.${table} as select * from public.${table}`),
  );
  const world: FsckWorld = {
    io,
    database: own,
    rows: (query) => asOwner(own, [query]),
    damage,
    async fsck(...more) {
      Object.assign(io.printed, { out: '', err: '' });
      const code = await runProgram(['fsck', '--json', ...more], io, '0');
      return { code, ...(JSON.parse(io.printed.out) as Omit<Fsck, 'code'>) };
    },
    async differences() {
      const different: string[] = [];
      for (const table of tables) {
        const [row] = await asOwner(own, [
          `select count(*) from ((select * from public.${table} except all select * from before.${table})
            union all (select * from before.${table} except all select * from public.${table})) as x`,
        ]);
        if (row?.['count'] !== 0n) different.push(table);
      }
      return different;
    },
    async putBack() {
      const different = await world.differences();
      await damage(
        ...different.map((table) => `delete from public.${table}`),
        ...different.map(
          (table) =>
            `insert into public.${table} overriding system value select * from before.${table}`,
        ),
      );
    },
    async close() {
      await keeper.letGo();
      await io.remove();
    },
  };
  return world;
}

async function tablesOf(database: OpenDatabase, asOwner: AsOwner): Promise<readonly string[]> {
  const rows = await asOwner(database, [
    `select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`,
  ]);
  return rows.map(({ name }) => name as string);
}

async function playAll(
  io: TestIo,
  done: (line: string) => Promise<Record<string, unknown>>,
): Promise<void> {
  const run = async (line: string) => {
    const code = await runProgram(line.split(' '), io, '0');
    if (code !== 0 && code !== 2) throw new Error(`${line}: ${io.printed.err}`);
  };
  const dids = await beginTraders(done);
  await done('did create --method web --host party.example --name web-party');
  await done('did create --method key --type Ed25519');
  const party = (name: string, addressCountry: string) => ({
    id: dids[name],
    name,
    address: { ...ADDRESS, addressCountry },
  });
  const amount = { amount: '57000', currency: 'USD' };
  const invoice = (invoiceNumber: string) => ({
    type: 'CommercialInvoiceCredential',
    credentialSubject: {
      type: 'CommercialInvoice',
      invoiceNumber,
      invoiceDate: '2026-09-03',
      seller: party('exporter', 'MX'),
      buyer: party('importer', 'US'),
      lines: [
        {
          description: 'play set',
          product: PRODUCT,
          quantity: { value: '6000', unit: 'C62' },
          amount,
        },
      ],
      total: amount,
    },
  });
  const certification = {
    type: 'USMCACertificationOfOrigin',
    credentialSubject: {
      type: 'OriginCertification',
      agreement: 'USMCA',
      certifierRole: 'exporter',
      certifier: party('exporter', 'MX'),
      exporter: party('exporter', 'MX'),
      producer: 'Available upon request by the importing authorities',
      importer: party('importer', 'US'),
      goods: [
        {
          description: 'talking play set',
          tariffClassification: { system: 'HS2022', code: '9503.00' },
          product: PRODUCT,
          originCriterion: 'B',
          ruleOfOrigin: 'GN 11(o) chapter 95',
          countryOfOrigin: 'MX',
        },
      ],
      blanketPeriod: { from: '2026-01-06', until: '2027-01-04' },
      signatory: {
        title: 'Export manager',
        address: ADDRESS,
        telephone: '555-0101',
        email: 'exports@exporter.example',
      },
      signedAt: '2026-01-06T16:20:00Z',
      statement:
        'I certify that the goods described in this document qualify as originating and the information contained in this document is true and accurate. I assume responsibility for proving such representations and agree to maintain and present upon request or to make available during a verification visit, documentation necessary to support this certification.',
    },
  };
  await io.file('certification.json', JSON.stringify(certification));
  await done('issue certification.json --as exporter --out certification.jwt');
  for (const number of ['A', 'B', 'C', 'D']) {
    await io.file(`${number}.json`, JSON.stringify(invoice(`CHN-${number}`)));
    await done(`issue ${number}.json --as exporter --out ${number}.jwt --purpose sale`);
  }
  await done('anchor');
  await done('revoke A.jwt --kind ceased --effective 2027-12-31T00:00Z --reason stopped');
  await done('revoke A.jwt --kind false-from-the-start');
  await done('suspend B.jwt');
  await done('revoke C.jwt --kind clerical-replaced');
  await done('anchor');
  await done('prove certification.jwt --out proof.json');
  await done('did state exporter --as registry --out resolution.json');
  await run(
    'import certification.jwt proof.json D.jwt resolution.json --as importer --trust trust.json',
  );
  await writeFile(join(io.cwd, 'paper.pdf'), Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0xff, 0]));
  await done('import paper.pdf');
  await done('did rotate web-party');
  await done('did add-key exporter --sponsored-request request.json');
  await done('relay request.json');
  // One that waits, and one that was not handed over.
  await io.file('E.json', JSON.stringify(invoice('CHN-E')));
  await done('issue E.json --as exporter --out E.jwt');
}

/** What no command of this folder leaves. */
async function addByHand(database: OpenDatabase, io: TestIo): Promise<void> {
  const clock = () => Date.UTC(2026, 8, 25);
  const holdings = await openHoldings(database, { clock, crypto: createNodeCrypto() });
  const sealed = {
    credential: 'urn:example:sealed',
    credentialDigest: 'uEiSealed',
    jwe: 'a.b.c.d.e',
  };
  await holdings.keepSealedPart(sealed, []);
  const { didResolutions } = JSON.parse(
    await readFile(join(io.cwd, 'resolution.json'), 'utf8'),
  ) as { didResolutions: string[] };
  await holdings.keepDidResolution(didResolutions[0] ?? '');
  const [held] = await database.db.selectFrom('held_credential').select('id').limit(1).execute();
  const part = { importer: 'did:web:importer.example', part: 'part 1' };
  await holdings.rememberPart(part, [held?.id ?? '']);
  await database.transaction((tx) =>
    rememberPolicySequence(tx, {
      policyId: 'https://p.example',
      sequence: 3,
      digest: 'u',
      seenAt: 1,
    }),
  );
  const served = {
    didResolutionMetadata: { contentType: 'application/did+json' },
    didDocument: { id: HOST },
    didDocumentMetadata: {},
  };
  await createRecordedResolver({
    recordedAs: (did) => did,
    resolver: { resolve: () => Promise.resolve(served) },
    database,
    crypto: createNodeCrypto(),
    randomBytes,
    clock,
  }).resolve(HOST);
}
