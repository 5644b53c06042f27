import { type Checked, accepted, refused } from '../checked.ts';
import { type Hts, parseHts } from './hts.ts';
import { type TariffSystem, parseTariffSystem } from './tariff-system.ts';

/** A tariff number together with the edition it is from: neither says anything without the other. */
export interface ClassifiedCode {
  readonly system: TariffSystem;
  readonly code: Hts;
  /** `HTS2026 6205.20.2066`. */
  readonly text: string;
}

/**
 * Reads a code and its nomenclature, given apart or as one text `HTS2026 6205.20.2066`.
 * Reasons: those of `parseTariffSystem` and `parseHts`, and `hs-national-digits` (the HS ends after six).
 */
export function parseClassifiedCode(system: unknown, code?: unknown): Checked<ClassifiedCode> {
  if (code === undefined && typeof system === 'string' && system.length <= 21) {
    const [first, second, ...rest] = system.split(' ');
    return rest.length === 0 && second !== undefined
      ? parseClassifiedCode(first, second)
      : parseBoth(system, undefined);
  }
  return parseBoth(system, code);
}

function parseBoth(systemText: unknown, codeText: unknown): Checked<ClassifiedCode> {
  const system = parseTariffSystem(systemText);
  if (!system.ok) return system;
  const code = parseHts(codeText);
  if (!code.ok) return code;
  const text = `${system.value.text} ${code.value.text}`;
  return system.value.kind === 'HS' && code.value.digits.length > 6
    ? refused(
        'hs-national-digits',
        `${text} has more than six digits, and the HS has six: name the national tariff that the rest is from.`,
      )
    : accepted({ system: system.value, code: code.value, text });
}

/**
 * Whether `code` lies under `scope`, compared digit by digit from the left; a code shorter than the scope does not.
 * Only codes of one edition are compared; across a national tariff and the HS edition under it, or two years of one
 * HS edition, only the first six digits are. Reasons of a refusal, which is no "no":
 * `vintage-differs` (another HS edition), `vintage-unknown` (a tariff whose HS edition is not known),
 * `edition-differs` (six digits agree, and those beyond are of two years).
 */
export function checkClassification(code: ClassifiedCode, scope: ClassifiedCode): Checked<boolean> {
  if (code.system.text === scope.system.text) return accepted(isUnder(code, scope));
  const [ours, theirs] = [code.system.hsYear, scope.system.hsYear];
  if (ours === undefined || theirs === undefined) {
    return refused(
      'vintage-unknown',
      `${code.text} and ${scope.text} cannot be compared: of one of them it is not known which edition of the HS it is built on. Look both up in one edition.`,
    );
  }
  if (ours !== theirs) {
    return refused(
      'vintage-differs',
      `${code.text} is of HS ${ours} and ${scope.text} of HS ${theirs}: digits are renumbered between editions. Look both up in one edition.`,
    );
  }
  const six = scope.code.digits.slice(0, 6);
  if (!code.code.digits.startsWith(six)) return accepted(false);
  if (scope.code.digits.length <= 6) return accepted(true);
  return refused(
    'edition-differs',
    `${code.text} and ${scope.text} agree in six digits; those beyond are of two editions. Look both up in one edition.`,
  );
}

const isUnder = (code: ClassifiedCode, scope: ClassifiedCode): boolean =>
  code.code.digits.startsWith(scope.code.digits);
