import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { AGREEMENTS, agreementOf } from './agreements.ts';

const needsOf = (id: string): Record<string, string> =>
  Object.fromEntries((agreementOf(id)?.elements ?? []).map((item) => [item.id, item.need]));

describe('the data elements', () => {
  it('are the twelve items of 19 CFR 182.12(a)(4), once each and in order, covering nine elements', () => {
    const elements = agreementOf('USMCA')?.elements ?? [];
    const items = elements.filter(({ citation }) => citation.includes('(a)(4)('));
    expect(items.map(({ citation }) => citation.slice('19 CFR 182.12(a)(4)('.length, -1))).toEqual([
      ...['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'],
    ]);
    expect([...new Set(elements.map(({ number }) => number))].sort()).toEqual([
      ...[1, 2, 3, 4, 5, 6, 7, 8, 9],
    ]);
    expect(elements.every(({ source }) => source.confirmed)).toBe(true);
  });

  it.each([
    ['importer', 'known', 'always'],
    ['producer', 'differs', 'always'],
    ['invoice-number', 'single-shipment', undefined],
    ['certifier-role', 'always', undefined],
  ])('%s: USMCA %s, CAFTA-DR %s', (element, usmca, cafta) => {
    expect(needsOf('USMCA')[element]).toBe(usmca);
    expect(needsOf('CAFTA-DR')[element]).toBe(cafta);
  });

  it('let words stand for a party where the regulation does, and nowhere else', () => {
    expect(
      agreementOf('USMCA')?.elements.flatMap(({ id, literals }) =>
        literals.map((text) => [id, text]),
      ),
    ).toEqual([
      ['exporter', 'Unknown'],
      ['producer', 'Various'],
      ['producer', 'Available upon request by the importing authorities'],
      ['importer', 'Various'],
      ['schedule-ii', 'Schedule II of the USMCA Rules of Origin Uniform Regulations'],
    ]);
    expect(agreementOf('CAFTA-DR')?.elements.flatMap(({ literals }) => literals)).toEqual([]);
  });

  it('do not pass off NAFTA’s form as read', () => {
    const elements = agreementOf('NAFTA')?.elements ?? [];
    expect(elements.filter(({ source }) => source.confirmed)).toEqual([]);
    expect(new Set(elements.map(({ number }) => number)).size).toBe(11);
  });
});

describe('the digest of a statement', () => {
  it.each(AGREEMENTS)('is that of the words of $id', ({ statement }) => {
    const sha256 = createHash('sha256').update(statement.text, 'utf8').digest();
    const multihash = Buffer.concat([Buffer.from([0x12, 0x20]), sha256]);
    expect(statement.digest).toBe(`u${multihash.toString('base64url')}`);
  });
});
