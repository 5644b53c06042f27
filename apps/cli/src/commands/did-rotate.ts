import { type PublicJwk, readVerificationMethods } from '@originmark/core';
import { addKey, listKeys, type ManagedKey, retireKey } from '@originmark/issuer/register';
import { loadSetting, saveSetting } from '@originmark/storage';
import { EXIT, type ExitCode, unreadable } from '../errors.ts';
import type { Call } from '../io.ts';
import {
  bindToLedger,
  endOfKey,
  openIdentity,
  purposeOf,
  resolveEthr,
} from '../workspace/ethr-keys.ts';
import { putServed, writeDidDocument } from '../workspace/did-documents.ts';
import { findHeld } from '../workspace/identifiers.ts';
import { keyTypeName } from '../workspace/key-types.ts';
import { type Workspace, withWorkspace } from '../workspace/open-workspace.ts';
import { type PrintArgs, printResult, putFact } from '../workspace/print-result.ts';
import { publishDue } from '../workspace/publish.ts';

export interface DidRotateArgs extends PrintArgs {
  readonly data?: string;
  readonly did: string;
  readonly key?: string;
}

const VALIDITY_SECONDS = 3650 * 86_400;
/** The shortest that the registry is told; zero would be a revocation. */
const LAPSE_SECONDS = 1;

/** A rotation that was begun: kept until it is done, so that a run that was cut short is carried on. */
interface Rotation {
  readonly old: ManagedKey;
  readonly fresh: { readonly keyRef: string; readonly jwk: PublicJwk };
}

/**
 * Puts a new key of the same type in the place of one, whose validity lapses. What it signed before
 * stays good where it provably existed before; status lists are signed anew.
 * @throws CliError 65, 69; IssuerError; LedgerError
 */
export async function runDidRotate({ args, io }: Call<DidRotateArgs>): Promise<ExitCode> {
  await withWorkspace(args, io, async (workspace) => {
    const held = await findHeld(workspace.database, args.did);
    const { did } = held;
    const isEthr = did.startsWith('did:ethr:');
    const rotation =
      (await loadRotation(workspace, did)) ?? (await beginRotation(workspace, did, args.key));
    const { old } = rotation;
    const endsAt = isEthr ? await rotateOnLedger(workspace, did, rotation) : undefined;
    if (!isEthr) await retireKey(workspace.agent, did, old.keyRef);
    const now = await listKeys(workspace.agent, did);
    const fresh = now.find(({ keyRef }) => keyRef === rotation.fresh.keyRef);
    await saveRotation(workspace, did, '');
    const lists = await publishDue(workspace, { of: held, anew: true });
    const served = await writeDidDocument(workspace, did);
    const result = {
      did,
      ...(served !== undefined && { document: served }),
      old: old.kid,
      ...(fresh !== undefined && { key: fresh.kid }),
      ...(endsAt !== undefined && { lapsedAt: new Date(endsAt).toISOString() }),
      statusLists: lists.length,
    };
    await printResult(io, args, result, (page) => {
      putFact(page, 'identifier', did);
      putFact(
        page,
        'old key',
        `${old.kid}, ${endsAt === undefined ? 'taken out' : `lapsed at ${result.lapsedAt ?? ''}`}`,
      );
      putFact(
        page,
        'new key',
        `${fresh?.kid ?? 'counts once its block is final'} (${keyTypeName(old.type)})`,
      );
      if (lists.length > 0) putFact(page, 'status', `${lists.length} lists signed anew`);
      putServed(page, served);
      page.put(
        'What the old key signed holds where its existence before this moment is proven; anything else is to be signed again.',
      );
    });
  });
  return EXIT.noException;
}

function chooseKey(did: string, keys: readonly ManagedKey[], wanted?: string): ManagedKey {
  const apart = keys.filter(({ kid }) => kid !== `${did}#controller`);
  const fragment = wanted?.slice(wanted.indexOf('#') + 1);
  const found =
    wanted === undefined
      ? apart.at(-1)
      : apart.find(({ kid }) => kid === `${did}#${String(fragment)}`);
  if (found !== undefined) return found;
  throw unreadable(
    wanted === undefined
      ? `${did} has no key to rotate but its controller: add one with "originmark did add-key ${did}", or hand the identifier over with "originmark did change-owner".`
      : `${did} has no key ${wanted} in force: "originmark did resolve ${did}" shows its keys.`,
  );
}

async function beginRotation(
  workspace: Workspace,
  did: string,
  wanted: string | undefined,
): Promise<Rotation> {
  const keys = did.startsWith('did:ethr:')
    ? await bindToLedger(workspace, did)
    : await listKeys(workspace.agent, did);
  const old = chooseKey(did, keys, wanted);
  const { jwk, keyRef } = await addKey(did, { type: old.type }, workspace.keys);
  const rotation = { old, fresh: { keyRef, jwk } };
  await saveRotation(workspace, did, JSON.stringify(rotation));
  return rotation;
}

/** The new key comes first, so that the identifier is never without one. */
async function rotateOnLedger(
  workspace: Workspace,
  did: string,
  { fresh, old }: Rotation,
): Promise<number | undefined> {
  const { io } = workspace;
  const { methods } = readVerificationMethods(await resolveEthr(workspace, did), did);
  const method = methods.find(({ id }) => id === old.kid);
  const purpose = method === undefined ? 'assertionMethod' : purposeOf(method);
  const identity = await openIdentity(workspace, did);
  if (!methods.some(({ jwk }) => jwk?.x === fresh.jwk.x))
    await identity.addKey({ jwk: fresh.jwk, purpose, validitySeconds: VALIDITY_SECONDS });
  const known = await endOfKey(workspace, did, old);
  if (known === undefined || known > io.now() + LAPSE_SECONDS * 1000)
    await identity.addKey({ jwk: old.jwk, purpose, validitySeconds: LAPSE_SECONDS });
  const endsAt = await endOfKey(workspace, did, old);
  // Until that second is over the old key still counts, and would be taken for one in force.
  if (endsAt !== undefined && endsAt > io.now()) await io.wait(endsAt - io.now());
  await bindToLedger(workspace, did);
  return endsAt;
}

async function loadRotation({ database }: Workspace, did: string): Promise<Rotation | undefined> {
  const text = await database.transaction((tx) => loadSetting(tx, `rotation ${did}`));
  return text === undefined || text === '' ? undefined : (JSON.parse(text) as Rotation);
}

async function saveRotation({ database, io }: Workspace, did: string, value: string) {
  await database.transaction((tx) =>
    saveSetting(tx, { key: `rotation ${did}`, value, updatedAt: io.now() }),
  );
}
