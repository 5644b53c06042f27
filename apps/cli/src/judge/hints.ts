import { formatDateTime } from '@originmark/core';
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

/** How a challenge was named beside the bundle, and whether it could still be answered. */
export interface NamedChallenge {
  readonly path: string;
  /** ms since the epoch. */
  readonly expiresAt: number;
  readonly isLate: boolean;
}

/** Says what a challenge that was forgotten, does not belong to the bundle, or ran out did to the verdict. */
export function challengeHint(
  { entryNumber, entryVersion, fragments }: EntryVerdict,
  named: NamedChallenge | undefined,
  { program }: Pick<Io, 'program'>,
): string[] {
  const another = fragments.find(
    ({ code, outcome }) => code === 'holder.nonce' && outcome === 'fail',
  );
  if (named === undefined)
    return another === undefined
      ? []
      : [
          'The bundle answers a challenge, and was judged as a file: name the challenge with --challenge.',
        ];
  const late = named.isLate
    ? [
        `The challenge ${named.path} could be answered until ${formatDateTime(named.expiresAt)}; it counts as used since: "${program} challenge" makes a new one.`,
      ]
    : [];
  if (another === undefined) return late;
  const isFile = another.found === `${entryNumber}/${entryVersion}`;
  return [
    ...late,
    isFile
      ? `The bundle was made as a file, and answers no challenge: leave --challenge out, or have it presented with "${program} present".`
      : `The bundle answers another challenge than ${named.path}: name the one that it answers.`,
  ];
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
