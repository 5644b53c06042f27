import { getStatusBit } from '@originmark/core';
import { sql } from 'kysely';
import { payloadOf } from '../credentials/mark-credential.ts';
import type { StatusListRow, StorageTransaction } from '../tables.ts';
import type { FsckFinding } from './fsck-finding.ts';

/** Indexes belong to records and lists, counts and bits agree, versions follow one another. */
export async function checkStatusLists(tx: StorageTransaction): Promise<FsckFinding[]> {
  const findings: FsckFinding[] = [];
  const lists = await tx.selectFrom('status_list').selectAll().orderBy('id').execute();
  for (const list of lists) {
    findings.push(...(await checkIndexes(tx, list)), ...(await checkVersions(tx, list)));
  }
  const orphans = await tx
    .selectFrom('status_index')
    .leftJoin('credential_record', 'credential_record.id', 'status_index.credential_id')
    .select(['status_index.list_id', 'status_index.index', 'status_index.credential_id'])
    .where('credential_record.id', 'is', null)
    .execute();
  for (const { list_id, index, credential_id } of orphans) {
    const subject = `${list_id}#${index}`;
    findings.push({ code: 'status.index-without-record', subject, found: credential_id });
  }
  return findings;
}

async function checkIndexes(tx: StorageTransaction, list: StatusListRow): Promise<FsckFinding[]> {
  const findings: FsckFinding[] = [];
  const rows = await tx
    .selectFrom('status_index')
    .leftJoin(
      'current_revocation',
      'current_revocation.credential_id',
      'status_index.credential_id',
    )
    .select(['status_index.index', sql<boolean>`current_revocation.kind is not null`.as('revoked')])
    .where('status_index.list_id', '=', list.id)
    .orderBy('status_index.index')
    .execute();
  if (rows.length !== list.allocated) {
    const found = `${rows.length} indexes, ${list.allocated} counted`;
    findings.push({ code: 'status.count-wrong', subject: list.id, found });
  }
  const known = new Set<number>();
  for (const { index, revoked } of rows) {
    const subject = `${list.id}#${index}`;
    if (index >= list.length) {
      findings.push({ code: 'status.index-out-of-range', subject, found: String(list.length) });
      continue;
    }
    known.add(index);
    if (list.purpose === 'revocation' && getStatusBit(list.bits, index) !== revoked) {
      const found = revoked ? 'revoked, and the bit is clear' : 'not revoked, and the bit is set';
      findings.push({ code: 'status.bit-wrong', subject, found });
    }
  }
  for (const index of setBits(list.bits)) {
    if (known.has(index)) continue;
    const subject = `${list.id}#${index}`;
    findings.push({ code: 'status.bit-wrong', subject, found: 'set, and given to nobody' });
  }
  return findings;
}

function* setBits(bits: Uint8Array): Generator<number> {
  for (const [at, byte] of bits.entries()) {
    for (let bit = 0; byte !== 0 && bit < 8; bit++) {
      if ((byte & (0x80 >> bit)) !== 0) yield at * 8 + bit;
    }
  }
}

async function checkVersions(tx: StorageTransaction, list: StatusListRow): Promise<FsckFinding[]> {
  const findings: FsckFinding[] = [];
  const rows = await tx
    .selectFrom('status_version')
    .select(['sequence', 'state', 'payload', 'digest', 'previous_digest', 'token'])
    .where('list_id', '=', list.id)
    .orderBy('sequence')
    .execute();
  let published = 0;
  let previous: string | null = null;
  for (const [at, row] of rows.entries()) {
    const subject = `${list.id} version ${row.sequence}`;
    if (row.sequence !== at + 1 || row.previous_digest !== previous) {
      findings.push({ code: 'status.chain-broken', subject, found: String(row.previous_digest) });
    }
    if (row.token !== null && payloadOf(row.token) !== row.payload) {
      findings.push({ code: 'status.token-mismatch', subject, found: 'another payload is signed' });
    }
    if (row.state === 'published') published = row.sequence;
    previous = row.digest;
  }
  // At most one is prepared and not yet published.
  if (published !== list.sequence || rows.length > published + 1) {
    const found = `${rows.length} versions, ${published} published, ${list.sequence} counted`;
    findings.push({ code: 'status.chain-broken', subject: list.id, found });
  }
  return findings;
}
