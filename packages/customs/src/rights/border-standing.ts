import { addMonths } from '../dates/date-arithmetic.ts';
import { type LocalDate, compareDates } from '../dates/local-date.ts';
import type { SourceMark } from '../source-mark.ts';
import { type ExclusionOrder, RIGHT_SOURCES, type RightFacts } from './right-facts.ts';

const GRACE_MONTHS = 3;

/** Goods on which a right is asked for, on the day of importation. */
export interface BorderedGoods {
  readonly on: LocalDate;
  /** International (Nice) class; asked for only where a right has classes. */
  readonly niceClass?: number;
  /** Maker, seller and importer: whom a limited exclusion order may name. */
  readonly parties?: readonly string[];
  /** Whether they are licensed by the owner of a patent. */
  readonly isLicensed?: boolean;
}

/** Whether CBP enforces a right on goods. `not-enforced` says nothing of the right itself, nor of what a court would. */
export interface BorderStanding {
  readonly answer: 'enforced' | 'not-enforced' | 'undecided';
  readonly because:
    | 'recorded'
    | 'excluded-by-order'
    | 'registration-missing'
    | 'supplemental-register'
    | 'register-unknown'
    | 'registration-lapsed'
    | 'recordation-unknown'
    | 'not-recorded'
    | 'recordation-not-in-force'
    | 'recordation-in-grace'
    | 'class-unknown'
    | 'class-not-recorded'
    | 'class-not-registered'
    | 'order-unknown'
    | 'no-order'
    | 'order-not-in-force'
    | 'not-a-respondent'
    | 'parties-unknown'
    | 'licensed-under-order'
    | 'licence-under-order-unknown';
  readonly source: SourceMark;
}

/**
 * Whether a right acts at the border for goods imported on a day: a trademark on the Principal Register, a copyright or
 * a trade name that is recorded with CBP and stands in both, class by class; a patent only through an exclusion order.
 */
export function borderStanding(right: RightFacts, goods: BorderedGoods): BorderStanding {
  if (right.kind === 'patent') return patentStanding(right.exclusionOrder, goods);
  return registrationFault(right, goods) ?? recordationStanding(right, goods);
}

function said(
  answer: BorderStanding['answer'],
  because: BorderStanding['because'],
  source: SourceMark,
): BorderStanding {
  return { answer, because, source };
}

function registrationFault(right: RightFacts, { on }: BorderedGoods): BorderStanding | undefined {
  const { kind, registration } = right;
  if (kind === 'trade-name') return undefined;
  const source = RIGHT_SOURCES.recordation;
  if (registration === undefined) return said('undecided', 'registration-missing', source);
  if (kind === 'trademark' && registration.register !== 'Principal')
    return registration.register === undefined
      ? said('undecided', 'register-unknown', RIGHT_SOURCES.register)
      : said('not-enforced', 'supplemental-register', RIGHT_SOURCES.register);
  return isWithin(on, registration)
    ? undefined
    : said('not-enforced', 'registration-lapsed', source);
}

function recordationStanding(right: RightFacts, goods: BorderedGoods): BorderStanding {
  const { recordation, registration } = right;
  const source = RIGHT_SOURCES.recordation;
  if (recordation === undefined) return said('undecided', 'recordation-unknown', source);
  if (recordation === null) return said('not-enforced', 'not-recorded', source);
  if (!isWithin(goods.on, recordation)) {
    const isInGrace =
      compareDates(goods.on, recordation.until) > 0 &&
      compareDates(goods.on, addMonths(recordation.until, GRACE_MONTHS)) <= 0;
    // It may still be renewed; what CBP does meanwhile was not read.
    return isInGrace
      ? said('undecided', 'recordation-in-grace', RIGHT_SOURCES.grace)
      : said('not-enforced', 'recordation-not-in-force', source);
  }
  if (right.kind !== 'trademark' || recordation.classes === undefined)
    return said('enforced', 'recorded', source);
  const { niceClass } = goods;
  if (niceClass === undefined) return said('undecided', 'class-unknown', RIGHT_SOURCES.classes);
  if (!recordation.classes.includes(niceClass))
    return said('not-enforced', 'class-not-recorded', RIGHT_SOURCES.classes);
  // Recorded for more than is registered: one of the two numbers is wrong.
  return registration?.classes !== undefined && !registration.classes.includes(niceClass)
    ? said('undecided', 'class-not-registered', RIGHT_SOURCES.classes)
    : said('enforced', 'recorded', source);
}

function patentStanding(
  order: ExclusionOrder | null | undefined,
  { isLicensed, on, parties }: BorderedGoods,
): BorderStanding {
  const source = RIGHT_SOURCES.patent;
  if (order === undefined) return said('undecided', 'order-unknown', source);
  if (order === null) return said('not-enforced', 'no-order', source);
  if (!isWithin(on, order)) return said('not-enforced', 'order-not-in-force', source);
  if (order.scope === 'limited') {
    if (parties === undefined || parties.length === 0)
      return said('undecided', 'parties-unknown', source);
    if (!parties.some((party) => order.respondents.includes(party)))
      return said('not-enforced', 'not-a-respondent', source);
  }
  if (isLicensed === true) {
    if (order.exceptsLicensed === true) return said('not-enforced', 'licensed-under-order', source);
    if (order.exceptsLicensed === undefined)
      return said('undecided', 'licence-under-order-unknown', source);
  }
  return said('enforced', 'excluded-by-order', source);
}

function isWithin(
  on: LocalDate,
  { from, until }: { readonly from: LocalDate; readonly until?: LocalDate },
): boolean {
  return compareDates(from, on) <= 0 && (until === undefined || compareDates(on, until) <= 0);
}
