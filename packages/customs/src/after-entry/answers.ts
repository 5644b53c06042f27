import { addDays } from '../dates/date-arithmetic.ts';
import type { Deadline } from '../dates/filing-deadlines.ts';
import { type LocalDate, compareDates } from '../dates/local-date.ts';
import type { SourceMark } from '../source-mark.ts';
import type {
  ClosedRemedy,
  OpenRemedy,
  RemedyAnswer,
  RemedyId,
  UnavailableReason,
  UnavailableRemedy,
  UndecidedRemedy,
} from './remedy.ts';

/** @internal A remedy before it is answered. */
export interface Asked {
  readonly remedy: RemedyId;
  readonly citation: string;
  readonly sources: readonly SourceMark[];
  readonly note: string;
  readonly needs: readonly string[];
}

/** @internal */
export function unavailable(asked: Asked, because: UnavailableReason): UnavailableRemedy {
  return { ...told(asked), answer: 'not-open', because };
}

/** @internal */
export function undecidable(asked: Asked, ...wantOf: readonly string[]): UndecidedRemedy {
  return { ...told(asked), answer: 'undecided', wantOf };
}

/** @internal */
export function closedSince(asked: Asked, since: LocalDate): ClosedRemedy {
  return { ...told(asked), answer: 'closed', since };
}

/** @internal */
export function openUntilEvent(asked: Asked, untilEvent: string): OpenRemedy {
  return { ...told(asked), answer: 'open', untilEvent, needs: asked.needs };
}

/** @internal Open up to the deadline, that day included; closed from the day after. */
export function byDeadline(asked: Asked, deadline: Deadline, today: LocalDate): RemedyAnswer {
  const answer = {
    ...told(asked),
    sources: [...asked.sources, ...deadline.sources],
    note: `${asked.note} ${deadline.note}`.trim(),
  };
  return compareDates(today, deadline.date) <= 0
    ? { ...answer, answer: 'open', until: deadline.date, needs: asked.needs }
    : { ...answer, answer: 'closed', since: addDays(deadline.date, 1) };
}

function told({ citation, note, remedy, sources }: Asked) {
  return { remedy, citation, sources, note };
}
