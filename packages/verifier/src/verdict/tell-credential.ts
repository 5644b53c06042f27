import type { CredentialVerdict } from '@originmark/schemas';
import type { CredentialGraph } from '../chain/graph.ts';
import type { Standing } from '../claims/claims-context.ts';
import type { Credential } from '../intake/credential.ts';

/** Limits of the verdict's own format. */
const MAX_NAME = 2048;
const MAX_TYPE = 200;

/**
 * A credential as a verdict names it. What is missing or endless in a hostile credential must not make
 * the verdict itself invalid.
 */
export function tellCredential(
  credential: Credential,
  { outcome, identity }: Standing,
  graph: CredentialGraph | undefined,
): CredentialVerdict {
  return {
    id: shortName(credential.id, MAX_NAME) ?? credential.digest,
    type: shortName(credential.typeName, MAX_TYPE) ?? 'unknown',
    credentialDigest: credential.digest,
    issuer: shortName(credential.issuer, MAX_NAME) ?? 'unknown',
    identity,
    outcome,
    reached: graph?.reached.has(credential.digest) === true,
  };
}

function shortName(text: string, max: number): string | undefined {
  return text === '' || text.length > max ? undefined : text;
}
