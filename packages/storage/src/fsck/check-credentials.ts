import { payloadOf } from '../credentials/mark-credential.ts';
import { digestOfPayload } from '../credentials/payload-digest.ts';
import { StorageError } from '../errors.ts';
import type { StorageTransaction } from '../tables.ts';
import type { FsckFinding } from './fsck-finding.ts';

/** Records read at a time. */
const PAGE = 500;

/** Every payload fits its digest; every signed record has a token over its payload. */
export async function checkCredentials(tx: StorageTransaction): Promise<FsckFinding[]> {
  const findings: FsckFinding[] = [];
  for (let after = ''; ; ) {
    const rows = await tx
      .selectFrom('credential_record')
      .select(['id', 'state', 'payload', 'credential_digest', 'token'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    for (const row of rows) {
      if (!fits(row.payload, row.credential_digest)) {
        findings.push(finding('credential.digest-mismatch', row.id, row.credential_digest));
      }
      const signed = row.state === 'signed' || row.state === 'handed-over';
      if (signed && row.token === null) {
        findings.push(finding('credential.token-missing', row.id, row.state));
      } else if (row.token !== null && payloadOf(row.token) !== row.payload) {
        findings.push(finding('credential.token-mismatch', row.id, 'another payload is signed'));
      }
    }
    const last = rows.at(-1);
    if (last === undefined) return findings;
    after = last.id;
  }
}

function fits(payload: string, digest: string): boolean {
  try {
    return digestOfPayload(payload) === digest;
  } catch (error) {
    if (error instanceof StorageError) return false;
    throw error;
  }
}

function finding(code: FsckFinding['code'], subject: string, found: string): FsckFinding {
  return { code, subject, found };
}
