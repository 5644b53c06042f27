import type { EntryVerdict } from '@originmark/schemas';

/**
 * Marks a value of the bundle that the authority's own record does not have: a report must not present it
 * as if nothing questioned it. Empty where nothing was found against the value.
 */
export function filedMark({ fragments }: EntryVerdict, pointer: string): string {
  const found = fragments.find(
    (fragment) =>
      fragment.outcome === 'fail' &&
      fragment.pointer === pointer &&
      (fragment.code === 'documents.conflict' || fragment.code === 'entry.importer-mismatch'),
  );
  if (found === undefined) return '';
  return found.code === 'documents.conflict' && typeof found.expected === 'string'
    ? ` (presented; filed as ${found.expected})`
    : ' (presented; filed otherwise)';
}
