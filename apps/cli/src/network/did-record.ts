import type { DidResolver } from '@originmark/core';
import type { OpenDatabase } from '@originmark/storage';
import type { Io } from '../io.ts';
import type { LedgerFile } from '../workspace/ledger-file.ts';
import { standInOf } from './host-map.ts';
import type { Network } from './open-network.ts';

type Hosts = Pick<Network, 'hosts' | 'resolver'>;

/** The record of did:web documents in the database of a data folder. Nothing is opened before a DID is asked. */
export interface DidRecord {
  /** The resolver of the network, with the record; as it is where the folder has no database. */
  readonly around: (network: Hosts) => DidResolver;
  close(): Promise<void>;
}

/**
 * A record that cannot be had is missed and not needed: hosts are asked without it, and one that does not
 * answer leaves its question open, as ever. Whoever runs the command is told.
 * @param file of the folder; undefined where `init` never ran, and there is no database
 */
export function openDidRecord(folder: string, file: LedgerFile | undefined, io: Io): DidRecord {
  let opening: Promise<OpenDatabase> | undefined;
  let isMissed = false;
  const miss = async (cause: unknown): Promise<void> => {
    if (!isMissed)
      await io.err(
        `The record of did:web documents in ${folder} is not used: ${cause instanceof Error ? cause.message : String(cause)}.\n`,
      );
    isMissed = true;
  };
  return {
    around: ({ hosts, resolver }) =>
      file === undefined
        ? resolver
        : {
            async resolve(did) {
              if (isMissed || !did.startsWith('did:web:')) return resolver.resolve(did);
              // The host is asked once, whatever becomes of the record.
              const answer = await resolver.resolve(did);
              try {
                const database = await (opening ??= openRecord(folder, file, io));
                const asked = { resolve: () => Promise.resolve(answer) };
                const recorded = await recordedIn(database, { hosts, resolver: asked }, io);
                return await recorded.resolve(did);
              } catch (cause) {
                await miss(cause);
                return answer;
              }
            },
          },
    async close() {
      const opened = await opening?.catch(() => undefined);
      await opened?.close();
    },
  };
}

/**
 * The resolver with the record of an open database. What a stand-in serves (ORIGINMARK_HOSTS) has a record of
 * its own, by its origin: it is no history of the host. Loaded only here: without a database none of it is needed.
 */
export async function recordedIn(
  database: OpenDatabase,
  { hosts, resolver }: Hosts,
  { now: clock }: Pick<Io, 'now'>,
): Promise<DidResolver> {
  const [{ createRecordedResolver }, { createNodeCrypto, randomBytes }] = await Promise.all([
    import('@originmark/wallet/store'),
    import('@originmark/core/node'),
  ]);
  const crypto = createNodeCrypto();
  const recordedAs = (did: string): string => {
    const origin = standInOf(did, hosts);
    return origin === undefined ? did : `${did} by ${origin}`;
  };
  return createRecordedResolver({ resolver, recordedAs, database, crypto, randomBytes, clock });
}

async function openRecord(folder: string, file: LedgerFile, io: Io): Promise<OpenDatabase> {
  const { assertSameDatabase, openDatabaseOf } = await import('../workspace/open-workspace.ts');
  assertSameDatabase(file, folder, io);
  return openDatabaseOf(folder, io);
}
