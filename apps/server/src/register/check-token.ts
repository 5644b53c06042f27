import {
  checkJoseHeader,
  createKeyImporter,
  parseCompactJws,
  readVerificationMethods,
  verifyJws,
} from '@originmark/core';
import { HttpError } from '../http/http-error.ts';
import type { Resources } from '../resources.ts';
import type { LicenceTerms } from './read-licence.ts';

/**
 * Checks that the issuer named in a credential signed it, by the document that its DID now has. Whether it
 * counts is the verifier's to say: the register says what is held.
 * @throws HttpError `http.invalid`; `http.busy` where the DID does not resolve now
 */
export async function checkSigned(
  token: string,
  { issuer }: LicenceTerms,
  { crypto, openResolver }: Pick<Resources, 'crypto' | 'openResolver'>,
): Promise<void> {
  const jws = parseCompactJws(token, { maxBytes: 262_144 });
  const header = checkJoseHeader(jws.header, 'vc+jwt');
  if (!header.ok) throw unfit(`its header is not one of a credential (${header.fault})`);
  const { didDocument, didResolutionMetadata } = await openResolver().resolve(issuer);
  if (didDocument === null) {
    if (didResolutionMetadata.error === 'unreachable')
      throw new HttpError('http.busy', `${issuer} does not resolve now`);
    throw unfit(`its issuer ${issuer} does not resolve`);
  }
  const { methods } = readVerificationMethods(didDocument, issuer);
  const method = methods.find(
    ({ id, purposes }) => id === header.kid && purposes.has('assertionMethod'),
  );
  if (method?.jwk === undefined || method.revoked !== undefined)
    throw unfit(`${issuer} lists no key ${header.kid} for assertions`);
  const key = createKeyImporter(crypto)(method.jwk);
  if (!(await verifyJws(jws, header.alg, key, crypto))) throw unfit('its signature does not hold');
}

function unfit(why: string): HttpError {
  return new HttpError('http.invalid', `the credential is not taken: ${why}`, {
    pointer: '/token',
  });
}
