import {
  canonicalizeJson,
  type CryptoPrimitives,
  digestJson,
  type JsonObject,
  parseDidUrl,
  parseJson,
  type Signer,
  signCompactJws,
} from '@originmark/core';
import { checkDates } from './check-dates.ts';
import { checkEdges } from './check-edges.ts';
import { checkSchema } from './check-schema.ts';
import { IssuerError } from './issuer-error.ts';

/** What issuing needs from outside. */
export interface IssueOptions {
  /** Its `kid` is a DID URL of the credential's issuer, in `assertionMethod`. */
  readonly signer: Signer;
  readonly crypto: Pick<CryptoPrimitives, 'sha256'>;
}

/** A credential, secured. */
export interface IssuedCredential {
  /** Compact JWS, `vc+jwt`. */
  readonly token: string;
  /** The payload, exactly as signed. */
  readonly credential: JsonObject;
  /** Multibase SHA-256 multihash of the payload's canonical form: how edges name it. */
  readonly credentialDigest: string;
}

/**
 * Checks a credential as far as it can be judged alone, and signs it (VC-JOSE-COSE section 3.1.1).
 * Checked: the schema of its type, that the key is the issuer's, its dates, and that a licence names
 * the same parents twice. Not checked: anything that needs the credentials it rests on.
 * @throws IssuerError `issuer.*`, its message saying what to do
 */
export async function issueCredential(
  unsecured: object,
  options: IssueOptions,
): Promise<IssuedCredential> {
  const credential = toJson(unsecured);
  checkSchema(credential);
  checkIssuerKey(credential, options.signer);
  checkDates(credential);
  checkEdges(credential);
  try {
    const token = await signCompactJws(credential, {
      typ: 'vc+jwt',
      cty: 'vc',
      signer: options.signer,
    });
    return { token, credential, credentialDigest: digestJson(credential, options.crypto.sha256) };
  } catch (cause) {
    throw new IssuerError('issuer.signing-failed', `${credential.id as string} was not signed`, {
      cause,
    });
  }
}

/** A credential under another's key would be `issuer.mismatch` at the verifier. */
function checkIssuerKey(credential: JsonObject, signer: Signer): void {
  const { issuer } = credential;
  const named = typeof issuer === 'string' ? issuer : (issuer as JsonObject | undefined)?.id;
  const signing = parseDidUrl(signer.kid);
  if (signing?.fragment === undefined || signing.did !== named) {
    throw new IssuerError(
      'issuer.key-of-another',
      `the issuer is ${named as string}, the key ${signer.kid}`,
      { pointer: '/issuer' },
    );
  }
}

/**
 * The payload as a reader will see it: through text, with our own strict reader. Members stand in
 * canonical order (RFC 8785), so that whoever checks it can digest what was signed as it stands.
 */
function toJson(unsecured: object): JsonObject {
  try {
    const given = parseJson(JSON.stringify(unsecured));
    return parseJson(canonicalizeJson(given)) as JsonObject;
  } catch (cause) {
    throw new IssuerError('issuer.schema-violation', 'the credential is not JSON', { cause });
  }
}
