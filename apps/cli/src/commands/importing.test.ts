import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { EntryVerdict, PreflightReport } from '@originmark/schemas';
import { faultOf } from '../io.test-support.ts';
import { runProgram } from '../program.ts';
import { beginTraders, createTestFolder } from './folder-of-traders.test-support.ts';

// One data folder for the whole file, whose time goes on as the commands let it: tests build on those before.

const STATEMENT =
  'I certify that the goods described in this document qualify as originating and the information contained in this document is true and accurate. I assume responsibility for proving such representations and agree to maintain and present upon request or to make available during a verification visit, documentation necessary to support this certification.';
const PRODUCT = 'https://id.gs1.org/01/09520002100016';
const ADDRESS = {
  streetAddress: 'Calle Hidalgo 815',
  addressLocality: 'Monterrey',
  addressCountry: 'MX',
};

const folder = await createTestFolder();
const { clock, done, io, refused, run, write } = folder;
let dids: Readonly<Record<string, string>>;

interface Printed {
  readonly report: PreflightReport;
  readonly verdict: EntryVerdict;
}

/** Exit code and report of a pre-flight. */
async function preflight(more = ''): Promise<Printed & { readonly code: number }> {
  const code = await run(
    `preflight entry.json --as importer --trust trust.json --json${more === '' ? '' : ` ${more}`}`,
  );
  return { code, ...(JSON.parse(io.printed.out) as Printed) };
}

const party = (name: string, country = 'US') => ({
  id: dids[name],
  name,
  address: { ...ADDRESS, addressCountry: country },
});

beforeAll(async () => {
  dids = await beginTraders(done);
  await write('certification.json', certification());
  await done('issue certification.json --as exporter --out certification.jwt');
  await write('invoice.json', invoice());
  await done('issue invoice.json --as exporter --out invoice.jwt');
  await done('anchor');
  await done('prove certification.jwt --out certification.proof.json');
  await write('entry.json', entry());
  await write('twice.json', { ...entry(), lines: [...entry().lines, ...entry().lines] });
  await write('dated.json', { ...entry(), claimedAt: '2026-09-24T15:10:00Z' });
}, 120_000);
beforeEach(() => {
  Object.assign(io.printed, { out: '', err: '' });
});
afterAll(async () => {
  await folder.close();
});

describe('preflight', () => {
  it('names what is missing, and whom to ask, before anything is held', async () => {
    const { code, report } = await preflight();
    const [line] = report.lines;
    expect([code, report.outcome, line?.preference]).toEqual([2, 'attention', 'not-supported']);
    expect(line?.problems).toContainEqual(
      expect.objectContaining({
        kind: 'missing',
        codes: ['origin.no-certification'],
        ask: expect.arrayContaining([expect.objectContaining({ id: dids['exporter'] })]),
      }),
    );
    expect(line?.atStake).toMatchObject({ duty: { amount: '0.00' }, fees: { amount: '197.45' } });
  });

  it('prints the same for people', async () => {
    expect(await run('preflight entry.json --as importer --trust trust.json --no-color')).toBe(2);
    expect(io.printed.out).toContain('LINE 1: CLAIMS S, NOT-SUPPORTED');
    expect(io.printed.out).toMatch(/missing: Line 1 claims S, and no certification of origin/);
    expect(io.printed.out).toMatch(/Ask .*\(exporter\)/);
  });
});

