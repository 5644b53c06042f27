/** What the sentence of a finding may name. */
export const PLACEHOLDERS = ['expected', 'found', 'line', 'credential', 'issuer', 'clock'] as const;

export type Placeholder = (typeof PLACEHOLDERS)[number];

/** JSON values by placeholder; anything else a hostile caller puts here is shown, never thrown. */
export type PlaceholderValues = Readonly<Partial<Record<Placeholder, unknown>>>;

/** No rendered value is longer, in characters (code points). */
export const MAX_RENDERED = 200;

const NOTHING = 'nothing';
const UNSHOWABLE = 'something that cannot be shown';
/** More than this is never looked at: enough to fill a rendering after cleaning. */
const MAX_LOOKED_AT = 4096;

const KNOWN = new RegExp(`\\{(${PLACEHOLDERS.join('|')})\\}`, 'g');
const LINE_BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/** Control characters, and every format character but the two joiners: bidi overrides, tags, BOM. */
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;

/**
 * Replaces `{expected}` and the other placeholders of a template by short renderings of the values:
 * strings as they are, lists joined by a comma, objects as compact JSON, absent as "nothing"; each
 * at most `MAX_RENDERED` characters, on one line, without control characters or bidi overrides. A
 * value is never read as a template itself. Pure; never throws. The result is text, not HTML.
 */
export function renderText(template: string, values: PlaceholderValues): string {
  return template.replace(KNOWN, (_, name: Placeholder) => renderValue(values, name));
}

function renderValue(values: PlaceholderValues, name: Placeholder): string {
  try {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    const text = bound(clean(Array.isArray(value) ? listText(value) : itemText(value)));
    return text === '' ? NOTHING : text;
  } catch {
    // A cycle, a throwing getter, a revoked proxy: no JSON, so nothing a checker can have found.
    return UNSHOWABLE;
  }
}

function listText(list: readonly unknown[]): string {
  return list.slice(0, MAX_RENDERED).map(itemText).join(', ');
}

function itemText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value.slice(0, MAX_LOOKED_AT);
    case 'number':
    case 'boolean':
    case 'bigint':
      return String(value);
    case 'object':
      return value === null ? NOTHING : JSON.stringify(value).slice(0, MAX_LOOKED_AT);
    case 'undefined':
    case 'function':
    case 'symbol':
      return NOTHING;
  }
}

function clean(text: string): string {
  return text
    .replace(LINE_BREAKS, ' ')
    .replace(INVISIBLE, '')
    .replace(LONE_SURROGATE, '\ufffd')
    .trim();
}

function bound(text: string): string {
  const characters = Array.from(text);
  if (characters.length <= MAX_RENDERED) return text;
  return `${characters.slice(0, MAX_RENDERED - 1).join('')}…`;
}
