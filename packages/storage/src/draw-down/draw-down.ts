import type { DrawDownUseRow, StorageTransaction } from '../tables.ts';
import { lockEntryNumber } from '../entries/entry-version.ts';
import { StorageError } from '../errors.ts';
import { releaseAt } from './release-uses.ts';

/** What one entry draws from a capped credential. */
export interface Draw {
  readonly credential: string;
  /** Decimal: up to 18 digits, and 9 behind the point. */
  readonly quantity: string;
  readonly unit: string;
  /** `YYYY-MM-DD`: decides the period of the cap. */
  readonly onDay: string;
}

/** The uses that stand at a revision: all before it that were not given back by then. */
export interface DrawDownState {
  readonly credential: string;
  readonly revision: bigint;
  readonly uses: readonly DrawDownUseRow[];
}

/**
 * Draws, in place of all that the tenant drew before under the same number. Counters are locked in the order
 * of their credentials' ids, so that two never wait for each other; each sees precisely the uses of lower
 * revisions. Asked again for the same submission it answers the same states. Role `judge`.
 * @returns for each credential what others had drawn, at the revision of this use
 */
export async function drawDown(
  tx: StorageTransaction,
  step: {
    readonly submissionId: string;
    readonly number: string;
    readonly version: number;
    readonly draws: readonly Draw[];
    readonly at: number;
  },
): Promise<readonly DrawDownState[]> {
  // Of two kinds at once under one number each would see no other.
  await lockEntryNumber(tx, step.number);
  const former = await formerSubmissions(tx, step);
  const before = await tx
    .selectFrom('draw_down_use')
    .select(['credential', 'submission_id', 'revision', 'released_at'])
    .where('submission_id', 'in', [...former, step.submissionId])
    .execute();
  const again = new Map(
    before
      .filter(({ submission_id }) => submission_id === step.submissionId)
      .map(({ credential, revision }) => [credential, revision]),
  );
  const draws = new Map(step.draws.map((draw) => [draw.credential, draw]));
  if (draws.size !== step.draws.length)
    throw new StorageError('value.refused', 'draw once from a credential: add the quantities up');
  const given = before.filter(
    (use) => use.released_at === null && former.includes(use.submission_id),
  );
  const credentials = new Set([...draws.keys(), ...given.map(({ credential }) => credential)]);
  const states: DrawDownState[] = [];
  for (const credential of [...credentials].sort()) {
    const draw = draws.get(credential);
    const revision =
      again.get(credential) ??
      (await releaseAt(tx, { credential, submissions: former, because: 'replaced', at: step.at }));
    if (draw === undefined) continue;
    if (!again.has(credential))
      await tx
        .insertInto('draw_down_use')
        .values({
          credential,
          submission_id: step.submissionId,
          entry_number: step.number,
          entry_version: step.version,
          quantity: draw.quantity,
          unit: draw.unit,
          on_day: draw.onDay,
          revision,
        })
        .execute();
    states.push(await readDrawDown(tx, { credential, revision }));
  }
  return states;
}

/** What the tenant presented under the same number otherwise. Of others nothing is given back. */
export async function formerSubmissions(
  tx: StorageTransaction,
  { number, submissionId }: { readonly number: string; readonly submissionId: string },
): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('entry_version')
    .select('id')
    .where('entry_number', '=', number)
    .where('id', '<>', submissionId)
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * The state of a counter before a revision, or as it now is; the same for ever for one revision. Roles `judge`
 * and `officer`: it shows uses of every tenant.
 */
export async function readDrawDown(
  tx: StorageTransaction,
  { credential, revision }: { readonly credential: string; readonly revision?: bigint },
): Promise<DrawDownState> {
  const counter =
    revision ??
    (
      await tx
        .selectFrom('draw_down_counter')
        .select('revision')
        .where('credential', '=', credential)
        .executeTakeFirst()
    )?.revision ??
    0n;
  const upTo = revision ?? counter + 1n;
  const uses = await tx
    .selectFrom('draw_down_use')
    .selectAll()
    .where('credential', '=', credential)
    .where('revision', '<', upTo)
    .where((of) => of.or([of('released_revision', 'is', null), of('released_revision', '>', upTo)]))
    .orderBy('revision')
    .execute();
  return { credential, revision: counter, uses };
}
