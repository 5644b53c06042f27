import { LIMITS } from '@originmark/verifier';
import {
  type BundleView,
  type EdgeView,
  entryOf,
  memberOf,
  type MemberView,
  textOf,
} from '../files/read-bundle.ts';
import { orderMembers } from './order-members.ts';

/** What `bundle inspect` says, as data. */
export interface Inspection {
  readonly type: 'BundleInspection';
  readonly notice: string;
  readonly entry: {
    readonly number: string;
    readonly version: string;
    readonly lines: number;
  } | null;
  readonly presentation: Readonly<Record<string, string>>;
  readonly credentials: readonly InspectedCredential[];
  readonly sealed: BundleView['sealed'];
  readonly staples: {
    readonly didResolutions: readonly InspectedStaple[];
    readonly statusLists: readonly InspectedStaple[];
    readonly existenceProofs: number;
  };
  readonly sdJwtCredentials: number;
  readonly unread: readonly string[];
  readonly sizes: readonly InspectedSize[];
}

export interface InspectedCredential {
  readonly number: number;
  readonly type: string;
  readonly id: string;
  readonly issuer: string;
  readonly digest: string;
  readonly bytes: number;
  readonly edges: readonly EdgeView[];
}

export interface InspectedStaple {
  readonly about: string;
  readonly issuer: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly bytes: number;
}

export interface InspectedSize {
  readonly what: string;
  readonly is: number;
  readonly limit: number;
}

/** The sentence that stands over everything that was read and not judged. */
export const NOT_VERIFIED =
  'Nothing here was verified: it is what the file says of itself. Use verify to have it judged.';

/** Puts what a bundle says about itself in order. */
export function describeBundle(view: BundleView): Inspection {
  const entry = entryOf(view);
  const subject = entry?.payload['credentialSubject'];
  const lines = memberOf(subject, 'lines');
  return {
    type: 'BundleInspection',
    notice: NOT_VERIFIED,
    entry:
      entry === undefined
        ? null
        : {
            number: textOf(memberOf(subject, 'entryNumber')),
            version: scalarText(memberOf(subject, 'entryVersion')),
            lines: Array.isArray(lines) ? lines.length : 0,
          },
    presentation: describePresentation(view),
    credentials: orderMembers(view).map(describeMember),
    sealed: view.sealed,
    staples: {
      didResolutions: view.didResolutions.map((staple) => describeStaple(staple, didOf(staple))),
      statusLists: view.statusLists.map((staple) => describeStaple(staple, staple.id)),
      existenceProofs: view.existenceProofs,
    },
    sdJwtCredentials: view.sdJwtCredentials,
    unread: view.unread,
    sizes: [
      { what: 'bytes of the bundle', is: view.bytes, limit: LIMITS.bundleBytes },
      {
        what: 'credentials',
        is: view.members.length + view.sealed.filter(({ opened }) => !opened).length,
        limit: LIMITS.credentials,
      },
      {
        what: 'bytes of the longest credential',
        is: longest(view.members),
        limit: LIMITS.credentialTokenBytes,
      },
      {
        what: 'bytes of the longest status list',
        is: longest(view.statusLists),
        limit: LIMITS.statusListTokenBytes,
      },
    ],
  };
}

function describePresentation({ presentation, presentationHeader }: BundleView) {
  const members = { ...presentation, kid: presentationHeader['kid'] ?? '' };
  return Object.fromEntries(
    (['holder', 'kid', 'aud', 'nonce', 'iat', 'exp'] as const)
      .map((name) => [name, scalarText(memberOf(members, name))] as const)
      .filter(([, value]) => value !== ''),
  );
}

function describeMember(member: MemberView, at: number): InspectedCredential {
  const { type, id, issuer, digest, bytes, edges } = member;
  return { number: at + 1, type, id, issuer, digest, bytes, edges };
}

function describeStaple({ issuer, payload, bytes }: MemberView, about: string): InspectedStaple {
  const [validFrom, validUntil] = [textOf(payload['validFrom']), textOf(payload['validUntil'])];
  return { about, issuer, validFrom, validUntil, bytes };
}

function didOf({ payload }: MemberView): string {
  return textOf(memberOf(payload['credentialSubject'], 'id'));
}

function longest(members: readonly MemberView[]): number {
  return members.reduce((most, { bytes }) => Math.max(most, bytes), 0);
}

function scalarText(value: MemberView['payload'][string] | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
