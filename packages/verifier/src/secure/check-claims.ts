import { type Finding, fail, pass } from '../verdict/fragment.ts';
import { type Credential, stringAt } from '../intake/credential.ts';

/** Claims that VC-JOSE-COSE forbids, or that we never emit: a reader might take them for the credential's. */
const REFUSED = ['vc', 'vp', 'nbf'] as const;

/**
 * Registered claims that stand in the payload must say what the credential says (formats, section
 * 1): `iss` the issuer, `sub` the subject, `jti` the id.
 */
export function checkClaims(credential: Credential): Finding[] {
  const { payload } = credential;
  const findings: Finding[] = [];
  for (const name of REFUSED)
    if (Object.hasOwn(payload, name))
      findings.push(
        fail('claims.mismatch', {
          on: credential,
          pointer: `/${name}`,
          expected: null,
          found: name,
        }),
      );
  const issuer = payload['issuer'];
  const written = typeof issuer === 'string' ? issuer : stringAt((issuer ?? {}) as never, 'id');
  const pairs = [
    ['iss', written],
    ['sub', stringAt(credential.subject, 'id')],
    ['jti', credential.id],
  ] as const;
  for (const [name, expected] of pairs)
    if (Object.hasOwn(payload, name) && payload[name] !== expected)
      findings.push(
        fail('claims.mismatch', {
          on: credential,
          pointer: `/${name}`,
          expected: expected ?? 'no such value',
          found: payload[name],
        }),
      );
  return findings.length > 0 ? findings : [pass('claims', { on: credential })];
}
