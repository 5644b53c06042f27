import { loadSetting, type OpenDatabase, saveSetting } from '@originmark/storage';

/** How far looking through confirmed batches has come, by their numbers, from the highest down. */
export interface CheckCursor {
  /** Of a search through all of them that is not at its end: what is below is still to be looked at. */
  readonly searchBelow?: number;
  /** The chain was rewritten again meanwhile: the search begins anew at its end. */
  readonly again?: true;
  /** Of those that are missing: what is below is looked at next. */
  readonly missingBelow?: number;
}

/** Above every number that a batch has. */
export const TOP = 2 ** 31 - 1;

const KEY = 'anchor-check';

/** What cannot be read means that all is searched. */
export async function loadCheckCursor(database: OpenDatabase): Promise<CheckCursor> {
  const text = await database.transaction((tx) => loadSetting(tx, KEY));
  if (text === undefined) return {};
  try {
    return parseCursor(JSON.parse(text) as Partial<CheckCursor> | null);
  } catch {
    return { searchBelow: TOP };
  }
}

export async function saveCheckCursor(
  { clock, database }: { readonly clock: () => number; readonly database: OpenDatabase },
  cursor: CheckCursor,
): Promise<void> {
  const value = JSON.stringify(cursor);
  await database.transaction((tx) => saveSetting(tx, { key: KEY, value, updatedAt: clock() }));
}

function parseCursor(read: Partial<CheckCursor> | null): CheckCursor {
  const { again, missingBelow, searchBelow } = read ?? {};
  const isPlace = (value: unknown): boolean => value === undefined || Number.isSafeInteger(value);
  if (read === null || !isPlace(searchBelow) || !isPlace(missingBelow)) {
    return { searchBelow: TOP };
  }
  return {
    ...(searchBelow !== undefined && { searchBelow }),
    ...(again !== undefined && { again: true }),
    ...(missingBelow !== undefined && { missingBelow }),
  };
}
