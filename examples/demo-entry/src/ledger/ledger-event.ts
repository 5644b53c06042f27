import type { PublicJwk } from '@originmark/core';
import type { EthrIdentity } from '@originmark/ledger';
import type { PartyName } from '../facts/parties.ts';

/** What a party writes to the registry in the course of a story, besides its first keys. */
export interface RegistryWrite {
  /** RFC 3339. */
  readonly at: string;
  readonly party: PartyName;
  readonly write:
    | { readonly addKey: KeyPart & { readonly validitySeconds: number } }
    | { readonly revokeKey: KeyPart }
    | { readonly changeOwner: string }
    | 'deactivate';
}

interface KeyPart {
  readonly jwk: PublicJwk;
  readonly purpose: 'assertionMethod' | 'authentication';
}

/** What happens on the ledger at one moment: one block, or one for each write. */
export interface LedgerEvent {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Digests of checkpoints, `0x` and 32 bytes. */
  readonly stamps: readonly string[];
  readonly writes: readonly RegistryWrite[];
}

/** Writes it as the owner of the identity. */
export async function applyWrite(
  identity: EthrIdentity,
  { write }: Pick<RegistryWrite, 'write'>,
): Promise<void> {
  if (write === 'deactivate') await identity.deactivate();
  else if ('addKey' in write) await identity.addKey(write.addKey);
  else if ('revokeKey' in write) await identity.revokeKey(write.revokeKey);
  else await identity.changeOwner(write.changeOwner);
}
