import type { EntryBundle, VerifiablePresentation } from '@originmark/schemas';
import { type Finding, fail } from '../verdict/fragment.ts';
import { LIMITS } from './limits.ts';

/** Refuses a bundle of more credentials, or more staples, than are worth a look at any signature. */
export function checkCounts(
  bundle: EntryBundle,
  presentation: VerifiablePresentation,
): Finding | undefined {
  const members = presentation.verifiableCredential.length + (bundle.sealed?.length ?? 0);
  if (members > LIMITS.credentials)
    return fail('intake.too-large', {
      pointer: '/presentation/verifiableCredential',
      expected: `${LIMITS.credentials} credentials`,
      found: `${members} credentials`,
    });
  const { didResolutions = [], statusLists = [] } = bundle.evidence ?? {};
  const staples = didResolutions.length + statusLists.length;
  if (staples > LIMITS.staples)
    return fail('intake.too-large', {
      pointer: '/evidence',
      expected: `${LIMITS.staples} staples`,
      found: `${staples} staples`,
    });
  return undefined;
}
