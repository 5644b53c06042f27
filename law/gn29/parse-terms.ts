import type { CodeSpan } from '../../packages/customs/src/rules/rule.ts';

/** A piece of a list: what kind of goods, if any is named, and the codes it belongs to. */
export interface Term {
  readonly kind?: string;
  readonly codes: readonly CodeSpan[];
}

const UNIT = /^(?:headings?|subheadings?|tariff items?|chapters?)$/;
const CODE = /^[0-9]{4}\.[0-9]{2}(?:\.[0-9]{2})?$|^[0-9]{4}$|^[0-9]{1,2}$/;

/** What a reader of the law cannot make out; it names the words. */
export class Unreadable extends Error {}

/**
 * Reads a list of codes and kinds: `subheading 6207.11, tariff items 6207.19.90 or 6208.91.30`, `boxer shorts of
 * subheading 6207.11`. A kind belongs to the codes that follow its `of`, up to the next kind.
 */
export function parseTerms(words: string): readonly Term[] {
  const tokens = tokenize(words);
  const terms: { kind?: string; codes: CodeSpan[] }[] = [];
  let phrase: string[] = [];
  let unit: string | undefined;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] ?? '';
    const code =
      unit === undefined && !/^[0-9]{4}(\.|$)/.test(token) ? undefined : digitsOf(token, unit);
    if (UNIT.test(token)) {
      unit = token;
      continue;
    }
    if (code !== undefined) {
      if (phrase.length > 0 && terms.at(-1)?.codes.length === 0) terms.pop();
      if (phrase.length > 0 || terms.length === 0) terms.push(begin(phrase, words));
      phrase = [];
      const until = tokens[at + 1] === 'through' ? digitsOf(tokens[at + 2] ?? '', unit) : undefined;
      if (until !== undefined) at += 2;
      terms.at(-1)?.codes.push(until === undefined ? code : `${code}-${until}`);
      continue;
    }
    // `K of heading 2710 or from subheadings …`: what follows is of no kind, unless it names one.
    if (token === 'from' && phrase.length === 0 && terms.at(-1)?.kind !== undefined) {
      terms.push({ codes: [] });
      continue;
    }
    const isJoint = [',', ';', 'or', 'and', 'from', 'inclusive', 'of'].includes(token);
    if (phrase.length === 0 && isJoint) continue;
    if (unit !== undefined && isJoint && phrase.length === 0) continue;
    unit = undefined;
    phrase.push(token);
  }
  const left = phrase.filter((word) => ![',', ';', 'or', 'and', '.'].includes(word));
  if (left.length > 0) throw new Unreadable(`no codes for: ${left.join(' ')}`);
  if (terms.length === 0) throw new Unreadable(`no codes in: ${words}`);
  return terms;
}

function begin(phrase: readonly string[], words: string): { kind?: string; codes: CodeSpan[] } {
  if (phrase.length === 0) return { codes: [] };
  const kind = phrase
    .join(' ')
    .replace(/ ([,;)])/g, '$1')
    .replace(/\( /g, '(')
    .replace(/[,;]? of$/, '')
    .replace(/,?(?: classified)? in$/, '')
    .replace(/,$/, '')
    .replace(/^(?:an?|the) /, '');
  if (kind === '') throw new Unreadable(`an empty kind in: ${words}`);
  return { kind, codes: [] };
}

function tokenize(words: string): string[] {
  return words
    .replace(/tariff (items?)/g, 'tariff~$1')
    .replace(/([,;()])/g, ' $1 ')
    .split(' ')
    .filter((token) => token !== '')
    .map((token) => token.replace('~', ' '));
}

/** `6205.20` to `620520`; a chapter number to two digits. */
function digitsOf(token: string, unit: string | undefined): string | undefined {
  if (!CODE.test(token)) return undefined;
  const digits = token.replaceAll('.', '');
  if (digits.length <= 2)
    return unit?.startsWith('chapter') === true ? digits.padStart(2, '0') : undefined;
  return digits;
}
