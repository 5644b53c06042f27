import { type Checked, accepted, refused, shown } from '../checked.ts';

/** Reads a foreign port, Schedule K, five digits. Which ports exist is not known here. Reason: `foreign-port-shape`. */
export function parseForeignPort(text: unknown): Checked<{ readonly code: string }> {
  return typeof text === 'string' && text.length === 5 && /^[0-9]{5}$/.test(text)
    ? accepted({ code: text })
    : refused(
        'foreign-port-shape',
        `A foreign port has the five digits of Schedule K, zeros in front included, not ${shown(text)}.`,
      );
}
