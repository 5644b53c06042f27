import { normalizeDid } from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import {
  type EntryVerificationReportCredential,
  type TrustPolicy,
  validateCredential,
} from '@originmark/schemas';
import {
  type LoadedTrustPolicy,
  loadTrustPolicy,
  type OfferedEvidence,
  verifyChain,
  VerifierError,
} from '@originmark/verifier';
import { EXIT, type ExitCode, unreadable, wrongUsage } from '../errors.ts';
import { loadHistoricPolicy } from '../files/load-policy.ts';
import { joinEvidence, readEvidenceFile } from '../files/read-evidence-file.ts';
import { readPackage } from '../files/read-package.ts';
import { readTokenFile } from '../files/read-token-file.ts';
import { dataFolder } from '../files/trust-sequences.ts';
import type { Call, Io } from '../io.ts';
import {
  checkExistence,
  checkPackage,
  checkPolicy,
  checkSignature,
  type ReportCheck,
  WITHOUT_PACKAGE,
} from '../judge/check-report.ts';
import { createKeyPolicy } from '../judge/key-policy.ts';
import { openWays, type Ways } from '../network/open-ways.ts';
import { findLedgerFile } from '../workspace/ledger-file.ts';
import { type PrintArgs, printResult } from '../workspace/print-result.ts';
import { printReportChecks } from '../render/report-checks.ts';

export interface ReportCheckArgs extends PrintArgs {
  readonly reportFile: string;
  readonly trust?: string;
  readonly trustKey?: string;
  readonly key?: string;
  readonly evidence?: readonly string[];
  readonly package?: string;
  readonly data?: string;
  readonly rpc?: string;
  readonly offline?: boolean;
}

const TYPE = 'EntryVerificationReportCredential';
const THUMBPRINT = /^[\w-]{43}$/;

/**
 * Says of a signed report what holds and what was not looked at: 0 when all that was looked at holds, 1 when
 * anything does not, 2 when something could not be decided.
 * @throws CliError 64, 65
 */
export async function runReportCheck({ args, io }: Call<ReportCheckArgs>): Promise<ExitCode> {
  if (args.trust === undefined && args.key === undefined)
    throw wrongUsage(
      'Nobody says whose reports are believed: give the trust policy of the verifier with --trust <file>, or the thumbprint of its key with --key.',
    );
  if (args.key !== undefined && !THUMBPRINT.test(args.key))
    throw wrongUsage(`--key ${args.key} is not the thumbprint of a key (RFC 7638, 43 characters).`);
  const read = await readReport(args.reportFile, io);
  const given = await Promise.all((args.evidence ?? []).map((path) => readEvidenceFile(path, io)));
  const kept = args.package === undefined ? undefined : await readPackage(args.package, io);
  const ways = await openWays(args, io);
  let checks: readonly ReportCheck[];
  try {
    checks = await check(read, joinEvidence(given), { args, io }, ways);
  } finally {
    await ways?.close();
  }
  const { credentialSubject: said, id } = read.report;
  const crypto = createNodeCrypto();
  const ofPackage = kept === undefined ? WITHOUT_PACKAGE : await checkPackage(said, kept, crypto);
  const all = [...checks, ...ofPackage];
  const { entryNumber, entryVersion, outcome } = said;
  const result = {
    report: id,
    issuer: read.issuer,
    entryNumber,
    entryVersion,
    outcome,
    checks: all,
  };
  await printResult(io, args, result, (page) => {
    printReportChecks(page, result);
  });
  if (all.some((one) => one.outcome === 'failed')) return EXIT.exception;
  return all.some((one) => one.outcome === 'undecided') ? EXIT.review : EXIT.noException;
}

interface ReadReport {
  readonly token: string;
  readonly report: EntryVerificationReportCredential;
  readonly issuer: string;
}

async function readReport(path: string, io: Io): Promise<ReadReport> {
  const { payload, token } = await readTokenFile(path, 'the report', io);
  const types = Array.isArray(payload['type']) ? (payload['type'] as readonly unknown[]) : [];
  const fault = types.includes(TYPE) ? validateCredential(TYPE, payload) : undefined;
  if (!types.includes(TYPE) || fault !== undefined)
    throw unreadable(
      `${path} is no report of a verifier${fault === undefined ? '' : ` (at ${fault.pointer})`}: "originmark verify --report" writes one.`,
    );
  const report = payload as unknown as EntryVerificationReportCredential;
  const { issuer } = report;
  return { token, report, issuer: typeof issuer === 'string' ? issuer : issuer.id };
}

async function check(
  { issuer, report, token }: ReadReport,
  evidence: OfferedEvidence,
  { args, io }: Call<ReportCheckArgs>,
  ways: Ways | undefined,
): Promise<readonly ReportCheck[]> {
  const crypto = createNodeCrypto();
  const { key, trust } = args;
  const at = Date.parse(report.credentialSubject.clocks.verified);
  const believed =
    trust === undefined
      ? undefined
      : await loadHistoricPolicy({ ...args, trust }, io, { at, resolver: ways?.policyResolver });
  const judging =
    key === undefined
      ? believed
      : await keyPolicy(issuer, key, believed?.policy.ledgers ?? (await ownLedgers(args, io)));
  if (judging === undefined) throw wrongUsage('Nobody says whose reports are believed.');
  const now = io.now();
  const verdict = await verifyChain({
    token,
    evidence,
    policy: judging,
    crypto,
    clocks: { presentedAt: now, verifiedAt: now },
    ...(await ways?.under(judging.policy)),
  });
  const hasProofs = (evidence.existenceProofs ?? []).length > 0;
  const signature = checkSignature(verdict);
  return [
    signature,
    key === undefined ? checkVerifier(issuer, judging.policy.audience) : checkKey(signature, key),
    checkExistence(verdict, hasProofs),
    checkPolicy(report.credentialSubject, believed),
  ];
}

/** A signature alone says nothing, for anybody has a key: it has to be the policy's own verifier's. */
function checkVerifier(issuer: string, audience: string): ReportCheck {
  const isVerifier = normalizeDid(issuer) === normalizeDid(audience);
  const outcome = isVerifier ? 'held' : 'failed';
  return { check: 'signer', outcome, expected: audience, found: issuer };
}

/** No other key counts under the policy of one key, so that the signature holds by this one or by none. */
function checkKey({ outcome }: ReportCheck, key: string): ReportCheck {
  const found = outcome === 'held' ? `the key ${key}` : `not shown to be the key ${key}`;
  return { check: 'signer', outcome, found };
}

async function keyPolicy(
  did: string,
  thumbprint: string,
  ledgers: TrustPolicy['ledgers'],
): Promise<LoadedTrustPolicy> {
  const text = JSON.stringify(createKeyPolicy({ did, thumbprint }, ledgers));
  try {
    return await loadTrustPolicy({ text, at: 0, crypto: createNodeCrypto() });
  } catch (cause) {
    if (!(cause instanceof VerifierError)) throw cause;
    throw unreadable(
      `${thumbprint} cannot be believed as a key of ${did}: ${cause.message}.`,
      cause,
    );
  }
}

async function ownLedgers(args: ReportCheckArgs, io: Io): Promise<TrustPolicy['ledgers']> {
  const file = await findLedgerFile(dataFolder(args.data, io));
  return file === undefined ? undefined : ([file.ledger] as unknown as TrustPolicy['ledgers']);
}
