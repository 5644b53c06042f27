import type { LineClocks } from '../claims-context.ts';

/** The edition of the tariff schedule that a line's HTS number is of: the year of entry, or of importation. */
export function tariffYear({ enteredAt, imported }: LineClocks): string {
  if (enteredAt !== undefined) return String(new Date(enteredAt).getUTCFullYear());
  return imported?.slice(0, 4) ?? '0000';
}
