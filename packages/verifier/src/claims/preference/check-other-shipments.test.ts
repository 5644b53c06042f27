import { describe, expect, test } from '@jest/globals';
import type { SingleShipmentUse } from '@originmark/schemas';
import { checkOtherShipments } from './check-other-shipments.ts';
import { createCertification, createFace } from './preference.test-support.ts';

const CODE = 'origin.single-shipment-other-shipment';
const certification = createCertification({ blanketPeriod: undefined });
const USE: SingleShipmentUse = {
  certification: certification.digest,
  entryNumber: 'another-entry',
  bills: ['ZZGT26080412'],
  imported: '2026-08-24',
};

function check(uses: readonly SingleShipmentUse[] | undefined, world: object = {}) {
  const face = createFace(certification, {
    line: { billNumber: 'ZZGT26090771' },
    ...world,
    ...(uses !== undefined && { context: { uses } }),
  });
  return checkOtherShipments(face).map(({ code, outcome }) => `${outcome} ${code}`);
}

describe('a certification of a single shipment', () => {
  test('is not asked about where no uses are known', () => {
    expect(check(undefined)).toEqual([]);
  });

  test('is not used elsewhere, or another is', () => {
    expect(check([])).toEqual(['pass origin.ok']);
    expect(check([{ ...USE, certification: 'uother' }])).toEqual(['pass origin.ok']);
  });

  test('serves several entries under one bill, whatever the days', () => {
    expect(check([{ ...USE, bills: ['A', 'ZZGT26090771'] }])).toEqual(['pass origin.ok']);
  });

  test('is refused under another bill and too far apart to be portions of one shipment', () => {
    expect(check([USE])).toEqual([`fail ${CODE}`]);
    expect(check([{ ...USE, imported: '2026-09-03' }])).toEqual([`fail ${CODE}`]);
    expect(check([{ ...USE, imported: '2026-09-25' }])).toEqual([`fail ${CODE}`]);
  });

  test('is undecided where the goods may be portions of one shipment', () => {
    expect(check([{ ...USE, imported: '2026-09-04' }])).toEqual([`indeterminate ${CODE}`]);
    expect(check([{ ...USE, imported: '2026-09-24' }])).toEqual([`indeterminate ${CODE}`]);
  });

  test.each<[string, SingleShipmentUse, object]>([
    ['the day of the other is not known', { ...USE, imported: undefined as never }, {}],
    ['the day of the other is none', { ...USE, imported: '2026-02-30' }, {}],
    ['the other names no bill', { ...USE, bills: [] }, {}],
    ['the line and its entry name no bill', USE, { line: {} }],
    ['the day of the entry is not known', USE, { entry: { portOfEntry: '9999' } }],
  ])('is undecided where %s', (_name, use, world) => {
    expect(check([use], world)).toEqual([`indeterminate ${CODE}`]);
  });

  test('is refused for one certain other shipment among several that may be the same', () => {
    const open = { ...USE, imported: '2026-09-07' };
    expect(check([open, USE, { ...USE, bills: ['ZZGT26090771'] }])).toEqual([`fail ${CODE}`]);
  });

  test('is known by the bills of the entry where its line names none', () => {
    const entry = { billNumbers: ['ZZGT26080412'] };
    expect(check([USE], { line: {}, entry })).toEqual(['pass origin.ok']);
  });
});
