import { type FiledEntrySummary, listFiledEntries, type OpenDatabase } from '@originmark/storage';
import { type FiledEntry, readFiledEntries } from '@originmark/wallet';
import type { FiledFacts } from '../filing/file-entry.ts';

const PAGE = 200;

/** What was filed, as it was signed; undefined where it cannot be read. */
export function toFiledEntry({ facts }: Pick<FiledEntrySummary, 'facts'>): FiledEntry | undefined {
  const { subject } = JSON.parse(facts) as FiledFacts;
  return readFiledEntries(JSON.stringify(subject)).entries[0];
}

/** All entries of a tenant, and the numbers of those that cannot be read. */
export async function allFiledEntries(database: OpenDatabase): Promise<{
  readonly entries: readonly FiledEntry[];
  readonly unread: readonly string[];
}> {
  const entries: FiledEntry[] = [];
  const unread: string[] = [];
  let after: { readonly number: string; readonly version: number } | undefined;
  do {
    const behind = after;
    const rows = await database.transaction('reader', (tx) =>
      listFiledEntries(tx, { limit: PAGE, ...(behind !== undefined && { after: behind }) }),
    );
    for (const row of rows) {
      const entry = toFiledEntry(row);
      if (entry === undefined) unread.push(row.entry_number);
      else entries.push(entry);
    }
    const last = rows.length < PAGE ? undefined : rows.at(-1);
    after = last && { number: last.entry_number, version: last.entry_version };
  } while (after !== undefined);
  return { entries, unread };
}
