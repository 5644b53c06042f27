import { digestJson, type JsonObject, parseCompactJws, parseJson } from '@originmark/core';
import type { Edge } from '@originmark/schemas';
import { type CredentialRow, findTakenBack, type StorageTransaction } from '@originmark/storage';
import { IssuerError } from '../issuer-error.ts';
import type { IssuerContext } from './issuer-context.ts';

/** Ids and digests by which the register may know a credential. */
interface Names {
  readonly ids: Set<string>;
  readonly digests: Set<string>;
}

/** It says how an entry stands and rests on nothing above it. */
const REPORT = 'EntryVerificationReportCredential';

/**
 * Refuses to rest a credential on one that was revoked or is suspended here: what it names, what
 * `basis` holds, and what those rest on as far as this register knows them. What the register does
 * not know is for others to judge. What is found stays as it is until the transaction ends.
 * @param basis tokens of what it rests on
 * @throws IssuerError `issuer.refused`
 */
export async function refuseRevokedBasis(
  tx: StorageTransaction,
  credential: JsonObject,
  basis: readonly string[],
  { crypto }: Pick<IssuerContext, 'crypto'>,
): Promise<void> {
  const isReport = typesOf(credential).includes(REPORT);
  const names: Names = { ids: new Set(), digests: new Set() };
  addEdges(names, credential);
  for (const [at, token] of isReport ? [] : basis.entries()) {
    const payload = payloadAt(token, at);
    if (typeof payload['id'] === 'string') names.ids.add(payload['id']);
    names.digests.add(digestJson(payload, crypto.sha256));
    addEdges(names, payload);
  }
  const found = new Map<string, CredentialRow>();
  for (;;) {
    const rows = (await recorded(tx, names)).filter(({ id }) => !found.has(id));
    if (rows.length === 0) break;
    for (const row of rows) {
      found.set(row.id, row);
      if (!isReport) addEdges(names, parseJson(row.payload) as JsonObject);
    }
  }
  const takenBack = await findTakenBack(tx, [...found.keys()]);
  if (takenBack === undefined) return;
  const { id, how } = takenBack;
  throw refused(how === 'suspended' ? `${id} is suspended` : `${id} was revoked (${how})`, '/edge');
}

/** Locked: nothing of it is revoked or suspended before what rests on it is kept. */
async function recorded(tx: StorageTransaction, { ids, digests }: Names): Promise<CredentialRow[]> {
  if (ids.size === 0 && digests.size === 0) return [];
  const known = (column: 'id' | 'credential_digest', names: ReadonlySet<string>) =>
    names.size === 0 ? [] : [{ column, names: [...names] }];
  const either = [...known('id', ids), ...known('credential_digest', digests)];
  return tx
    .selectFrom('credential_record')
    .selectAll()
    .where((eb) => eb.or(either.map(({ column, names }) => eb(column, 'in', names))))
    .orderBy('id')
    .forShare()
    .execute();
}

function addEdges({ ids, digests }: Names, credential: JsonObject): void {
  const { edge } = credential;
  if (!Array.isArray(edge)) return;
  for (const one of edge as unknown as readonly Partial<Edge>[]) {
    if (typeof one.credential === 'string') ids.add(one.credential);
    if (typeof one.credentialDigest === 'string') digests.add(one.credentialDigest);
  }
}

function typesOf({ type }: JsonObject): readonly unknown[] {
  return Array.isArray(type) ? type : [type];
}

function payloadAt(token: string, at: number): JsonObject {
  try {
    return parseCompactJws(token).payload;
  } catch {
    throw refused('a token of the basis cannot be read', `/basis/${at}`);
  }
}

function refused(found: string, pointer: string): IssuerError {
  return new IssuerError('issuer.refused', found, { pointer });
}
