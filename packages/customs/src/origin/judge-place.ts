import type { OriginCase } from './case.ts';
import { wasDone } from './processes.ts';
import type { ProductionRecord } from './production-record.ts';
import { type ProofStep, answerOf } from './proof.ts';
import { isUnderGoods } from './judge-source.ts';

/** Produced entirely in the territory: every process the record tells of was done there. */
export function judgePlace({ record, territory }: OriginCase): ProofStep {
  const asked = 'produced entirely in the territory of the parties';
  const outside = record.processes.filter(({ country }) => !territory.has(country));
  if (record.processes.length === 0)
    return { asked, answer: 'undetermined', missing: ['where the good was produced'] };
  const tell = (some: ProductionRecord['processes']) =>
    some.map(({ country, description }) => `${description} (${country})`).join('; ');
  return outside.length === 0
    ? { asked, answer: 'met', found: tell(record.processes) }
    : { asked, answer: 'not-met', found: tell(outside), failure: 'rule-not-met' };
}

/**
 * GN 29(m)(vii)(G): a good of chapters 28 to 38 that changed its classification by being separated from a man-made
 * mixture does not originate, unless the isolated material underwent a chemical reaction.
 */
export function judgeSeparation(origin: OriginCase): ProofStep | undefined {
  if (origin.agreement.id !== 'CAFTA-DR') return undefined;
  if (isUnderGoods(origin, { codes: ['28-38'] }) === false) return undefined;
  const isSeparated = origin.record.processes.some(
    ({ kind }) => kind === 'separation-from-mixture',
  );
  if (!isSeparated) return undefined;
  const reacted = wasDone(origin, 'chemical-reaction');
  return {
    asked:
      'a material separated from a man-made mixture underwent a chemical reaction in the territory',
    answer: answerOf(reacted),
    citation: 'GN 29(m)(vii)(G)',
    ...(reacted === undefined
      ? {
          missing: ['whether the isolated material underwent a chemical reaction in the territory'],
        }
      : {}),
    ...(reacted === false ? { failure: 'rule-not-met' as const } : {}),
  };
}
