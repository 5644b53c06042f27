import {
  type DidResolver,
  jwkThumbprint,
  parseDateTime,
  readVerificationMethods,
  type VerificationMethod,
} from '@originmark/core';
import { bindKeys, createLedgerKey, type ManagedKey } from '@originmark/issuer/register';
import { type EthrIdentity, type KeyPurpose, openSponsoredIdentity } from '@originmark/ledger';
import { CliError, EXIT, unreadable } from '../errors.ts';
import type { IssuingPlace } from './issuing-place.ts';
import type { Workspace } from './open-workspace.ts';

type DidDocument = NonNullable<Awaited<ReturnType<DidResolver['resolve']>>['didDocument']>;

/** A did:ethr for writing: its controller signs, the operator of the folder sends and pays. */
export async function openIdentity(workspace: Workspace, did: string): Promise<EthrIdentity> {
  const { agent, ledger, operator } = workspace;
  const { controllerKeyId } = await agent.didManagerGet({ did });
  const owner = await createLedgerKey(agent, controllerKeyId ?? '');
  return openSponsoredIdentity({ ledger, owner, relayer: operator.key, did });
}

/** The document as the ledger has it. @throws CliError 69 where it cannot be read */
export async function resolveEthr(
  workspace: Pick<Workspace, 'resolver'>,
  did: string,
): Promise<DidDocument> {
  const { didDocument, didResolutionMetadata } = await workspace.resolver.resolve(did);
  if (didDocument !== null) return didDocument;
  const { error, message } = didResolutionMetadata as { error?: string; message?: string };
  throw new CliError(
    EXIT.unreachable,
    `${did} could not be resolved (${[error, message].filter(Boolean).join(': ')}): see that the ledger of this data folder is reachable, then try again.`,
  );
}

/** Learns which keys of an identifier the ledger lists now; those alone sign. */
export async function bindToLedger(
  workspace: Pick<IssuingPlace, 'agent' | 'io'> & Pick<Workspace, 'resolver'>,
  did: string,
): Promise<readonly ManagedKey[]> {
  const document = await resolveEthr(workspace, did);
  return bindKeys(workspace.agent, did, { document, now: workspace.io.now() });
}

/**
 * The methods under which a document lists a key, by the id of one of them.
 * @param wanted the id, or what follows its `#`
 * @throws CliError 65
 */
export async function findMethod(
  workspace: Workspace,
  did: string,
  wanted: string,
): Promise<VerificationMethod> {
  const document = await resolveEthr(workspace, did);
  const { methods } = readVerificationMethods(document, did);
  const fragment = wanted.slice(wanted.indexOf('#') + 1);
  const found = methods.find(({ id }) => id === `${did}#${fragment}`);
  if (found !== undefined) return found;
  throw unreadable(
    `${did} has no key ${fragment}: its keys are ${methods.map(({ id }) => id.slice(id.indexOf('#') + 1)).join(', ')}.`,
  );
}

/** When the key of a method has ended under all its ids (ms); undefined while it is in force. */
export async function endOfKey(
  workspace: Workspace,
  did: string,
  { jwk }: Pick<VerificationMethod, 'jwk'>,
): Promise<number | undefined> {
  if (jwk === undefined) return undefined;
  const { sha256 } = workspace.crypto;
  const document = await resolveEthr(workspace, did);
  const ends = readVerificationMethods(document, did)
    .methods.filter(
      (one) =>
        one.jwk !== undefined && jwkThumbprint(one.jwk, sha256) === jwkThumbprint(jwk, sha256),
    )
    .map(({ expires, revoked }) => parseDateTime(revoked ?? expires));
  return ends.includes(undefined) ? undefined : Math.max(...(ends as number[]));
}

/** For what a key was written, as the registry must be told when it is ended. */
export function purposeOf({ purposes }: Pick<VerificationMethod, 'purposes'>): KeyPurpose {
  return purposes.has('authentication') ? 'authentication' : 'assertionMethod';
}
