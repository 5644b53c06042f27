import { mkdir, readFile, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { encodeBase64Url, parseCompactJws } from '@originmark/core';
import type { EntryVerdict, PreflightReport } from '@originmark/schemas';
import { beginTraders, createTestFolder } from './folder-of-traders.test-support.ts';

// One data folder for the whole file, whose time goes on as the commands let it: tests build on those before.

const folder = await createTestFolder();
const { clock, done, io, json, refused, run, text } = folder;
let dids: Readonly<Record<string, string>>;

const without = (object: Record<string, unknown>, name: string): object =>
  Object.fromEntries(Object.entries(object).filter(([one]) => one !== name));

/** A token that nobody signed. */
function unsigned(payload: object): string {
  const part = (value: object) => encodeBase64Url(new TextEncoder().encode(JSON.stringify(value)));
  const header = { alg: 'ES256', typ: 'vc+jwt', cty: 'vc', kid: 'did:web:stranger.example#key' };
  return `${part(header)}.${part(payload)}.${encodeBase64Url(new Uint8Array(64))}`;
}

async function preflight(entry: string) {
  const code = await run(`preflight ${entry} --as importer --trust trust.json --json`);
  const { report } = JSON.parse(io.printed.out) as { report: PreflightReport };
  return { code, report };
}

beforeAll(async () => {
  dids = await beginTraders(done);
  for (const [kind, who] of [
    ['certification', '--certifier exporter --importer importer'],
    ['invoice', '--seller exporter --buyer importer'],
  ] as const) {
    await run(`draft ${kind} ${who} --out ${kind}.json`);
    await done(`issue ${kind}.json --as exporter --out ${kind}.jwt`);
  }
  await run('draft entry --importer importer --exporter exporter --out entry.json');
  await done('anchor');
  await done('prove certification.jwt --out certification.proof.json');
}, 120_000);
beforeEach(() => {
  Object.assign(io.printed, { out: '', err: '' });
});
afterAll(async () => {
  await folder.close();
});

describe('a paper that nobody judged', () => {
  it('and that no receipt can name keeps no other from its receipt', async () => {
    const { payload } = parseCompactJws((await text('certification.jwt')).trim());
    const poisoned = unsigned({ ...payload, id: 'no iri', validFrom: '0001-01-01T00:00:00Z' });
    await io.file('poisoned.jwt', poisoned);
    expect(await run('import poisoned.jwt certification.jwt --as importer --json')).toBe(2);
    const { problems, receipts } = JSON.parse(io.printed.out) as Record<string, object[]>;
    expect(problems).toEqual([
      { name: 'no iri', problem: expect.stringContaining('no receipt was given of it') },
    ]);
    expect(receipts).toEqual([expect.objectContaining({ certification: payload['id'] })]);
  });

  it('with lines of no shape, under the number of an invoice, does not end the pre-flight', async () => {
    const { payload } = parseCompactJws((await text('invoice.jwt')).trim());
    const subject = without(payload['credentialSubject'] as Record<string, unknown>, 'lines');
    await io.file(
      'shapeless.jwt',
      unsigned({ ...payload, id: 'urn:example:shapeless', credentialSubject: subject }),
    );
    await done('import shapeless.jwt');
    const entry = await json('entry.json');
    const [line] = entry['lines'] as Record<string, unknown>[];
    const open = without(line ?? {}, 'products');
    await io.file('open.json', JSON.stringify({ ...entry, lines: [open] }));
    await done('import invoice.jwt certification.proof.json --trust trust.json');
    const { code, report } = await preflight('open.json');
    expect([code, report.outcome]).toEqual([0, 'clean']);
  });
});

describe('a proof that a stranger sends', () => {
  it('of the receipt that was issued here does not stand in the place of its own', async () => {
    const { credentials } = (await done('held list --type CertificationReceiptCredential')) as {
      credentials: { credentialDigest: string }[];
    };
    const { existenceProofs } = (await json('certification.proof.json')) as {
      existenceProofs: object[];
    };
    const strange = credentials.map(({ credentialDigest }) => ({
      ...existenceProofs[0],
      credentialDigest,
    }));
    await io.file('strange.json', JSON.stringify({ existenceProofs: strange }));
    await run('import strange.json --trust trust.json --json');
    const { code, report } = await preflight('entry.json');
    expect([code, report.lines[0]?.preference]).toEqual([0, 'supported']);
  });
});

describe('a challenge', () => {
  beforeAll(async () => {
    await done('bundle create entry.json --as importer --trust trust.json --out entry.bundle.json');
  });
  const answer = async (name: string): Promise<void> => {
    await done(`present entry.bundle.json --challenge ${name} --as importer --out a-${name}`);
  };
  const codesOf = () =>
    (JSON.parse(io.printed.out) as EntryVerdict).fragments
      .filter(({ effect }) => effect === 'exception')
      .map(({ code }) => code);

  it('is good until it was given for, whatever its file says when it comes back', async () => {
    await done('challenge --trust trust.json --out late.json --valid-seconds 1');
    const challenge = await json('late.json');
    await io.file('late.json', JSON.stringify({ ...challenge, expires: '2027-01-01T00:00:00Z' }));
    clock.at += 2000;
    await answer('late.json');
    const verify = 'verify a-late.json --trust trust.json --challenge late.json --json';
    expect(await run(verify)).toBe(1);
    expect(codesOf()).toEqual(['holder.replayed']);
  });

  it('is answered in time', async () => {
    await done('challenge --trust trust.json --out good.json --valid-seconds 60');
    await answer('good.json');
    expect(await run('verify a-good.json --trust trust.json --challenge good.json --json')).toBe(0);
  });

  it('for another verifier is none of this one, and is not spent by it', async () => {
    await done('challenge --trust trust.json --out other.json');
    const challenge = await json('other.json');
    await io.file('foreign.json', JSON.stringify({ ...challenge, audience: 'did:web:x.example' }));
    await answer('foreign.json');
    expect(
      await refused('verify a-foreign.json --trust trust.json --challenge foreign.json'),
    ).toEqual({ exitCode: 65, message: expect.stringContaining('did:web:x.example') });
    await answer('other.json');
    const verify = 'verify a-other.json --trust trust.json --challenge other.json --json';
    expect([await run(verify), await run(verify)]).toEqual([0, 1]);
  });
});

describe('papers in CSV', () => {
  const party = (name: string) => ({
    party: {
      id: dids[name],
      name,
      address: { streetAddress: '1', addressLocality: 'Houston', addressCountry: 'US' },
    },
  });
  const MAPPING = {
    type: 'CsvMapping',
    version: 1,
    document: 'CommercialInvoice',
    delimiter: ',',
    headerRow: 1,
    decimalMark: '.',
    dateFormat: 'YYYY-MM-DD',
    columns: [
      'invoiceNumber',
      'invoiceDate',
      'seller',
      'description',
      'quantity',
      'unit',
      'amount',
    ].map((field) => ({ field, header: field })),
    constants: [
      { field: 'buyer', value: 'importer' },
      { field: 'currency', value: 'USD' },
    ],
  };
  const HEADER = 'invoiceNumber,invoiceDate,seller,description,quantity,unit,amount';
  const row = (number: string, seller: string) => `${number},2026-09-03,${seller},toy,1,C62,1.00`;
  const line = 'import a.csv b.csv --mapping m.json --book b.json --drafts drafts';
  const drafts = async () => {
    const names = (await readdir(join(io.cwd, 'drafts'))).sort();
    const read = await Promise.all(names.map((name) => json(`drafts/${name}`)));
    return read.map(({ credentialSubject }) => {
      const { invoiceNumber, seller } = credentialSubject as {
        invoiceNumber: string;
        seller: { name: string };
      };
      return `${invoiceNumber} ${seller.name}`;
    });
  };

  it('are all written: one number of two sellers, two numbers of one file name, of two files', async () => {
    await io.file('m.json', JSON.stringify(MAPPING));
    const parties = ['exporter', 'importer', 'registry'].map(party);
    await io.file('b.json', JSON.stringify({ type: 'PartyBook', version: 1, parties }));
    const rows = [row('A/1', 'exporter'), row('A_1', 'exporter'), row('A/1', 'registry')];
    await io.file('a.csv', `${[HEADER, ...rows].join('\n')}\n`);
    await io.file('b.csv', `${[HEADER, row('a_1', 'exporter')].join('\n')}\n`);
    const all = ['A/1 exporter', 'A/1 registry', 'A_1 exporter', 'a_1 exporter'];
    await done(line);
    expect((await drafts()).sort()).toEqual(all);
    // The same papers again are the same files.
    await done(line);
    expect((await drafts()).sort()).toEqual(all);
  });

  it('do not write over those of a run before, nor over what is no paper', async () => {
    await io.file('a.csv', `${[HEADER, row('B-1', 'exporter')].join('\n')}\n`);
    await io.file('b.csv', `${[HEADER, row('C-1', 'exporter')].join('\n')}\n`);
    await mkdir(join(io.cwd, 'drafts'), { recursive: true });
    await writeFile(join(io.cwd, 'drafts/C-1.json'), 'notes');
    await done(line);
    expect(await text('drafts/C-1.json')).toBe('notes');
    expect(await json('drafts/C-1-2.json')).toMatchObject({
      credentialSubject: { invoiceNumber: 'C-1' },
    });
    await io.file('a.csv', `${[HEADER, row('B-1', 'registry')].join('\n')}\n`);
    await done(line);
    expect(await json('drafts/B-1.json')).toMatchObject({
      credentialSubject: { seller: { name: 'exporter' } },
    });
    expect(await json('drafts/B-1-2.json')).toMatchObject({
      credentialSubject: { seller: { name: 'registry' } },
    });
  });
});

describe('an unsigned document', () => {
  const document = (invoiceNumber: string) =>
    JSON.stringify({
      '@context': ['https://www.w3.org/ns/credentials/v2', 'https://w3id.org/traceability/v1'],
      type: ['VerifiableCredential', 'CommercialInvoiceCredential'],
      credentialSubject: { type: ['Invoice'], invoiceNumber },
    });
  const name = 'unsigned/0001-CommercialInvoiceCredential.json';

  it('does not take the place of the draft of another, on which somebody may have worked', async () => {
    await io.file('one.json', document('ONE'));
    await io.file('two.json', document('TWO'));
    await done('import one.json --drafts unsigned');
    const first = await text(name);
    await done('import two.json --drafts unsigned');
    await done('import one.json --drafts unsigned');
    expect(await text(name)).toBe(first);
    expect(await readdir(join(io.cwd, 'unsigned'))).toEqual([
      '0001-CommercialInvoiceCredential-2.json',
      '0001-CommercialInvoiceCredential.json',
    ]);
    expect(await text(name.replace('.json', '-2.json'))).toContain('TWO');
  });
});

describe('a document that is given out', () => {
  it('is for its owner alone, and goes to no file that a link leads to', async () => {
    await writeFile(join(io.cwd, 'secret.pdf'), Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0x2d, 1]));
    const { documents } = (await done('import secret.pdf')) as { documents: { digest: string }[] };
    const digest = documents[0]?.digest ?? '';
    await writeFile(join(io.cwd, 'open.pdf'), 'before', { mode: 0o644 });
    await writeFile(join(io.cwd, 'elsewhere'), 'before');
    await symlink('elsewhere', join(io.cwd, 'link.pdf'));
    for (const out of ['open.pdf', 'link.pdf']) {
      await done(`held document ${digest} --out ${out}`);
      expect((await stat(join(io.cwd, out))).mode & 0o777).toBe(0o600);
      expect((await readFile(join(io.cwd, out))).length).toBe(6);
    }
    expect(await text('elsewhere')).toBe('before');
  });
});
