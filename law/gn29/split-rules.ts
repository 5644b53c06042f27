/** One rule of the note as it stands: its chapter, its own number, its words. */
export interface RuleText {
  readonly chapter: string;
  readonly number: string;
  readonly words: string;
}

const BEGIN = '(n) Change in tariff classification rules.';
const CHAPTER = /Chapter ([0-9]{1,2})\. /g;
/** A number that begins a rule is followed by how rules begin; a number inside a sentence is not. */
const RULE =
  /(?<=^|[.;\]] |: |\d |heading |inch(?:es)? |; or )([0-9]{1,3}[A-Z]?)\. (?=\(A\) |A change|No change|\[Rule)/g;
/** Notes, chapter rules and heading rules are read by hand: they end the rule before them. */
const NOTE =
  /(?:Chapter [Rr]ule|Heading rule|Subheading rule|Note:|\[Compiler's note: \(i\)|\[TCRs|\[heading 6601\]|\[Rules 26)/;

/** Splits subdivision (n) into its rules, in their order; deleted rules are in it. */
export function splitRules(text: string): readonly RuleText[] {
  const body = text.slice(text.indexOf(BEGIN) + BEGIN.length);
  const chapters = [...body.matchAll(CHAPTER)];
  return chapters.flatMap((match, index) => {
    const words = body.slice(match.index + match[0].length, chapters[index + 1]?.index);
    return splitChapter((match[1] ?? '').padStart(2, '0'), words);
  });
}

function splitChapter(chapter: string, words: string): RuleText[] {
  const starts = [...words.matchAll(RULE)];
  return starts.map((match, index) => {
    const rest = words.slice(match.index + match[0].length, starts[index + 1]?.index);
    return { chapter, number: match[1] ?? '', words: withoutNotes(rest).trim() };
  });
}

/** Chapter 61's rule 2 has a compiler's note inside; others have what follows them. */
function withoutNotes(words: string): string {
  const inside = words.replace(/\[Compiler's note:[^\]]*\] /, '');
  const note = NOTE.exec(inside);
  return note === null ? inside : inside.slice(0, note.index);
}
