import {
  checkJoseHeader,
  type JsonObject,
  normalizeDid,
  parseDateTime,
  parseDidUrl,
  verifyJws,
} from '@originmark/core';
import type { DidResolutionCredential, TrustPolicy } from '@originmark/schemas';
import { checkSchema } from '../intake/check-schema.ts';
import type { Credential } from '../intake/credential.ts';
import type { VerifierContext } from '../context.ts';
import { type Finding, fail } from '../verdict/fragment.ts';
import { checkSignature, compromisedSince } from './check-signature.ts';
import { createDidStates, type DidStates } from './did-states.ts';
import type { ProvenStaples } from './proven-staples.ts';

/**
 * A staple counts only if it proves itself: signed by a resolver that the policy lists with its
 * keys, well-formed, about the DID that it holds the document of, and valid when presented. Of two
 * for one DID the later resolution counts. Anything else is ignored, and a finding says so.
 */
export async function proveDidStaples(
  staples: readonly Credential[],
  context: VerifierContext,
): Promise<ProvenStaples> {
  const proven = new Map<
    string,
    { document: JsonObject; metadata: JsonObject; resolvedAt: number; digest: string }
  >();
  const findings: Finding[] = [];
  // No staple vouches for a resolver: it is known by its text or by the verifier's own resolver.
  const none = { didDocuments: new Map(), findings: [] };
  let states: DidStates | undefined;
  const resolvers: DidStates = (did) => (states ??= createDidStates(context, none))(did);
  for (const staple of staples) {
    const problem = await whyUnproven(staple, resolvers, context);
    const subject = staple.subject as unknown as DidResolutionCredential['credentialSubject'];
    if (problem !== undefined) {
      findings.push(
        fail('intake.staple-unproven', {
          pointer: '/evidence/didResolutions',
          expected: 'a resolution signed by a listed resolver, valid when presented',
          found: { problem, staple: staple.digest },
        }),
      );
      continue;
    }
    const did = normalizeDid(subject.id);
    const resolvedAt = parseDateTime(subject.resolvedAt) ?? 0;
    const before = proven.get(did);
    const later =
      before === undefined ||
      resolvedAt > before.resolvedAt ||
      (resolvedAt === before.resolvedAt && staple.digest > before.digest);
    if (later)
      proven.set(did, {
        document: subject.didDocument,
        metadata: subject.didDocumentMetadata ?? {},
        resolvedAt,
        digest: staple.digest,
      });
  }
  return { didDocuments: proven, findings };
}

async function whyUnproven(
  staple: Credential,
  resolvers: DidStates,
  context: VerifierContext,
): Promise<string | undefined> {
  if (staple.type !== 'DidResolutionCredential') return 'not a DidResolutionCredential';
  if (!checkSchema(staple).readable) return 'does not satisfy its schema';
  const listed = (context.policy.policy.resolvers ?? []).find(
    (resolver) => normalizeDid(resolver.did) === staple.issuer,
  );
  if (listed === undefined) return 'its issuer is not a listed resolver';
  const header = checkJoseHeader(staple.jws.header, 'vc+jwt');
  if (!header.ok) return `header: ${header.fault}`;
  const kid = parseDidUrl(header.kid);
  if (kid === undefined || normalizeDid(kid.did) !== staple.issuer) return 'signed in another name';
  const subject = staple.subject as unknown as DidResolutionCredential['credentialSubject'];
  const document = subject.didDocument as { id?: unknown };
  if (typeof document.id !== 'string' || normalizeDid(document.id) !== normalizeDid(subject.id))
    return 'the document is of another DID';
  const { presentedAt } = context.clocks;
  const from = parseDateTime(staple.payload['validFrom']);
  const until = parseDateTime(staple.payload['validUntil']);
  if (from === undefined || until === undefined || presentedAt < from || presentedAt >= until)
    return 'not valid when presented';
  if (listed.jwks === undefined) return whyUnsigned(staple, resolvers, context);
  const keys = pinnedKeys(listed, context).filter((key) => key.alg === header.alg);
  for (const key of keys)
    if (await verifyJws(staple.jws, header.alg, key, context.crypto))
      return compromisedSince(staple.jws, key, context) === undefined
        ? undefined
        : 'signed by a key that the policy calls compromised';
  return 'signature not by a listed key';
}

/** A resolver listed by thumbprints alone is resolved itself, once however many staples bear its name. */
async function whyUnsigned(
  staple: Credential,
  resolvers: DidStates,
  context: VerifierContext,
): Promise<string | undefined> {
  const { jws, issuer: signer } = staple;
  const question = { jws, typ: 'vc+jwt', signer, purpose: 'assertionMethod', facts: {} } as const;
  const { findings, thumbprint } = await checkSignature(question, resolvers, context);
  return thumbprint === undefined ? (findings.at(-1)?.code ?? 'signature.invalid') : undefined;
}

function pinnedKeys(
  { keys, jwks }: NonNullable<TrustPolicy['resolvers']>[number],
  context: VerifierContext,
) {
  return (jwks ?? [])
    .map((jwk) => context.caches.importKey(jwk))
    .filter((key) => keys.includes(key.thumbprint));
}
