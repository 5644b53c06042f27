import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { carryOver, editionOf } from './carry-over.ts';
import {
  FROM_MANY,
  HS2022_TO_HS2017,
  HS2022_TO_HS2017_SOURCE,
  NOT_IN_HS2022,
} from './hs2022-to-hs2017.ts';

const carry = (code: string, system = 'HTS2026', nomenclature = 'HS2017') => {
  const carried = carryOver({ system, code }, nomenclature);
  return carried.ok ? carried.value : carried.reason;
};

describe('an edition', () => {
  it.each([
    ['HS2017', 'HS2017'],
    ['HTS2017', 'HS2017'],
    ['HTS2021', 'HS2017'],
    ['HTS2022', 'HS2022'],
    ['HTS2026', 'HS2022'],
    ['HTS2028', 'HS2028'],
    ['HTS2006', 'HS2002'],
    ['HTS2001', undefined],
    ['HS2018', undefined],
    ['HTSUS', undefined],
    ['', undefined],
  ])('of %j is %s', (system, edition) => {
    expect(editionOf(system)).toBe(edition);
  });
});

describe('a code of the edition that the rule is written in', () => {
  it('stays as it is, with all its digits', () => {
    expect(carry('6205.20.2066', 'HTS2021')).toEqual({ codes: ['6205202066'], isCarried: false });
  });
});

describe('a code of HS 2022', () => {
  it('that did not move keeps its digits and is said to be carried', () => {
    expect(carry('6205.20.20')).toEqual({ codes: ['62052020'], isCarried: true });
  });

  it.each([
    ['9405.11.00', ['940510']],
    ['6202.30.10', ['620212', '620292']],
    ['6210.30.90', ['621030', '621050']],
    ['8517.13.00', ['851712']],
    ['8428.70.00', ['8428', '8479']],
    ['2404.11.00', ['2403']],
    ['2404.91.00', ['2106', '3004', '3824']],
    ['8112.61.00', ['8107', '8112']],
    ['9006.59.40', ['900651', '900652', '900659']],
    ['0709.52.00', ['0709']],
  ])('%s stood at %j', (code, codes) => {
    expect(carry(code)).toEqual({ codes, isCarried: true });
  });

  it.each([
    '8524.11.00',
    '8549.21.00',
    '8806.22.00',
    '8541.51.00',
    '3006.93.10',
    '0403.20.10',
    '8524',
  ])('%s came from so many places that it is refused', (code) => {
    expect(carry(code)).toBe('code-from-many');
  });

  it('that is a bare heading may have stood wherever one of its subheadings did', () => {
    expect(carry('8428')).toEqual({ codes: ['8428', '8479'], isCarried: true });
    expect(carry('8205')).toEqual({ codes: ['8205'], isCarried: true });
    expect(carry('8541')).toBe('code-from-many');
  });
});

describe('what is not carried', () => {
  it.each([
    ['HS2012', 'HS2017', 'nomenclature-not-carried'],
    ['HTS2028', 'HS2017', 'nomenclature-not-carried'],
    ['HS2017', 'HS2022', 'nomenclature-not-carried'],
    ['HS2022', 'HS2012', 'nomenclature-not-carried'],
    ['Schedule B', 'HS2017', 'nomenclature-unknown'],
    ['HS2022', 'the tariff', 'nomenclature-unknown'],
  ])('a code of %s to %s: %s', (system, nomenclature, reason) => {
    expect(carry('6205.20', system, nomenclature)).toBe(reason);
  });

  it.each(['6202.93.45', '9405.40', '8517.12.00', '8541.40'])(
    '%s, which HS 2022 has no longer, said to be of it; its twin of HS 2017 is',
    (code) => {
      expect(carry(code)).toBe('code-not-in-edition');
      expect(carry(code, 'HTS2021')).toMatchObject({ isCarried: false });
    },
  );

  it('what is no code', () => {
    expect(carry('6205.2')).toBe('hts-shape');
    expect(carry('0000.10')).toBe('hts-chapter');
  });
});

describe('the table', () => {
  it('is general knowledge and says so', () => {
    expect(HS2022_TO_HS2017_SOURCE).toMatchObject({ confirmed: false, mark: 'knowledge' });
  });

  it('has codes alone, and "many" beside nothing', () => {
    for (const [now, before] of HS2022_TO_HS2017) {
      expect(now).toMatch(/^[0-9]{4,6}$/);
      expect(before.length).toBeGreaterThan(0);
      const places = before.filter((place) => place !== FROM_MANY);
      expect(places.filter((place) => !/^[0-9]{4}(?:[0-9]{2})?$/.test(place))).toEqual([]);
      expect(places.length === 0 || places.length === before.length).toBe(true);
    }
  });

  it('is in the order of the codes, each once', () => {
    const codes = [...HS2022_TO_HS2017.keys()];
    expect(codes).toEqual([...new Set(codes)].sort());
  });

  it('carries nothing to or from a code of its own that it says is gone', () => {
    expect([...HS2022_TO_HS2017.keys()].filter((now) => NOT_IN_HS2022.has(now))).toEqual([]);
  });

  it('never makes a longer code vaguer than its heading', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...HS2022_TO_HS2017.keys()),
        fc.stringMatching(/^[0-9]{2}$/),
        (now, more) => {
          const code = `${now}00`.slice(0, 6) + more;
          const long = carryOver({ system: 'HS2022', code }, 'HS2017');
          const heading = carryOver({ system: 'HS2022', code: code.slice(0, 4) }, 'HS2017');
          // What the heading alone leaves open, more digits may settle; never the other way round.
          expect(heading.ok && !long.ok).toBe(false);
        },
      ),
    );
  });
});
