/** A whole resolution result, or the document in a representation. */
export type Representation =
  | 'application/did-resolution'
  | 'application/json'
  | 'application/did+json'
  | 'application/did+ld+json'
  | 'application/did';

/** In the order of preference: who takes all gets the whole result. */
const OFFERED: readonly Representation[] = [
  'application/did-resolution',
  'application/json',
  'application/did',
  'application/did+json',
  'application/did+ld+json',
];

/** Whether the result is answered, and not the document alone. TRACE-API has it as plain JSON. */
export function isWholeResult(representation: Representation): boolean {
  return representation === 'application/did-resolution' || representation === 'application/json';
}

/**
 * Which representation a request asks for (RFC 9110 section 12.5.1): the highest quality wins, then the
 * order in which we offer; undefined where none of ours is taken.
 */
export function chooseRepresentation(accept: string | undefined): Representation | undefined {
  if (accept === undefined || accept.trim() === '') return OFFERED[0];
  const ranges = accept.split(',').map(parseRange);
  const rated = OFFERED.map((type) => ({ type, quality: qualityOf(type, ranges) }));
  const best = Math.max(...rated.map(({ quality }) => quality));
  return best > 0 ? rated.find(({ quality }) => quality === best)?.type : undefined;
}

interface Range {
  readonly type: string;
  readonly quality: number;
}

const OLD_PROFILE = 'https://w3id.org/did-resolution';

function parseRange(text: string): Range {
  const [name = '', ...parameters] = text.split(';').map((part) => part.trim());
  const values = new Map(
    parameters.map((parameter) => {
      const [key = '', value = ''] = parameter.split('=', 2);
      return [key.trim().toLowerCase(), value.trim().replaceAll('"', '')] as const;
    }),
  );
  const asked = Number(values.get('q') ?? '1');
  const quality = asked >= 0 && asked <= 1 ? asked : 0;
  const type = name.toLowerCase();
  // What DID Resolution called the result before it had a media type.
  if (type === 'application/ld+json' && values.get('profile') === OLD_PROFILE)
    return { type: 'application/did-resolution', quality };
  return { type, quality };
}

/** The most specific range that fits decides. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  for (const wanted of [type, 'application/*', '*/*']) {
    const range = ranges.find((one) => one.type === wanted);
    if (range !== undefined) return range.quality;
  }
  return 0;
}
