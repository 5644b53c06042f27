import { type Checked, accepted, refused, shown } from '../checked.ts';

/**
 * Reads a legal entity identifier (ISO 17442): 18 characters and two check digits, ISO 7064 MOD 97-10.
 * Upper case, no blanks. Reasons: `lei-shape`, `lei-check-digits`.
 */
export function parseLei(text: unknown): Checked<{ readonly text: string }> {
  if (typeof text !== 'string' || text.length !== 20 || !/^[0-9A-Z]{18}[0-9]{2}$/.test(text)) {
    return refused(
      'lei-shape',
      `Write the LEI with 18 letters or digits and 2 check digits, in upper case, not ${shown(text)}.`,
    );
  }
  let remainder = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1
    ? accepted({ text })
    : refused(
        'lei-check-digits',
        'The check digits of the LEI do not fit: look for a typing error.',
      );
}
