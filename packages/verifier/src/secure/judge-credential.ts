import { normalizeDid } from '@originmark/core';
import type { VerifierContext } from '../context.ts';
import { profileOf } from '../chain/profile.ts';
import { checkSchema } from '../intake/check-schema.ts';
import type { Credential } from '../intake/credential.ts';
import { checkStatus } from '../status/check-status.ts';
import type { StatusAnswer } from '../status/status-answer.ts';
import type { StatusLists } from '../status/status-lists.ts';
import { type ClockName, type Finding, about } from '../verdict/fragment.ts';
import { receivedAt } from './received-at.ts';
import { checkClaims } from './check-claims.ts';
import { checkSignature } from './check-signature.ts';
import { checkTime, clockSkewMs } from './check-time.ts';
import type { DidStates } from './did-states.ts';

/** The parts that every credential of a bundle is judged with. */
export interface CredentialJudge {
  readonly context: VerifierContext;
  readonly states: DidStates;
  readonly lists: StatusLists;
  /** The moment (ms) at which a credential is used, by its type. */
  readonly usedAt: (credential: Credential) => { readonly at: number; readonly clock: ClockName };
  /** Digest of the credential that is asked about itself: nothing that uses it will weigh it. */
  readonly asked?: string;
}

/** What was found of one credential on its own. */
export interface JudgedCredential {
  readonly credential: Credential;
  readonly readable: boolean;
  readonly status: StatusAnswer;
  readonly findings: readonly Finding[];
}

/**
 * Judges one credential on its own: signature, schema, registered claims, time, terms and status.
 * Status is asked only of what satisfies its schema. The validity of a licence, and how long its signature
 * is good, are questions of the line that uses it, so only their form is judged here.
 */
export async function judgeCredential(
  credential: Credential,
  judge: CredentialJudge,
): Promise<JudgedCredential> {
  const { context, states, lists, usedAt } = judge;
  const skewMs = clockSkewMs(context.policy.policy.rules);
  const signed = await checkSignature(
    {
      jws: credential.jws,
      typ: 'vc+jwt',
      signer: credential.issuer,
      purpose: 'assertionMethod',
      facts: about({ on: credential }),
    },
    states,
    context,
  );
  const schema = checkSchema(credential);
  const used = usedAt(credential);
  const whereUsed = credential.digest !== judge.asked && isWeighedWhereUsed(credential);
  const time = checkTime(credential, {
    at: whereUsed ? undefined : used.at,
    clock: used.clock,
    receivedAt: receivedAt(context.clocks),
    skewMs,
  });
  const findings: Finding[] = [];
  findings.push(...signed.findings, ...schema.findings, ...checkClaims(credential), ...time);
  findings.push(context.caches.checkContext(credential));
  if (!schema.readable)
    return { credential, readable: false, status: { kind: 'unknown' }, findings };
  const asked = { at: used.at, clock: used.clock, weighedWhereUsed: whereUsed };
  const { answer, findings: statusFindings } = await checkStatus(credential, asked, lists);
  findings.push(...statusFindings);
  return { credential, readable: true, status: answer, findings };
}

/** Recognitions and the licence chain are judged where something rests on them, at the moment of that use. */
function isWeighedWhereUsed({ type }: Credential): boolean {
  return type === 'RecognizedEntityCredential' || profileOf(type)?.axis === 'ipr';
}

/** The DID that a subject names by its own id, normalised; empty when it has none. */
export function subjectDid({ subject }: Credential): string {
  const { id } = subject;
  return typeof id === 'string' ? normalizeDid(id) : '';
}
