import { parseDateTime } from '@originmark/core';
import {
  type CredentialDraft,
  finishIssuing,
  handOver,
  issue,
  type IssuerContext,
} from '@originmark/issuer/register';
import type { EntryBundle, EntrySummary, PreflightReport } from '@originmark/schemas';
import {
  type FiledEntryRow,
  findCredential,
  findFiledEntry,
  recordFiledEntry,
  StorageError,
} from '@originmark/storage';
import {
  createBundle,
  type Preflight,
  preflightEntry,
  presentAgain,
  rememberSupport,
} from '@originmark/wallet';
import { HttpError } from '../http/http-error.ts';
import { enterFiled } from '../worklist/due-dates-of.ts';
import { digestSummary, type PreparedEntry } from './prepare-entry.ts';
import type { WalletContext } from './wallet-context.ts';

/** A challenge of the verifier, as it came. */
export interface Challenge {
  readonly nonce: string;
  readonly audience: string;
  readonly expires: string;
}

/** What was filed, once more or for the first time. */
export interface Filed {
  readonly isNew: boolean;
  readonly entryNumber: string;
  readonly entryVersion: number;
  readonly credential: string;
  /** The text of the bundle. */
  readonly bundle: string;
  /** Of a filing that is new. */
  readonly report?: PreflightReport;
}

/** JSON of `filed_entry.facts`. */
export interface FiledFacts {
  /** As it was signed, `supportedBy` with it. */
  readonly subject: EntrySummary;
  /** Of what it says, apart from what supports it. */
  readonly summaryDigest: string;
  readonly preflight: PreflightReport['outcome'];
}

const ANSWER_MS = 300_000;

/**
 * Files an entry: pre-flights it, records and signs the entry credential, and keeps the bundle before
 * anybody gets it. The same entry again is presented again, and issues nothing.
 * @throws HttpError `filing.*` `challenge.expired`; WalletError; IssuerError
 */
export async function fileEntry(
  prepared: PreparedEntry,
  options: { readonly challenge?: Challenge | undefined; readonly force?: boolean | undefined },
  { resources }: Pick<WalletContext, 'resources'>,
): Promise<Filed> {
  const { holdings, input, issuer, summary } = prepared;
  const { database } = issuer;
  const online = readChallenge(options.challenge, input.presenting);
  const { entryNumber, entryVersion } = summary;
  const named = { number: entryNumber, version: entryVersion };
  const find = () => database.transaction('reader', (tx) => findFiledEntry(tx, named));
  const before = await find();
  if (before !== undefined) return fileAgain(before, { prepared, online, resources });

  const checked = await preflightEntry(input);
  const { match, report, support } = checked;
  if (report.outcome === 'stop' && options.force !== true) throw stopped(report, entryNumber);
  const entry = await issueEntry(issuer, checked, holdings);
  const bundle = await createBundle(
    { summary, filing: match.filing, support },
    {
      ...input.presenting,
      entryId: entry.id,
      validFrom: entry.validFrom,
      signEntry: () => Promise.resolve(entry.token),
      ...online,
    },
    checked.holdings,
  );
  const facts: FiledFacts = {
    subject: entry.subject,
    summaryDigest: digestSummary(summary, resources.crypto),
    preflight: report.outcome,
  };
  try {
    const now = resources.clock();
    await database.transaction(async (tx) => {
      await recordFiledEntry(tx, {
        ...named,
        credentialId: entry.id,
        bundle: new TextEncoder().encode(bundle.text),
        facts: JSON.stringify(facts),
        filedAt: now,
      });
      await enterFiled(tx, entry.subject, now);
    });
  } catch (cause) {
    if (!(cause instanceof StorageError) || cause.code !== 'record.mismatch') throw cause;
    // Another process filed it meanwhile: what is kept counts.
    const meanwhile = await find();
    if (meanwhile === undefined) throw cause;
    return fileAgain(meanwhile, { prepared, online, resources });
  }
  await rememberSupport(match, support, holdings);
  await handOver(issuer, entry.id);
  return {
    isNew: true,
    entryNumber,
    entryVersion,
    credential: entry.id,
    bundle: bundle.text,
    report,
  };
}

