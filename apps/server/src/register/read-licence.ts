import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseCompactJws,
  parseDateTime,
} from '@originmark/core';

/** What a token of the register says of a right, a licence or a maker's authorization. */
export interface LicenceTerms {
  readonly id: string;
  readonly type: LicenceType;
  readonly issuer: string;
  /** The DID that it grants to. */
  readonly grantee: string;
  readonly granteeName?: string;
  /** Ids of what it extends: each must stand for it to stand. */
  readonly parents: readonly string[];
  /** Milliseconds since the epoch, half open. */
  readonly from?: number;
  readonly until?: number;
  readonly sellOffDays: number;
  readonly cap?: { readonly max: string; readonly unit: string; readonly period: 'P1Y' | 'term' };
  readonly credential: JsonObject;
}

const GRANTEES = {
  IntellectualPropertyRightsCredential: 'intellectualPropertyRightsOwner',
  IntellectualPropertyRightsLicenseCredential: 'licensee',
  MakerAuthorizationCredential: 'maker',
} as const;

export type LicenceType = keyof typeof GRANTEES;

export const LICENCE_TYPES = Object.keys(GRANTEES) as readonly LicenceType[];

/** Reads a token; its signature is not looked at. Undefined where it is of no type of the register. */
export function readLicence(token: string): LicenceTerms | undefined {
  const { payload: credential } = parseCompactJws(token, { maxBytes: 262_144 });
  const type = typeOf(credential);
  const { id, validUntil } = credential;
  const subject = objectOf(credential['credentialSubject']);
  const issuer = idOf(credential['issuer']);
  const grantee = type && objectOf(subject[GRANTEES[type]]);
  const granteeDid = idOf(grantee);
  if (type === undefined || typeof id !== 'string' || issuer === undefined) return undefined;
  if (granteeDid === undefined) return undefined;
  const scope = objectOf(subject['scope']);
  const term = objectOf(scope['term']);
  const quantity = objectOf(scope['quantity']);
  const name = grantee?.['name'];
  const from = momentOf(term['from'] ?? credential['validFrom']);
  const until = earliest(momentOf(term['until']), momentOf(validUntil));
  const sellOffDays = term['sellOffDays'];
  return {
    id,
    type,
    issuer,
    grantee: granteeDid,
    ...(typeof name === 'string' && { granteeName: name }),
    parents: parentsOf(credential),
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    sellOffDays: typeof sellOffDays === 'number' ? sellOffDays : 0,
    ...(typeof quantity['max'] === 'string' &&
      typeof quantity['unit'] === 'string' && {
        cap: {
          max: quantity['max'],
          unit: quantity['unit'],
          period: quantity['period'] === 'P1Y' ? ('P1Y' as const) : ('term' as const),
        },
      }),
    credential,
  };
}

function typeOf({ type }: JsonObject): LicenceType | undefined {
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  return LICENCE_TYPES.find((name) => types.includes(name));
}

/** Roles that carry authority: without it the credential lacks what it rests on. */
const AUTHORITY: ReadonlySet<unknown> = new Set(['extendsCredential', 'assignedFrom']);

function parentsOf({ edge }: JsonObject): string[] {
  if (!Array.isArray(edge)) return [];
  const ids = (edge as readonly JsonValue[]).flatMap((one) => {
    if (!isJsonObject(one) || !AUTHORITY.has(one['role'])) return [];
    const id = one['credential'];
    return typeof id === 'string' ? [id] : [];
  });
  return [...new Set(ids)];
}

export function objectOf(value: JsonValue | undefined): JsonObject {
  return value !== undefined && isJsonObject(value) ? value : {};
}

function idOf(value: JsonValue | undefined): string | undefined {
  const id = typeof value === 'string' ? value : objectOf(value)['id'];
  return typeof id === 'string' && id.startsWith('did:') ? id : undefined;
}

function momentOf(value: JsonValue | undefined): number | undefined {
  return value === undefined ? undefined : parseDateTime(value);
}

function earliest(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.min(a, b);
}
