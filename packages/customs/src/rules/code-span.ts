import type { CodeSpan } from './rule.ts';

/**
 * Whether a code lies in a span, as far as its digits tell: `undefined` when the code is too short to say (6205 against
 * 620520-620530). Digits alone, no dots.
 */
export function isInSpan(code: string, span: CodeSpan): boolean | undefined {
  const dash = span.indexOf('-');
  const first = dash < 0 ? span : span.slice(0, dash);
  const last = dash < 0 ? span : span.slice(dash + 1);
  const low = code.slice(0, first.length);
  const high = code.slice(0, last.length);
  // Fewer digits than an end: certainly out only where what is there is already below or above.
  if (low < first.slice(0, low.length) || high > last.slice(0, high.length)) return false;
  const isShort = code.length < first.length || code.length < last.length;
  if (!isShort) return true;
  const isInside = low > first.slice(0, low.length) && high < last.slice(0, high.length);
  return isInside ? true : undefined;
}

/** Whether a code lies in one of the spans; `undefined` when only more digits could tell. */
export function isInSpans(code: string, spans: readonly CodeSpan[]): boolean | undefined {
  let answer: boolean | undefined = false;
  for (const span of spans) {
    const one = isInSpan(code, span);
    if (one === true) return true;
    if (one === undefined) answer = undefined;
  }
  return answer;
}

/** `5111-5113` as people write it: `5111 to 5113`; `620520` as `6205.20`. */
export function showSpan(span: CodeSpan): string {
  return span.split('-').map(dotted).join(' to ');
}

function dotted(digits: string): string {
  return [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].filter(Boolean).join('.');
}
