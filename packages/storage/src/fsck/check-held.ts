import { payloadOf } from '../credentials/mark-credential.ts';
import { digestOfPayload } from '../credentials/payload-digest.ts';
import { StorageError } from '../errors.ts';
import type { StorageTransaction } from '../tables.ts';
import type { FsckFinding } from './fsck-finding.ts';

/** Records read at a time. */
const PAGE = 500;

/** Every credential that the wallet holds has the digest under which it is held. */
export async function checkHeld(tx: StorageTransaction): Promise<FsckFinding[]> {
  const findings: FsckFinding[] = [];
  for (let after = ''; ; ) {
    const rows = await tx
      .selectFrom('held_credential')
      .select(['token_digest', 'credential_digest', 'token'])
      .where('token_digest', '>', after)
      .orderBy('token_digest')
      .limit(PAGE)
      .execute();
    for (const { credential_digest: digest, token } of rows) {
      if (digestOf(token) !== digest) {
        findings.push({
          code: 'wallet.digest-mismatch',
          subject: digest,
          found: 'another payload',
        });
      }
    }
    const last = rows.at(-1);
    if (last === undefined) return findings;
    after = last.token_digest;
  }
}

function digestOf(token: string): string | undefined {
  const payload = payloadOf(token);
  try {
    return payload === undefined ? undefined : digestOfPayload(payload);
  } catch (error) {
    if (error instanceof StorageError) return undefined;
    throw error;
  }
}
