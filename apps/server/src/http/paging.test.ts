import { describe, expect, it } from '@jest/globals';
import { parseCursor, toPage } from './paging.ts';

describe('toPage', () => {
  it('names the row behind which the next page begins', () => {
    const { items, next } = toPage(['a', 'b', 'ü'], 2, (row) => row);
    expect(items).toEqual(['a', 'b']);
    expect(parseCursor(next!)).toBe('b');
  });

  it('names none for the last page', () => {
    expect(toPage(['a', 'b'], 2, (row) => row)).toEqual({ items: ['a', 'b'] });
    expect(toPage([], 2, (row: string) => row)).toEqual({ items: [] });
  });

  it.each(['!', 'YQ', ''])('refuses the cursor %j', (cursor) => {
    expect(() => parseCursor(cursor)).toThrow(
      expect.objectContaining({ code: 'page.cursor-invalid' }),
    );
  });
});
