import { isJsonObject } from '@originmark/core';
import { WalletError } from '../wallet-error.ts';
import type { Kept } from './kept.ts';
import { KEPT_LIMITS, readPlainJson } from './plain-json.ts';

/**
 * What was kept, as it comes back from where it was stored.
 * @throws WalletError `wallet.vocabulary-kept-unfit`
 */
export function readKept(stored: unknown): Kept {
  let kept: unknown;
  try {
    kept = readPlainJson(stored, KEPT_LIMITS);
  } catch (cause) {
    throw new WalletError('wallet.vocabulary-kept-unfit', 'what was kept cannot be read', {
      cause,
    });
  }
  if (!isJsonObject(kept) || typeof kept.type !== 'string') throw unfit();
  const { members, lists, objects } = kept;
  if (!isJsonObject(members) || !isJsonObject(lists) || !Array.isArray(objects)) throw unfit();
  for (const [pointer, member] of Object.entries(members)) {
    if (!pointer.startsWith('/') || !isJsonObject(member)) throw unfit();
    const { readAs } = member;
    if (readAs === undefined) continue;
    if (!isJsonObject(readAs) || typeof readAs.pointer !== 'string') throw unfit();
  }
  for (const length of Object.values(lists)) if (typeof length !== 'number') throw unfit();
  return kept as unknown as Kept;
}

function unfit(): WalletError {
  return new WalletError(
    'wallet.vocabulary-kept-unfit',
    'what was kept has not the form that an import or export gave',
  );
}
