import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TRANSPORT_MODES, parseTransportMode } from './transport-mode.ts';

describe('parseTransportMode', () => {
  it('finds any two digits among those of the form or says that they are unknown', () => {
    const listed = '10 11 12 20 21 30 31 32 33 34 40 41 50 60 70'.split(' ');
    expect(TRANSPORT_MODES.map(({ code }) => code)).toEqual(listed);
    fc.assert(
      fc.property(fc.nat(99), (number) => {
        const code = String(number).padStart(2, '0');
        expect(parseTransportMode(code)).toMatchObject(
          listed.includes(code)
            ? { ok: true, value: { code } }
            : { ok: false, reason: 'transport-mode-unknown' },
        );
      }),
    );
  });

  it('knows what came in a container where the code says it', () => {
    const containerised = (code: string) => {
      const mode = parseTransportMode(code);
      return mode.ok ? mode.value.isContainerised : 'refused';
    };
    expect(['11', '21', '31', '41'].map(containerised)).toEqual([true, true, true, true]);
    expect(['10', '20', '30', '40'].map(containerised)).toEqual([false, false, false, false]);
    expect(['12', '32', '50'].map(containerised)).toEqual([undefined, undefined, undefined]);
  });

  it.each(['', '1', '011', 'AB', '11 ', 11, null, [], '1'.repeat(1_000_000)])(
    'refuses the shape %#',
    (text) => {
      expect(parseTransportMode(text)).toMatchObject({ ok: false, reason: 'transport-mode-shape' });
    },
  );
});
