import { hexDigit } from '../encoding/hex.ts';
import { decodeUtf8 } from '../encoding/utf8.ts';
import { CoreError, type CoreErrorCode } from '../errors.ts';
import { readNumber } from './json-number.ts';
import { escapePointer } from './json-pointer.ts';
import { DEFAULT_JSON_LIMITS, type JsonLimits, type JsonValue } from './json-value.ts';
import { hasLoneSurrogate, isSurrogatePair } from './lone-surrogate.ts';

type Mutable = Record<string, JsonValue>;

/**
 * Reads JSON (RFC 8259) as signed data needs it: one meaning or an error. Beyond the grammar it
 * refuses a byte order mark, invalid UTF-8, a member named twice, half a surrogate pair, numbers
 * that IEEE 754 does not hold exactly (integers beyond ±(2^53-1), decimals that do not come back
 * as they were written, -0), and whatever exceeds the limits. A member named `__proto__` becomes
 * an own property like any other. One pass, no recursion beyond `maxDepth`.
 * @throws CoreError `json.*`, with the JSON pointer of the place
 */
export function parseJson(input: string | Uint8Array, limits?: Partial<JsonLimits>): JsonValue {
  return readJson(input, limits).value;
}

/** A JSON value, and whether its text is known to be its canonical form. */
export interface ReadJson {
  readonly value: JsonValue;
  /**
   * True: the text is exactly what `canonicalizeJson` writes of the value, so that its bytes can be
   * digested as they stand. False says nothing: escapes and unusual numbers are not looked into.
   */
  readonly isCanonical: boolean;
}

/** As {@link parseJson}, and says whether the text is in canonical form (RFC 8785). */
export function readJson(input: string | Uint8Array, limits?: Partial<JsonLimits>): ReadJson {
  const bounds = limits === undefined ? DEFAULT_JSON_LIMITS : { ...DEFAULT_JSON_LIMITS, ...limits };
  if (typeof input !== 'string' && !(input instanceof Uint8Array)) {
    throw new CoreError('json.not-json', 'neither text nor bytes');
  }
  if (input.length > bounds.maxLength) {
    throw new CoreError('json.too-large', `longer than ${bounds.maxLength}`, { pointer: '' });
  }
  return new Reader(typeof input === 'string' ? input : decodeUtf8(input), bounds).read();
}

