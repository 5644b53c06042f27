import type { EntryVerdict, SingleShipmentUse } from '@originmark/schemas';
import {
  drawDown,
  type DrawDownState,
  recordShipmentUse,
  releaseShipments,
  type StorageTransaction,
} from '@originmark/storage';
import { drawsOf, shipmentUsesOf } from '@originmark/verifier';
import type { UsesOfOthers } from '../judging/judge-bundle.ts';
import type { Pseudonym } from './pseudonyms.ts';

/** A submission of an entry. */
export interface Submission {
  readonly id: string;
  readonly number: string;
  readonly version: number;
}

/**
 * Counts what an entry uses up, under the locks of its counters, in place of what it used in a former version.
 * Asked again for the same submission it answers the same state of the counters. Role `judge`.
 * @param verdict given as if nobody had used anything
 * @returns what others used before it
 */
export async function reserveUses(
  tx: StorageTransaction,
  {
    at,
    pseudonymOf,
    submission,
    verdict,
  }: {
    readonly submission: Submission;
    readonly verdict: EntryVerdict;
    readonly pseudonymOf: Pseudonym;
    readonly at: number;
  },
): Promise<UsesOfOthers> {
  const { id: submissionId, number, version } = submission;
  const draws = drawsOf(verdict).draws.map(({ on, ...draw }) => ({ ...draw, onDay: on }));
  const states = await drawDown(tx, { submissionId, number, version, draws, at });
  const uses: SingleShipmentUse[] = [];
  const own = shipmentUsesOf(verdict);
  for (const { certification, ...shipment } of own) {
    const others = await recordShipmentUse(tx, {
      credential: certification,
      submissionId,
      number,
      shipment: JSON.stringify({ entryNumber: pseudonymOf(submissionId), ...shipment }),
      at,
    });
    for (const other of others)
      uses.push({
        certification,
        ...(JSON.parse(other) as Omit<SingleShipmentUse, 'certification'>),
      });
  }
  const keeps = own.map(({ certification }) => certification);
  await releaseShipments(tx, { submissionId, number, keeps, at });
  return { counters: toCounters(states, pseudonymOf), uses };
}

/** Of each submission that counts there is one use: each goes under a name of its own. */
export function toCounters(
  states: readonly DrawDownState[],
  pseudonymOf: Pseudonym,
): UsesOfOthers['counters'] {
  return {
    type: 'DrawDownCounters',
    version: 1,
    uses: states.flatMap(({ uses }) =>
      uses.map((use) => ({
        credential: use.credential,
        entryNumber: pseudonymOf(use.submission_id),
        entryVersion: use.entry_version,
        quantity: { value: use.quantity, unit: use.unit },
        on: use.on_day,
      })),
    ),
  };
}
