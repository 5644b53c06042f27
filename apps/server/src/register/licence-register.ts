import { digestPayload, parseCompactJws, type Sha256 } from '@originmark/core';
import {
  addLicence,
  findLicence,
  type OpenDatabase,
  type StorageTransaction,
} from '@originmark/storage';
import { LICENCE_TYPES, type LicenceTerms, readLicence } from './read-licence.ts';

export type LicenceKind = 'right' | 'licence' | 'sublicence' | 'maker';

/** One entry of the register. */
export interface RegisteredLicence extends LicenceTerms {
  readonly kind: LicenceKind;
  readonly credentialDigest: string;
  readonly token: string;
  readonly addedAt: number;
}

/** The register of a tenant, whole: who holds what, and what rests on it. */
export interface LicenceTree {
  readonly byId: ReadonlyMap<string, RegisteredLicence>;
  /** Ids of what extends a licence directly. */
  readonly children: (id: string) => readonly string[];
}

export interface LicenceRegister {
  /** As it now stands, with all that the tenant issued itself. */
  readonly read: (tenant: string) => Promise<LicenceTree>;
  /** Keeps what was issued elsewhere: those of the register's types; others are passed over. */
  readonly add: (tenant: string, tokens: readonly string[], now: number) => Promise<void>;
}

/** Opens the register of the process. Rows are only added, so what was read of them holds. */
export function openLicenceRegister({
  clock,
  database,
  sha256,
}: {
  readonly clock: () => number;
  readonly database: OpenDatabase;
  readonly sha256: Sha256;
}): LicenceRegister {
  const kept = new Map<string, { readonly count: number; readonly tree: LicenceTree }>();
  return {
    async add(tenant, tokens, now) {
      await database.forTenant(tenant).transaction((tx) => addTokens(tx, tokens, { now, sha256 }));
    },
    async read(tenant) {
      const own = database.forTenant(tenant);
      await own.transaction((tx) => addIssued(tx, { now: clock(), sha256 }));
      return own.transaction('reader', async (tx) => {
        const { count } = await tx
          .selectFrom('licence')
          .select((eb) => eb.fn.countAll<bigint>().as('count'))
          .executeTakeFirstOrThrow();
        const known = kept.get(tenant);
        if (known?.count === Number(count)) return known.tree;
        const rows = await tx.selectFrom('licence').selectAll().orderBy('credential_id').execute();
        const tree = toTree(
          rows.flatMap((row) => {
            const terms = readLicence(row.token);
            if (terms === undefined) return [];
            const { added_at, credential_digest, token } = row;
            return [
              { ...terms, credentialDigest: credential_digest, token, addedAt: added_at.getTime() },
            ];
          }),
        );
        kept.delete(tenant);
        kept.set(tenant, { count: Number(count), tree });
        const [oldest] = kept.keys();
        if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
        return tree;
      });
    },
  };
}

/** Trees that are kept in memory. */
const MAX_KEPT = 20;

/** What was issued and stands in no row yet: whoever issued it, and whenever that was cut short. */
async function addIssued(
  tx: StorageTransaction,
  using: { readonly now: number; readonly sha256: Sha256 },
): Promise<void> {
  const rows = await tx
    .selectFrom('credential_record')
    .select('token')
    .where('type', 'in', [...LICENCE_TYPES])
    .where('token', 'is not', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('licence')
            .select('licence.credential_id')
            .whereRef('licence.credential_id', '=', 'credential_record.id'),
        ),
      ),
    )
    .orderBy('created_at')
    .execute();
  await addTokens(
    tx,
    rows.flatMap(({ token }) => (token === null ? [] : [token])),
    using,
  );
}

async function addTokens(
  tx: StorageTransaction,
  tokens: readonly string[],
  { now, sha256 }: { readonly now: number; readonly sha256: Sha256 },
): Promise<void> {
  const waiting = new Map<string, { readonly terms: LicenceTerms; readonly token: string }>();
  for (const token of tokens) {
    const terms = readLicence(token);
    if (terms !== undefined) waiting.set(terms.id, { terms, token });
  }
  // Parents first: each pass takes those whose parents wait no more.
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter(
      ({ terms }) => !terms.parents.some((id) => id !== terms.id && waiting.has(id)),
    );
    for (const { terms, token } of ready.length > 0 ? ready : waiting.values()) {
      waiting.delete(terms.id);
      await addRow(tx, terms, {
        token,
        addedAt: now,
        credentialDigest: digestPayload(parseCompactJws(token, { maxBytes: 262_144 }), sha256),
      });
    }
  }
}

async function addRow(
  tx: StorageTransaction,
  terms: LicenceTerms,
  fixed: {
    readonly token: string;
    readonly addedAt: number;
    readonly credentialDigest: string;
  },
): Promise<void> {
  if ((await findLicence(tx, terms.id)) !== undefined) return;
  const above = [];
  for (const id of terms.parents) above.push(await findLicence(tx, id));
  const [parent] = above.filter((row) => row !== undefined);
  await addLicence(tx, {
    ...fixed,
    credentialId: terms.id,
    kind: kindOf(
      terms,
      above.map((row) => row?.kind),
    ),
    ...(parent !== undefined && { parentId: parent.credential_id }),
    licensorDid: terms.issuer,
    licenseeDid: terms.grantee,
    ...(terms.from !== undefined && { from: terms.from }),
    ...(terms.until !== undefined && { until: terms.until }),
    sellOffDays: terms.sellOffDays,
  });
}

/** A licence that extends a licence is a sublicence. */
function kindOf({ type }: LicenceTerms, above: readonly (LicenceKind | undefined)[]): LicenceKind {
  if (type === 'IntellectualPropertyRightsCredential') return 'right';
  if (type === 'MakerAuthorizationCredential') return 'maker';
  return above.some((kind) => kind === 'licence' || kind === 'sublicence')
    ? 'sublicence'
    : 'licence';
}

function toTree(entries: readonly Omit<RegisteredLicence, 'kind'>[]): LicenceTree {
  const types = new Map(entries.map(({ id, type }) => [id, type]));
  const below = new Map<string, string[]>();
  for (const { id, parents } of entries)
    for (const parent of parents) below.set(parent, [...(below.get(parent) ?? []), id]);
  const byId = new Map(
    entries.map((entry) => {
      // A parent may have come after what extends it.
      const above = entry.parents.map((id) =>
        types.get(id) === 'IntellectualPropertyRightsLicenseCredential' ? 'licence' : undefined,
      );
      return [entry.id, { ...entry, kind: kindOf(entry, above) }] as const;
    }),
  );
  return { byId, children: (id) => below.get(id) ?? [] };
}
