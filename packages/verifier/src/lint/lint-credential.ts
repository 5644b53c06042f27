import {
  type CryptoPrimitives,
  type JsonObject,
  type ParsedJws,
  readJoseHeader,
} from '@originmark/core';
import type { Fragment } from '@originmark/schemas';
import { checkNamedIssuer, fromAssignment } from '../chain/check-issuer.ts';
import { buildGraph, type CredentialGraph } from '../chain/graph.ts';
import { judgeLicences } from '../chain/licences.ts';
import { profileOf } from '../chain/profile.ts';
import type { Standing } from '../claims/claims-context.ts';
import { createContextCheck } from '../intake/check-context.ts';
import { checkSchema } from '../intake/check-schema.ts';
import { type Credential, listOr, objectOr, toCredential } from '../intake/credential.ts';
import { LIMITS } from '../intake/limits.ts';
import { readToken } from '../intake/read-token.ts';
import { checkClaims } from '../secure/check-claims.ts';
import { checkTime } from '../secure/check-time.ts';
import { type Finding, fail } from '../verdict/fragment.ts';
import { toFragment } from '../verdict/to-fragment.ts';

/** A credential before it is signed, and what it rests on. */
export interface LintInput {
  /** The payload as it would be signed. */
  readonly credential: JsonObject;
  /** Tokens (`vc+jwt`) of what it rests on, up to the right or the recognition at the top. */
  readonly basis: readonly string[];
  /** Milliseconds since the epoch: nothing may claim to be done later. */
  readonly now: number;
  readonly crypto: Pick<CryptoPrimitives, 'sha256'>;
}

/** What a verifier would say of a credential as far as it can be told before it is signed. */
export interface LintReport {
  /** A verifier would hold these against the credential: not to be signed. */
  readonly refusals: readonly Fragment[];
  /** Could not be decided here, and may be asked later. */
  readonly warnings: readonly Fragment[];
}

/**
 * Holds a credential against the rules by which it will be judged: contexts, schema, claims, dates,
 * who may issue it, the edges it must and may have, a required status, and for licences and maker
 * authorisations whether every hop of the basis only narrows. Not asked: signatures and status of
 * the basis, and who is recognised, which is for a trust policy to say.
 */
export function lintCredential(input: LintInput): LintReport {
  const { sha256 } = input.crypto;
  const draft = toCredential(unsigned(input.credential), 'open', sha256);
  const reading = { caches: { readHeader: readJoseHeader }, crypto: input.crypto };
  const basis: Credential[] = [];
  const findings: Finding[] = [];
  input.basis.forEach((token, at) => {
    const read = readToken(token, LIMITS.credentialTokenBytes, `/basis/${at}`, reading);
    if (read.ok) basis.push(toCredential(read.jws, 'open', sha256));
    else findings.push(read.finding);
  });

  const checkContext = createContextCheck();
  const readable = new Set<string>();
  for (const credential of [draft, ...basis]) {
    const schema = checkSchema(credential);
    findings.push(...schema.findings, checkContext(credential), ...checkClaims(credential));
    if (schema.readable) readable.add(credential.digest);
  }
  findings.push(
    ...checkTime(draft, { at: undefined, clock: 'verified', receivedAt: input.now, skewMs: 0 }),
  );
  // What does not satisfy its schema cannot be asked about its place in a chain.
  if (readable.has(draft.digest)) findings.push(...lintChain(draft, basis, readable));
  return report(findings, draft);
}

function lintChain(
  draft: Credential,
  basis: readonly Credential[],
  readable: ReadonlySet<string>,
): Finding[] {
  const all = [draft, ...basis];
  const graph = buildGraph(draft, all);
  const standing = ({ digest }: Credential): Standing => ({
    outcome: 'indeterminate',
    intact: 'indeterminate',
    readable: readable.has(digest),
    status: { kind: 'unknown' },
    identity: 'self-asserted',
  });
  return [
    ...graph.findings,
    ...lintIssuer(draft, graph),
    ...lintStatus(draft),
    ...judgeLicences(graph, all, standing).findings,
  ];
}

/** Only what the credential itself tells: recognition needs a trust policy, an entry its importer. */
function lintIssuer(draft: Credential, graph: CredentialGraph): Finding[] {
  const rule = profileOf(draft.type)?.issuer;
  if (rule?.kind === 'named') return [checkNamedIssuer(draft, rule.member)];
  return fromAssignment(draft, graph) ?? [];
}

function lintStatus(draft: Credential): Finding[] {
  if (profileOf(draft.type)?.status !== 'required') return [];
  const status = draft.payload['credentialStatus'];
  const entries = Array.isArray(status) ? listOr(status) : [status ?? null];
  if (entries.some((entry) => objectOr(entry)['statusPurpose'] === 'revocation')) return [];
  return [
    fail('status.missing', {
      on: draft,
      pointer: '/credentialStatus',
      expected: 'a revocation status',
      found: status ?? null,
    }),
  ];
}

/**
 * A licence that cannot be compared with what it rests on is refused like one that widens it:
 * the issuer holds the chain, and leaving a part out must not help.
 */
const NEEDED_FROM_ISSUER: ReadonlySet<string> = new Set(['scope.rights', 'schema.unknown']);

function report(findings: readonly Finding[], draft: Credential): LintReport {
  const told = { isReached: () => true, isRequired: () => true };
  const refused = ({ outcome, code, on }: Finding): boolean => {
    // What a parent rests on beside its licences is for its own issuer to show.
    if (code === 'chain.parent-missing' && on !== undefined && on !== draft) return false;
    return outcome === 'fail' || (outcome === 'indeterminate' && NEEDED_FROM_ISSUER.has(code));
  };
  const troubles = findings.filter(
    ({ outcome }) => outcome === 'fail' || outcome === 'indeterminate',
  );
  return {
    refusals: troubles.filter(refused).map((finding) => toFragment(finding, told)),
    warnings: troubles
      .filter((finding) => !refused(finding))
      .map((finding) => toFragment(finding, told)),
  };
}

const NOTHING = new Uint8Array();

/** The payload in the place of a token's: nothing here reads a header or a signature. */
function unsigned(payload: JsonObject): ParsedJws {
  return { token: '', header: {}, payload, signingInput: NOTHING, signature: NOTHING };
}
