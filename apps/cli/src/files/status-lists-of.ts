import type { JsonObject } from '@originmark/core';
import { memberOf, textOf } from './read-bundle.ts';

/** The URLs of the status lists that a credential names. */
export function statusListsOf(payload: JsonObject): readonly string[] {
  const status = payload['credentialStatus'];
  const entries = Array.isArray(status) ? status : [status];
  return entries
    .map((entry) => textOf(memberOf(entry as JsonObject, 'statusListCredential')))
    .filter((url) => url !== '');
}
