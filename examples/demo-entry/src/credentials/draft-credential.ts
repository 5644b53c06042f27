import { statusEntries } from '@originmark/issuer';
import type { IdentifiedParty, Signatory } from '@originmark/schemas';
import { statusIndexOf, urnOf } from '../derive.ts';
import { PARTIES, type DemoParty, type PartyName } from '../facts/parties.ts';
import { didOf, hostOf, signerOf } from '../keys.ts';
import type {
  CredentialKey,
  DemoCredentialTypes,
  DraftCredential,
  DraftEdge,
  Unsecured,
} from '../story/draft.ts';

/** What makes a credential of the story. */
export interface CredentialParts<K extends CredentialKey> {
  readonly issuer: PartyName;
  readonly signedAt: string;
  readonly validUntil?: string;
  /** RFC 3339, where the demo page says when it was anchored. */
  readonly anchoredAt?: string;
  readonly subject: DemoCredentialTypes[K]['credentialSubject'];
  readonly edges?: readonly DraftEdge[];
  /** Whether it stands on the issuer's status lists. */
  readonly status?: boolean;
}

/** A credential of the story with its fixed id and status index. */
export function draftCredential<K extends CredentialKey>(
  key: K,
  type: DemoCredentialTypes[K]['type'][1],
  parts: CredentialParts<K>,
): DraftCredential<DemoCredentialTypes[K]> {
  const { issuer, signedAt, validUntil, subject, edges = [], status = false, anchoredAt } = parts;
  const credential = {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://originmark.example/ns/v1'],
    id: urnOf(key),
    type: ['VerifiableCredential', type],
    issuer: { id: didOf(issuer), name: PARTIES[issuer].name },
    validFrom: signedAt,
    ...(validUntil !== undefined && { validUntil }),
    credentialSubject: subject,
    ...(status && {
      credentialStatus: statusEntries({
        listUrls: {
          revocation: statusListUrl(issuer, 'revocation'),
          suspension: statusListUrl(issuer, 'suspension'),
        },
        index: statusIndexOf(key),
      }),
    }),
  };
  return {
    // The generic type cannot be followed through the spread; the tests validate every schema.
    credential: credential as unknown as Unsecured<DemoCredentialTypes[K]>,
    edges: edges.map((edge) => ({ ...edge })),
    signer: signerOf(issuer),
    checked: true,
    ...(anchoredAt !== undefined && { anchoredAt }),
  };
}

/** Where a party's status list is served. */
export function statusListUrl(party: PartyName, purpose: 'revocation' | 'suspension'): string {
  const host = hostOf(party);
  return host === undefined
    ? `https://status.example/${party.toLowerCase()}/${purpose}`
    : `https://${host}/status/${purpose}`;
}

/** A party as documents name it: DID, name, address and contact. Identifiers are in its identity. */
export function partyOf(name: PartyName): IdentifiedParty {
  const party: DemoParty = PARTIES[name];
  return {
    id: didOf(name),
    type: 'Organization',
    name: party.name,
    ...(party.address !== undefined && { address: { ...party.address } }),
    ...(party.telephone !== undefined && { telephone: party.telephone }),
    ...(party.email !== undefined && { email: party.email }),
  };
}

/** Whoever signs for a party: a title, never a person. */
export function signatoryOf(name: PartyName, title: string): Signatory {
  const { address, telephone, email } = partyOf(name);
  return {
    title,
    ...(address !== undefined && { address }),
    ...(telephone !== undefined && { telephone }),
    ...(email !== undefined && { email }),
  };
}

/** A deep copy that may be edited. */
export function copy<T>(value: T): Mutable<T> {
  return structuredClone(value) as Mutable<T>;
}

type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;
