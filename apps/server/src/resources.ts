import type { CryptoPrimitives, DidResolver, FetchDocument } from '@originmark/core';
import type { AgentNetwork } from '@originmark/issuer/register';
import type { Ledger } from '@originmark/ledger';
import type { OpenDatabase, SecretBox } from '@originmark/storage';
import type { VerifierInput } from '@originmark/verifier';
import type { AuditTrail } from './audit/audit-trail.ts';
import type { TrustInUse } from './trust/trust-in-use.ts';

/** Calls of a verifier under a token of the tenant's own. */
export interface VerifierClient {
  readonly challenge: (tenant: string) => Promise<{
    readonly nonce: string;
    readonly audience: string;
    /** RFC 3339. */
    readonly expires: string;
  }>;
  /** The answer as it came, a problem (RFC 9457) among them. */
  readonly submit: (
    tenant: string,
    bundle: string,
  ) => Promise<{ readonly status: number; readonly body: unknown }>;
}

/** What the routes of a process work with, open. Nothing of it is any tenant's. */
export interface Resources {
  /** Milliseconds since the epoch, for everything but tokens. */
  readonly clock: () => number;
  /** Milliseconds that only run forward. */
  readonly elapsed: () => number;
  readonly crypto: CryptoPrimitives;
  readonly randomBytes: (count: number) => Uint8Array;
  /** Of no tenant: routes ask `forTenant(principal.tenant)` and nothing else. */
  readonly database: OpenDatabase;
  readonly secretBox: SecretBox;
  readonly ledger: Ledger;
  /** As the agents of issuer and wallet need it. */
  readonly networks: readonly AgentNetwork[];
  /** The one guarded fetch, bounded anew for each request that uses it. */
  readonly openFetch: () => FetchDocument;
  /** did:web with the record, did:ethr from the index, did:key, did:jwk; bounded anew like the fetch. */
  readonly openResolver: () => DidResolver;
  readonly audit: AuditTrail;
  /** The policy in force now, of the verifier and of who files with it; read anew when its file changes. */
  readonly trust?: () => Promise<TrustInUse>;
  /** Opens what is sealed to this verifier. */
  readonly unseal?: NonNullable<VerifierInput['unseal']>;
  /** The verifier that a wallet files at, in the name of a tenant. */
  readonly verifierAt?: VerifierClient;
  /** Where this service is reached, without a slash at its end. */
  readonly publicUrl: string;
}
