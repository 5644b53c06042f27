import { addKey } from '@originmark/issuer/register';
import { toKeyAttribute } from '@originmark/ledger';
import { EXIT, type ExitCode, unreadable, wrongUsage } from '../errors.ts';
import type { Call } from '../io.ts';
import { bindToLedger, openIdentity } from '../workspace/ethr-keys.ts';
import { putServed, writeDidDocument } from '../workspace/did-documents.ts';
import { findHeld } from '../workspace/identifiers.ts';
import { keyTypeName, parseKeyType } from '../workspace/key-types.ts';
import { withWorkspace } from '../workspace/open-workspace.ts';
import { type PrintArgs, printResult, putFact } from '../workspace/print-result.ts';
import {
  parseSponsored,
  putRequest,
  refuseExistingRequest,
  requestResult,
  type SponsoredArgs,
  writeSponsoredRequest,
} from '../workspace/sponsored-requests.ts';

export interface DidAddKeyArgs extends PrintArgs, SponsoredArgs {
  readonly data?: string;
  readonly did: string;
  readonly type?: string;
  readonly use?: string;
  readonly validDays?: string;
}

const DAY_SECONDS = 86_400;

/**
 * Makes a further key for an identifier; for did:ethr it is written to the ledger.
 * @throws CliError 64, 65; IssuerError; LedgerError
 */
export async function runDidAddKey({ args, io }: Call<DidAddKeyArgs>): Promise<ExitCode> {
  const type = parseKeyType(args.type ?? 'P-256');
  const purpose = parseUse(args.use ?? 'sign');
  const validitySeconds = parseDays(args.validDays ?? '3650') * DAY_SECONDS;
  const sponsored = parseSponsored(args);
  // Before a key is made that nothing would name.
  if (sponsored !== undefined) await refuseExistingRequest(sponsored, io);
  await withWorkspace(args, io, async (workspace) => {
    const { did } = await findHeld(workspace.database, args.did);
    const isEthr = did.startsWith('did:ethr:');
    if (!isEthr && purpose === 'authentication')
      throw unreadable(`${did}: keys for presentations are written here for did:ethr only.`);
    if (sponsored !== undefined && !isEthr)
      throw unreadable(`${did} is not on a ledger: only writes of a did:ethr are sponsored.`);
    const { jwk, keyRef } = await addKey(did, { type }, workspace.keys);
    if (sponsored !== undefined) {
      const call = {
        call: 'setAttribute',
        ...toKeyAttribute(jwk, purpose),
        validitySeconds,
      } as const;
      const request = await writeSponsoredRequest(workspace, did, call, sponsored);
      const result = {
        ...requestResult(sponsored.file, request),
        key: { type: keyTypeName(type), use: args.use ?? 'sign', jwk },
      };
      await printResult(io, args, result, (page) => {
        putRequest(page, result);
        page.put(
          'The key signs once its block is final; until then "did list" shows it as pending.',
        );
      });
      return;
    }
    if (isEthr) {
      const identity = await openIdentity(workspace, did);
      await identity.addKey({ jwk, purpose, validitySeconds });
    }
    const kid = isEthr
      ? (await bindToLedger(workspace, did)).find((key) => key.keyRef === keyRef)?.kid
      : undefined;
    const served = await writeDidDocument(workspace, did);
    const result = {
      did,
      ...(served !== undefined && { document: served }),
      key: {
        type: keyTypeName(type),
        use: args.use ?? 'sign',
        jwk,
        ...(kid !== undefined && { id: kid }),
      },
    };
    await printResult(io, args, result, (page) => {
      putFact(page, 'identifier', did);
      putFact(page, 'key', `${kid ?? jwk.crv} (${keyTypeName(type)}, to ${result.key.use})`);
      putServed(page, served);
      if (isEthr && kid === undefined)
        page.put(
          'It is written, and counts once its block is final by the finality of the network.',
        );
    });
  });
  return EXIT.noException;
}

function parseUse(text: string): 'assertionMethod' | 'authentication' {
  if (text === 'sign') return 'assertionMethod';
  if (text === 'present') return 'authentication';
  throw wrongUsage(
    `--use ${text} is not a use: write sign (credentials) or present (presentations too).`,
  );
}

function parseDays(text: string): number {
  const days = /^[0-9]{1,5}$/.test(text) ? Number(text) : 0;
  if (days > 0) return days;
  throw wrongUsage(`--valid-days ${text} is not a number of days from 1 to 99999.`);
}
