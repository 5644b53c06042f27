import type { Edge } from '@originmark/schemas';
import type { JsonObject } from '@originmark/core';
import { IssuerError } from './issuer-error.ts';

/**
 * Refuses a credential that names one target with two digests, and a licence or maker authorisation
 * whose `extendsCredential` and edges of that role name different credentials: a reader of either
 * would see another chain. The credential has already passed its schema.
 * @throws IssuerError `issuer.edges-disagree`
 */
export function checkEdges(credential: JsonObject): void {
  const edges = (credential.edge ?? []) as unknown as readonly Edge[];
  const digestOf = new Map<string, string>();
  for (const edge of edges) {
    const known = digestOf.get(edge.credential);
    if (known !== undefined && known !== edge.credentialDigest) {
      throw disagree(`two digests for ${edge.credential}`, '/edge');
    }
    digestOf.set(edge.credential, edge.credentialDigest);
  }

  const subject = credential.credentialSubject as JsonObject;
  const { extendsCredential } = subject;
  const named = typeof extendsCredential === 'string' ? [extendsCredential] : extendsCredential;
  const extended = edges.filter(({ role }) => role === 'extendsCredential');
  const ids = new Set(extended.map((edge) => edge.credential));
  const parents = new Set((named ?? []) as readonly string[]);
  if (ids.size !== parents.size || [...parents].some((id) => !ids.has(id))) {
    throw disagree(
      `extendsCredential names ${list(parents)}, the edges name ${list(ids)}`,
      '/credentialSubject/extendsCredential',
    );
  }
}

function list(ids: ReadonlySet<string>): string {
  return ids.size === 0 ? 'nothing' : [...ids].join(' and ');
}

function disagree(found: string, pointer: string): IssuerError {
  return new IssuerError('issuer.edges-disagree', found, { pointer });
}