describe('import', () => {
  it('keeps a folder, judges it, and gives the receipt of the certification', async () => {
    await mkdir(join(io.cwd, 'inbox'));
    for (const name of ['certification.jwt', 'certification.proof.json', 'invoice.jwt'])
      await io.file(`inbox/${name}`, await readFile(join(io.cwd, name), 'utf8'));
    await io.file('inbox/note.txt', 'hello');
    expect(await run('import inbox --as importer --trust trust.json --json')).toBe(2);
    const { files, receipts } = JSON.parse(io.printed.out) as {
      files: { name: string; state: string }[];
      receipts: unknown[];
    };
    expect(files.map(({ name, state }) => [name, state])).toEqual([
      ['inbox/certification.jwt', 'kept'],
      ['inbox/certification.proof.json', 'kept'],
      ['inbox/invoice.jwt', 'kept'],
      ['inbox/note.txt', 'not-held'],
    ]);
    expect(receipts).toHaveLength(1);
  });

  it('changes nothing when it comes again, and gives no second receipt', async () => {
    const { files, receipts } = await done(
      'import certification.jwt invoice.jwt --as importer --trust trust.json',
    );
    expect((files as { state: string }[]).map(({ state }) => state)).toEqual([
      'held-already',
      'held-already',
    ]);
    expect(receipts).toEqual([]);
  });

  it('makes a draft of an unsigned document, and says what it lacks', async () => {
    await write('unsigned.json', {
      '@context': ['https://www.w3.org/ns/credentials/v2', 'https://w3id.org/traceability/v1'],
      type: ['VerifiableCredential', 'CommercialInvoiceCredential'],
      credentialSubject: { type: ['Invoice'], invoiceNumber: 'A-1' },
    });
    expect(await run('import unsigned.json --drafts drafts --no-color')).toBe(0);
    expect(io.printed.out).toContain('A DRAFT OF A COMMERCIALINVOICECREDENTIAL');
    expect(io.printed.out).toMatch(/missing \/credentialSubject\/seller/);
    const draft = await readFile(
      join(io.cwd, 'drafts/0001-CommercialInvoiceCredential.json'),
      'utf8',
    );
    expect(JSON.parse(draft)).toMatchObject({ type: 'CommercialInvoiceCredential' });
  });

  it('says of what it cannot hold what it is, and where it goes', async () => {
    await io.file('factura núm 1.csv', '\uFEFFFactura,Fecha,Importe\r\nÑ-1,2026-09-03,95.00\r\n');
    Object.assign(io.printed, { out: '', err: '' });
    expect(await runProgram(['import', 'factura núm 1.csv', 'entry.json'], io, '0')).toBe(2);
    expect(io.printed.out).toMatch(/not-held +factura núm 1\.csv\n.*CSV.*--mapping/);
    expect(io.printed.out).toMatch(/not-held +entry\.json\n.*entry summary.*preflight/);
  });

  it('of an empty folder says that nothing was found', async () => {
    await mkdir(join(io.cwd, 'empty'));
    expect(await run('import empty')).toBe(0);
    expect(io.printed.out).toContain('Nothing was found');
  });

  it('keeps a document that is no text by its digest, encrypted, and gives it back', async () => {
    const pdf = Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0xff, 0x00]);
    await writeFile(join(io.cwd, 'certificate.pdf'), pdf);
    const { documents } = await done('import certificate.pdf');
    const [kept] = documents as { digest: string; mediaType: string }[];
    expect(kept).toMatchObject({ mediaType: 'application/pdf', name: 'certificate.pdf', size: 7 });
    await done(`held document ${kept?.digest ?? ''} --out copy.pdf`);
    expect(new Uint8Array(await readFile(join(io.cwd, 'copy.pdf')))).toEqual(pdf);
  });

  it('reads invoices in CSV, and tells what is wrong by row and column', async () => {
    await write('mapping.json', MAPPING);
    await write('book.json', { type: 'PartyBook', version: 1, parties: BOOK() });
    await io.file('good.csv', 'No,Date,Item,Qty,Unit,Amount\nX-1,2026-09-03,toy,10,C62,95.00\n');
    await io.file('bad.csv', 'No,Date,Item,Qty,Unit,Amount\nX-2,2026-09-03,toy,ten,C62,95.00\n');
    const line = 'import good.csv --mapping mapping.json --book book.json --drafts csv-drafts';
    expect(await done(line)).toMatchObject({ files: [{ rows: 1, problems: [] }] });
    const draft = JSON.parse(await readFile(join(io.cwd, 'csv-drafts/X-1.json'), 'utf8')) as object;
    expect(draft).toMatchObject({
      type: 'CommercialInvoiceCredential',
      credentialSubject: { invoiceNumber: 'X-1', total: { amount: '95.00' } },
    });
    expect(await run(`${line.replace('good', 'bad')} --no-color`)).toBe(2);
    expect(io.printed.out).toMatch(/row 2, column Qty: /);
  });

  it('lets a draft of that number be that was completed by hand', async () => {
    await io.file('csv-drafts/X-1.json', '{"mine":true}');
    const line = 'import good.csv --mapping mapping.json --book book.json --drafts csv-drafts';
    expect(await run(line)).toBe(0);
    expect(io.printed.out).toMatch(/X-1-2\.json \(csv-drafts\/X-1\.json holds another/);
    expect(await readFile(join(io.cwd, 'csv-drafts/X-1.json'), 'utf8')).toBe('{"mine":true}');
  });

  it('writes no draft of one file where another cannot be read, and names that one', async () => {
    await io.file(
      'good two.csv',
      'No,Date,Item,Qty,Unit,Amount\r\nX-3,2026-09-03,ñ,1,C62,1.00\r\n',
    );
    await io.file('semicolons.csv', 'No;Date;Item;Qty;Unit;Amount\nX-4;2026-09-03;toy;1;C62;1\n');
    const words = ['--mapping', 'mapping.json', '--book', 'book.json', '--drafts', 'two'];
    const both = ['import', 'good two.csv', 'semicolons.csv', ...words];
    expect(await faultOf(runProgram(both, io, '0'))).toEqual({
      exitCode: 65,
      message: expect.stringMatching(
        /^semicolons\.csv, read by mapping\.json: row 1 has none of the columns.*delimiter/,
      ),
    });
    await expect(readFile(join(io.cwd, 'two/X-3.json'))).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await runProgram(['import', 'good two.csv', ...words], io, '0')).toBe(0);
    expect(await readFile(join(io.cwd, 'two/X-3.json'), 'utf8')).toContain('ñ');
  });

  it.each([
    ['import good.csv --mapping mapping.json', 64, /--book/],
    ['import good.csv --book book.json', 64, /--mapping/],
    [
      'import certificate.pdf --mapping mapping.json --book book.json',
      65,
      /certificate\.pdf is a PDF, and no CSV: save it as "CSV UTF-8"/,
    ],
    [
      'import good.csv --mapping mapping.json --book mapping.json',
      65,
      /^mapping\.json: the party book is not one: it needs a member parties/,
    ],
    ['import good.csv --mapping entry.json --book book.json', 65, /is not a mapping/],
    ['held document uEiNone --out none.pdf', 65, /No document uEiNone is held/],
    ['held list --good 95', 64, /four digits or more/],
    ['held list --at yesterday', 64, /neither a day nor a moment/],
    ['held list --type Invoice', 64, /no type of credential. Held here: .*CommercialInvoice/],
    ['import nowhere.jwt', 65, /does not exist/],
    ['import http://host.example/a.jwt', 64, /links are https/],
    ['import https://host.example/a.jwt --offline', 64, /asks nobody/],
    ['import certification.jwt --as nobody', 65, /No identifier here is called "nobody"/],
  ])('answers %s with %d', async (line, exitCode, sentence) => {
    expect(await refused(line)).toEqual({ exitCode, message: expect.stringMatching(sentence) });
  });
});

