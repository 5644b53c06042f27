import type { Holdings, HoldingsQuery } from '../hold/holdings.ts';
import type { HeldCredential } from '../read-credential.ts';
import { judgeArrival } from '../receive/judge-arrival.ts';
import type { PreflightInput } from './preflight-input.ts';

/** Papers of which one alone is presented. What a line is certified by, the verifier chooses among several. */
const ALONE: ReadonlySet<string> = new Set([
  'OrganizationIdentityCredential',
  'PowerOfAttorneyCredential',
  'CommercialInvoiceCredential',
  'PackingListCredential',
  'BillOfLadingCredential',
]);
/** Papers of which the verifier chooses among so many; where more are held, those of strangers must not fill the places. */
const SEVERAL: ReadonlySet<string> = new Set([
  'MakerAuthorizationCredential',
  'IntellectualPropertyRightsLicenseCredential',
]);
const PLACES = 3;
/** Papers of one number or party that are judged; who sends more has all of these set aside. */
const MOST = 200;

/**
 * Holdings that give last what the verifier calls unsound or issued by somebody who was not entitled to, where
 * one paper of several is presented: anybody can send an importer a newer paper of the same number. Nobody is
 * asked over the network, and what is not held to judge by changes nothing.
 */
export function setStrangersAside({
  holdings,
  presenting: { at, crypto },
  verifier: { caches, policy },
}: PreflightInput): Holdings {
  const verifier = {
    policy,
    crypto,
    clocks: { presentedAt: at, verifiedAt: at },
    ...(caches !== undefined && { caches }),
  };
  const known = new Map<string, Promise<boolean>>();
  const isAside = (held: HeldCredential): Promise<boolean> => {
    const { credentialDigest } = held;
    let aside = known.get(credentialDigest);
    if (aside === undefined) {
      aside = judgeArrival(held, holdings, verifier).then(
        ({ isForeign, isUnsound }) => isForeign || isUnsound,
      );
      known.set(credentialDigest, aside);
    }
    return aside;
  };
  return {
    ...holdings,
    async find(query) {
      const found = await holdings.find(query);
      const isContested = new Set(found.map(({ id }) => id)).size < found.length;
      const isCrowded = found.length > PLACES || isContested;
      if (found.length < 2 || !(isOfOne(query) || (isCrowded && isOfSeveral(query)))) return found;
      const aside = new Set<HeldCredential>();
      for (const held of found.slice(0, MOST)) if (await isAside(held)) aside.add(held);
      return [...found.filter((held) => !aside.has(held)), ...aside];
    },
  };
}

/** Whether the query is for one paper: by its number, or about one party that has one. */
function isOfOne({ number, parties, types }: HoldingsQuery): boolean {
  const [type = '', ...more] = types ?? [];
  if (more.length > 0 || !ALONE.has(type)) return false;
  return number !== undefined || (parties !== undefined && type !== 'CommercialInvoiceCredential');
}

function isOfSeveral({ types = [] }: HoldingsQuery): boolean {
  return types.length > 0 && types.every((type) => SEVERAL.has(type));
}