interface Online {
  readonly nonce: string;
  readonly audience: string;
  readonly expiresAt: number;
}

/** Presented to nobody but the verifier of the policy: a challenge of another is a relay. */
function readChallenge(
  challenge: Challenge | undefined,
  { at, audience: expected }: { readonly at: number; readonly audience: string },
): Online | undefined {
  if (challenge === undefined) return undefined;
  const { audience, expires, nonce } = challenge;
  const expiresAt = parseDateTime(expires);
  if (audience !== expected)
    throw new HttpError('http.invalid', `the challenge is of ${audience}, not of ${expected}`, {
      pointer: '/challenge/audience',
    });
  if (expiresAt === undefined || expiresAt <= at)
    throw new HttpError('challenge.expired', `the challenge could be answered until ${expires}`);
  return { nonce, audience, expiresAt: Math.min(expiresAt, at + ANSWER_MS) };
}

interface Again {
  readonly prepared: PreparedEntry;
  readonly online: Online | undefined;
  readonly resources: WalletContext['resources'];
}

async function fileAgain(
  before: FiledEntryRow,
  { online, prepared, resources }: Again,
): Promise<Filed> {
  const { holder, input, isClaimedNow, issuer, summary } = prepared;
  const {
    credential_id: credential,
    entry_number: entryNumber,
    entry_version: entryVersion,
  } = before;
  const { subject, summaryDigest } = JSON.parse(before.facts) as FiledFacts;
  const same = isClaimedNow ? { ...summary, claimedAt: subject.claimedAt } : summary;
  if (digestSummary(same, resources.crypto) !== summaryDigest)
    throw new HttpError(
      'filing.other-content',
      `version ${entryVersion} of ${entryNumber} was filed, and says something else`,
    );
  await handOver(issuer, credential);
  const text = new TextDecoder().decode(before.bundle);
  const bundle =
    online === undefined
      ? text
      : await presentAgain(JSON.parse(text) as EntryBundle, {
          ...online,
          holder,
          at: input.presenting.at,
        });
  return { isNew: false, entryNumber, entryVersion, credential, bundle };
}

/** The entry as a recorded credential, with the content that was pre-flighted; or as an earlier run signed it. */
async function issueEntry(
  issuer: IssuerContext,
  { bundle }: Preflight,
  holdings: PreparedEntry['holdings'],
) {
  const [entry] = bundle.members;
  if (entry === undefined) throw new Error('a bundle has its entry');
  const { id } = entry;
  const row = await issuer.database.transaction('reader', (tx) => findCredential(tx, id));
  if (row !== undefined) {
    const { credentialSubject, validFrom } = JSON.parse(row.payload) as SignedEntry;
    const token = row.token ?? (await finishIssuing(issuer, id)).token;
    return { id, token, validFrom, subject: credentialSubject };
  }
  const { credentialSubject, edge, type, validFrom } = entry.credential;
  const draft = {
    ...{ id, type, validFrom, credentialSubject },
    ...(edge !== undefined && { edge }),
  } as unknown as CredentialDraft;
  const basis: string[] = [];
  for (const { credentialDigest } of entry.edges) {
    const held = await holdings.withDigest(credentialDigest);
    if (held !== undefined) basis.push(held.token);
  }
  const { token } = await issue(issuer, draft, { basis, purpose: `entry ${id}` });
  return {
    id,
    token,
    validFrom: validFrom as string,
    subject: credentialSubject as unknown as EntrySummary,
  };
}

interface SignedEntry {
  readonly credentialSubject: EntrySummary;
  readonly validFrom: string;
}

function stopped(report: PreflightReport, entryNumber: string): HttpError {
  const error = new HttpError(
    'filing.stopped',
    `not filed: the verifier would find an exception in ${entryNumber}`,
  );
  return Object.assign(error, { reasons: [report] });
}
