const LINE_BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/** Control characters and every format character but the two joiners: escapes, bidi overrides, tags. */
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;

/**
 * Makes text out of documents harmless to a terminal and to its reader: one line, no control or
 * escape sequence, nothing that reorders or hides characters. Everything printed goes through it.
 */
export function cleanText(text: string): string {
  return text.replace(LINE_BREAKS, ' ').replace(INVISIBLE, '').replace(LONE_SURROGATE, '\ufffd');
}
