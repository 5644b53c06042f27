import type { CryptoPrimitives, JsonObject } from '@originmark/core';
import type { CredentialType, Fragment } from '@originmark/schemas';
import { lintCredential } from '@originmark/verifier';
import { checkDates } from '../check-dates.ts';
import { checkEdges } from '../check-edges.ts';
import { checkSchema } from '../check-schema.ts';
import { IssuerError } from '../issuer-error.ts';

/** What a credential is checked with. */
export interface CredentialQuestion {
  /** Tokens of what it rests on, up to the right or the recognition at the top. */
  readonly basis: readonly string[];
  readonly now: number;
  readonly crypto: Pick<CryptoPrimitives, 'sha256'>;
}

/** What was found and does not keep the credential from being issued. */
export interface CredentialCheck {
  readonly type: CredentialType;
  readonly warnings: readonly Fragment[];
}

/**
 * Holds a payload against its schema, its own dates and edges, and all that our verifier can say of
 * it before it is signed. A licence that would widen what it rests on is refused with the dimension,
 * what the parent allows and what was asked.
 * @throws IssuerError `issuer.*`; `issuer.refused` carries the `reasons`
 */
export function checkCredential(
  credential: JsonObject,
  question: CredentialQuestion,
): CredentialCheck {
  const type = checkSchema(credential);
  checkDates(credential);
  checkEdges(credential);
  const { refusals, warnings } = lintCredential({ credential, ...question });
  const [first] = refusals;
  if (first === undefined) return { type, warnings };
  throw new IssuerError('issuer.refused', tell(first), {
    ...(first.pointer !== undefined && { pointer: first.pointer }),
    reasons: refusals,
  });
}

function tell({ code, edge, expected, found }: Fragment): string {
  const where = edge === undefined ? '' : ` (${edge})`;
  return `${code}${where}: allowed ${text(expected)}, asked ${text(found)}`;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}
