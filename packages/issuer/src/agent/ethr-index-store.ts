import { type EthrIndexStore, ethrNetworkOf, type Ledger } from '@originmark/ledger';
import {
  appendEthrHistory,
  loadEthrHistory,
  type OpenDatabase,
  StorageError,
  truncateEthrHistory,
} from '@originmark/storage';

/**
 * Keeps the history that an index of did:ethr has read in the database, so that the next start reads
 * only what is new. One database may keep several networks, each for itself.
 *
 * @param ledger whose history is kept; what belongs to another is refused
 */
export function createEthrIndexStore(
  database: OpenDatabase,
  ledger: Pick<Ledger, 'chainId' | 'registry'>,
): EthrIndexStore {
  const network = ethrNetworkOf(ledger);
  const truncate = (afterBlock: number): Promise<void> =>
    database.transaction((tx) => truncateEthrHistory(tx, { network, afterBlock }));
  return {
    async load() {
      try {
        return await database.transaction('reader', (tx) => loadEthrHistory(tx, network));
      } catch (error) {
        if (!(error instanceof StorageError) || error.code !== 'value.refused') throw error;
        // A row is damaged. All of it stands on the chain, and is read from there again.
        await truncate(-1);
        return undefined;
      }
    },
    async append(part, after) {
      if (part.network !== network) {
        throw new StorageError(
          'record.mismatch',
          `${part.network} is not kept here, ${network} is`,
        );
      }
      return database.transaction((tx) => appendEthrHistory(tx, part, after));
    },
    truncate,
  };
}
