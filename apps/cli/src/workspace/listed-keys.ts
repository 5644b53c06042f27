import { jwkThumbprint, readVerificationMethods } from '@originmark/core';
import { bindKeys, listKeys, listUnboundKeys } from '@originmark/issuer/register';
import { CliError } from '../errors.ts';
import { resolveEthr } from './ethr-keys.ts';
import { keyTypeName } from './key-types.ts';
import type { Workspace } from './open-workspace.ts';

/** A key as it is listed; `state` for a did:ethr alone. */
export interface ListedKey {
  /** Absent where no document is known to list it. */
  readonly id?: string;
  readonly type: string;
  /** `pending`: not final on the ledger; `unknown`: the ledger could not be asked. */
  readonly state?: 'registered' | 'pending' | 'unknown';
}

/**
 * The keys of an identifier that sign, and those that wait for the ledger. It is asked: whoever sent a
 * write, it is known from then on. A key that has ended is not listed.
 */
export async function listedKeys(workspace: Workspace, did: string): Promise<readonly ListedKey[]> {
  const { agent } = workspace;
  const isEthr = did.startsWith('did:ethr:');
  const waiting = isEthr ? await askLedger(workspace, did) : [];
  const signing = (await listKeys(agent, did)).map(({ kid, type }) => ({
    id: kid,
    type: keyTypeName(type),
    ...(isEthr && { state: 'registered' as const }),
  }));
  return [...signing, ...waiting];
}

/** Learns which keys the ledger lists; gives those that it does not. */
async function askLedger(workspace: Workspace, did: string): Promise<readonly ListedKey[]> {
  const { agent, crypto, io } = workspace;
  const document = await resolveEthr(workspace, did).catch((error: unknown) => {
    if (error instanceof CliError) return undefined;
    throw error;
  });
  if (document !== undefined) await bindKeys(agent, did, { document, now: io.now() });
  const thumbprint = (jwk: Parameters<typeof jwkThumbprint>[0]) =>
    jwkThumbprint(jwk, crypto.sha256);
  const methods = document === undefined ? [] : readVerificationMethods(document, did).methods;
  const ended = new Set(methods.flatMap(({ jwk }) => (jwk === undefined ? [] : thumbprint(jwk))));
  const state = document === undefined ? 'unknown' : 'pending';
  return (await listUnboundKeys(agent, did))
    .filter(({ jwk }) => !ended.has(thumbprint(jwk)))
    .map(({ type }) => ({ type: keyTypeName(type), state }));
}
