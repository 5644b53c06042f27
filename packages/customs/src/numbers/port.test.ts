import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { localDateAt } from '../dates/local-date-at.ts';
import { parsePort } from './port.ts';

const KNOWN = '0901 1303 1703 2304 2402 2506 2704 2709 3001 3801 3901 4601 5201 5301'.split(' ');

describe('parsePort', () => {
  it('knows Houston and its time', () => {
    expect(parsePort('5301')).toEqual({
      ok: true,
      value: { code: '5301', name: 'Houston', timeZone: 'America/Chicago', confirmed: false },
    });
  });

  it.each(KNOWN)('gives %s a time zone that exists', (code) => {
    const port = parsePort(code);
    expect(port).toMatchObject({
      ok: true,
      value: { code, timeZone: expect.any(String), confirmed: false },
    });
    const zone = port.ok ? (port.value.timeZone ?? '') : '';
    expect(localDateAt(0, zone)).toBe('1969-12-31');
  });

  it('accepts an unknown port without name and zone', () => {
    expect(parsePort('9999')).toEqual({ ok: true, value: { code: '9999', confirmed: false } });
  });

  it('reads any four digits, and names only what is in the list', () => {
    fc.assert(
      fc.property(fc.nat(9999), (number) => {
        const code = [1000, 100, 10, 1].map((unit) => Math.floor(number / unit) % 10).join('');
        const port = parsePort(code);
        expect(port).toMatchObject({ ok: true, value: { code, confirmed: false } });
        expect(port.ok && port.value.name !== undefined).toBe(KNOWN.includes(code));
      }),
    );
  });

  it.each(['', '530', '53010', 'HOUS', 5301, null, {}, '5'.repeat(1_000_000)])(
    'refuses %#',
    (text) => {
      expect(parsePort(text)).toMatchObject({ ok: false, reason: 'port-shape' });
    },
  );
});
