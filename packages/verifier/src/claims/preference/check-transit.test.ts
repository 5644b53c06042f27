import { describe, expect, test } from '@jest/globals';
import type { Agreement } from '@originmark/customs';
import { checkTransit } from './check-transit.ts';
import {
  createCertification,
  createCredential,
  createFace,
  EXPORTER,
  troubleOf,
  troublesOf,
} from './preference.test-support.ts';

const stop = (country: string, underCustomsControl: boolean, operations?: readonly string[]) => ({
  location: { name: 'Somewhere', country },
  underCustomsControl,
  ...(operations === undefined ? {} : { operations }),
});

const bill = (subject: object, id = 'bill') =>
  createCredential({
    id,
    type: 'BillOfLadingCredential',
    issuer: 'did:web:zzgt.example',
    subject: { billNumber: 'ZZGT26090771', goods: [], ...subject },
  });

function check(
  transshipments: readonly object[] | undefined,
  agreement: Agreement['id'] = 'USMCA',
  more: Parameters<typeof createFace>[1] = {},
) {
  const subject = transshipments === undefined ? {} : { transshipments };
  const face = createFace(createCertification({ agreement }), {
    support: [bill(subject)],
    ...more,
  });
  return checkTransit(face.claims, face.view, face.agreement, face.facts);
}

describe('transit', () => {
  test('a call at a port of a third country is none', () => {
    const call = bill({ portsOfCall: [{ name: 'Puerto Cortés', country: 'HN' }] });
    const found = check(undefined, 'USMCA', { support: [call] });
    expect(found).toMatchObject([{ code: 'origin.ok', found: 'no transshipment' }]);
  });

  test.each([
    ['out of customs control', stop('HN', false)],
    ['further processed under it', stop('HN', true, ['unloading', 'further-processing'])],
  ])('fails where goods were %s in a third country', (_, own) => {
    const findings = check([stop('MX', false), own]);
    expect(troubleOf(findings, 'origin.transit')).toMatchObject({
      outcome: 'fail',
      pointer: '/credentialSubject/transshipments/1',
      found: 'Somewhere (HN)',
      expected: ['US', 'MX', 'CA'],
    });
  });

  test('passes in a party, and under customs control with what preserves the goods', () => {
    expect(troublesOf(check([stop('CA', false, ['further-processing'])]))).toEqual([]);
    const harmless = [
      'unloading',
      'reloading',
      'separation',
      'storing',
      'labelling',
      'preservation',
    ];
    expect(troublesOf(check([stop('PA', true, harmless), stop('PA', true)]))).toEqual([]);
  });

  test.each(['CAFTA-DR', 'NAFTA'] as const)(
    'undecided under %s where goods were stored or labelled, which its text does not name',
    (agreement) => {
      const [finding] = check([stop('PA', true, ['unloading', 'storing', 'labelling'])], agreement);
      expect(finding).toMatchObject({
        code: 'origin.transit',
        outcome: 'indeterminate',
        found: 'Somewhere (PA): storing, labelling',
        expected: ['unloading', 'reloading', 'preservation', 'transport'],
      });
      const moved = ['unloading', 'reloading', 'preservation'];
      expect(troublesOf(check([stop('PA', true, moved)], agreement))).toEqual([]);
    },
  );

  test('fails under CAFTA-DR in a country that is a party to another agreement alone', () => {
    expect(troublesOf(check([stop('MX', false)], 'CAFTA-DR'))).toEqual(['fail origin.transit']);
  });

  test('a bill that another line names counts by its number, and only by that', () => {
    const elsewhere = bill({ transshipments: [stop('HN', false)] });
    const of = (billNumber: string) =>
      check(undefined, 'USMCA', {
        support: [],
        line: { billNumber },
        edges: [{ role: 'supportedBy', to: elsewhere }],
      });
    expect(troublesOf(of('ZZGT26090771'))).toEqual(['fail origin.transit']);
    expect(of('ZZGT26090794')).toEqual([]);
  });

  test('settles nothing for the goods by a bill that is undecided', () => {
    const standings = { bill: { outcome: 'indeterminate' as const } };
    const of = (stops: readonly object[] | undefined) =>
      troublesOf(check(stops, 'USMCA', { standings }));
    expect(of(undefined)).toEqual(['indeterminate origin.transit']);
    expect(of([stop('HN', true, ['storing'])])).toEqual(['indeterminate origin.transit']);
    expect(of([stop('HN', false)])).toEqual(['fail origin.transit']);
  });

  test('a bill that does not stand says nothing, and neither does another document', () => {
    const standings = { bill: { outcome: 'invalid' as const } };
    expect(check([stop('HN', false)], 'USMCA', { standings })).toEqual([]);
    const list = createCredential({
      id: 'list',
      type: 'PackingListCredential',
      issuer: EXPORTER,
      subject: { transshipments: [stop('HN', false)] },
    });
    expect(check(undefined, 'USMCA', { support: [list] })).toEqual([]);
  });
});
