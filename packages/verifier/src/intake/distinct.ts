import type { Credential } from './credential.ts';

/**
 * One credential for each digest, sorted. Of two tokens over one payload the first by text is kept: a
 * fixed rule, so that the order in which they were listed decides nothing.
 */
export function distinct(credentials: readonly Credential[]): Credential[] {
  const sorted = credentials.toSorted(
    (a, b) => compareText(a.digest, b.digest) || compareText(a.jws.token, b.jws.token),
  );
  return sorted.filter(({ digest }, at) => digest !== sorted[at - 1]?.digest);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
