import { type ExistenceProof, isJsonObject, type JsonObject } from '@originmark/core';
import { proveExistence } from '@originmark/issuer/register';
import type { BundleEvidence } from '@originmark/schemas';
import type { CredentialRow } from '@originmark/storage';
import { listOf, textOf } from '../files/read-bundle.ts';
import { statusListsOf } from '../files/status-lists-of.ts';
import { findHeld, issuerOf } from './identifiers.ts';
import type { IssuingPlace } from './issuing-place.ts';
import type { Workspace } from './open-workspace.ts';
import { provenVersions, unlessWaiting } from './status-versions.ts';

/** A proof with what it is of, as far as the register knows. */
export interface CollectedProof {
  readonly proof: ExistenceProof;
  /** The exact token. */
  readonly token: string;
}

/** What goes with a credential: proofs of existence and status lists, of it and of what it rests on. */
export interface Collected {
  readonly proofs: readonly CollectedProof[];
  readonly statusLists: readonly string[];
  /** Ids of what it rests on that was not issued here, or is not anchored. */
  readonly without: readonly string[];
}

/**
 * Collects the evidence for a credential. It must be anchored itself; what it rests on adds what the
 * register has. Of each status list comes the newest version and, where a moment is asked about, those that
 * show what was in force then.
 * @param asOf milliseconds
 * @throws IssuerError `issuer.not-anchored`
 */
export async function collectEvidence(
  workspace: IssuingPlace & Pick<Workspace, 'ledger'>,
  row: CredentialRow,
  asOf?: number,
): Promise<Collected> {
  const { ledger } = workspace;
  const chain = await chainOf(workspace, row);
  const proofs: CollectedProof[] = [];
  const without: string[] = [...chain.missing];
  const lists = new Set<string>();
  for (const one of chain.rows) {
    const issuer = issuerOf(workspace, await findHeld(workspace.database, one.issuer_did));
    const prove = () => proveExistence(issuer, one.id, ledger);
    const proof = one === row ? await prove() : await unlessWaiting(prove);
    if (proof === undefined) without.push(one.id);
    else proofs.push({ proof, token: one.token ?? '' });
    for (const url of statusListsOf(JSON.parse(one.payload) as JsonObject)) lists.add(url);
  }
  const statusLists: string[] = [];
  for (const listId of [...lists].sort())
    for (const { proof, token } of await provenVersions(workspace, listId, asOf)) {
      statusLists.push(token);
      if (proof !== undefined) proofs.push({ proof, token });
    }
  return { proofs, statusLists, without };
}

/** As a bundle or `verify --evidence` takes it. */
export function toEvidence({
  proofs,
  statusLists,
}: Pick<Collected, 'proofs' | 'statusLists'>): BundleEvidence {
  return {
    statusLists: [...statusLists],
    existenceProofs: proofs.map(({ proof }) => proof),
  } as unknown as BundleEvidence;
}

async function chainOf({ database }: Pick<IssuingPlace, 'database'>, first: CredentialRow) {
  const rows: CredentialRow[] = [first];
  const missing: string[] = [];
  for (const { payload } of rows)
    for (const { id, digest } of edgesOf(payload)) {
      if (rows.some(({ credential_digest }) => credential_digest === digest)) continue;
      const parent = await database.transaction('reader', (tx) =>
        tx
          .selectFrom('credential_record')
          .selectAll()
          .where('credential_digest', '=', digest)
          .executeTakeFirst(),
      );
      if (parent === undefined) missing.push(id);
      else rows.push(parent);
    }
  return { rows, missing };
}

function edgesOf(payload: string): { readonly id: string; readonly digest: string }[] {
  const { edge } = JSON.parse(payload) as Record<string, never>;
  return listOf(edge)
    .filter(isJsonObject)
    .map((one) => ({ id: textOf(one['credential']), digest: textOf(one['credentialDigest']) }));
}
