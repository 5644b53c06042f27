import { listKeys, retireKey } from '@originmark/issuer/register';
import { type RegistryCall, toKeyAttribute } from '@originmark/ledger';
import { EXIT, type ExitCode, unreadable, wrongUsage } from '../errors.ts';
import type { Call } from '../io.ts';
import { bindToLedger, findMethod, openIdentity, purposeOf } from '../workspace/ethr-keys.ts';
import { putServed, writeDidDocument } from '../workspace/did-documents.ts';
import { findHeld } from '../workspace/identifiers.ts';
import { withWorkspace } from '../workspace/open-workspace.ts';
import { type PrintArgs, printResult, putFact } from '../workspace/print-result.ts';
import { publishDue } from '../workspace/publish.ts';
import {
  parseSponsored,
  putRequest,
  requestResult,
  type SponsoredArgs,
  writeSponsoredRequest,
} from '../workspace/sponsored-requests.ts';

export interface DidRevokeKeyArgs extends PrintArgs, SponsoredArgs {
  readonly data?: string;
  readonly did: string;
  readonly key: string;
}

/**
 * Revokes a key at once: what it signed counts only where its existence before is proven.
 * @throws CliError 65, 69; IssuerError; LedgerError
 */
export async function runDidRevokeKey({ args, io }: Call<DidRevokeKeyArgs>): Promise<ExitCode> {
  const sponsored = parseSponsored(args);
  await withWorkspace(args, io, async (workspace) => {
    const held = await findHeld(workspace.database, args.did);
    const { did } = held;
    let kid: string;
    if (sponsored !== undefined) {
      const { jwk, ...method } = await findMethod(workspace, did, args.key);
      if (jwk === undefined) throw isController(did, method.id);
      const call = { call: 'revokeAttribute', ...toKeyAttribute(jwk, purposeOf(method)) } as const;
      const request = await writeSponsoredRequest(workspace, did, call, sponsored);
      const result = requestResult(sponsored.file, request);
      await printResult(io, args, result, (page) => {
        putRequest(page, result);
      });
      return;
    }
    if (did.startsWith('did:ethr:')) {
      const method = await findMethod(workspace, did, args.key);
      kid = method.id;
      if (method.jwk === undefined) throw isController(did, kid);
      if (method.revoked === undefined) {
        const identity = await openIdentity(workspace, did);
        await identity.revokeKey({ jwk: method.jwk, purpose: purposeOf(method) });
      }
      await bindToLedger(workspace, did);
    } else {
      const fragment = args.key.slice(args.key.indexOf('#') + 1);
      const key = (await listKeys(workspace.agent, did)).find(
        (one) => one.kid === `${did}#${fragment}`,
      );
      if (key === undefined) throw unreadable(`${did} has no key ${args.key} in force.`);
      await retireKey(workspace.agent, did, key.keyRef);
      kid = key.kid;
    }
    const lists = await publishDue(workspace, { of: held, anew: true });
    const served = await writeDidDocument(workspace, did);
    const result = {
      did,
      revoked: kid,
      statusLists: lists.length,
      ...(served !== undefined && { document: served }),
    };
    await printResult(io, args, result, (page) => {
      putFact(page, 'identifier', did);
      putFact(page, 'revoked', kid);
      if (lists.length > 0) putFact(page, 'status', `${lists.length} lists signed anew`);
      putServed(page, served);
      page.put('What it signed counts only where its existence before this moment is proven.');
    });
  });
  return EXIT.noException;
}

function isController(did: string, kid: string): Error {
  return unreadable(
    `${kid} is the controller of ${did}, which is not revoked: hand the identifier over with "originmark did change-owner", or give it up with "originmark did deactivate".`,
  );
}

export interface DidOwnerArgs extends PrintArgs, SponsoredArgs {
  readonly data?: string;
  readonly did: string;
  /** The new owner's address; absent: nobody's, for ever. */
  readonly address?: string;
}

/**
 * Hands a did:ethr to another address, or gives it up for ever.
 * @throws CliError 65; LedgerError
 */
export async function runDidOwner({ args, io }: Call<DidOwnerArgs>): Promise<ExitCode> {
  const sponsored = parseSponsored(args);
  await withWorkspace(args, io, async (workspace) => {
    const { did } = await findHeld(workspace.database, args.did);
    if (!did.startsWith('did:ethr:'))
      throw unreadable(`${did} has no owner on a ledger: only did:ethr does.`);
    const { address } = args;
    if (sponsored !== undefined) {
      const newOwner = address?.toLowerCase() ?? `0x${'0'.repeat(40)}`;
      if (address !== undefined && /^0x0{40}$/.test(newOwner))
        throw wrongUsage('Giving an identifier up is "originmark did deactivate".');
      const call: RegistryCall = { call: 'changeOwner', newOwner };
      const request = await writeSponsoredRequest(workspace, did, call, sponsored);
      const result = requestResult(sponsored.file, request);
      await printResult(io, args, result, (page) => {
        putRequest(page, result);
      });
      return;
    }
    const identity = await openIdentity(workspace, did);
    const receipt =
      address === undefined ? await identity.deactivate() : await identity.changeOwner(address);
    const result = { did, owner: address?.toLowerCase() ?? null, block: receipt.block };
    await printResult(io, args, result, (page) => {
      putFact(page, 'identifier', did);
      putFact(page, 'owner', result.owner ?? 'nobody, for ever');
      putFact(page, 'block', String(receipt.block));
    });
  });
  return EXIT.noException;
}
