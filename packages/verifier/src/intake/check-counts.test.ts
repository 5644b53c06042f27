import { expect, it } from '@jest/globals';
import type { EntryBundle, VerifiablePresentation } from '@originmark/schemas';
import { checkCounts } from './check-counts.ts';
import { LIMITS } from './limits.ts';

const tokens = (count: number): string[] => Array.from({ length: count }, () => 'a.b.c');

function check({ members = 1, lists = 0, dids = 0 }) {
  const bundle = { evidence: { statusLists: tokens(lists), didResolutions: tokens(dids) } };
  const presentation = { verifiableCredential: tokens(members).map((id) => ({ id })) };
  return checkCounts(
    bundle as unknown as EntryBundle,
    presentation as unknown as VerifiablePresentation,
  );
}

it('lets as many credentials and staples pass as the limits say', () => {
  expect(check({ members: LIMITS.credentials })).toBeUndefined();
  expect(check({ lists: LIMITS.staples - 200, dids: 200 })).toBeUndefined();
});

it('refuses one more of either', () => {
  expect(check({ members: LIMITS.credentials + 1 })).toMatchObject({
    code: 'intake.too-large',
    pointer: '/presentation/verifiableCredential',
  });
  expect(check({ lists: LIMITS.staples - 200, dids: 201 })).toMatchObject({
    code: 'intake.too-large',
    pointer: '/evidence',
    found: `${LIMITS.staples + 1} staples`,
  });
});