describe('held', () => {
  const ids = async (line: string) =>
    ((await done(line))['credentials'] as { type: string }[]).map(({ type }) => type).sort();

  it('finds by party, good, product, number and period', async () => {
    const all = [
      'CertificationReceiptCredential',
      'CommercialInvoiceCredential',
      'USMCACertificationOfOrigin',
    ];
    expect(await ids('held list')).toEqual(all);
    expect(await ids('held list --type PowerOfAttorneyCredential')).toEqual([]);
    expect(await ids('held list --party exporter')).toEqual(all.slice(1));
    expect(await ids('held list --good 9503.00.0073')).toEqual(all.slice(2));
    expect(await ids('held list --number CHN-1')).toEqual(all.slice(1, 2));
    expect(await ids(`held list --product ${PRODUCT} --at 2026-01-05`)).toEqual([]);
    expect(await ids(`held list --product ${PRODUCT} --at 2027-01-04`)).toEqual(all.slice(1));
  });
});

describe('an entry', () => {
  it('is clean once its papers are held, and says what supports it', async () => {
    const { code, report } = await preflight();
    const [line] = report.lines;
    expect(line?.problems.map(({ codes, kind }) => [kind, ...codes])).toEqual([
      ['notice', 'origin.identity-self-asserted'],
    ]);
    expect(report.header).toEqual([]);
    expect([code, report.outcome, line?.preference]).toEqual([0, 'clean', 'supported']);
    expect(line?.supports.map(({ credentialType }) => credentialType).sort()).toEqual([
      'CertificationReceiptCredential',
      'CommercialInvoiceCredential',
      'USMCACertificationOfOrigin',
    ]);
  });

  it('is filed as a bundle that the verifier takes, as the pre-flight said', async () => {
    const filed = await done(
      'bundle create entry.json --as importer --trust trust.json --out entry.bundle.json',
    );
    expect(filed).toMatchObject({ entryNumber: 'Z9Z-0042617-4', credentials: 4 });
    const code = await run('verify entry.bundle.json --trust trust.json --json');
    const { lines, outcome } = JSON.parse(io.printed.out) as EntryVerdict;
    expect([code, outcome, lines[0]?.preference.outcome]).toEqual([0, 'no-exception', 'supported']);
  });

  it('is not filed a second time over the bundle that was filed', async () => {
    const line =
      'bundle create entry.json --as importer --trust trust.json --out entry.bundle.json';
    const before = await readFile(join(io.cwd, 'entry.bundle.json'), 'utf8');
    expect(await refused(line)).toEqual({
      exitCode: 65,
      message: expect.stringMatching(/holds an entry bundle, as it was filed.*entryVersion/),
    });
    expect(await readFile(join(io.cwd, 'entry.bundle.json'), 'utf8')).toBe(before);
  });

  it('is presented again for a challenge, which is good for one answer', async () => {
    await done('challenge --trust trust.json --out challenge.json');
    await done(
      'present entry.bundle.json --challenge challenge.json --as importer --out answer.json',
    );
    const verify = 'verify answer.json --trust trust.json --challenge challenge.json --json';
    expect(await run(verify)).toBe(0);
    expect(await run(verify)).toBe(1);
    const { fragments } = JSON.parse(io.printed.out) as EntryVerdict;
    expect(
      fragments.filter(({ effect }) => effect === 'exception').map(({ code }) => code),
    ).toEqual(['holder.replayed']);
  });

  it('that says itself when it is filed is taken at its word', async () => {
    const code = await run('preflight dated.json --as importer --trust trust.json --json');
    const { report } = JSON.parse(io.printed.out) as Printed;
    expect([code, report.outcome]).toEqual([2, 'attention']);
    expect(report.lines[0]?.problems.flatMap(({ codes }) => codes)).toContain(
      'origin.possessed-late',
    );
  });

  it('in a file answers no challenge, and an answer is no file', async () => {
    await done('challenge --trust trust.json --out second.json');
    expect(
      await run('verify entry.bundle.json --trust trust.json --challenge second.json --json'),
    ).toBe(1);
    expect(await run('verify answer.json --trust trust.json --json')).toBe(1);
  });

  it('is told which challenge the verdict misses', async () => {
    await run('verify answer.json --trust trust.json');
    expect(io.printed.out).toMatch(/judged as a file: name the challenge with\s+--challenge/);
    await done('challenge --trust trust.json --out third.json');
    await run('verify answer.json --trust trust.json --challenge third.json');
    expect(io.printed.out).toMatch(/answers another challenge than third\.json/);
    await done('challenge --trust trust.json --out fourth.json');
    await run('verify entry.bundle.json --trust trust.json --challenge fourth.json');
    expect(io.printed.out).toMatch(/made as a file, and answers no challenge/);
  });

  it('is not filed or presented for a challenge that has expired, and a late answer is told', async () => {
    const { expires } = await done(
      'challenge --trust trust.json --valid-seconds 60 --out short.json',
    );
    expect(expires).toMatch(/Z$/);
    await done('present entry.bundle.json --challenge short.json --as importer --out late.json');
    clock.at += 61_000;
    for (const line of [
      'present entry.bundle.json --challenge short.json --as importer --out none.json',
      'bundle create entry.json --as importer --trust trust.json --challenge short.json --out none.json',
    ])
      expect(await refused(line)).toEqual({
        exitCode: 65,
        message: expect.stringMatching(/could be answered until .* ask the verifier for a new one/),
      });
    await expect(readFile(join(io.cwd, 'none.json'))).rejects.toMatchObject({ code: 'ENOENT' });
    await run('verify late.json --trust trust.json --challenge short.json');
    expect(io.printed.out).toMatch(/short\.json could be answered until/);
  });

  it.each([
    ['preflight entry.json --as exporter --trust trust.json', 64, /name whoever files it/],
    ['preflight twice.json --as importer --trust trust.json', 65, /line 1 stands twice/],
    [
      'preflight dated.json --as importer --trust trust.json --claimed-at 2026-09-24T15:00:00Z',
      65,
      /pointer \/claimedAt: the entry says "2026-09-24T15:10:00Z"/,
    ],
    [
      'preflight entry.json --as importer --trust trust.json --imported-at 09/14/2026',
      64,
      /--imported-at 09\/14\/2026 is not a moment/,
    ],
    [
      'bundle create entry.json --as importer --trust trust.json --out trust.json',
      65,
      /trust\.json is what this command reads/,
    ],
    [
      'bundle create entry.json --as importer --trust trust.json --out inbox',
      65,
      /inbox is a folder: name a file/,
    ],
    ['preflight entry.json --as importer', 64, /--trust.*"originmark preflight --help"/],
    ['challenge --out x', 64, /--trust.*"originmark challenge --help"/],
    ['preflight certification.jwt --as importer --trust trust.json', 65, /this is a signed token/],
    [
      'preflight certification.json --as importer --trust trust.json',
      65,
      /no entry as it stands: this is of type USMCACertificationOfOrigin, and no entry summary/,
    ],
    [
      'bundle create entry.json --as importer --trust trust.json --out entry.json',
      65,
      /entry\.json/,
    ],
    ['present entry.bundle.json --challenge entry.json --as importer --out x', 65, /no challenge/],
    [
      'present entry.bundle.json --challenge challenge.json --as exporter --out x',
      65,
      /no key to present with/,
    ],
    ['challenge --trust trust.json --out x --valid-seconds 900', 64, /from 1 to 300/],
  ])('answers %s with %d', async (line, exitCode, sentence) => {
    expect(await refused(line)).toEqual({ exitCode, message: expect.stringMatching(sentence) });
  });
});

