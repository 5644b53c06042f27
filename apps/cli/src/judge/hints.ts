import type { EntryVerdict } from '@originmark/schemas';
import type { Io } from '../io.ts';

/** One staple may be bad; so many at once are old. */
const MANY = 3;

/** Says of a verdict as of now, asked for by nobody, that what was presented belongs to another time. */
export function forgottenAtHint({ fragments, clocks }: EntryVerdict): string[] {
  const old = fragments.filter(
    ({ code }) => code === 'intake.staple-unproven' || code === 'status.stale',
  ).length;
  const isOver = fragments.some(
    ({ code, outcome }) => code === 'holder.expired' && outcome === 'fail',
  );
  const signs = [
    ...(isOver ? ['the presentation has ended (holder.expired)'] : []),
    ...(old >= MANY ? [`${old} staples or status lists do not hold`] : []),
  ];
  if (signs.length === 0) return [];
  return [`At ${clocks.presented}, which is now, ${signs.join(' and ')}: was --at forgotten?`];
}

/** Says of the record which was judged by that it has problems of its own. */
export function recordHint(
  path: string | undefined,
  problems: number,
  { program }: Pick<Io, 'program'>,
): string[] {
  if (path === undefined || problems === 0) return [];
  const count = `${problems} problem${problems === 1 ? '' : 's'}`;
  return [
    `The record ${path} was used and has ${count} of its own: "${program} ae parse ${path}" shows ${problems === 1 ? 'it' : 'them'}.`,
  ];
}
