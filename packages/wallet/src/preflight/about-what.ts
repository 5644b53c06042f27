import { decodeBase64Url, normalizeDid } from '@originmark/core';
import type { Fragment, PreflightProblem, SealedPart, WhomToAsk } from '@originmark/schemas';
import type { LineMatch } from '../match/match-entry.ts';
import type { HeldCredential } from '../read-credential.ts';
import {
  type Askable,
  askCertifiers,
  askImporter,
  askMaker,
  askSigner,
  whom,
} from './whom-to-ask.ts';
import type { LooseReceipt } from '../match/find-loose-receipts.ts';

/** What findings are told with. */
export interface AboutContext extends Askable {
  readonly members: readonly HeldCredential[];
  readonly looseReceipts: readonly LooseReceipt[];
  /** Owners of rights that no authority is held for, by IRI of the right. */
  readonly owners: ReadonlyMap<string, string>;
  /** DID of the verifier that the bundle is for. */
  readonly audience: string;
  /** Digest of the entry itself. */
  readonly entryDigest: string;
}

/** The paper or gap that a finding is about, and who can mend it. */
export interface About {
  readonly credential?: string;
  readonly credentialType?: string;
  readonly ask: readonly WhomToAsk[];
  /** What is said in the place of what the verifier says. */
  readonly instead?: Pick<PreflightProblem, 'kind' | 'what' | 'remedy'>;
}

const LIST_CODES: ReadonlySet<string> = new Set(['status.unavailable', 'status.stale']);

/** Findings about what an edge leads to. */
const OF_TARGET: ReadonlySet<string> = new Set([
  'chain.parent-missing',
  'chain.parent-expired',
  'chain.parent-revoked',
]);

/** The credential that a finding is about, or the one that it misses. */
export function aboutWhat(
  fragment: Fragment,
  match: LineMatch | undefined,
  context: AboutContext,
): About {
  const { code, edge } = fragment;
  const gap = match === undefined ? undefined : aboutGap(fragment, match, context);
  if (gap !== undefined) return gap;
  if (code === 'entry.filer-not-shown')
    return { credentialType: 'PowerOfAttorneyCredential', ask: askImporter(context) };
  const held = heldOf(fragment, context);
  if (held === undefined) return { ask: [] };
  const ask = LIST_CODES.has(code)
    ? [whom('status-list-issuer', held.issuer, context)]
    : askSigner(held, context);
  const target = OF_TARGET.has(code) ? targetOf(edge) : undefined;
  if (target === undefined) return { credential: held.id, credentialType: held.type, ask };
  const parent = context.members.find(({ id }) => id === target);
  // What is not held is known by its id alone, and whoever named it has it.
  return parent === undefined
    ? { credential: target, ask }
    : { credential: target, credentialType: parent.type, ask: askSigner(parent, context) };
}

/** The member that a finding or a staple is of; the entry itself is no paper to mend. */
function heldOf(
  { code, credentialDigest, found }: Fragment,
  { entryDigest, members }: AboutContext,
): HeldCredential | undefined {
  if (code === 'intake.staple-unproven') {
    const told = JSON.stringify(found ?? null);
    return members.find((member) => told.includes(`"of":"${member.credentialDigest}"`));
  }
  if (credentialDigest === entryDigest) return undefined;
  return members.find((member) => member.credentialDigest === credentialDigest);
}

/** What a line lacks, where the finding says that it lacks something. */
function aboutGap(
  { code, credentialDigest }: Fragment,
  match: LineMatch,
  context: AboutContext,
): About | undefined {
  const { question } = match;
  switch (code) {
    case 'origin.no-certification': {
      const credential = missingCertification(match, context);
      const { certificationType: credentialType } = question;
      return {
        ...(credential !== undefined && { credential }),
        ...(credentialType !== undefined && { credentialType }),
        ask: askCertifiers(question, context),
      };
    }
    case 'licence.none':
      return {
        credentialType: 'IntellectualPropertyRightsLicenseCredential',
        ask: askOwner(question.line.rights ?? [], context),
      };
    case 'licence.goods-not-linked':
    case 'origin.possession-unproven': {
      const held = context.members.find((one) => one.credentialDigest === credentialDigest);
      return {
        ...(held !== undefined && { credential: held.id, credentialType: held.type }),
        ask:
          code === 'licence.goods-not-linked' ? askMaker(question, context) : askImporter(context),
      };
    }
    default:
      return undefined;
  }
}

/** The certification that a line stood on before, or that the importer has a receipt for, where it is the only one. */
function missingCertification(
  { forgotten }: LineMatch,
  { looseReceipts }: AboutContext,
): string | undefined {
  const receipted = new Set(looseReceipts.map(({ certification }) => certification));
  const both = forgotten.filter((id) => receipted.has(id));
  return [both, forgotten, [...receipted]].find(({ length }) => length === 1)?.[0];
}

function askOwner(rights: readonly string[], context: AboutContext): WhomToAsk[] {
  const owners = new Set(rights.flatMap((right) => context.owners.get(right) ?? []));
  if (owners.size === 0) return [{ role: 'right-owner' }];
  return [...owners].map((owner) => whom('right-owner', owner, context));
}

/**
 * A sealed part, which nobody here can open. Sealed to the verifier that the bundle is for it is as it should be:
 * nothing is to mend. Sealed to anybody else, it is undecided.
 */
export function aboutSealed({ credential, jwe }: SealedPart, audience: string): About {
  const addressee = addresseeOf(jwe);
  if (addressee !== undefined && normalizeDid(addressee) === normalizeDid(audience))
    return {
      credential,
      ask: [{ role: 'verifier' }],
      instead: {
        kind: 'sealed',
        what: `${credential} travels sealed to the verifier. What it says is not known here, and what rests on it is decided there.`,
        remedy: 'Nothing: the verifier opens and judges it.',
      },
    };
  return {
    credential,
    ask: [{ role: 'verifier' }],
    instead: {
      kind: 'undecided',
      what: `${credential} travels sealed, ${addressee === undefined ? 'and does not say to whom' : `to ${addressee}`}: this verifier cannot be counted on to open it, and what rests on it is not decided.`,
      remedy: `Ask whoever sealed it to seal it to ${audience}.`,
    },
  };
}

/** The DID of the key that a part is sealed to, as its protected header has it; nothing vouches for it. */
function addresseeOf(jwe: string): string | undefined {
  try {
    const header = decodeBase64Url(jwe.slice(0, jwe.indexOf('.')));
    const { kid } = JSON.parse(new TextDecoder().decode(header)) as { kid?: unknown };
    return typeof kid === 'string' ? kid.split('#')[0] : undefined;
  } catch {
    return undefined;
  }
}

/** The id at the end of `role → id`. */
export function targetOf(edge: string | undefined): string | undefined {
  return edge?.split(' → ').at(-1);
}
