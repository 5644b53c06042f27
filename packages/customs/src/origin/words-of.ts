import { showSpan } from '../rules/code-span.ts';
import type { RuleAlternative, RuleSource } from '../rules/rule.ts';

/** An alternative in words: `from any other chapter, except from 5407`. */
export function wordsOf({ except = [], from, valueContent }: RuleAlternative): string {
  const change =
    from === undefined ? 'no change required' : `from ${from.map(wordsOfSource).join(' or ')}`;
  const exception =
    except.length === 0 ? '' : `, except from ${except.map(wordsOfSource).join(', ')}`;
  const content =
    valueContent === undefined
      ? ''
      : `, with ${valueContent.map(({ atLeast, method }) => `${atLeast} per cent by ${method}`).join(' or ')}`;
  return `${change}${exception}${content}`;
}

function wordsOfSource({
  codes,
  forKind,
  kind,
  notKind,
  other,
  outside,
  within,
}: RuleSource): string {
  const spans = (list: readonly string[]) => list.map(showSpan).join(', ');
  return [
    other === undefined ? '' : `any other ${other}`,
    kind ?? '',
    codes === undefined ? '' : `${kind === undefined ? '' : 'of '}${spans(codes)}`,
    outside === undefined ? '' : `outside ${spans(outside)}`,
    within === undefined ? '' : `within ${spans(within)}`,
    notKind === undefined ? '' : `other than ${notKind.join(', ')}`,
    forKind === undefined ? '' : `(for ${forKind})`,
  ]
    .filter(Boolean)
    .join(' ');
}
