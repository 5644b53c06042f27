import { readVerificationMethods, type Signer } from '@originmark/core';
import { createKeySigner, listKeys, type ManagedKey } from '@originmark/issuer/register';
import { unreadable } from '../errors.ts';
import { bindToLedger, resolveEthr } from './ethr-keys.ts';
import type { HeldIdentifier } from './identifiers.ts';
import type { IssuingPlace } from './issuing-place.ts';
import type { Workspace } from './open-workspace.ts';

/** The keys of one identifier: one to sign credentials with, one to present with. */
export interface FilingKeys {
  readonly entry: Signer;
  readonly holder: Signer;
}

/**
 * The keys with which an identifier signs an entry and presents it: the newest of each use that its document
 * lists. A did:ethr presents with a key written for it.
 * @throws CliError 65 where there is none
 */
export async function filingKeysOf(
  workspace: Pick<IssuingPlace, 'agent' | 'io'> & Pick<Workspace, 'resolver'>,
  { did, name = did }: HeldIdentifier,
): Promise<FilingKeys> {
  const { agent } = workspace;
  const isEthr = did.startsWith('did:ethr:');
  const keys = isEthr ? await bindToLedger(workspace, did) : await listKeys(agent, did);
  const apart = keys.filter(({ kid }) => kid !== `${did}#controller`);
  const signing = apart.length > 0 ? apart : keys;
  const may = await presentingKids(workspace, did);
  const entry = signing.at(-1);
  const holder = signing.filter(({ kid }) => may === undefined || may.has(kid)).at(-1);
  if (entry === undefined || holder === undefined)
    throw unreadable(
      `${did} has no key to present with: make one with "originmark did add-key ${name} --use present", and wait until its block is final.`,
    );
  const signer = ({ keyRef, kid }: ManagedKey) => createKeySigner(agent, { keyRef, kid });
  return { entry: await signer(entry), holder: await signer(holder) };
}

/** Ids of the methods that a did:ethr lists under `authentication`; undefined for methods that list every key there. */
async function presentingKids(
  workspace: Pick<Workspace, 'resolver'>,
  did: string,
): Promise<ReadonlySet<string> | undefined> {
  if (!did.startsWith('did:ethr:')) return undefined;
  const { methods } = readVerificationMethods(await resolveEthr(workspace, did), did);
  return new Set(
    methods.filter(({ purposes }) => purposes.has('authentication')).map(({ id }) => id),
  );
}
