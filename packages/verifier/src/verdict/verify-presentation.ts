import { formatDateTime, normalizeDid } from '@originmark/core';
import {
  type ChainVerdict,
  tellFault,
  validateFormat,
  type VerifiablePresentation,
} from '@originmark/schemas';
import { createVerifierCaches } from '../caches.ts';
import type { VerifierContext } from '../context.ts';
import { VerifierError } from '../errors.ts';
import { LIMITS } from '../intake/limits.ts';
import type { Presentation } from '../intake/parse-bundle.ts';
import { type OfferedEvidence, readEvidence } from '../intake/read-evidence.ts';
import { readToken } from '../intake/read-token.ts';
import { checkBinding } from '../secure/check-holder.ts';
import { createDidStates } from '../secure/did-states.ts';
import { provenExistence } from '../secure/proven-existence.ts';
import { proveDidStaples } from '../secure/prove-staples.ts';
import { assertMoments } from './assert-moments.ts';
import { type Finding, fail, pass, undecided } from './fragment.ts';
import { nameInputs } from './name-inputs.ts';
import { sortFragments } from './sort-fragments.ts';
import { toFragment } from './to-fragment.ts';
import { type ChainInput, verifyChain } from './verify-chain.ts';

/** What {@link verifyPresentation} depends on: no clock, file or network of its own. */
export interface PresentationInput extends Omit<ChainInput, 'restsOn' | 'token'> {
  /** The compact token (`vp+jwt`). */
  readonly presentation: string;
  /** What the presentation has to answer: a presentation without a challenge proves nobody's presence. */
  readonly challenge: {
    readonly nonce: string;
    readonly audience: string;
    /** True when the nonce was spent before: the caller keeps that memory. */
    readonly alreadyUsed: boolean;
  };
}

/** An advisory verdict about a presentation and about every credential in it. */
export interface PresentationVerdict
  extends Pick<ChainVerdict, 'advisory' | 'clocks' | 'fragments' | 'inputs' | 'notice' | 'policy'> {
  readonly type: 'PresentationVerdict';
  readonly version: 1;
  /** DID that the presentation names as its holder, normalised; null where it cannot be read. */
  readonly holder: string | null;
  /** `valid` only where holder and every credential are. */
  readonly outcome: ChainVerdict['outcome'];
  /** Of each credential, in the order of the presentation. */
  readonly credentials: readonly ChainVerdict[];
}

const ENVELOPE = 'data:application/vc+jwt,';
const NOTICE = 'Advisory: not a ruling, a determination of origin or a release.';
const EVERYTHING_COUNTS = { isReached: () => true, isRequired: () => true };

/**
 * Judges a presentation without an entry: who holds it, whether it answers this challenge, and each
 * credential in it as {@link verifyChain} does, the others being what it may rest on. Whoever holds it need
 * not be a credential's subject: traders hand on what their suppliers gave them. The credentials are judged
 * only where the holder is bound: nobody else may have this verifier work.
 * @throws VerifierError `input.invalid` for misuse by the caller
 */
export async function verifyPresentation(input: PresentationInput): Promise<PresentationVerdict> {
  assertMoments(input);
  assertChallenge(input.challenge);
  const { challenge, evidence = {}, presentation: text, ...given } = input;
  const received: VerifierContext = {
    ...given,
    challenge,
    caches: input.caches ?? createVerifierCaches(input.crypto),
    existedAt: provenExistence(input.clocks),
  };
  const read = readPresentation(text, received);
  if (!('presentation' in read)) return assemble(undefined, [read.finding], [], received);
  const { presentation } = read;
  const { findings, tokens } = tokensOf(presentation.payload);
  const staples = await proveDidStaples(didResolutionsOf(evidence, received), received);
  const states = createDidStates(received, staples);
  const binding = { ...challenge, isOnline: true };
  findings.push(...(await checkBinding(presentation, binding, states, received)));
  const isBound =
    findings.some(({ code }) => code === 'holder.ok') &&
    !findings.some(({ outcome }) => outcome === 'fail' || outcome === 'indeterminate');
  const credentials: ChainVerdict[] = [];
  if (isBound)
    for (const [at, token] of tokens.entries())
      credentials.push(
        await verifyChain({
          ...given,
          caches: received.caches,
          evidence,
          token,
          restsOn: tokens.filter((_, other) => other !== at),
        }),
      );
  return assemble(presentation, findings, credentials, received);
}

