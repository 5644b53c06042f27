/** What the sentence of a finding may name. */
export const PLACEHOLDERS = [
  'expected',
  'found',
  'line',
  'credential',
  'issuer',
  'clock',
  'item',
] as const;

export type Placeholder = (typeof PLACEHOLDERS)[number];

/** JSON values by placeholder; anything else a hostile caller puts here is shown, never thrown. */
export type PlaceholderValues = Readonly<Partial<Record<Placeholder, unknown>>>;

/** No rendered value is longer, in characters (code points). */
export const MAX_RENDERED = 200;

const NOTHING = 'nothing';
const UNSHOWABLE = 'something that cannot be shown';
/** More than this is never looked at: enough to fill a rendering after cleaning. */
const MAX_LOOKED_AT = 4096;

/** `{name}` or `{name~text where there is no value}`. */
const ANY = new RegExp(`\\{(${PLACEHOLDERS.join('|')})(?:~([^{}]*))?\\}`, 'g');
/** `[with values|without]`; neither part holds a bracket or a bar. */
const EITHER = /\[([^[\]|]*)\|([^[\]|]*)\]/g;
const CAPITAL = /[A-Z]/g;
const LINE_BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/** Control characters, and every format character but the two joiners: bidi overrides, tags, BOM. */
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;

/**
 * Replaces `{expected}` and the other placeholders of a template by short renderings of the values:
 * strings as they are, lists joined, objects as "name value", absent as "nothing"; each at most
 * `MAX_RENDERED` characters, on one line, without control characters or bidi overrides. Of
 * `[one|other]` the first part is said when all its values are there, else the other; `{found~none}`
 * says "none" where nothing was found. A value is never read as a template itself. Pure; never
 * throws. The result is text, not HTML.
 */
export function renderText(template: string, values: PlaceholderValues): string {
  const valueOf = (name: Placeholder): string | undefined => renderValue(values, name);
  const chosen = template.includes('[')
    ? template.replace(EITHER, (_, one: string, other: string) =>
        namesOf(one).every((name) => valueOf(name) !== undefined) ? one : other,
      )
    : template;
  return chosen.replace(
    ANY,
    (_, name: Placeholder, fallback: string | undefined) => valueOf(name) ?? fallback ?? NOTHING,
  );
}

function namesOf(part: string): Placeholder[] {
  return [...part.matchAll(ANY)].map((match) => match[1] as Placeholder);
}

/** Undefined where there is no value, or none that leaves anything to read. */
function renderValue(values: PlaceholderValues, name: Placeholder): string | undefined {
  try {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    const text = bound(clean(textOf(value)));
    return text === '' ? undefined : text;
  } catch {
    // A cycle, a throwing getter, a revoked proxy: no JSON, so nothing a checker can have found.
    return UNSHOWABLE;
  }
}

function textOf(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value.slice(0, MAX_LOOKED_AT);
    case 'number':
    case 'boolean':
    case 'bigint':
      return String(value);
    case 'object':
      return value === null ? '' : jsonText(JSON.parse(JSON.stringify(value)));
    case 'undefined':
    case 'function':
    case 'symbol':
      return '';
  }
}

/** Lists joined by a comma, lists of objects by a semicolon, since an object has commas of its own. */
function jsonText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return textOf(value);
  if (!Array.isArray(value)) return membersText(value as Readonly<Record<string, unknown>>);
  const items: readonly unknown[] = value.slice(0, MAX_RENDERED);
  const isFlat = items.every((item) => typeof item !== 'object');
  return items
    .map(jsonText)
    .filter((text) => text !== '')
    .join(isFlat ? ', ' : '; ');
}

/** "from 2026-01-01 until 2026-12-31"; members without a value are left out. */
function membersText(members: Readonly<Record<string, unknown>>): string {
  return Object.entries(members)
    .flatMap(([name, member]) => {
      const text = jsonText(member);
      if (text === '') return [];
      const words = name.replace(CAPITAL, (letter) => ` ${letter.toLowerCase()}`);
      return `${words} ${typeof member === 'object' ? `(${text})` : text}`;
    })
    .join(', ')
    .replace(/^(from [^,]*), until /, '$1 until ')
    .slice(0, MAX_LOOKED_AT);
}

/** Printable ASCII: nothing to clean. */
const PLAIN = /^[ -~]*$/;

function clean(text: string): string {
  if (PLAIN.test(text)) return text.trim();
  return text
    .replace(LINE_BREAKS, ' ')
    .replace(INVISIBLE, '')
    .replace(LONE_SURROGATE, '\ufffd')
    .trim();
}

function bound(text: string): string {
  // There are never more characters than units.
  if (text.length <= MAX_RENDERED) return text;
  const characters = Array.from(text);
  if (characters.length <= MAX_RENDERED) return text;
  return `${characters.slice(0, MAX_RENDERED - 1).join('')}…`;
}
