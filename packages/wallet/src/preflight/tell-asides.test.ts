import { describe, expect, it } from '@jest/globals';
import type { PreflightProblem } from '@originmark/schemas';
import { uniqueProblems } from './tell-asides.ts';

const problem = (kind: string, credential: string | undefined, ...codes: string[]) =>
  ({ kind, ...(credential && { credential }), codes, what: codes[0] }) as PreflightProblem;

describe('problems of papers that were set aside', () => {
  it('are told once for each paper and kind, with every code', () => {
    expect(
      uniqueProblems([
        problem('defective', 'urn:a', 'signature.invalid'),
        problem('lapsed', 'urn:a', 'time.expired'),
        problem('defective', 'urn:b', 'signature.invalid'),
        problem('defective', 'urn:a', 'schema.invalid', 'signature.invalid'),
      ]),
    ).toEqual([
      {
        ...problem('defective', 'urn:a', 'signature.invalid', 'schema.invalid'),
        what: 'signature.invalid',
      },
      problem('lapsed', 'urn:a', 'time.expired'),
      problem('defective', 'urn:b', 'signature.invalid'),
    ]);
  });

  it('are none where none are', () => {
    expect(uniqueProblems([])).toEqual([]);
  });
});
