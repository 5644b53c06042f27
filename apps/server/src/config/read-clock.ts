import { formatDateTime, parseDateTime } from '@originmark/core';

/** The clock of the trade: what is judged, issued and anchored. Never that of tokens. */
export interface TradeClock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** As a process started by this one has to be told, so that both say the same; absent: the machine's clock. */
  readonly setting?: string;
}

/**
 * Reads ORIGINMARK_CLOCK, a moment that is now: `2026-09-24T15:05:00Z`. With `@` and a moment of the machine's
 * clock, it was then. Undefined where the text is neither.
 */
export function readClock(text: string, machine: () => number): TradeClock | undefined {
  const [said = '', since, ...more] = text.split('@');
  const at = parseDateTime(said);
  const from = since === undefined ? machine() : parseDateTime(since);
  if (at === undefined || from === undefined || more.length > 0) return undefined;
  return {
    now: () => machine() + at - from,
    setting: `${formatDateTime(at)}@${formatDateTime(from)}`,
  };
}
