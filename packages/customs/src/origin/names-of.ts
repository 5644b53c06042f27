import type { MaterialView } from './case.ts';

const MOST_NAMES = 5;

/** Materials by name, for a sentence: of many the first few, and how many more. */
export function namesOf(views: readonly MaterialView[]): string {
  const names = views.slice(0, MOST_NAMES).map(({ material }) => material.description);
  const more = views.length - names.length;
  return more > 0 ? `${names.join('; ')}; and ${more} more` : names.join('; ');
}
