import { describe, expect, it } from '@jest/globals';
import { createPage, readStyle } from './page.ts';
import { textWidth } from './text-width.ts';

const plain = { width: 80, color: false };

describe('a page', () => {
  it('wraps at words and hangs what follows', () => {
    const page = createPage(plain);
    page.put('word '.repeat(20).trim(), { first: '- ', rest: '  ' });
    const lines = page.text().trimEnd().split('\n');
    expect(lines).toEqual([`- ${'word '.repeat(15).trim()}`, `  ${'word '.repeat(5).trim()}`]);
  });

  it.each([80, 100, 120])('never goes beyond %d columns, whatever it is given', (width) => {
    const page = createPage({ width, color: false });
    page.put(`did:key:${'z'.repeat(300)} and ${'原'.repeat(90)}`, { first: '  ', rest: '    ' });
    page.put(['a '.repeat(70), { text: 'b'.repeat(90), look: 'bold' }]);
    const widths = page.text().split('\n').map(textWidth);
    expect(Math.max(...widths)).toBeLessThanOrEqual(width);
    expect(page.text().replaceAll(/\s/g, '')).toContain('z'.repeat(300));
  });

  it('cleans what it is given and puts colour around it afterwards', () => {
    const page = createPage({ width: 80, color: true });
    page.put([{ text: 'bad\u001b[2J', look: 'red' }, ' rest']);
    expect(page.text()).toBe('\u001b[31mbad[2J\u001b[39m rest\n');
  });

  it('prints no escape sequence without colour', () => {
    const page = createPage(plain);
    page.heading('title');
    page.put({ text: 'x', look: 'green' });
    page.gap();
    page.gap();
    expect(page.text()).toBe('TITLE\nx\n\n');
  });
});

describe('readStyle', () => {
  const style = (
    env: Record<string, string>,
    { isTerminal = false, columns }: { isTerminal?: boolean; columns?: number } = {},
    color?: boolean,
  ) => readStyle({ env, isTerminal, ...(columns === undefined ? {} : { columns }) }, { color });

  it.each([
    ['nothing is said and it is no terminal', {}, false, undefined, false],
    ['it is a terminal', {}, true, undefined, true],
    ['it is a dumb terminal', { TERM: 'dumb' }, true, undefined, false],
    ['FORCE_COLOR is set', { FORCE_COLOR: '1' }, false, undefined, true],
    ['FORCE_COLOR is 0', { FORCE_COLOR: '0' }, true, undefined, false],
    ['NO_COLOR is set', { NO_COLOR: '1' }, true, undefined, false],
    [
      'NO_COLOR and FORCE_COLOR are set',
      { NO_COLOR: '1', FORCE_COLOR: '1' },
      true,
      undefined,
      false,
    ],
    ['NO_COLOR is empty', { NO_COLOR: '' }, true, undefined, true],
    ['--no-color is given', { FORCE_COLOR: '1' }, true, false, false],
  ])('where %s', (_what, env, isTerminal, color, expected) => {
    expect(style(env, { isTerminal }, color).color).toBe(expected);
  });

  it.each([
    [undefined, {}, 100],
    [40, {}, 80],
    [97, {}, 97],
    [300, {}, 120],
    [undefined, { COLUMNS: '90' }, 90],
    [undefined, { COLUMNS: 'wide' }, 100],
  ])('takes %p columns and %p as a width of %d', (columns, env, width) => {
    expect(style(env, columns === undefined ? {} : { columns }).width).toBe(width);
  });
});
