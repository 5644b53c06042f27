import { describe, expect, it } from '@jest/globals';
import { accepted, refused, shown } from './checked.ts';

describe('checked', () => {
  it('carries a value or a reason', () => {
    expect(accepted(1)).toEqual({ ok: true, value: 1 });
    expect(refused('r', 'm')).toEqual({ ok: false, reason: 'r', message: 'm' });
  });
});

describe('shown', () => {
  it('keeps control characters and foreign scripts out of messages', () => {
    expect(shown('a\u001b[31m\nb\u202e')).toBe('"a?[31m?b?"');
  });

  it('cuts long text', () => {
    expect(shown('x'.repeat(100_000))).toHaveLength(43);
  });

  it('names the type of anything else', () => {
    expect([shown(null), shown(undefined), shown({}), shown(4)]).toEqual([
      'null',
      'a value of type undefined',
      'a value of type object',
      'a value of type number',
    ]);
  });
});
