import { describe, expect, it } from '@jest/globals';
import type { EntryVerdict } from '@originmark/schemas';
import { drawsOf, shipmentUsesOf } from './draws-of.ts';

const draw = (credential: string, thisEntry: string) => ({
  credential,
  thisEntry,
  max: '9',
  unit: 'C62',
  before: '0',
  total: thisEntry,
});

function verdict(drawDowns: readonly object[][], fragments: readonly object[] = []): EntryVerdict {
  const lines = drawDowns.map((drawDown) => ({
    clocks: { imported: '2026-09-14' },
    ipr: [{ outcome: 'chain-shown', drawDown }],
  }));
  return { lines, fragments } as unknown as EntryVerdict;
}

describe('drawsOf', () => {
  it('names each capped credential once, in the order of their ids', () => {
    const { draws, unwritten } = drawsOf(
      verdict([[draw('urn:b', '4')], [draw('urn:b', '4'), draw('urn:a', '7')]]),
    );
    expect(draws).toEqual([
      { credential: 'urn:a', quantity: '7', unit: 'C62', on: '2026-09-14' },
      { credential: 'urn:b', quantity: '4', unit: 'C62', on: '2026-09-14' },
    ]);
    expect(unwritten).toEqual([]);
  });

  it('tells of a count that the verdict does not write, and of none that it writes', () => {
    const exceeded = (credential: string) => ({ code: 'licence.quantity-exceeded', credential });
    const told = verdict([[draw('urn:a', '7')]], [exceeded('urn:a'), exceeded('urn:b')]);
    expect(drawsOf(told).unwritten).toEqual(['urn:b']);
  });
});

describe('shipmentUsesOf', () => {
  const single = (bills: readonly string[], code = 'origin.ok') => ({
    code,
    credentialDigest: 'ua',
    pointer: '/credentialSubject/blanketPeriod',
    expected: { bills, imported: '2026-09-14' },
  });

  it('joins the bills of all lines that a certification serves, whatever was found of it', () => {
    const other = single(['B'], 'origin.single-shipment-other-shipment');
    expect(shipmentUsesOf(verdict([], [single(['A']), other]))).toEqual([
      { certification: 'ua', bills: ['A', 'B'], imported: '2026-09-14' },
    ]);
  });

  it('is not about a certification with a blanket period', () => {
    const blanket = { ...single([]), expected: '2026-01-06 to 2027-01-04' };
    expect(shipmentUsesOf(verdict([], [blanket]))).toEqual([]);
  });

  it('knows no bills where there may be more than are told', () => {
    const many = Array.from({ length: 50 }, (_, at) => `BILL${at}`);
    expect(shipmentUsesOf(verdict([], [single(many)]))).toMatchObject([{ bills: [] }]);
  });
});
