import { type EdgeView, listOf, memberOf, type MemberView, textOf } from '../files/read-bundle.ts';

/** What an entry rests on: its own edges, and those of each line. */
export interface Supports {
  readonly own: readonly EdgeView[];
  readonly lines: readonly { readonly line: number; readonly edges: readonly EdgeView[] }[];
}

/** Sorts the edges of an entry by the line that names their target in `supportedBy`. */
export function supportsOf(entry: MemberView): Supports {
  const evidence = entry.edges.filter(({ role }) => role === 'supportedBy');
  const lines = [...linesOf(entry)]
    .sort(([a], [b]) => a - b)
    .map(([line, value]) => {
      const named = listOf(memberOf(value, 'supportedBy')).map(textOf);
      const edges = named.map(
        (id) =>
          evidence.find(({ credential }) => credential === id) ?? {
            role: 'supportedBy',
            credential: id,
            credentialDigest: '',
          },
      );
      return { line, edges };
    });
  const named = new Set(lines.flatMap(({ edges }) => edges.map(({ credential }) => credential)));
  const own = entry.edges.filter(
    ({ role, credential }) => role !== 'supportedBy' || !named.has(credential),
  );
  return { own, lines };
}

/** Lines of an entry as it describes itself, by number. */
export function linesOf(
  entry: MemberView | undefined,
): ReadonlyMap<number, MemberView['payload'][string]> {
  const lines = listOf(memberOf(entry?.payload['credentialSubject'], 'lines'));
  return new Map(
    lines.flatMap((line) => {
      const number = memberOf(line, 'line');
      return typeof number === 'number' ? [[number, line] as const] : [];
    }),
  );
}
