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

/** What a presentation has to answer. */
export interface Binding {
  readonly nonce: string;
  readonly audience: string;
  /** An answer to a challenge, which lasts five minutes; otherwise a file. */
  readonly isOnline: boolean;
  readonly alreadyUsed: boolean;
  /** DID of whoever must hold it, normalised; absent: anybody who signs as the holder that is named. */
  readonly holder?: string;
}

/**
 * Whether the presentation is signed by the holder that it names, who is the issuer of the entry
 * inside, for this verifier and this entry (formats, section 3). Online, nonce and audience are the
 * challenge's; in a file the nonce is `<entryNumber>/<entryVersion>` and the audience the policy's.
 */
export async function checkHolder(
  presentation: Presentation,
  entry: Credential,
  states: DidStates,
  context: VerifierContext,
): Promise<Finding[]> {
  const { challenge, policy } = context;
  const number = stringAt(objectOr(entry.payload['credentialSubject']), 'entryNumber') ?? '';
  const version = objectOr(entry.payload['credentialSubject'])['entryVersion'];
  const binding: Binding = {
    nonce: challenge?.nonce ?? `${number}/${JSON.stringify(version ?? null)}`,
    audience: challenge?.audience ?? policy.policy.audience,
    isOnline: challenge !== undefined,
    alreadyUsed: challenge?.alreadyUsed === true,
    holder: entry.issuer,
  };
  return checkBinding(presentation, binding, states, context);
}

/** Whether the presentation is signed by its holder, for this verifier, in answer to this. */
export async function checkBinding(
  { jws, payload }: Presentation,
  binding: Binding,
  states: DidStates,
  context: VerifierContext,
): Promise<Finding[]> {
  const { clocks, policy } = context;
  const { alreadyUsed, audience, isOnline, nonce } = binding;
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
  if (binding.holder !== undefined && holder !== binding.holder)
    findings.push(
      fail('holder.not-bound', {
        ...facts,
        pointer: '/presentation/holder',
        expected: binding.holder,
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
  if (alreadyUsed)
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
  const tooLong = isOnline && (exp === undefined || exp - iat > MAX_ONLINE_SECONDS);
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
  if (!isOnline)
    findings.push(
      notApplicable('holder', {
        ...facts,
        expected: 'holder.replayed: a file answers no challenge',
      }),
    );
  return findings;
}
