import { sameDid } from '@originmark/core';

/** A party as a document names it. */
export interface NamedParty {
  readonly id?: string;
  readonly name: string;
}

/**
 * Whether two documents name one party: by DID where both give one, else by name. Names are compared
 * on letters and digits, so that punctuation and case are no difference; a name is what paper has.
 */
export function isSameParty(a: NamedParty, b: NamedParty): boolean {
  if (a.id !== undefined && b.id !== undefined) return sameDid(a.id, b.id);
  return sameName(a.name, b.name);
}

/** Whether two texts have the same letters and digits, and any at all. */
export function sameName(a: string, b: string): boolean {
  const left = levelled(a);
  return left !== '' && left === levelled(b);
}

function levelled(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}
