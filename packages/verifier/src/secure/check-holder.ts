import { formatDateTime, normalizeDid } from '@originmark/core';
import type { VerifierContext } from '../context.ts';
import type { Credential } from '../intake/credential.ts';
import { objectOr, stringAt } from '../intake/credential.ts';
import type { Presentation } from '../intake/parse-bundle.ts';
import { type Finding, about, fail, notApplicable, pass } from '../verdict/fragment.ts';
import { checkSignature } from './check-signature.ts';
import { clockSkewMs, textOfSeconds } from './check-time.ts';
import type { DidStates } from './did-states.ts';

const MAX_ONLINE_SECONDS = 300;

/**
 * Whether the presentation is signed by the holder that it names, who is the issuer of the entry
 * inside, for this verifier and this entry (formats, section 3). Online, nonce and audience are the
 * challenge's; in a file the nonce is `<entryNumber>/<entryVersion>` and the audience the policy's.
 */
export async function checkHolder(
  { jws, payload }: Presentation,
  entry: Credential,
  states: DidStates,
  context: VerifierContext,
): Promise<Finding[]> {
  const { clocks, challenge, policy } = context;
  const skew = clockSkewMs(policy.policy.rules);
  const facts = about({ pointer: '/presentation' });
  const findings: Finding[] = [];
  const holder = normalizeDid(payload.holder);

  const signed = await checkSignature(
    { jws, typ: 'vp+jwt', signer: holder, purpose: 'authentication', facts },
    states,
    context,
  );
  findings.push(...signed.findings);
  if (holder !== entry.issuer)
    findings.push(
      fail('holder.not-bound', {
        ...facts,
        pointer: '/presentation/holder',
        expected: entry.issuer,
        found: holder,
      }),
    );
  if (payload.iss !== undefined && normalizeDid(payload.iss) !== holder)
    findings.push(
      fail('claims.mismatch', {
        ...facts,
        pointer: '/presentation/iss',
        expected: holder,
        found: payload.iss,
      }),
    );

  const number = stringAt(objectOr(entry.payload['credentialSubject']), 'entryNumber') ?? '';
  const version = objectOr(entry.payload['credentialSubject'])['entryVersion'];
  const nonce = challenge?.nonce ?? `${number}/${JSON.stringify(version ?? null)}`;
  const audience = challenge?.audience ?? policy.policy.audience;
  if (payload.nonce !== nonce)
    findings.push(
      fail('holder.nonce', {
        ...facts,
        pointer: '/presentation/nonce',
        expected: nonce,
        found: payload.nonce,
      }),
    );
  if (payload.aud !== audience)
    findings.push(
      fail('holder.audience', {
        ...facts,
        pointer: '/presentation/aud',
        expected: audience,
        found: payload.aud,
      }),
    );
  if (challenge?.alreadyUsed === true)
    findings.push(
      fail('holder.replayed', {
        ...facts,
        pointer: '/presentation/nonce',
        expected: 'a nonce that was not used before',
        found: payload.nonce,
      }),
    );

  const { iat, exp } = payload;
  if (iat * 1000 > clocks.presentedAt + skew)
    findings.push(
      fail('time.in-future', {
        ...facts,
        pointer: '/presentation/iat',
        expected: formatDateTime(clocks.presentedAt),
        found: textOfSeconds(iat),
        clock: 'presented',
      }),
    );
  const tooLong = challenge !== undefined && (exp === undefined || exp - iat > MAX_ONLINE_SECONDS);
  const over = exp !== undefined && clocks.presentedAt >= exp * 1000 + skew;
  if (tooLong || over)
    findings.push(
      fail('holder.expired', {
        ...facts,
        pointer: '/presentation/exp',
        expected: tooLong
          ? `an end at most ${MAX_ONLINE_SECONDS} seconds after it was made`
          : `an end after ${formatDateTime(clocks.presentedAt)}, when it was received`,
        found: exp === undefined ? null : textOfSeconds(exp),
        clock: 'presented',
      }),
    );
  // Nothing is bound by a presentation whose signature does not hold.
  const bound = signed.thumbprint !== undefined;
  if (bound && !findings.some(({ check }) => check === 'holder'))
    findings.push(pass('holder', facts));
  if (challenge === undefined)
    findings.push(
      notApplicable('holder', {
        ...facts,
        expected: 'holder.replayed: a file answers no challenge',
      }),
    );
  return findings;
}
