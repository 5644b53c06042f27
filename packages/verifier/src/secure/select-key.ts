import {
  addressOfKey,
  CORE_ERROR_CODES,
  CoreError,
  jwkThumbprint,
  normalizeDid,
  type ParsedJws,
  recoverPublicKeys,
  type SignatureAlgorithm,
  type VerificationKey,
  type VerificationMethod,
} from '@originmark/core';
import type { VerifierContext } from '../context.ts';
import { type Facts, type Finding, fail } from '../verdict/fragment.ts';

/** Which signature a key is looked for. */
export interface KeyQuestion {
  readonly jws: ParsedJws;
  readonly alg: SignatureAlgorithm;
  /** As the token spells it. */
  readonly kid: string;
  /** The DID that must control the key, normalised. */
  readonly signer: string;
  readonly purpose: 'assertionMethod' | 'authentication';
  readonly facts: Facts;
}

/** A method that may serve here, with its key; or why it may not. */
export type KeyAnswer =
  | { readonly method: VerificationMethod; readonly key: VerificationKey }
  | { readonly finding: Finding };

/** Controllers of a did:ethr, present and past: the name says a role, and its holder changed. */
const CONTROLLER = /^(?:controller|controllerKey)(?:-[0-9]+)?$/;

/**
 * The methods that a kid denotes: the one of this id, or for `#controller` and `#controllerKey` of a
 * did:ethr every controller that the identity ever had.
 * @param name the kid under the normalised DID
 */
export function methodsNamed(
  name: string,
  methods: readonly VerificationMethod[],
): readonly VerificationMethod[] {
  const fragment = name.slice(name.indexOf('#') + 1);
  if (name.startsWith('did:ethr:') && (fragment === 'controller' || fragment === 'controllerKey'))
    return methods.filter(({ id }) => CONTROLLER.test(id.slice(id.indexOf('#') + 1)));
  return methods.filter(({ id }) => id === name);
}

/** The key of a method, if the method serves this purpose for this signer and its key this algorithm. */
export function selectKey(
  method: VerificationMethod,
  question: KeyQuestion,
  context: VerifierContext,
): KeyAnswer | Promise<KeyAnswer> {
  const { alg, facts, kid, purpose, signer } = question;
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
  const { account } = method;
  if (account !== undefined && method.jwk === undefined)
    return recoverKey(method, account, question, context);
  if (method.jwk === undefined) {
    const code = method.fault === 'key.weak' ? 'key.weak' : 'key.not-found';
    const found = method.fault === undefined ? null : CORE_ERROR_CODES[method.fault];
    return { finding: fail(code, { ...facts, expected: kid, found }) };
  }
  try {
    const key = context.caches.importKey(method.jwk);
    return key.alg === alg ? { method, key } : { finding: wrongAlg(facts, key.alg, alg) };
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

/** Known by its address alone, the key is whatever signed, if it has this address. */
async function recoverKey(
  method: VerificationMethod,
  account: string,
  { alg, facts, jws, kid }: KeyQuestion,
  { caches, crypto }: VerifierContext,
): Promise<KeyAnswer> {
  if (alg !== 'ES256K') return { finding: wrongAlg(facts, 'ES256K', alg) };
  const keys = await recoverPublicKeys(jws.signingInput, jws.signature, crypto.sha256);
  const jwk = keys.find((key) => addressOfKey(key) === account);
  if (jwk !== undefined) return { method, key: caches.importKey(jwk) };
  return { finding: fail('signature.invalid', { ...facts, expected: kid, found: null }) };
}

/**
 * The methods of the document that hold the same key, for whatever purpose: a key that is renewed gets
 * another id, and is the same key.
 */
export function methodsOfKey(
  key: VerificationKey,
  methods: readonly VerificationMethod[],
  { signer }: Pick<KeyQuestion, 'signer'>,
  { crypto }: VerifierContext,
): readonly VerificationMethod[] {
  const address = addressOfKey(key.jwk);
  return methods.filter(
    ({ account, controller, jwk }) =>
      normalizeDid(controller) === signer &&
      (jwk === undefined
        ? account !== undefined && account === address
        : jwkThumbprint(jwk, crypto.sha256) === key.thumbprint),
  );
}

function wrongAlg(facts: Facts, expected: string, found: string): Finding {
  return fail('signature.alg-not-allowed', { ...facts, pointer: '/alg', expected, found });
}
