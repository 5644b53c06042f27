import { beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { type CommercialInvoice, validateFormat } from '@originmark/schemas';
import { completeEntry, readEntry, readInvoices, readPartsList } from '@originmark/wallet';
import { createDocuments } from '../credentials/documents.ts';
import { createEntry } from '../credentials/entry.ts';
import { CLOCKS } from '../facts/clocks.ts';
import { HEADER } from '../facts/header.ts';
import { LINES } from '../facts/lines.ts';
import { readAeFile } from '../filed-summary.ts';
import { createTradeFiles } from './create-trade-files.ts';

const FOLDER = new URL('../../trade-data/', import.meta.url);
const bytesOf = (name: string): Uint8Array => readFileSync(new URL(name, FOLDER));
const jsonOf = (name: string): unknown => JSON.parse(new TextDecoder().decode(bytesOf(name)));
const parties = jsonOf('party-book.json');
const documents = createDocuments();

const INVOICES = [
  ['invoice-shirts', documents.shirtInvoice],
  ['invoice-toys', documents.toyInvoice],
  ['invoice-suitcases', documents.suitcaseInvoice],
  ['invoice-tshirts', documents.tshirtInvoice],
] as const;

describe('the files of the traders', () => {
  test('are what the facts make them', () => {
    const made = createTradeFiles();
    expect(readdirSync(FOLDER).sort()).toEqual([...made.keys()].sort());
    for (const [name, bytes] of made) {
      const isJson = name.endsWith('.json');
      // The formatter lays out JSON; rows are compared byte by byte.
      const show = (of: Uint8Array): unknown =>
        isJson ? JSON.parse(new TextDecoder().decode(of)) : Buffer.from(of).toString('latin1');
      expect([name, show(bytesOf(name))]).toEqual([name, show(bytes)]);
    }
  });

  test('have mappings and a party book that meet their schemas', () => {
    const mappings = readdirSync(FOLDER).filter((name) => name.endsWith('.mapping.json'));
    expect(mappings).toHaveLength(5);
    for (const name of mappings)
      expect([name, validateFormat('CsvMapping', jsonOf(name))]).toEqual([name, undefined]);
    expect(validateFormat('PartyBook', parties)).toBeUndefined();
  });
});

describe('read by their mapping files', () => {
  test.each(INVOICES)('%s says what its credential says', async (name, { credential }) => {
    const read = await readInvoices(bytesOf(`${name}.csv`), {
      mapping: jsonOf(`${name}.mapping.json`),
      parties,
    });

    expect(read.problems).toEqual([]);
    expect(read.drafts).toMatchObject([{ isWhole: true }]);
    expect(read.drafts[0]?.subject).toEqual(credential.credentialSubject);
  });

  describe('they complete the entry as filed', () => {
    let invoices: CommercialInvoice[];
    let parts: Awaited<ReturnType<typeof readPartsList>>;

    beforeAll(async () => {
      invoices = [];
      for (const [name] of INVOICES) {
        const mapping = jsonOf(`${name}.mapping.json`);
        const { drafts } = await readInvoices(bytesOf(`${name}.csv`), { mapping, parties });
        invoices.push(...drafts.map(({ subject }) => subject));
      }
      const mapping = jsonOf('parts.mapping.json');
      parts = await readPartsList(bytesOf('parts.csv'), { mapping, parties });
    });

    test('with parts that agree with the facts', () => {
      expect(parts.problems).toEqual([]);
      expect(parts.records.map(({ product, hts, dutyRate }) => [product, hts, dutyRate])).toEqual(
        LINES.map(({ product, hts, columnOneRate }) => [product, hts, columnOneRate]),
      );
    });

    test('so that no gap is left and every line says what the signed one says', () => {
      const [entry] = readEntry(readAeFile()).entries;
      if (entry === undefined) throw new Error('no entry');
      const { importedAt, enteredAt, claimedAt } = CLOCKS;
      const bills = [documents.veracruzBill, documents.puertoCortesBill];
      const completed = completeEntry(entry, {
        parties,
        times: { importedAt, enteredAt, claimedAt },
        values: { voyage: HEADER.voyage },
        invoices,
        parts: parts.index,
        billsOfLading: bills.map(({ credential }) => credential.credentialSubject),
      });

      expect(completed.problems).toEqual([]);
      expect(completed.draft.gaps).toEqual([]);
      const signed = createEntry().entry.credential.credentialSubject;
      const notFromPapers = ['made', 'claimBasis', 'supportedBy', 'textileCategory'];
      // Rights are a set: their order says nothing.
      const known = (of: object): unknown =>
        Object.fromEntries(
          Object.entries(of)
            .filter(([name]) => !notFromPapers.includes(name))
            .map(([name, value]: [string, unknown]) => [
              name,
              name === 'rights' ? new Set(value as string[]) : value,
            ]),
        );
      for (const [at, line] of signed.lines.entries()) {
        const found = completed.subject?.lines[at] ?? {};
        expect(known(found)).toEqual(known(line));
      }
    });
  });
});
