import { CliError, filingKeysOf } from '@originmark/cli/workspace';
import {
  digestJson,
  encodeHexData,
  type JsonObject,
  signCompactJws,
  type Signer,
} from '@originmark/core';
import type { IssuerContext } from '@originmark/issuer/register';
import type { EntrySummary } from '@originmark/schemas';
import type { PreflightInput } from '@originmark/wallet';
import type { StoredHoldings } from '@originmark/wallet/store';
import { HttpError } from '../http/http-error.ts';
import { waysOf } from '../holdings/verifier-of.ts';
import { policyOf } from '../judging/ways-of.ts';
import {
  type EntryRequest,
  readCounters,
  type ReadEntry,
  readEntryRequest,
} from './read-entry-request.ts';
import type { WalletContext } from './wallet-context.ts';

/** An entry, ready to be pre-flighted, and what it is found in. */
export interface PreparedEntry extends ReadEntry {
  readonly input: PreflightInput;
  readonly holdings: StoredHoldings;
  readonly issuer: IssuerContext;
  readonly holder: Signer;
}

/**
 * Reads an entry and makes ready whoever files it. Nothing is signed or kept yet.
 * @throws HttpError; WalletError; IssuerError `issuer.identifier-unknown`
 */
export async function prepareEntry(
  request: EntryRequest,
  tenant: string,
  { holdingsOf, issuers, placeOf, resources }: WalletContext,
): Promise<PreparedEntry> {
  const { clock, crypto } = resources;
  const at = clock();
  const policy = await policyOf(resources);
  const counters = readCounters(request.counters);
  const issuer = await issuers.issuerOf(tenant, request.as);
  const { did, name } = issuer;
  const holdings = await holdingsOf(tenant);
  const read = await readEntryRequest(request, holdings, at);
  const { summary } = read;
  const filer = summary.filer ?? summary.importer;
  if (filer.id !== did)
    throw new HttpError('http.invalid', `the entry is filed by ${filer.id}, and as is ${did}`, {
      pointer: '/as',
    });
  const keys = await keysOf(() =>
    filingKeysOf(placeOf(tenant), { did, ...(name !== undefined && { name }) }),
  );
  const { lapseDays } = request;
  const input: PreflightInput = {
    summary,
    holdings,
    presenting: {
      // In memory alone: nobody gets it, so nothing is recorded.
      signEntry: (draft: JsonObject) =>
        signCompactJws(draft, { typ: 'vc+jwt', cty: 'vc', signer: keys.entry }),
      holder: keys.holder,
      audience: policy.policy.audience,
      at,
      entryId: entryIdOf(did, summary, crypto),
      crypto,
    },
    verifier: { ...waysOf(resources, policy), ...(counters !== undefined && { counters }) },
    ...(lapseDays !== undefined && { lapseDays }),
  };
  return { input, ...read, holdings, issuer, holder: keys.holder };
}

/** What a command would tell in a sentence is the caller's to mend; what is out of reach, to wait for. */
export async function keysOf<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    if (!(cause instanceof CliError)) throw cause;
    throw cause.exitCode === UNREACHABLE
      ? new HttpError('http.busy', 'the ledger is out of reach', { cause })
      : new HttpError('http.invalid', 'whoever files has no key to present with', {
          cause,
          pointer: '/as',
        });
  }
}

const UNREACHABLE = 69;

/** Digest of what an entry says, apart from what was found to support it. */
export function digestSummary(
  { lines, ...summary }: EntrySummary,
  { sha256 }: WalletContext['resources']['crypto'],
): string {
  const own = lines.map((line) =>
    Object.fromEntries(Object.entries(line).filter(([name]) => name !== 'supportedBy')),
  );
  return digestJson({ ...summary, lines: own } as unknown as JsonObject, sha256);
}

/**
 * The id of the entry credential: a UUID of version 8 (RFC 9562) of filer and content. A filing that was cut
 * short goes on under the same id.
 */
export function entryIdOf(
  did: string,
  summary: EntrySummary,
  crypto: WalletContext['resources']['crypto'],
): string {
  const text = JSON.stringify(['entry', did, digestSummary(summary, crypto)]);
  const hash = Uint8Array.from(crypto.sha256(new TextEncoder().encode(text)));
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = encodeHexData(hash).slice(2);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return `urn:uuid:${[...parts, hex.slice(20, 32)].join('-')}`;
}
