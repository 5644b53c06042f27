import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { isDigest } from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import { compareCode, describeCode } from './code-versions.ts';

const { sha256 } = createNodeCrypto();

describe('describeCode', () => {
  it('names every part by its digest, the same each time, and the version of the package', () => {
    const { library, ...parts } = describeCode(sha256);
    const { version } = JSON.parse(
      readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    ) as { version: string };
    expect(library).toBe(version);
    expect(Object.values(parts).every(isDigest)).toBe(true);
    expect(new Set(Object.values(parts)).size).toBe(6);
    expect(describeCode(sha256)).toEqual({ library, ...parts });
  });

  it('tells what is not as it was, and nothing where all is', () => {
    const here = describeCode(sha256);
    expect(compareCode(here, here)).toEqual([]);
    expect(compareCode({ ...here, library: '0.0.9', rules: here.codes }, here)).toEqual([
      { part: 'library', kept: '0.0.9', here: here.library },
      { part: 'rules', kept: here.codes, here: here.rules },
    ]);
  });
});
