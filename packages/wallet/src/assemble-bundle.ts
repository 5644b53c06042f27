import { type CryptoPrimitives, parseDidUrl, type Signer } from '@originmark/core';
import type { BundleEvidence, EntryBundle, SealedPart } from '@originmark/schemas';
import { collectMembers } from './collect-members.ts';
import { BUNDLE_LIMITS } from './limits.ts';
import { type HeldCredential, readCredential } from './read-credential.ts';
import { signPresentation } from './sign-presentation.ts';
import { WalletError } from './wallet-error.ts';

/** What goes into a bundle. Credentials are compact JWS. */
export interface AssembleOptions {
  /** The signed entry summary, or the entry before summary. */
  readonly entry: string;
  /** Everything held that may be needed; only what is reached is presented. */
  readonly available: readonly string[];
  /** A key of the issuer of the entry, in `authentication`. */
  readonly holder: Signer;
  /** The verifier, as its trust policy names it. */
  readonly audience: string;
  /** Default `<entryNumber>/<entryVersion>`, as files have it. */
  readonly nonce?: string;
  /** Seconds since 1970-01-01T00:00:00Z. */
  readonly issuedAt: number;
  readonly expiresAt?: number;
  readonly evidence?: BundleEvidence;
  readonly sealed?: readonly SealedPart[];
  /** Ids to present besides: identities that no edge names. */
  readonly alsoPresent?: readonly string[];
  readonly allowMissing?: boolean;
  readonly crypto: Pick<CryptoPrimitives, 'sha256'>;
}

/** A bundle, its file, and what stands in it. */
export interface AssembledBundle {
  readonly bundle: EntryBundle;
  /** The content of `*.bundle.json`. */
  readonly text: string;
  /** In the order of the presentation, the entry first. */
  readonly members: readonly HeldCredential[];
}

const ENTRY_TYPES = ['CBP7501EntrySummaryCredential', 'CBP3461EntryCredential'];

/**
 * Assembles and signs the bundle of one entry: the smallest set of credentials it rests on, under
 * the holder's key (formats, section 3).
 * @throws WalletError `wallet.*`, its message saying what to do
 */
export async function assembleBundle(options: AssembleOptions): Promise<AssembledBundle> {
  const { holder, crypto, sealed = [], evidence } = options;
  const entry = readCredential(options.entry, crypto);
  if (!ENTRY_TYPES.includes(entry.type)) {
    throw new WalletError('wallet.entry-unfit', `${entry.id} is a ${entry.type}`);
  }
  if (parseDidUrl(holder.kid)?.did !== entry.issuer) {
    throw new WalletError(
      'wallet.holder-mismatch',
      `the entry is issued by ${entry.issuer}, the key is ${holder.kid}`,
    );
  }
  const members = collectMembers(entry, {
    available: options.available.map((token) => readCredential(token, crypto)),
    sealed,
    ...(options.alsoPresent !== undefined && { alsoPresent: options.alsoPresent }),
    ...(options.allowMissing !== undefined && { allowMissing: options.allowMissing }),
  });
  const presentation = await signPresentation({
    tokens: members.map(({ token }) => token),
    holder,
    audience: options.audience,
    nonce: options.nonce ?? entryNonce(entry),
    issuedAt: options.issuedAt,
    ...(options.expiresAt !== undefined && { expiresAt: options.expiresAt }),
  });
  const bundle: EntryBundle = {
    type: 'EntryBundle',
    version: 1,
    presentation,
    ...(sealed.length > 0 && { sealed: [...sealed] }),
    ...(evidence !== undefined && { evidence: structuredClone(evidence) }),
  };
  return { bundle, text: writeBundle(bundle), members };
}

/**
 * The text of a bundle file.
 * @throws WalletError `wallet.limit-exceeded`
 */
export function writeBundle(bundle: EntryBundle): string {
  const text = `${JSON.stringify(bundle, null, 2)}\n`;
  const tooLong = bundle.evidence?.statusLists?.some(
    (token) => token.length > BUNDLE_LIMITS.statusListTokenBytes,
  );
  if (tooLong === true || new TextEncoder().encode(text).length > BUNDLE_LIMITS.bundleBytes) {
    throw new WalletError('wallet.limit-exceeded', 'the bundle or a status list is too large');
  }
  return text;
}

function entryNonce(entry: HeldCredential): string {
  const { entryNumber, entryVersion } = entry.credential.credentialSubject as {
    readonly entryNumber?: unknown;
    readonly entryVersion?: unknown;
  };
  if (typeof entryNumber !== 'string' || typeof entryVersion !== 'number') {
    throw new WalletError('wallet.entry-unfit', `${entry.id} has no entry number and version`);
  }
  return `${entryNumber}/${entryVersion}`;
}
