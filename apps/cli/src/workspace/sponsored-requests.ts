import { lstat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createLedgerKey } from '@originmark/issuer/register';
import {
  createSponsoredRequest,
  fetchOwnerNonce,
  type RegistryCall,
  type SponsoredRequest,
} from '@originmark/ledger';
import { unreadable, wrongUsage } from '../errors.ts';
import { writeOutput } from '../files/write-output.ts';
import type { Io } from '../io.ts';
import type { Page } from '../render/page.ts';
import type { Workspace } from './open-workspace.ts';
import { putFact } from './print-result.ts';

/** How a write is left to a relayer: the file of the request, and what is said of it. */
export interface SponsoredArgs {
  readonly sponsoredRequest?: string;
  /** The owner's count of signed calls; absent: that of the ledger. */
  readonly nonce?: string;
  readonly validHours?: string;
}

const HOUR_MS = 3_600_000;

/** @throws CliError 64 for a number without a file, or none that fits */
export function parseSponsored({ nonce, sponsoredRequest, validHours }: SponsoredArgs) {
  if (sponsoredRequest === undefined) {
    if (nonce === undefined && validHours === undefined) return undefined;
    throw wrongUsage('--nonce and --valid-hours belong to --sponsored-request <file>.');
  }
  const hours = validHours ?? '24';
  if (!/^[1-9][0-9]{0,3}$/.test(hours))
    throw wrongUsage(`--valid-hours ${hours} is not a number of hours from 1 to 9999.`);
  if (nonce !== undefined && !/^(?:0|[1-9][0-9]{0,8})$/.test(nonce))
    throw wrongUsage(`--nonce ${nonce} is not a count.`);
  return {
    file: sponsoredRequest,
    validForMs: Number(hours) * HOUR_MS,
    ...(nonce !== undefined && { nonce: Number(nonce) }),
  };
}

/**
 * A request that no relayer has sent yet is lost with its file: nothing is written over.
 * @throws CliError 65
 */
export async function refuseExistingRequest(
  { file }: Pick<Sponsoring, 'file'>,
  { cwd }: Pick<Io, 'cwd'>,
): Promise<void> {
  const there = await lstat(resolve(cwd, file)).catch(() => undefined);
  if (there === undefined) return;
  throw unreadable(
    `${file} exists, and may hold a request that was not sent yet: name another file with --sponsored-request, or move that one away. Of two requests with one number only one can be written: where both are to be sent, give this one the next with --nonce.`,
  );
}

/** A request as it is to be made. */
export type Sponsoring = NonNullable<ReturnType<typeof parseSponsored>>;

/**
 * Signs a write as the owner of a did:ethr and leaves it in a file. Nothing is sent, nothing is paid.
 * @throws CliError 65; LedgerError
 */
export async function writeSponsoredRequest(
  workspace: Workspace,
  did: string,
  call: RegistryCall,
  { file, nonce, validForMs }: Sponsoring,
): Promise<SponsoredRequest> {
  const { agent, io, ledger } = workspace;
  await refuseExistingRequest({ file }, io);
  if (!did.startsWith('did:ethr:'))
    throw unreadable(`${did} is not on a ledger: only writes of a did:ethr are sponsored.`);
  const { controllerKeyId } = await agent.didManagerGet({ did });
  const owner = await createLedgerKey(agent, controllerKeyId ?? '');
  const request = await createSponsoredRequest(
    {
      network: ledger,
      did,
      call,
      nonce: nonce ?? (await fetchOwnerNonce(ledger, owner.address)),
      validUntil: io.now() + validForMs,
    },
    owner,
  );
  await writeOutput(file, `${JSON.stringify(request, null, 2)}\n`, io);
  return request;
}

/** What was signed, as a result, and for people. */
export function requestResult(file: string, { call, did, nonce, validUntil }: SponsoredRequest) {
  return { did, request: { file, call: call.call, nonce, validUntil } };
}

/** Says what becomes of the file. */
export function putRequest(page: Page, { did, request }: ReturnType<typeof requestResult>): void {
  putFact(page, 'identifier', did);
  putFact(page, 'request', `${request.file}: ${request.call}, number ${request.nonce}`);
  putFact(page, 'good until', request.validUntil);
  page.put(
    'Nothing is written yet: give the file to a relayer of this network, who sends it with "originmark relay" and pays.',
  );
}
