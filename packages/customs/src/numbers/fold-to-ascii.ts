// Letters that Unicode does not decompose into a Latin letter and a mark.
const SPECIAL: ReadonlyMap<string, string> = new Map([
  ['ß', 'SS'],
  ['Æ', 'AE'],
  ['æ', 'AE'],
  ['Œ', 'OE'],
  ['œ', 'OE'],
  ['Ø', 'O'],
  ['ø', 'O'],
  ['Đ', 'D'],
  ['đ', 'D'],
  ['Ð', 'D'],
  ['ð', 'D'],
  ['Ł', 'L'],
  ['ł', 'L'],
  ['Þ', 'TH'],
  ['þ', 'TH'],
  ['ı', 'I'],
]);

/**
 * Upper-case ASCII for systems that know nothing else (MID, AE records): `Tejidos Ulúa` becomes `TEJIDOS ULUA`.
 * What has no Latin letter (other scripts, symbols, control characters) is dropped, so compare names before folding.
 */
export function foldToAscii(text: string): string {
  const spelled = text.replace(/[^\x00-\x7f]/g, (character) => SPECIAL.get(character) ?? character);
  return spelled
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .toUpperCase();
}
