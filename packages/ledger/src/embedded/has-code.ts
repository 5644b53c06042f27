/**
 * Whether this is a system error of that code. By its look, not by `instanceof`: what Node itself
 * throws need not come from this realm.
 */
export function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
