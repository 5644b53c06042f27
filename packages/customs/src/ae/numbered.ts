/** @internal `{ code1, code2 }` for a list of two. */
export function numbered<T>(name: string, values: readonly T[]): Record<string, T> {
  return Object.fromEntries(values.map((value, index) => [`${name}${index + 1}`, value]));
}

/** @internal */
export function chunked<T>(values: readonly T[], size: number): T[][] {
  const starts = Array.from(
    { length: Math.ceil(values.length / size) },
    (_, index) => index * size,
  );
  return starts.map((start) => values.slice(start, start + size));
}
