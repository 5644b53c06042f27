import type { Answers } from './clocks/once-per.ts';
import type {
  CAFTADRCertificationOfOrigin,
  CBP3461EntryCredential,
  CBP7501EntrySummaryCredential,
  EntryLine,
  NAFTACertificateOfOrigin,
  USMCACertificationOfOrigin,
} from '@originmark/schemas';
import type { CredentialGraph } from '../chain/graph.ts';
import type { RecognizedScope } from '../chain/recognized-scope.ts';
import type { VerifierContext } from '../context.ts';
import type { Credential } from '../intake/credential.ts';
import type { StatusAnswer } from '../status/status-answer.ts';

export type EntryCredential = CBP7501EntrySummaryCredential | CBP3461EntryCredential;
export type EntrySubject = EntryCredential['credentialSubject'];
export type CertificationSubject = (
  | USMCACertificationOfOrigin
  | CAFTADRCertificationOfOrigin
  | NAFTACertificateOfOrigin
)['credentialSubject'];

/** What the integrity checks found of a credential. */
export interface Standing {
  readonly outcome: 'valid' | 'invalid' | 'indeterminate';
  /**
   * The same, leaving out time and status: whether it is the document that its issuer signed. What a
   * lapsed or revoked parent does to what rests on it is for the policy to say.
   */
  readonly intact: 'valid' | 'invalid' | 'indeterminate';
  /** True when it satisfies the schema of its type: only then may its payload be read as that type. */
  readonly readable: boolean;
  readonly status: StatusAnswer;
  /** How the issuer's identity stands. */
  readonly identity: 'self-asserted' | 'identifier-bound' | 'recognized';
  /** Of a right: within what its registry is recognised to speak for it, without any way when it is not; absent where nothing bounds. */
  readonly recognizedFor?: RecognizedScope;
}

/** The moments a line is judged at. Days are the port's local days. */
export interface LineClocks {
  /** YYYY-MM-DD in the time zone of the port of entry. */
  readonly imported?: string;
  readonly importedAt?: number;
  readonly enteredAt?: number;
  readonly claimedAt?: number;
  /** Calendar days, both in. */
  readonly made?: { readonly from: string; readonly until: string };
}

/** One line of the entry with what the importer says supports it. */
export interface LineView {
  readonly number: number;
  readonly line: EntryLine;
  readonly clocks: LineClocks;
  /** Credentials that the line names in `supportedBy`, found by id and proven by digest. */
  readonly support: readonly Credential[];
}

/** All that the judges of claims read. Frozen; they return findings and values. */
export interface ClaimsContext {
  readonly context: VerifierContext;
  readonly graph: CredentialGraph;
  readonly entry: Credential;
  readonly subject: EntrySubject;
  readonly lines: readonly LineView[];
  /** The importer of record's DID, normalised. */
  readonly importer: string;
  readonly standing: (credential: Credential) => Standing;
  /** The earliest moment (ms) by which the signed form provably existed; undefined when nothing proves it. */
  readonly existedAt: (credential: Credential) => number | undefined;
  /** What was worked out of this entry, and is asked more than once. */
  readonly answers: Answers;
}

/** The credential's subject as the type that its schema fixes, when it is of that type and readable. */
// The caller names the type: it follows from `types`, which TypeScript cannot see.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export function readSubject<T>(
  claims: ClaimsContext,
  credential: Credential,
  ...types: readonly string[]
): T | undefined {
  if (!types.includes(credential.typeName) || !claims.standing(credential).readable)
    return undefined;
  return credential.subject as unknown as T;
}
