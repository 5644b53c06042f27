import { type BundleView, entryOf, type MemberView } from '../files/read-bundle.ts';
import { supportsOf } from './supports.ts';

/**
 * The members in the order in which the tree of the entry first meets them, and then the rest by id.
 * The same bundle gives the same order whatever order it lists them in.
 */
export function orderMembers(view: BundleView): readonly MemberView[] {
  const byDigest = new Map(view.members.map((member) => [member.digest, member]));
  const met = new Set<MemberView>();
  const meet = (member: MemberView | undefined): void => {
    if (member === undefined || met.has(member)) return;
    met.add(member);
    for (const { credentialDigest } of member.edges) meet(byDigest.get(credentialDigest));
  };
  const entry = entryOf(view);
  if (entry !== undefined) {
    met.add(entry);
    const { own, lines } = supportsOf(entry);
    for (const { credentialDigest } of [...own, ...lines.flatMap(({ edges }) => edges)])
      meet(byDigest.get(credentialDigest));
  }
  const rest = view.members
    .filter((member) => !met.has(member))
    .sort((a, b) => (a.digest < b.digest ? -1 : 1));
  return [...met, ...rest];
}
