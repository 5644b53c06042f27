import { parseCompactJws, parseDidUrl, sameDid, type Signer } from '@originmark/core';
import type { EntryBundle } from '@originmark/schemas';
import { writeBundle } from '../assemble-bundle.ts';
import { BUNDLE_LIMITS } from '../limits.ts';
import { objectsAt, textAt } from '../match/read-members.ts';
import { signPresentation } from '../sign-presentation.ts';
import { WalletError } from '../wallet-error.ts';

/** How a bundle is presented once more. */
export interface PresentingAgain {
  /** A key of the same holder, in `authentication`. */
  readonly holder: Signer;
  readonly audience: string;
  readonly nonce: string;
  /** ms since the epoch. */
  readonly at: number;
  readonly expiresAt: number;
}

const ENVELOPE = 'data:application/vc+jwt,';

/**
 * The text of a bundle with the same credentials, sealed parts and evidence, presented anew for a challenge.
 * @throws WalletError `wallet.token-unreadable` `wallet.holder-mismatch` `wallet.limit-exceeded`
 */
export async function presentAgain(
  bundle: EntryBundle,
  { at, audience, expiresAt, holder, nonce }: PresentingAgain,
): Promise<string> {
  const { payload } = readPresentation(bundle.presentation);
  const own = parseDidUrl(holder.kid)?.did ?? '';
  const before = textAt(payload, 'holder') ?? '';
  if (!sameDid(own, before))
    throw new WalletError(
      'wallet.holder-mismatch',
      `the bundle was presented by ${before}, the key is ${holder.kid}`,
    );
  const tokens = objectsAt(payload, 'verifiableCredential').map((member) => {
    const id = textAt(member, 'id') ?? '';
    if (id.startsWith(ENVELOPE)) return id.slice(ENVELOPE.length);
    throw new WalletError('wallet.token-unreadable', 'a member of the presentation is no vc+jwt');
  });
  const presentation = await signPresentation({
    tokens,
    holder,
    audience,
    nonce,
    issuedAt: Math.floor(at / 1000),
    expiresAt: Math.floor(expiresAt / 1000),
  });
  return writeBundle({ ...bundle, presentation });
}

function readPresentation(token: string) {
  try {
    return parseCompactJws(token, { maxBytes: BUNDLE_LIMITS.bundleBytes });
  } catch (cause) {
    throw new WalletError('wallet.token-unreadable', 'the presentation is no compact JWS', {
      cause,
    });
  }
}
