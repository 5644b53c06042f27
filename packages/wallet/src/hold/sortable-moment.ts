import { parseDateTime } from '@originmark/core';

/**
 * @internal A moment (RFC 3339, any offset) as text that sorts as time does: in UTC, to the millisecond. Empty,
 * which sorts before all, where it is none.
 */
export function sortableMoment(text: string | undefined): string {
  const at = parseDateTime(text);
  return at === undefined ? '' : new Date(at).toISOString();
}
