const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
] as const;

/** A duration in its largest whole unit, rounded down: `90 s` is `1 min`; below a second `0 s`. */
export function formatSpan(ms: number): string {
  const [unit, length] = UNITS.find(([, of]) => ms >= of) ?? (['s', 1000] as const);
  return `${Math.floor(ms / length)} ${unit}`;
}
