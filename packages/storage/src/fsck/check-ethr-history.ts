import { readEvent } from '../ethr/load-ethr-history.ts';
import { StorageError } from '../errors.ts';
import type { StorageTransaction } from '../tables.ts';
import type { FsckFinding } from './fsck-finding.ts';

/** Every event of a registry says what its place says. What is lost can be read from the chain again. */
export async function checkEthrHistory(tx: StorageTransaction): Promise<FsckFinding[]> {
  const findings: FsckFinding[] = [];
  const rows = tx.selectFrom('ethr_event').selectAll();
  for (const row of await rows.orderBy('network').orderBy('block_number').execute()) {
    try {
      readEvent(row);
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      findings.push({ code: 'ethr.event-damaged', subject: row.network, found: error.message });
    }
  }
  return findings;
}
