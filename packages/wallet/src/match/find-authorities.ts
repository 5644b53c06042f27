import type { Holdings } from '../hold/holdings.ts';
import type { HeldCredential } from '../read-credential.ts';
import type { LineQuestion } from './line-question.ts';
import { objectAt, objectsAt, partyAt, subjectOf, textAt, textsAt } from './read-members.ts';

/**
 * Authorities held for the rights of a line, the likeliest first: the authorisation of its maker, else a
 * licence of the maker or of the importer. Each is a leaf: what it rests on comes with its edges.
 */
export async function findAuthorities(
  question: LineQuestion,
  holdings: Holdings,
  remembered: ReadonlySet<string>,
): Promise<readonly HeldCredential[]> {
  const { importer, line, manufacturer } = question;
  if (line.rights === undefined || line.rights.length === 0) return [];
  return findAuthoritiesOf([...new Set([manufacturer ?? importer.did, importer.did])], {
    question,
    holdings,
    remembered,
  });
}

/** Rights that authorities held for the very products of a line grant, though the line declares none. */
export async function findUndeclaredRights(
  question: LineQuestion,
  holdings: Holdings,
): Promise<readonly { readonly right: string; readonly credential: string }[]> {
  const { line, manufacturer, products } = question;
  if (line.rights !== undefined || manufacturer === undefined || products.length === 0) return [];
  const remembered = new Set<string>();
  const held = await findAuthoritiesOf([manufacturer], { question, holdings, remembered });
  return held.flatMap((authority) => {
    const scope = objectAt(subjectOf(authority), 'scope');
    if (!textsAt(scope, 'products').some((product) => products.includes(product))) return [];
    return textsAt(scope, 'rights').map((right) => ({ right, credential: authority.id }));
  });
}

interface Search {
  readonly question: LineQuestion;
  readonly holdings: Holdings;
  readonly remembered: ReadonlySet<string>;
}

async function findAuthoritiesOf(
  parties: readonly string[],
  { question, holdings, remembered }: Search,
): Promise<readonly HeldCredential[]> {
  const [maker = '', importer = maker] = parties;
  const found = await holdings.find({
    types: ['MakerAuthorizationCredential', 'IntellectualPropertyRightsLicenseCredential'],
    parties,
  });
  return found
    .filter((authority) => covers(authority, question))
    .map((authority) => ({ authority, place: placeOf(authority, maker, importer) }))
    .filter(({ place }) => place > 0)
    .map(({ authority, place }) => ({
      authority,
      rank: place * 4 + (remembered.has(authority.id) ? 2 : 0) + runs(authority, question),
    }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ authority }) => authority);
}

/** 3: the maker's authorisation; 2: the maker's own licence; 1: the importer's; 0: another's. */
function placeOf(authority: HeldCredential, maker: string, importer: string): number {
  const subject = subjectOf(authority);
  if (authority.type === 'MakerAuthorizationCredential')
    return partyAt(subject, 'maker') === maker ? 3 : 0;
  const licensee = partyAt(subject, 'licensee');
  if (licensee === maker) return 2;
  return licensee === importer ? 1 : 0;
}

/** Whether its own scope leaves the good and the rights of the line in; what it does not say it inherits. */
function covers(authority: HeldCredential, { goods, line, products }: LineQuestion): boolean {
  const scope = objectAt(subjectOf(authority), 'scope');
  const rights = textsAt(scope, 'rights');
  if (
    rights.length > 0 &&
    line.rights !== undefined &&
    !line.rights.some((r) => rights.includes(r))
  )
    return false;
  const named = textsAt(scope, 'products');
  if (named.length > 0 && products.length > 0) return products.some((one) => named.includes(one));
  const prefixes = objectsAt(scope, 'goods').map(
    (good) => textAt(good, 'prefix')?.replaceAll('.', '') ?? '',
  );
  return prefixes.length === 0 || prefixes.some((prefix) => goods.startsWith(prefix));
}

/** 1 when its term holds the moment at which the goods were made, as far as both are told. */
function runs(authority: HeldCredential, { importedAt, line }: LineQuestion): number {
  const term = objectAt(objectAt(subjectOf(authority), 'scope'), 'term');
  const made = line.made?.from ?? importedAt;
  const from = textAt(term, 'from');
  const until = textAt(term, 'until');
  return (from === undefined || from.slice(0, 10) <= made.slice(0, 10)) &&
    (until === undefined || made < until)
    ? 1
    : 0;
}
