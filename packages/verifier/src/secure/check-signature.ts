import {
  formatDateTime,
  normalizeDid,
  type ParsedJws,
  parseDateTime,
  type VerificationKey,
  verifyJws,
} from '@originmark/core';
import type { FindingCode } from '../codes/registry.ts';
import type { VerifierContext } from '../context.ts';
import type { Credential } from '../intake/credential.ts';
import { type Facts, type Finding, fail, pass, undecided } from '../verdict/fragment.ts';
import type { DidState } from './did-state.ts';
import type { DidStates } from './did-states.ts';
import { checkKeyLife, existedBefore, isAddedSince, lastRevocation } from './key-life.ts';
import { type RecordedDocument, tellRecorded } from './recorded-documents.ts';
import { type KeyQuestion, methodsNamed, methodsOfKey, selectKey } from './select-key.ts';

/** Which token is asked about, and under which relationship its key must stand. */
export interface SignatureQuestion {
  readonly jws: Credential['jws'];
  readonly typ: 'vc+jwt' | 'vp+jwt';
  /** The DID that must have signed, normalised; empty when the document names none. */
  readonly signer: string;
  readonly purpose: 'assertionMethod' | 'authentication';
  readonly facts: Facts;
}

/** The findings, and the thumbprint of the key when the signature holds. */
export interface SignatureAnswer {
  readonly findings: readonly Finding[];
  readonly thumbprint?: string;
}

const HEADER_FAULTS: Readonly<Record<string, FindingCode>> = {
  'typ-mismatch': 'signature.typ-mismatch',
  'alg-not-allowed': 'signature.alg-not-allowed',
  'header-key-refused': 'signature.header-key-refused',
  'crit-unknown': 'signature.crit-unknown',
  malformed: 'signature.malformed',
};

/**
 * Who signed, and may they: header, issuer, DID, key and signature, in this order. It stops at the
 * first that fails, because nothing after it means anything; what was not asked has no finding and
 * so never counts as passed.
 */
