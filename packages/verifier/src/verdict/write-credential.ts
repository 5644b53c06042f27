import { formatDateTime } from '@originmark/core';
import type { EntryVerdict } from '@originmark/schemas';
import type { Standing } from '../claims/claims-context.ts';
import type { VerifierContext } from '../context.ts';
import type { Credential } from '../intake/credential.ts';

/** Limits of the verdict's own format. */
const MAX_NAME = 2048;
const MAX_TYPE = 200;

/**
 * What a verdict says of one credential. `existedBy` stands where a ledger proves it older than its
 * presentation: what is presented exists, so that goes without saying.
 */
export function writeCredential(
  { digest, id, issuer, jws, typeName }: Credential,
  { identity, outcome }: Standing,
  reached: boolean,
  { clocks: { presentedAt }, existedAt }: VerifierContext,
): EntryVerdict['credentials'][number] {
  const existed = existedAt(jws);
  return {
    // What is missing or endless in a hostile credential must not make the verdict invalid.
    id: shortName(id, MAX_NAME) ?? digest,
    type: shortName(typeName, MAX_TYPE) ?? 'unknown',
    credentialDigest: digest,
    issuer: shortName(issuer, MAX_NAME) ?? 'unknown',
    identity,
    outcome,
    reached,
    ...(existed !== undefined && existed < presentedAt && { existedBy: formatDateTime(existed) }),
  };
}

function shortName(text: string, max: number): string | undefined {
  return text === '' || text.length > max ? undefined : text;
}
