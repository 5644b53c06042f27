import { type Checked, accepted, refused, shown } from '../checked.ts';

/** Reads a GS1 global location number: 13 digits, the last a check digit. Reasons: `gln-shape`, `gln-check-digit`. */
export function parseGln(text: unknown): Checked<{ readonly text: string }> {
  if (typeof text !== 'string' || text.length !== 13 || !/^[0-9]{13}$/.test(text)) {
    return refused(
      'gln-shape',
      `Write the GLN with its 13 digits, zeros in front included, not ${shown(text)}.`,
    );
  }
  return hasGs1CheckDigit(text)
    ? accepted({ text })
    : refused(
        'gln-check-digit',
        'The check digit of the GLN does not fit: look for a typing error.',
      );
}

/**
 * Reads a GS1 global trade item number of 8, 12, 13 or 14 digits. `gtin14` is the same number filled with zeros, the
 * form in which two writings are compared. Reasons: `gtin-shape`, `gtin-check-digit`.
 */
export function parseGtin(
  text: unknown,
): Checked<{ readonly text: string; readonly gtin14: string }> {
  if (typeof text !== 'string' || text.length > 14 || !/^(?:[0-9]{8}|[0-9]{12,14})$/.test(text)) {
    return refused(
      'gtin-shape',
      `Write the GTIN with its 8, 12, 13 or 14 digits, zeros in front included, not ${shown(text)}.`,
    );
  }
  return hasGs1CheckDigit(text)
    ? accepted({ text, gtin14: text.padStart(14, '0') })
    : refused(
        'gtin-check-digit',
        'The check digit of the GTIN does not fit: look for a typing error.',
      );
}

/** GS1 General Specifications 7.9: from the right, the check digit weighs 1, its neighbour 3, and so on. */
function hasGs1CheckDigit(digits: string): boolean {
  const fromRight = Array.from(digits).reverse();
  const sum = fromRight.reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  );
  return sum % 10 === 0;
}
