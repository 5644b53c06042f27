import type { JsonObject } from '@originmark/core';
import { type CredentialType, isCredentialType, validateCredential } from '@originmark/schemas';
import { IssuerError } from './issuer-error.ts';

/**
 * Holds a credential against the schema of its one type.
 * @throws IssuerError `issuer.type-unknown` `issuer.schema-violation`
 */
export function checkSchema(credential: JsonObject): CredentialType {
  const types = Array.isArray(credential.type) ? (credential.type as readonly unknown[]) : [];
  const own = types.filter((type) => type !== 'VerifiableCredential');
  const [type] = own;
  if (own.length !== 1 || !isCredentialType(type)) {
    throw new IssuerError('issuer.type-unknown', `the types are ${JSON.stringify(own)}`, {
      pointer: '/type',
    });
  }
  const fault = validateCredential(type, credential);
  if (fault !== undefined) {
    throw new IssuerError(
      'issuer.schema-violation',
      `${type} fails "${fault.keyword}" at "${fault.pointer}" (${JSON.stringify(fault.expected)})`,
      { pointer: fault.pointer },
    );
  }
  return type;
}