const LONG_STRING = 64;
const PLAIN = /[ !#-[\]-~]+/y;
/**
 * Member names as they were last read, so that the same few names need not be made and hashed again for
 * every member. It changes no answer: only what stands in the text is ever taken from it.
 */
const NAME_SLOTS = 1021;
const NAMES: string[] = new Array<string>(NAME_SLOTS).fill('');
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const BYTE_ORDER_MARK = 0xfeff;

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

class Reader {
  readonly #text: string;
  readonly #limits: JsonLimits;
  #at = 0;
  #nodes = 0;
  #depth = 0;
  /** Turns false with the first thing that canonical text has not, or may not have. */
  #isCanonical = true;
  /** Names and indexes of the containers being read: the pointer of an error. */
  readonly #path: (string | number)[] = [];

  constructor(text: string, limits: JsonLimits) {
    this.#text = text;
    this.#limits = limits;
  }

  read(): ReadJson {
    if (this.#text.charCodeAt(0) === BYTE_ORDER_MARK) {
      throw this.#fault('json.bom', 'begins with a byte order mark');
    }
    const value = this.#readValue(this.#skipSpace());
    if (!Number.isNaN(this.#skipSpace())) throw this.#unexpected();
    return { value, isCanonical: this.#isCanonical };
  }

  /** Moves to the next character that is not whitespace and returns its code, NaN at the end. */
  #skipSpace(): number {
    const text = this.#text;
    let at = this.#at;
    let code = text.charCodeAt(at);
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) {
      code = text.charCodeAt(++at);
      this.#isCanonical = false;
    }
    this.#at = at;
    return code;
  }

  #readValue(code: number): JsonValue {
    if (++this.#nodes > this.#limits.maxNodes) {
      throw this.#fault('json.too-large', `more than ${this.#limits.maxNodes} values`);
    }
    switch (code) {
      case QUOTE:
        return this.#readString();
      case OPEN_BRACE:
        return this.#readObject();
      case OPEN_BRACKET:
        return this.#readArray();
      case 0x74:
        return this.#readWord('true', true);
      case 0x66:
        return this.#readWord('false', false);
      case 0x6e:
        return this.#readWord('null', null);
      default:
        return this.#readNumber();
    }
  }

  #readWord<T extends JsonValue>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) throw this.#unexpected();
    this.#at += word.length;
    return value;
  }

  #readNumber(): number {
    const found = readNumber(this.#text, this.#at);
    if (found === undefined) throw this.#unexpected();
    if (found.lossy) {
      throw this.#fault('json.lossy-number', 'a number that does not survive being read');
    }
    if (!found.plain) this.#isCanonical = false;
    this.#at = found.end;
    return found.value;
  }

  #readArray(): readonly JsonValue[] {
    this.#enter();
    const items: JsonValue[] = [];
    let code = this.#skipSpace();
    if (code !== CLOSE_BRACKET) {
      for (;;) {
        this.#path.push(items.length);
        items.push(this.#readValue(code));
        this.#path.pop();
        code = this.#skipSpace();
        if (code === CLOSE_BRACKET) break;
        if (code !== COMMA) throw this.#unexpected();
        this.#at++;
        code = this.#skipSpace();
      }
    }
    this.#leave();
    return items;
  }

  #readObject(): JsonValue {
    this.#enter();
    const object: Mutable = {};
    let members = 0;
    let before = '';
    let code = this.#skipSpace();
    if (code !== CLOSE_BRACE) {
      for (;;) {
        if (code !== QUOTE) throw this.#unexpected();
        const name = this.#readName();
        // By UTF-16 units, as RFC 8785 section 3.2.3 sorts.
        if (name < before) this.#isCanonical = false;
        before = name;
        this.#path.push(name);
        if (Object.hasOwn(object, name)) {
          throw this.#fault('json.duplicate-key', 'a member is named twice');
        }
        if (++members > this.#limits.maxMembers) {
          throw this.#fault('json.too-large', `more than ${this.#limits.maxMembers} members`);
        }
        if (this.#skipSpace() !== COLON) throw this.#unexpected();
        this.#at++;
        setOwn(object, name, this.#readValue(this.#skipSpace()));
        this.#path.pop();
        code = this.#skipSpace();
        if (code === CLOSE_BRACE) break;
        if (code !== COMMA) throw this.#unexpected();
        this.#at++;
        code = this.#skipSpace();
      }
    }
    this.#leave();
    return object;
  }

  #enter(): void {
    if (++this.#depth > this.#limits.maxDepth) {
      throw this.#fault('json.too-deep', `nested deeper than ${this.#limits.maxDepth}`);
    }
    this.#at++;
  }

  #leave(): void {
    this.#depth--;
    this.#at++;
  }

  /** Reads the string whose opening quote is at the current place. */
  #readString(): string {
    const text = this.#text;
    const start = ++this.#at;
    let at = start;
    for (;;) {
      // Tokens within tokens are long: past the length of a usual member, plain text is skipped whole.
      if (at - start === LONG_STRING) at = this.#skipPlain(at);
      const code = text.charCodeAt(at);
      if (code === QUOTE) break;
      if (code === BACKSLASH) return this.#readEscapedString(start, at);
      if (code >= 0xd800 && code <= 0xdfff) {
        if (!isSurrogatePair(code, text.charCodeAt(at + 1))) throw this.#loneSurrogate();
        at++;
      } else if (!(code >= 0x20)) {
        this.#at = at;
        throw this.#unexpected();
      }
      at++;
    }
    this.#at = at + 1;
    return this.#bounded(text.slice(start, at));
  }

  /** Reads a member name: a short plain one is the very string it was the last time. */
  #readName(): string {
    const text = this.#text;
    const start = this.#at + 1;
    const end = text.indexOf('"', start);
    const length = end - start;
    if (length > 0 && length <= LONG_STRING) {
      const slot =
        (text.charCodeAt(start) + 7 * text.charCodeAt(end - 1) + 31 * length) % NAME_SLOTS;
      const known = NAMES[slot] as string;
      if (known.length === length && text.startsWith(known, start)) {
        this.#at = end + 1;
        return known;
      }
      const name = this.#readString();
      // A name with an escape ends elsewhere, and what is kept must be what stands between the quotes.
      if (this.#at === end + 1 && name.length === length) NAMES[slot] = toPropertyName(name);
      return name;
    }
    return this.#readString();
  }

  /** The place of the first character from `at` on that is not printable ASCII without quote and backslash. */
  #skipPlain(at: number): number {
    PLAIN.lastIndex = at;
    PLAIN.test(this.#text);
    return Math.max(at, PLAIN.lastIndex);
  }

  /** The slow way, from the first escape on; surrogates are judged once all are decoded. */
  #readEscapedString(start: number, firstEscape: number): string {
    const text = this.#text;
    this.#isCanonical = false;
    const parts = [text.slice(start, firstEscape)];
    let at = firstEscape;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) break;
      if (code === BACKSLASH) {
        this.#at = at;
        const escape = text.charAt(at + 1);
        if (escape === 'u') {
          parts.push(this.#readUnicodeEscape(at + 2));
          at += 6;
        } else {
          const character = Object.hasOwn(ESCAPES, escape) ? ESCAPES[escape] : undefined;
          if (character === undefined) throw this.#unexpected();
          parts.push(character);
          at += 2;
        }
        continue;
      }
      const from = at;
      let plain = code;
      while (plain >= 0x20 && plain !== QUOTE && plain !== BACKSLASH) {
        plain = text.charCodeAt(++at);
      }
      if (at === from) {
        this.#at = at;
        throw this.#unexpected();
      }
      parts.push(text.slice(from, at));
    }
    this.#at = at + 1;
    const value = parts.join('');
    if (hasLoneSurrogate(value)) throw this.#loneSurrogate();
    return this.#bounded(value);
  }

  #readUnicodeEscape(at: number): string {
    let code = 0;
    for (let i = at; i < at + 4; i++) {
      const digit = hexDigit(this.#text.charCodeAt(i));
      if (digit < 0) throw this.#unexpected();
      code = (code << 4) | digit;
    }
    return String.fromCharCode(code);
  }

  #bounded(value: string): string {
    if (value.length > this.#limits.maxStringLength) {
      const max = this.#limits.maxStringLength;
      throw this.#fault('json.too-large', `a string longer than ${max}`);
    }
    return value;
  }

  #loneSurrogate(): CoreError {
    return this.#fault('json.lone-surrogate', 'half of a surrogate pair');
  }

  #unexpected(): CoreError {
    const what = this.#at >= this.#text.length ? 'the text ends too early' : 'unexpected character';
    return this.#fault('json.not-json', what);
  }

  #fault(code: CoreErrorCode, why: string): CoreError {
    const pointer = this.#path.map((step) => `/${escapePointer(String(step))}`).join('');
    return new CoreError(code, `${why} (offset ${this.#at})`, { pointer });
  }
}

/** The text as the engine keeps names of members: one string for all that are equal. */
function toPropertyName(text: string): string {
  return Object.keys({ [text]: null })[0] ?? text;
}

function setOwn(object: Mutable, name: string, value: JsonValue): void {
  // Assigning to `__proto__` would change the prototype instead of making a member.
  if (name === '__proto__') {
    Object.defineProperty(object, name, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else {
    object[name] = value;
  }
}
