import { Type } from 'typebox';
import type { KnownUse } from './known-use.ts';
import type { RegisteredLicence } from './licence-register.ts';
import type { TerminatedLicence } from './termination.ts';

const Day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' });
const Moment = Type.String({ description: 'RFC 3339' });
const Kind = Type.Enum(['right', 'licence', 'sublicence', 'maker']);
const Quantity = Type.String({ pattern: '^[0-9]{1,18}([.][0-9]{1,9})?$' });
const Unit = Type.String({ pattern: '^[A-Z0-9]{1,3}$', description: 'UN/ECE Recommendation 20' });

export const Use = Type.Object(
  { unit: Unit, year: Type.String(), quantity: Type.String() },
  { $id: 'KnownUse', additionalProperties: false },
);

export const Licence = Type.Object(
  {
    id: Type.String(),
    credentialDigest: Type.String(),
    kind: Kind,
    licensor: Type.String(),
    licensee: Type.String(),
    licenseeName: Type.Optional(Type.String()),
    extends: Type.Array(Type.String()),
    from: Type.Optional(Moment),
    until: Type.Optional(Moment),
    sellOffDays: Type.Integer(),
    cap: Type.Optional(
      Type.Object({ max: Type.String(), unit: Type.String(), period: Type.Enum(['P1Y', 'term']) }),
    ),
    addedAt: Moment,
    suspended: Type.Boolean(),
    revoked: Type.Optional(Moment),
  },
  {
    $id: 'Licence',
    additionalProperties: false,
    description:
      'revoked and suspended say what the tenant did itself; of a licence from elsewhere its issuer says it',
  },
);

export const LicenceInFull = Type.Object(
  {
    licence: Type.Ref('Licence'),
    above: Type.Array(Type.Ref('Licence'), { description: 'what it extends directly' }),
    below: Type.Array(Type.Ref('Licence'), { description: 'what extends it directly' }),
    used: Type.Array(Type.Ref('KnownUse')),
    usedWithAllBelow: Type.Array(Type.Ref('KnownUse')),
    credential: Type.Object({}, { additionalProperties: true }),
  },
  { $id: 'LicenceInFull', additionalProperties: false },
);

export const NewLicence = Type.Object(
  {
    token: Type.String({ maxLength: 270_000, description: 'a licence that was issued elsewhere' }),
    restsOn: Type.Optional(Type.Array(Type.String({ maxLength: 270_000 }), { maxItems: 200 })),
  },
  { $id: 'NewLicence', additionalProperties: false, examples: [{ token: 'eyJ.eyJ.c2ln' }] },
);

export const ReportedUse = Type.Object(
  {
    reference: Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'of the royalty report, invoice or entry: each is counted once',
    }),
    quantity: Quantity,
    unit: Unit,
    on: Day,
    reportedBy: Type.Optional(Type.String({ maxLength: 2048, description: 'default: the caller' })),
  },
  {
    $id: 'ReportedUse',
    additionalProperties: false,
    examples: [{ reference: 'Q3/2026', quantity: '12000', unit: 'C62', on: '2026-09-30' }],
  },
);

export const Termination = Type.Object(
  {
    licence: Type.String(),
    on: Moment,
    sellOffDays: Type.Integer(),
    hits: Type.Array(
      Type.Object({
        licence: Type.Ref('Licence'),
        depth: Type.Integer({ description: '0: the licence itself' }),
        makingEnds: Moment,
        lastDayToSell: Day,
        used: Type.Array(Type.Ref('KnownUse')),
      }),
    ),
    makers: Type.Array(Type.String(), { description: 'DIDs of makers that are hit' }),
    used: Type.Array(Type.Ref('KnownUse'), { description: 'of all that is hit' }),
  },
  { $id: 'Termination', additionalProperties: false },
);

/** What the tenant did to a licence of its own. */
export interface Standing {
  readonly suspended: boolean;
  readonly revocation?: { readonly effective_at: Date };
}

export function toLicence(licence: RegisteredLicence, standing?: Standing) {
  const { addedAt, cap, credentialDigest, from, granteeName, id, kind, until } = licence;
  return {
    id,
    credentialDigest,
    kind,
    licensor: licence.issuer,
    licensee: licence.grantee,
    ...(granteeName !== undefined && { licenseeName: granteeName }),
    extends: [...licence.parents],
    ...(from !== undefined && { from: toMoment(from) }),
    ...(until !== undefined && { until: toMoment(until) }),
    sellOffDays: licence.sellOffDays,
    ...(cap !== undefined && { cap }),
    addedAt: toMoment(addedAt),
    suspended: standing?.suspended === true,
    ...(standing?.revocation !== undefined && {
      revoked: standing.revocation.effective_at.toISOString(),
    }),
  };
}

export function toHit(
  { depth, ends, licence, sellOffEnds }: TerminatedLicence,
  {
    standing,
    used,
  }: { readonly standing?: Standing | undefined; readonly used: readonly KnownUse[] },
) {
  return {
    licence: toLicence(licence, standing),
    depth,
    makingEnds: toMoment(ends),
    // Half open: the day of the last millisecond is the last one, in UTC.
    lastDayToSell: toMoment(sellOffEnds - 1).slice(0, 10),
    used: [...used],
  };
}

export function toMoment(ms: number): string {
  return new Date(ms).toISOString();
}