function assertChallenge({ audience, nonce }: PresentationInput['challenge']): void {
  if (nonce === '' || audience === '')
    throw new VerifierError('input.invalid', 'a challenge has a nonce and an audience');
}

function readPresentation(
  text: string,
  context: VerifierContext,
): { readonly presentation: Presentation } | { readonly finding: Finding } {
  const read = readToken(text, LIMITS.presentationTokenBytes, '/presentation', context);
  if (!read.ok) return { finding: read.finding };
  const { jws } = read;
  const fault = validateFormat('VerifiablePresentation', jws.payload);
  if (fault === undefined)
    return {
      presentation: { jws, payload: jws.payload as unknown as VerifiablePresentation },
    };
  const pointer = `/presentation${fault.pointer}`;
  return { finding: fail('intake.malformed', { pointer, ...tellFault(fault, jws.payload) }) };
}

/** The tokens inside. Each is judged among all of them, so there may be fewer than in a bundle. */
function tokensOf({ verifiableCredential: members }: VerifiablePresentation): {
  readonly tokens: readonly string[];
  readonly findings: Finding[];
} {
  const pointer = '/presentation/verifiableCredential';
  if (members.length > LIMITS.presentedCredentials)
    return {
      tokens: [],
      findings: [
        fail('intake.too-large', {
          pointer,
          expected: `${LIMITS.presentedCredentials} credentials`,
          found: `${members.length} credentials`,
        }),
      ],
    };
  const findings: Finding[] = [];
  const tokens: string[] = [];
  for (const { id } of members)
    if (id.startsWith(ENVELOPE)) tokens.push(id.slice(ENVELOPE.length));
    else
      findings.push(
        undecided('intake.unknown-type', {
          pointer,
          expected: 'application/vc+jwt',
          found: id.slice(0, id.indexOf(',')),
        }),
      );
  if (findings.length === 0) findings.push(pass('intake', {}));
  return { tokens: [...new Set(tokens)], findings };
}

/** For the holder. What is too much {@link verifyChain} says; here none of it is looked at. */
function didResolutionsOf({ didResolutions = [] }: OfferedEvidence, context: VerifierContext) {
  if (didResolutions.length > LIMITS.staples) return [];
  return readEvidence({ didResolutions }, context).staples.didResolutions;
}

function assemble(
  presentation: Presentation | undefined,
  findings: readonly Finding[],
  credentials: readonly ChainVerdict[],
  context: VerifierContext,
): PresentationVerdict {
  const fragments = sortFragments(
    findings.map((finding) => toFragment(finding, EVERYTHING_COUNTS)),
  );
  const { asOf, presentedAt, verifiedAt } = context.clocks;
  const { policy, digest } = context.policy;
  const inputs = nameInputs(context, []);
  return {
    type: 'PresentationVerdict',
    version: 1,
    advisory: true,
    notice: NOTICE,
    holder: presentation === undefined ? null : normalizeDid(presentation.payload.holder),
    outcome: outcomeOf(fragments, credentials),
    credentials,
    fragments,
    clocks: {
      presented: formatDateTime(presentedAt),
      verified: formatDateTime(verifiedAt),
      ...(asOf === undefined ? {} : { asOf: formatDateTime(asOf) }),
    },
    ...(inputs === undefined ? {} : { inputs }),
    policy: { id: policy.id, digest },
  };
}

/** `valid` needs a holder that is bound, and at least one credential of which none is less. */
function outcomeOf(
  fragments: ChainVerdict['fragments'],
  credentials: readonly ChainVerdict[],
): ChainVerdict['outcome'] {
  const outcomes = new Set(credentials.map(({ outcome }) => outcome));
  if (outcomes.has('invalid') || fragments.some(({ effect }) => effect === 'exception'))
    return 'invalid';
  const isBound = fragments.some(({ code }) => code === 'holder.ok');
  const isOpen = outcomes.has('indeterminate') || fragments.some(({ effect }) => effect !== 'none');
  return isBound && outcomes.has('valid') && !isOpen ? 'valid' : 'indeterminate';
}
