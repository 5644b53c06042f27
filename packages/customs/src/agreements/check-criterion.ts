import { type Checked, accepted, refused, shown } from '../checked.ts';
import { parseHts } from '../numbers/hts.ts';
import type { OriginCriterion } from './agreement.ts';
import { agreementOf } from './agreements.ts';

/** What limits the use of a criterion. */
export interface CriterionUse {
  /** Classification of the good, 4 to 10 digits. */
  readonly hts?: string;
  readonly isProducedInUsForeignTradeZone?: boolean;
}

/**
 * Reads an origin criterion as a certification writes it, under an agreement (identifier or SPI), and checks that it is
 * open to the good. Blanks and a leading `GN` do not matter; upper and lower case do (`(i)` and `(A)` are paragraphs).
 * It says nothing about whether the good meets the criterion.
 * Reasons: `agreement-unknown`, `criterion-unknown`, `criterion-hts-malformed`, `criterion-not-for-chapter`,
 * `criterion-barred-in-us-foreign-trade-zone`.
 */
export function checkCriterion(
  spiOrId: unknown,
  notation: unknown,
  use: CriterionUse = {},
): Checked<OriginCriterion> {
  const agreement = agreementOf(spiOrId);
  if (agreement === undefined)
    return refused('agreement-unknown', `${shown(spiOrId)} names no agreement known here.`);
  const written =
    typeof notation === 'string' && notation.length <= 40 ? bare(notation) : undefined;
  const criterion = agreement.criteria.find(({ notations }) => notations.includes(written ?? ''));
  if (criterion === undefined) {
    const known = agreement.criteria.map(({ id }) => id).join(', ');
    return refused(
      'criterion-unknown',
      `${agreement.id} knows the criteria ${known}, not ${shown(notation)}.`,
    );
  }
  return checkUse(criterion, use);
}

function checkUse(criterion: OriginCriterion, use: CriterionUse): Checked<OriginCriterion> {
  if (use.hts !== undefined) {
    const hts = parseHts(use.hts);
    if (!hts.ok) return refused('criterion-hts-malformed', hts.message);
    if (criterion.excludedChapters.includes(hts.value.chapter)) {
      return refused(
        'criterion-not-for-chapter',
        `Criterion ${criterion.id} is not open to goods of chapter ${hts.value.chapter}.`,
      );
    }
  }
  // 19 USC 4531(c)(3): entered for consumption from a United States foreign-trade zone in which it was produced.
  if (use.isProducedInUsForeignTradeZone === true && criterion.isBarredInUsForeignTradeZone) {
    return refused(
      'criterion-barred-in-us-foreign-trade-zone',
      `Criterion ${criterion.id} is not open to a good produced in a United States foreign-trade zone.`,
    );
  }
  return accepted(criterion);
}

const bare = (notation: string): string => notation.replace(/ /g, '').replace(/^GN(?=[0-9])/, '');