const MAPPING = {
  type: 'CsvMapping',
  version: 1,
  document: 'CommercialInvoice',
  delimiter: ',',
  headerRow: 1,
  decimalMark: '.',
  dateFormat: 'YYYY-MM-DD',
  columns: Object.entries({
    invoiceNumber: 'No',
    invoiceDate: 'Date',
    description: 'Item',
    quantity: 'Qty',
    unit: 'Unit',
    amount: 'Amount',
  }).map(([field, header]) => ({ field, header })),
  constants: Object.entries({ seller: 'exporter', buyer: 'importer', currency: 'USD' }).map(
    ([field, value]) => ({ field, value }),
  ),
};
const BOOK = () => [{ party: party('exporter', 'MX') }, { party: party('importer') }];

function certification() {
  return {
    type: 'USMCACertificationOfOrigin',
    credentialSubject: {
      type: 'OriginCertification',
      agreement: 'USMCA',
      certifierRole: 'exporter',
      certifier: party('exporter', 'MX'),
      exporter: party('exporter', 'MX'),
      producer: 'Available upon request by the importing authorities',
      importer: party('importer'),
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
      statement: STATEMENT,
    },
  };
}

function invoice() {
  const amount = { amount: '57000', currency: 'USD' };
  return {
    type: 'CommercialInvoiceCredential',
    credentialSubject: {
      type: 'CommercialInvoice',
      invoiceNumber: 'CHN-1',
      invoiceDate: '2026-09-03',
      seller: party('exporter', 'MX'),
      buyer: party('importer'),
      lines: [
        {
          description: 'talking play set',
          product: PRODUCT,
          quantity: { value: '6000', unit: 'C62' },
          amount,
        },
      ],
      total: amount,
    },
  };
}

function entry() {
  return {
    type: 'EntrySummary',
    entryNumber: 'Z9Z-0042617-4',
    entryVersion: 1,
    entryType: '01',
    portOfEntry: '5301',
    importer: { ...party('importer'), importerNumber: '89-100042000' },
    importedAt: '2026-09-14T11:40:00Z',
    enteredAt: '2026-09-14T20:10:00Z',
    lines: [
      {
        line: 1,
        hts: '9503.00.0073',
        spi: 'S',
        countryOfOrigin: 'MX',
        countryOfExport: 'MX',
        description: 'talking play set',
        products: [PRODUCT],
        quantities: [{ value: '6000', unit: 'C62' }],
        enteredValue: { amount: '57000', currency: 'USD' },
        invoiceNumbers: ['CHN-1'],
        exporter: dids['exporter'],
        dutyRate: 'Free',
        claimBasis: 'certification',
      },
    ],
  };
}
