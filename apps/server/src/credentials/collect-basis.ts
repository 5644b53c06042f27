import { parseCompactJws } from '@originmark/core';
import type { OpenDatabase, StorageTransaction } from '@originmark/storage';

/** More rests on more than any chain may have: it is refused when it is issued. */
const MAX_NODES = 256;

/**
 * Tokens of what a draft rests on: those given, and of the rest whatever this register holds, up to the top.
 * What is missing then is told when it is issued.
 */
export async function collectBasis(
  database: OpenDatabase,
  draft: Readonly<Record<string, unknown>>,
  given: readonly string[],
): Promise<readonly string[]> {
  const tokens = new Map<string, string>();
  const wanted = [...idsOfEdges(draft)];
  for (const token of given) {
    const payload = payloadOf(token);
    tokens.set(typeof payload?.['id'] === 'string' ? payload['id'] : token, token);
    wanted.push(...idsOfEdges(payload));
  }
  return database.transaction('reader', async (tx) => {
    for (let next = wanted; next.length > 0; ) {
      const open = [...new Set(next)].filter((id) => !tokens.has(id));
      next = [];
      for (const id of open) {
        if (tokens.size >= MAX_NODES) return [...tokens.values()];
        const token = await findToken(tx, id);
        if (token === undefined) continue;
        tokens.set(id, token);
        next.push(...idsOfEdges(payloadOf(token)));
      }
    }
    return [...tokens.values()];
  });
}

async function findToken(tx: StorageTransaction, id: string): Promise<string | undefined> {
  const own = await tx
    .selectFrom('credential_record')
    .select('token')
    .where('id', '=', id)
    .executeTakeFirst();
  if (typeof own?.token === 'string') return own.token;
  const held = await tx
    .selectFrom('licence')
    .select('token')
    .where('credential_id', '=', id)
    .executeTakeFirst();
  return held?.token;
}

/** Ids of the credentials that a payload names in its edges. */
export function idsOfEdges(payload: Readonly<Record<string, unknown>> | undefined): string[] {
  const edges: unknown = payload?.['edge'];
  if (!Array.isArray(edges)) return [];
  return edges.flatMap((edge: unknown) => {
    const id = (edge as { readonly credential?: unknown } | null)?.credential;
    return typeof id === 'string' ? [id] : [];
  });
}

/** The payload of a token, unverified; undefined where it is none: issuing says what is wrong with it. */
function payloadOf(token: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return parseCompactJws(token, { maxBytes: 262_144 }).payload;
  } catch {
    return undefined;
  }
}
