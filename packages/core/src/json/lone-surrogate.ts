/** True if a string holds half of a surrogate pair: such a text has no UTF-8 form. */
export function hasLoneSurrogate(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0xd800 || code > 0xdfff) continue;
    if (!isSurrogatePair(code, text.charCodeAt(i + 1))) return true;
    i++;
  }
  return false;
}

/** True if two UTF-16 units are the high and the low half of one character. */
export function isSurrogatePair(high: number, low: number): boolean {
  return high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
}
