import { type JsonObject, parseDateTime } from '@originmark/core';
import { IssuerError } from './issuer-error.ts';

/**
 * Refuses a credential that is valid at no time.
 * @throws IssuerError `issuer.dates-disagree`
 */
export function checkDates(credential: JsonObject): void {
  const validFrom = parseDateTime(credential.validFrom);
  if (validFrom === undefined) throw disagree('validFrom is no instant', '/validFrom');
  if (credential.validUntil === undefined) return;
  const validUntil = parseDateTime(credential.validUntil);
  if (validUntil === undefined || validUntil <= validFrom) {
    throw disagree('validUntil is not after validFrom', '/validUntil');
  }
}

function disagree(found: string, pointer: string): IssuerError {
  return new IssuerError('issuer.dates-disagree', found, { pointer });
}