export async function checkSignature(
  question: SignatureQuestion,
  states: DidStates,
  context: VerifierContext,
): Promise<SignatureAnswer> {
  const { facts, jws, signer, typ } = question;
  const findings: Finding[] = [];
  const stop = (finding: Finding): SignatureAnswer => {
    findings.push(finding);
    return { findings };
  };

  const header = context.caches.checkHeader(jws.header, typ);
  if (!header.ok) {
    const code = HEADER_FAULTS[header.fault] ?? 'signature.malformed';
    return stop(
      fail(code, {
        ...facts,
        pointer: header.pointer,
        expected: header.expected ?? 'no such member',
        // A key or a certificate is told by the name of its member.
        found: code === 'signature.header-key-refused' ? header.pointer.slice(1) : header.found,
      }),
    );
  }
  const { kid } = header;
  // The header check has read the kid as an absolute DID URL: its DID is all before path, query, fragment.
  const did = kid.slice(0, kid.search(/[/?#]/));
  if (signer === '' || normalizeDid(did) !== signer)
    return stop(
      fail('issuer.mismatch', { ...facts, pointer: '/kid', expected: signer, found: did }),
    );
  findings.push(pass('issuer', facts));

  const state = await states(signer);
  if (state.kind === 'fault') {
    const { didMethods } = context.policy.policy;
    const expected = state.code === 'did.method-not-allowed' ? didMethods : signer;
    const answer = { ...facts, expected, found: state.found };
    return stop(state.decided ? fail(state.code, answer) : undecided(state.code, answer));
  }
  if (state.kind === 'methods' && isDeactivated(state, jws, context))
    return stop(
      fail('did.deactivated', {
        ...facts,
        expected: signer,
        found: `deactivated since ${formatDateTime(state.deactivatedAt ?? 0)}, before the signed form is proven to exist`,
        clock: 'existed',
      }),
    );
  const recorded = state.kind === 'methods' ? state.recorded : undefined;
  if (recorded !== undefined && !existedBefore(jws, recorded.lastSeenAt, context))
    return stop(undecided('did.unresolvable', notLive(signer, recorded, facts)));
  const known =
    recorded === undefined ? facts : { ...facts, found: tellRecorded(recorded), clock: EXISTED };
  findings.push(pass('did', known));

  if (state.kind === 'policy-keys') {
    for (const key of state.keys.filter((candidate) => candidate.alg === header.alg))
      if (await verifyJws(jws, header.alg, key, context.crypto))
        return accepted(jws, key, findings, known, context);
    return stop(
      fail('signature.invalid', {
        ...facts,
        expected: 'a key that the policy lists for this root',
        found: kid,
      }),
    );
  }

  // Methods are named under the DID that was asked for, however the document or the token spell it.
  const name = kid[did.length] === '#' ? `${signer}${kid.slice(did.length)}` : kid;
  const asked = { jws, alg: header.alg, kid, signer, purpose: question.purpose, facts };
  const signed = await findSigningKey(name, state, asked, context);
  if ('finding' in signed) return stop(signed.finding);
  return accepted(jws, signed.key, findings, known, context);
}

const EXISTED = 'existed' as const;

/** A host that is gone may have exchanged its keys since it was last seen. */
function notLive(signer: string, recorded: RecordedDocument, facts: Facts): Facts {
  const { firstSeen, lastSeenAt, why } = recorded;
  const last =
    lastSeenAt === undefined ? 'a moment that cannot be read' : formatDateTime(lastSeenAt);
  return {
    ...facts,
    expected: signer,
    found: `on record from ${firstSeen}, last seen live ${last}, and nothing proves that the signed form is older; the host did not answer: ${why}`,
    clock: EXISTED,
  };
}

/** Deactivated for good, and nothing proves that the signature is older. */
function isDeactivated(
  { deactivatedAt }: MethodsState,
  jws: ParsedJws,
  context: VerifierContext,
): boolean {
  return deactivatedAt !== undefined && !existedBefore(jws, deactivatedAt, context);
}

type MethodsState = Extract<DidState, { kind: 'methods' }>;

/** The key that made the signature, if a method of it was in force when the signed form existed. */
async function findSigningKey(
  name: string,
  { methods, pinned }: MethodsState,
  question: KeyQuestion,
  context: VerifierContext,
): Promise<{ readonly key: VerificationKey } | { readonly finding: Finding }> {
  const { alg, facts, jws, kid } = question;
  let trouble: Finding | undefined;
  for (const method of methodsNamed(name, methods)) {
    const selection = selectKey(method, question, context);
    // Most answers are there at once, and waiting for those would cost as much as much of the rest.
    const selected = 'then' in selection ? await selection : selection;
    if ('finding' in selected) {
      trouble ??= selected.finding;
      continue;
    }
    const { key } = selected;
    if (pinned !== undefined && !pinned.has(key.thumbprint)) {
      const expected = [...pinned].sort();
      trouble ??= fail('key.not-found', { ...facts, expected, found: key.thumbprint });
      continue;
    }
    const verified = verifyJws(jws, alg, key, context.crypto);
    if (!(typeof verified === 'boolean' ? verified : await verified)) {
      trouble ??= fail('signature.invalid', { ...facts, expected: kid, found: null });
      continue;
    }
    const ended = checkKeyLife(method, jws, facts, context);
    // Most documents revoke nothing, and then the method that was named is all there is to ask.
    if (ended === undefined && !methods.some(({ revoked }) => revoked !== undefined))
      return { key };
    const held = methodsOfKey(key, methods, question, context);
    const taken = lastRevocation(held, jws, context);
    const isInForce = held.some(
      (other) =>
        other.purposes.has(question.purpose) &&
        isAddedSince(other, taken) &&
        checkKeyLife(other, jws, facts, context) === undefined,
    );
    if (isInForce) return { key };
    const by = taken?.method ?? method;
    return {
      finding:
        checkKeyLife(by, jws, facts, context) ??
        ended ??
        fail('key.revoked', { ...facts, expected: kid, found: by.id }),
    };
  }
  return { finding: trouble ?? fail('key.not-found', { ...facts, expected: kid, found: null }) };
}

/**
 * The earliest moment since which the policy calls a key compromised, where nothing proves that the
 * signature is older; undefined where the key may have made it. A moment that cannot be read is one that
 * nothing came before.
 */
export function compromisedSince(
  jws: ParsedJws,
  { thumbprint }: VerificationKey,
  context: VerifierContext,
): string | undefined {
  return context.policy.policy.compromised
    ?.filter(
      (entry) =>
        entry.thumbprint === thumbprint && !existedBefore(jws, parseDateTime(entry.since), context),
    )
    .map(({ since }) => since)
    .sort()[0];
}

/** The policy may have moved a key's last good moment back; a signature by it then needs proof of an earlier existence. */
function accepted(
  jws: ParsedJws,
  key: VerificationKey,
  findings: Finding[],
  facts: Facts,
  context: VerifierContext,
): SignatureAnswer {
  const since = compromisedSince(jws, key, context);
  if (since !== undefined) {
    findings.push(
      fail('key.compromised', {
        ...facts,
        expected: `existence proven before ${since}`,
        found: key.thumbprint,
        clock: 'existed',
      }),
    );
    return { findings };
  }
  findings.push(pass('key', facts), pass('signature', facts));
  return { findings, thumbprint: key.thumbprint };
}
