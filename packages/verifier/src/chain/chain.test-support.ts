import { formatDateTime, type JsonObject, normalizeDid, parseDateTime } from '@originmark/core';
import { isCredentialType, type TrustPolicy } from '@originmark/schemas';
import type { Standing } from '../claims/claims-context.ts';
import type { Credential } from '../intake/credential.ts';
import type { Finding } from '../verdict/fragment.ts';

/** Credentials as they are after intake, made by hand: no test here looks at signatures. */

/** Milliseconds of an RFC 3339 text; a test that misspells one must not pass. */
export function at(text: string): number {
  const parsed = parseDateTime(text);
  if (parsed === undefined) throw new Error(`not a date-time: ${text}`);
  return parsed;
}

/** The moment that is asked about. */
export const NOW = at('2026-09-24T15:10:00Z');

/** RFC 3339 text of a moment so many milliseconds after {@link NOW}. */
export function fromNow(ms: number): string {
  return formatDateTime(NOW + ms);
}

/** An edge to a credential, or to whatever a test says. */
export type DraftEdge = readonly [role: string, to: Credential | string, digest?: string];

export interface Draft {
  readonly id: string;
  readonly type: string;
  readonly issuer?: string;
  readonly subject?: JsonObject;
  readonly edges?: readonly DraftEdge[];
  /** Put over the payload. */
  readonly payload?: JsonObject;
}

export function createCredential({
  id,
  type,
  issuer = 'did:web:issuer.example',
  subject = {},
  edges = [],
  payload = {},
}: Draft): Credential {
  const edge = edges.map(([role, to, digest]) => ({
    role,
    credential: typeof to === 'string' ? `urn:${to}` : to.id,
    credentialDigest: digest ?? (typeof to === 'string' ? `u${to}` : to.digest),
  }));
  return {
    digest: `u${id}`,
    id: `urn:${id}`,
    isTellable: true,
    typeName: type,
    type: isCredentialType(type) ? type : undefined,
    issuer: normalizeDid(issuer),
    payload: { ...(edges.length > 0 && { edge }), credentialSubject: subject, ...payload },
    subject,
    jws: {} as Credential['jws'],
    carrier: 'open',
  };
}

/** In order, as far as a test does not say otherwise. */
export function standingOf(changes: Partial<Standing> = {}): Standing {
  return {
    outcome: 'valid',
    intact: 'valid',
    readable: true,
    status: { kind: 'clear' },
    identity: 'self-asserted',
    ...changes,
  };
}

export const RULES: TrustPolicy['rules'] = {
  statusMaxAgeSeconds: 900,
  unprovenPossession: 'review',
};

/** `outcome code` of all that neither passed nor was left aside, in order. */
export function troublesOf(findings: readonly Finding[]): string[] {
  return findings
    .filter(({ outcome }) => outcome === 'fail' || outcome === 'indeterminate')
    .map(({ outcome, code }) => `${outcome} ${code}`)
    .sort();
}
