/**
 * The outcome of reading something written by others. A refusal is data, not an exception:
 * `reason` is stable kebab-case, `message` says what is wrong and what to do.
 */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: string; readonly message: string };

/** @internal */
export function accepted<T>(value: T): Checked<T> {
  return { ok: true, value };
}

/** @internal */
export function refused(reason: string, message: string): Checked<never> {
  return { ok: false, reason, message };
}

/**
 * Shows a stranger's value in a message: printable ASCII, at most 40 characters, in quotes.
 * Control characters would let a document write into an officer's log.
 * @internal
 */
export function shown(value: unknown): string {
  if (typeof value !== 'string') return value === null ? 'null' : `a value of type ${typeof value}`;
  const start = value.slice(0, 40).replace(/[^\x20-\x7e]/g, '?');
  return `"${start}${value.length > 40 ? '…' : ''}"`;
}
