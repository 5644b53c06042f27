import type { EntryVerdict, TrustPolicy } from '@originmark/schemas';
import { type BundleView, memberOf, type MemberView, textOf } from '../files/read-bundle.ts';
import { orderMembers } from './order-members.ts';

/** Types whose issuers vouch for the name of their subject. */
const NAMING: readonly string[] = ['OrganizationIdentityCredential', 'RecognizedEntityCredential'];

/** A DID, and what of the sentence cannot be told from it. */
const DID = /did:[a-z0-9]+:[\w.:%-]+/g;

/** Words for the identifiers of a verdict. */
export interface Names {
  /** Name of a party: as proven, else in quotation marks as it calls itself, else its DID. */
  readonly party: (did: string) => string;
  /** Number of a credential in the printed tree, `[7]`; undefined when it is not in the bundle. */
  readonly number: (id: string) => string | undefined;
  /** Puts numbers and names into a sentence in the place of ids and DIDs. */
  readonly explain: (sentence: string) => string;
}

/**
 * Collects names. Proven is what the trust policy says of its roots, and what an identity or a
 * recognition that the verdict found valid says of its subject; everything else is what a party calls itself.
 */
export function createNames(view: BundleView, verdict: EntryVerdict, policy: TrustPolicy): Names {
  const names = new Map<string, string>();
  for (const member of view.members) {
    if (member.issuerName !== undefined) names.set(member.issuer, quote(member.issuerName));
    for (const role of ['importer', 'filer', 'consignee'])
      addSelfNamed(names, memberOf(member.payload['credentialSubject'], role));
  }
  const valid = new Set(
    verdict.credentials
      .filter(({ outcome, type }) => outcome === 'valid' && NAMING.includes(type))
      .map(({ credentialDigest }) => credentialDigest),
  );
  for (const { digest, payload } of view.members) {
    if (!valid.has(digest)) continue;
    const subject = payload['credentialSubject'];
    const [did, name] = [textOf(memberOf(subject, 'id')), textOf(memberOf(subject, 'name'))];
    if (did !== '' && name !== '') names.set(did, name);
  }
  for (const { did, name } of policy.roots) names.set(did, name);

  const numbers = new Map(
    orderMembers(view).map((member, at) => [member.id, `[${at + 1}]`] as const),
  );
  return {
    party: (did) => names.get(did) ?? did,
    number: (id) => numbers.get(id),
    explain(sentence) {
      let text = sentence;
      for (const [id, number] of numbers) if (id !== '') text = text.replaceAll(id, number);
      return text.replaceAll(DID, (found) => nameIn(names, found));
    },
  };
}

function addSelfNamed(
  names: Map<string, string>,
  party: MemberView['payload'][string] | undefined,
) {
  const [did, name] = [textOf(memberOf(party, 'id')), textOf(memberOf(party, 'name'))];
  if (did !== '' && name !== '') names.set(did, quote(name));
}

/** The name for a DID in a sentence. A name that ends with a full stop takes that of the sentence with it. */
function nameIn(names: ReadonlyMap<string, string>, found: string): string {
  const did = found.replace(/[.:]+$/, '');
  const name = names.get(did);
  if (name === undefined) return found;
  const rest = found.slice(did.length);
  return name + (name.endsWith('.') && rest.startsWith('.') ? rest.slice(1) : rest);
}

function quote(name: string): string {
  return `“${name}”`;
}
