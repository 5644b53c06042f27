import { describe, expect, it } from '@jest/globals';
import type { EntrySummary, PreflightProblem } from '@originmark/schemas';
import { heldOf } from '../held.test-support.ts';
import type { LineMatch } from '../match/match-entry.ts';
import type { HeldCredential } from '../read-credential.ts';
import { tellGaps } from './tell-gaps.ts';

const EXPORTER = 'did:web:exporter.example';
const askable = {
  summary: { importer: { id: 'did:web:importer.example' } } as unknown as EntrySummary,
  names: new Map([[EXPORTER, 'Exporter, S.A.']]),
};
const paper = (type: string, subject: Record<string, string>) =>
  heldOf({ id: `urn:${type}`, type, subject });
const invoice = paper('CommercialInvoiceCredential', { invoiceNumber: 'INV-1' });
const bill = paper('BillOfLadingCredential', { billNumber: 'BL-1' });
const packingList = paper('PackingListCredential', { invoiceNumber: 'INV-1' });

/** A line that names an invoice and a bill, and what is held for it. */
function matchOf(
  documents: readonly HeldCredential[],
  {
    forgotten = [],
    isExporterNamed = true,
  }: { readonly forgotten?: readonly string[]; readonly isExporterNamed?: boolean } = {},
): LineMatch {
  return {
    documents,
    forgotten,
    question: {
      line: { line: 1, invoiceNumbers: ['INV-1'], billNumber: 'BL-1' },
      importer: { did: 'did:web:importer.example', name: 'Importer, Inc.' },
      ...(isExporterNamed && { exporter: EXPORTER }),
    },
  } as unknown as LineMatch;
}

const problem = (code: string, more: Partial<PreflightProblem> = {}): PreflightProblem => ({
  kind: 'undecided',
  effect: 'review',
  codes: [code],
  what: 'what',
  remedy: 'remedy',
  ask: [],
  ...more,
});
const numbers = (problems: readonly PreflightProblem[], match: LineMatch) =>
  tellGaps(problems, match, askable).flatMap(({ number }) => number ?? []);

const CONFLICT = problem('documents.conflict');

describe('what a line names and is not held', () => {
  it('is named, invoice and bill, in the place of the finding that there is nothing to compare', () => {
    const told = tellGaps([CONFLICT], matchOf([]), askable);
    expect(told).toMatchObject([
      {
        kind: 'missing',
        number: 'INV-1',
        credentialType: 'CommercialInvoiceCredential',
        what: 'Line 1 names invoice INV-1, and none of that number by its exporter to this importer is held.',
        ask: [{ role: 'seller', id: EXPORTER, name: 'Exporter, S.A.' }],
      },
      { kind: 'missing', number: 'BL-1', ask: [{ role: 'carrier' }] },
    ]);
  });

  it('is not what is held', () => {
    expect(numbers([CONFLICT], matchOf([invoice, bill]))).toEqual([]);
    expect(numbers([CONFLICT], matchOf([invoice]))).toEqual(['BL-1']);
  });

  it('is the invoice though its packing list is held', () => {
    expect(numbers([CONFLICT], matchOf([packingList, bill]))).toEqual(['INV-1']);
  });

  it('is asked of a seller without name where the line names no exporter', () => {
    const match = matchOf([bill], { isExporterNamed: false });
    expect(tellGaps([CONFLICT], match, askable)).toMatchObject([
      { what: expect.stringContaining('number to this importer'), ask: [{ role: 'seller' }] },
    ]);
  });

  it('is not named where nothing was found amiss, or only noted', () => {
    expect(tellGaps([], matchOf([]), askable)).toEqual([]);
    const notice = problem('documents.conflict', { kind: 'notice' });
    expect(tellGaps([notice], matchOf([]), askable)).toEqual([notice]);
  });

  it('does not take away what is told of a paper that is there', () => {
    const wrong = problem('documents.conflict', { credential: 'urn:invoice', kind: 'defective' });
    expect(tellGaps([wrong], matchOf([invoice]), askable)).toMatchObject([
      { number: 'BL-1' },
      { credential: 'urn:invoice' },
    ]);
  });
});

describe('what a part stood on before and is not held any more', () => {
  const forgotten = ['urn:gone'];

  it('is named with every code of the trouble, and asked of whoever may certify', () => {
    const told = tellGaps(
      [problem('origin.no-certification', { kind: 'missing', effect: 'exception' })],
      matchOf([], { forgotten }),
      askable,
    );
    expect(told[0]).toMatchObject({
      kind: 'missing',
      effect: 'exception',
      credential: 'urn:gone',
      codes: ['origin.no-certification'],
      ask: [{ role: 'exporter' }, { role: 'importer' }],
    });
    expect(told).toHaveLength(2);
  });

  it('is asked of the licensor where a licence is what is amiss', () => {
    expect(
      tellGaps([problem('licence.none')], matchOf([], { forgotten }), askable)[0]?.ask,
    ).toEqual([{ role: 'licensor' }]);
  });

  it('is not named twice, nor where only documents are amiss', () => {
    const named = problem('origin.no-certification', { credential: 'urn:gone' });
    expect(tellGaps([named], matchOf([], { forgotten }), askable)).toEqual([named]);
    expect(
      tellGaps([CONFLICT], matchOf([invoice, bill], { forgotten }), askable).map(
        ({ credential }) => credential,
      ),
    ).toEqual([undefined]);
  });
});
