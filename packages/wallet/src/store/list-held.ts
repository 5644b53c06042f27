import type { OpenDatabase } from '@originmark/storage';
import type { HeldOutcome } from './stored-holdings.ts';

/** A credential that is held, without its content. */
export interface HeldRow {
  readonly id: string;
  readonly type: string;
  readonly credentialDigest: string;
  /** ms since the epoch. */
  readonly receivedAt: number;
  /** What the verifier said when it came, where it was asked. */
  readonly judged?: HeldOutcome;
  /** Order of arrival; unique. */
  readonly position: bigint;
}

/** Signed forms in the order of their arrival, those behind a position. */
export async function listHeld(
  database: OpenDatabase,
  asked: { readonly type?: string; readonly after?: bigint; readonly limit: number },
): Promise<readonly HeldRow[]> {
  const { after = 0n, limit, type } = asked;
  const rows = await database.transaction('reader', (tx) =>
    tx
      .selectFrom('held_credential')
      .select(['id', 'type', 'credential_digest', 'received_at', 'outcome', 'reasons', 'position'])
      .where('position', '>', after)
      .$if(type !== undefined, (query) => query.where('type', '=', type ?? ''))
      .orderBy('position')
      .limit(limit)
      .execute(),
  );
  return rows.map(({ credential_digest, id, outcome, position, reasons, received_at, type }) => ({
    id,
    type,
    credentialDigest: credential_digest,
    receivedAt: received_at.getTime(),
    ...(outcome !== null && {
      judged: {
        outcome: outcome as HeldOutcome['outcome'],
        reasons: JSON.parse(reasons) as string[],
      },
    }),
    position,
  }));
}
