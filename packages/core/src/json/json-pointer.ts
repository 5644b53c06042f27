/** One step of a JSON pointer (RFC 6901 section 3): `~` and `/` escaped. */
export function escapePointer(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}
