/** A number as it stands in JSON text. */
export interface NumberToken {
  readonly value: number;
  /** Offset after its last character. */
  readonly end: number;
  /** True if reading it loses something of what was written. */
  readonly lossy: boolean;
  /** True for up to fifteen digits and nothing else but a sign: written as ECMAScript writes it. */
  readonly plain: boolean;
}

const MINUS = 0x2d;
const ZERO = 0x30;

/**
 * Reads the number at an offset (RFC 8259 section 6), undefined if there is none. Lossy are:
 * infinite values, integers beyond ±(2^53-1) unless they are written with an exponent, exact and from
 * 10^21 on, decimals whose shortest form differs in value from what was written, values that vanish
 * to zero, and -0, which JSON Canonicalization would sign as 0.
 */
export function readNumber(text: string, start: number): NumberToken | undefined {
  let at = start;
  const negative = text.charCodeAt(at) === MINUS;
  if (negative) at++;
  const firstDigit = at;
  let value = 0;
  for (let code = text.charCodeAt(at); isDigit(code); code = text.charCodeAt(++at)) {
    value = value * 10 + (code - ZERO);
  }
  const digits = at - firstDigit;
  if (digits === 0) return undefined;
  if (digits > 1 && text.charCodeAt(firstDigit) === ZERO) return undefined;

  let plain = true;
  if (text[at] === '.') {
    plain = false;
    const fraction = ++at;
    while (isDigit(text.charCodeAt(at))) at++;
    if (at === fraction) return undefined;
  }
  if (text[at] === 'e' || text[at] === 'E') {
    plain = false;
    at++;
    if (text[at] === '+' || text[at] === '-') at++;
    const exponent = at;
    while (isDigit(text.charCodeAt(at))) at++;
    if (at === exponent) return undefined;
  }

  // The usual case: up to fifteen digits are exact whatever they are.
  if (plain && digits <= 15) {
    const lossy = negative && value === 0;
    return { value: negative ? -value : value, end: at, lossy, plain };
  }
  const written = text.slice(start, at);
  const read = Number(written);
  const lossy = plain ? !Number.isSafeInteger(read) : isLossy(written, read);
  return { value: read, end: at, lossy, plain: false };
}

/** From here on ECMAScript writes integers with an exponent again, so that they read as they stand. */
const EXPONENT_FROM = 1e21;

function isLossy(written: string, read: number): boolean {
  if (!Number.isFinite(read) || Object.is(read, -0)) return true;
  const size = Math.abs(read);
  // Its canonical form would be a plain integer, and that we refuse.
  if (size > Number.MAX_SAFE_INTEGER && size < EXPONENT_FROM) return true;
  const before = toDecimal(written);
  const after = toDecimal(String(read));
  return before.digits !== after.digits || before.exponent !== after.exponent;
}

/** Significant digits without outer zeros, and the power of ten of the last of them. */
function toDecimal(number: string): { digits: string; exponent: number } {
  const unsigned = number.startsWith('-') ? number.slice(1) : number;
  const [mantissa = '', power = '0'] = unsigned.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const all = whole + fraction;
  let first = 0;
  while (all.charCodeAt(first) === ZERO) first++;
  let last = all.length;
  while (last > first && all.charCodeAt(last - 1) === ZERO) last--;
  if (last === first) return { digits: '', exponent: 0 };
  return {
    digits: all.slice(first, last),
    exponent: Number(power) - fraction.length + (all.length - last),
  };
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= 0x39;
}
