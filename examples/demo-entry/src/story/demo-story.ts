import type { ExistenceProof, PrivateJwk } from '@originmark/core';
import type { DrawDownCounters, EntryBundle, TrustPolicy } from '@originmark/schemas';
import type { CustomsRecord } from '../customs-record.ts';
import type { DemoDidDocument } from '../did-documents.ts';
import type { PartyName } from '../facts/parties.ts';
import type { CredentialKey, StoryDraft } from './draft.ts';
import type { SignedCredential } from './sign-credentials.ts';

/** Signed credentials by key: those of the story, and those that an edit added. */
export type SignedCredentials = Record<CredentialKey, SignedCredential> &
  Record<string, SignedCredential>;

/** The story after signing, open to tampering. */
export interface SignedStory {
  readonly credentials: SignedCredentials;
  /** By `<party>/<purpose>`, those not stapled included. */
  readonly statusLists: Readonly<Record<string, SignedCredential>>;
  /** By DID, those not stapled included. */
  readonly didResolutions: Readonly<Record<string, SignedCredential>>;
  /** By the key of the credential or list, those not stapled included. */
  readonly existenceProofs: Readonly<Record<string, ExistenceProof>>;
  /** Tokens in the presentation, in order. */
  readonly members: readonly string[];
  /** Change it in place, staples and sealed parts included: its text is written afterwards. */
  bundle: EntryBundle;
  /** Set it, and it is the text of the bundle, whatever `bundle` says. */
  bundleText?: string;
  /** Signs the presentation again, over other members if given. */
  readonly present: (members?: readonly string[]) => Promise<void>;
  /** Puts another token in the place of a credential, and signs the presentation again. */
  readonly replaceMember: (key: string, token: string) => Promise<void>;
}

/** How a story departs from the untampered one. */
export interface DemoStoryOptions {
  /** Changes anything before it is signed. */
  readonly edit?: (draft: StoryDraft) => void;
  /** Changes what was signed. */
  readonly tamper?: (signed: SignedStory) => void | Promise<void>;
}

/** A document that a host of the story serves. */
export interface ServedDocument {
  readonly contentType: string;
  readonly body: string;
}

/** The story, ready to be judged. */
export interface DemoStory {
  readonly bundle: EntryBundle;
  /** Content of the `*.bundle.json` file. */
  readonly bundleText: string;
  readonly policy: TrustPolicy;
  /** Content of `trust.json`. */
  readonly policyText: string;
  /** The policy as the operator signs it, and the thumbprint of the key. */
  readonly signedPolicy: { readonly token: string; readonly thumbprint: string };
  readonly counters: DrawDownCounters;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly clocks: { readonly presentedAt: number; readonly verifiedAt: number };
  readonly record: CustomsRecord | undefined;
  /** Keys with which the verifier opens what is sealed to it. */
  readonly unsealKeys: readonly { readonly kid: string; readonly jwk: PrivateJwk }[];
  /** By DID: what hosts serve of did:web, and the resolver says of did:ethr. */
  readonly didDocuments: Readonly<Record<string, DemoDidDocument>>;
  /** Everything that is served, by URL: DID documents and status lists. */
  readonly documents: Readonly<Record<string, ServedDocument>>;
  readonly credentials: SignedCredentials;
  /** By the key of the credential or status list: what its issuer hands over with it. */
  readonly existenceProofs: Readonly<Record<string, ExistenceProof>>;
  /** Tokens in the presentation, in order. */
  readonly members: readonly string[];
  /** A question (JSON-RPC) to the ledger on which this story was told. */
  readonly askLedger: (method: string, params: readonly unknown[]) => Promise<unknown>;
  readonly parties: Readonly<Record<PartyName, { readonly did: string; readonly name: string }>>;
}
