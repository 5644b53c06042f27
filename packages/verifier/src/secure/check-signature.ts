import {
  CORE_ERROR_CODES,
  CoreError,
  formatDateTime,
  type ParsedJws,
  normalizeDid,
  parseDateTime,
  type SignatureAlgorithm,
  verifyJws,
  type VerificationKey,
  type VerificationMethod,
} from '@originmark/core';
import type { FindingCode } from '../codes/registry.ts';
import type { VerifierContext } from '../context.ts';
import type { Credential } from '../intake/credential.ts';
import { type Facts, type Finding, fail, pass, undecided } from '../verdict/fragment.ts';
import type { DidStates } from './did-states.ts';

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
  const stop = (finding: Finding): SignatureAnswer => ({ findings: [...findings, finding] });

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
  findings.push(pass('did', facts));

  if (state.kind === 'policy-keys') {
    for (const key of state.keys.filter((candidate) => candidate.alg === header.alg))
      if (await verifyJws(jws, header.alg, key, context.crypto))
        return accepted(jws, key, findings, facts, context);
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
  const method = state.methods.find(({ id }) => id === name);
  const selected = selectKey(method, question, header.alg, kid, context);
  if ('finding' in selected) return stop(selected.finding);
  const { key } = selected;
  if (state.pinned !== undefined && !state.pinned.has(key.thumbprint))
    return stop(
      fail('key.not-found', {
        ...facts,
        expected: [...state.pinned].sort(),
        found: key.thumbprint,
      }),
    );
  if (!(await verifyJws(jws, header.alg, key, context.crypto)))
    return stop(fail('signature.invalid', { ...facts, expected: kid, found: null }));
  const lapsed = lapse(jws, method, facts, context);
  if (lapsed !== undefined) return stop(lapsed);
  return accepted(jws, key, findings, facts, context);
}

/** The policy may have moved a key's last good moment back; a signature by it then needs proof of an earlier existence. */
function accepted(
  jws: ParsedJws,
  key: VerificationKey,
  findings: readonly Finding[],
  facts: Facts,
  context: VerifierContext,
): SignatureAnswer {
  const compromised = context.policy.policy.compromised?.find(
    ({ thumbprint }) => thumbprint === key.thumbprint,
  );
  if (compromised !== undefined && !existedBefore(jws, parseDateTime(compromised.since), context))
    return {
      findings: [
        ...findings,
        fail('key.compromised', {
          ...facts,
          expected: `existence proven before ${compromised.since}`,
          found: key.thumbprint,
          clock: 'existed',
        }),
      ],
    };
  return {
    findings: [...findings, pass('key', facts), pass('signature', facts)],
    thumbprint: key.thumbprint,
  };
}

function selectKey(
  method: VerificationMethod | undefined,
  { facts, purpose, signer }: SignatureQuestion,
  alg: SignatureAlgorithm,
  kid: string,
  context: VerifierContext,
): { key: VerificationKey } | { finding: Finding } {
  if (method === undefined)
    return { finding: fail('key.not-found', { ...facts, expected: kid, found: null }) };
  if (normalizeDid(method.controller) !== signer)
    return {
      finding: fail('key.controller-mismatch', {
        ...facts,
        expected: signer,
        found: method.controller,
      }),
    };
  if (!method.purposes.has(purpose))
    return {
      finding: fail('key.wrong-purpose', {
        ...facts,
        expected: purpose,
        found: [...method.purposes].sort(),
      }),
    };
  if (method.jwk === undefined) {
    const code = method.fault === 'key.weak' ? 'key.weak' : 'key.not-found';
    const found = method.fault === undefined ? null : CORE_ERROR_CODES[method.fault];
    return { finding: fail(code, { ...facts, expected: kid, found }) };
  }
  try {
    const key = context.caches.importKey(method.jwk);
    if (key.alg !== alg)
      return {
        finding: fail('signature.alg-not-allowed', {
          ...facts,
          pointer: '/alg',
          expected: key.alg,
          found: alg,
        }),
      };
    return { key };
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    return {
      finding: fail(error.code === 'key.weak' ? 'key.weak' : 'key.not-found', {
        ...facts,
        expected: kid,
        found: CORE_ERROR_CODES[error.code],
      }),
    };
  }
}

/**
 * `revoked` and `expires` of a verification method (Controlled Identifiers 1.0, section 2.2). A key
 * no longer valid signs nothing new, and without proof that the signature is older it is refused.
 */
function lapse(
  jws: ParsedJws,
  method: VerificationMethod | undefined,
  facts: Facts,
  context: VerifierContext,
): Finding | undefined {
  if (method === undefined) return undefined;
  for (const [name, code] of [
    ['revoked', 'key.revoked'],
    ['expires', 'key.rotated-unproven'],
  ] as const) {
    if (method[name] === undefined) continue;
    const moment = parseDateTime(method[name]);
    if (!existedBefore(jws, moment, context))
      return fail(code, {
        ...facts,
        expected: `existence proven before ${moment === undefined ? 'a moment that can be read' : formatDateTime(moment)}`,
        found: method.id,
        clock: 'existed',
      });
  }
  return undefined;
}

/** A moment that cannot be read is one that nothing came before. */
function existedBefore(
  jws: ParsedJws,
  moment: number | undefined,
  { existedAt }: VerifierContext,
): boolean {
  const existed = existedAt(jws);
  return moment !== undefined && existed !== undefined && existed < moment;
}
