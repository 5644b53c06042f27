import { ClassicLevel } from 'classic-level';
import { LedgerError } from '../../errors.ts';
import { hasCode } from '../has-code.ts';
import type { ChainStore } from './chain-store.ts';

/**
 * Opens (or makes) a LevelDB folder. The caller holds the lock of the folder already.
 *
 * @throws LedgerError `chain.folder-held` or `chain.folder-unusable`
 */
export async function openLevelStore(folder: string): Promise<ChainStore> {
  const level = new ClassicLevel<string, Uint8Array>(folder, {
    keyEncoding: 'utf8',
    valueEncoding: 'view',
  });
  try {
    await level.open();
  } catch (cause) {
    throw refusal(folder, cause);
  }
  return {
    get: (key) => plain(level.getSync(key)),
    async *range(from, to) {
      for await (const [key, value] of level.iterator({ gte: from, lte: to })) {
        yield [key, plain(value) ?? value] as const;
      }
    },
    async write(entries) {
      const batch = [...entries].map(([key, value]) => ({ type: 'put' as const, key, value }));
      // Without sync an acknowledged block is lost with the power.
      await level.batch(batch, { sync: true });
    },
    close: () => level.close(),
  };
}

/** A Uint8Array and nothing more: Buffer's slice shares memory where Uint8Array's copies. */
function plain(value: Uint8Array | undefined): Uint8Array | undefined {
  return value && new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
}

function refusal(folder: string, cause: unknown): LedgerError {
  const inner = cause instanceof Error ? cause.cause : undefined;
  if (hasCode(inner, 'LEVEL_LOCKED')) {
    return new LedgerError('chain.folder-held', `another process has ${folder} open`, { cause });
  }
  return new LedgerError('chain.folder-unusable', `cannot open the database in ${folder}`, {
    cause,
  });
}
