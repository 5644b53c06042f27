import { expect, it } from '@jest/globals';
import { createPage } from '../render/page.ts';
import { putFact } from './print-result.ts';

it.each([
  ['found', 'found       /data/secret\n'],
  ['not seen at all', 'not seen at all /data/secret\n'],
])('a fact stands apart from its name, "%s"', (name, line) => {
  const page = createPage({ width: 80, color: false });
  putFact(page, name, '/data/secret');
  expect(page.text()).toBe(line);
});
