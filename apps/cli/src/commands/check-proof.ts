import {
  checkExistenceOnline,
  checkStapledExistence,
  type ExistenceAnswer,
  type ExistenceProof,
  formatDateTime,
  isJsonObject,
  type JsonObject,
  type TrustedLedger,
} from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import { LIMITS } from '@originmark/verifier';
import { EXIT, type ExitCode, unreadable } from '../errors.ts';
import { parseJsonFile } from '../files/parse-json-file.ts';
import { loadPolicy } from '../files/load-policy.ts';
import { listOf } from '../files/read-bundle.ts';
import { readInput } from '../files/read-input.ts';
import { readTokenFile } from '../files/read-token-file.ts';
import { dataFolder } from '../files/trust-sequences.ts';
import type { Call, Io } from '../io.ts';
import { openWays } from '../network/open-ways.ts';
import { findLedgerFile } from '../workspace/ledger-file.ts';
import { type PrintArgs, printResult, putFact } from '../workspace/print-result.ts';

export interface CheckProofArgs extends PrintArgs {
  readonly data?: string;
  readonly proof: string;
  readonly token: string;
  readonly trust?: string;
  readonly trustKey?: string;
  readonly rpc?: string;
  readonly offline?: boolean;
}

/** Says by when the exact token existed. 0: shown; 1: not shown; 2: the ledger did not answer. */
export async function runCheckProof({ args, io }: Call<CheckProofArgs>): Promise<ExitCode> {
  const { token, digest, id } = await readTokenFile(args.token, 'the credential', io);
  const proof = await readProof(args.proof, digest, io);
  const answer = await check(proof, token, { args, io });
  const result = answer.ok
    ? {
        credential: id,
        shown: true,
        existed: formatDateTime(answer.existedAt),
        chainId: answer.chainId,
        checkpoint: answer.checkpointDigest,
      }
    : { credential: id, shown: false, problem: answer.problem, found: answer.found };
  await printResult(io, args, result, (page) => {
    putFact(page, 'credential', id);
    if (answer.ok) {
      putFact(page, 'existed', `by ${formatDateTime(answer.existedAt)}, this exact signed form`);
      putFact(page, 'chain', answer.chainId);
      putFact(page, 'checkpoint', `${answer.checkpointDigest}, of ${answer.checkpoint.origin}`);
    } else {
      putFact(page, 'existence', `not shown: ${answer.problem} (${answer.found})`);
      page.put(REMEDIES[answer.problem] ?? 'Ask whoever gave the proof for another one.');
    }
  });
  if (answer.ok) return EXIT.noException;
  return UNDECIDED.has(answer.problem) ? EXIT.review : EXIT.exception;
}

const UNDECIDED: ReadonlySet<string> = new Set(['unreachable', 'not-stapled', 'block-not-listed']);

const REMEDIES: Readonly<Partial<Record<string, string>>> = {
  unreachable: 'The node of the ledger gave no answer: name one that is reachable with --rpc.',
  'not-stapled':
    'The proof is not stapled, so a node must be asked: name one with --rpc, or the data folder with --data.',
  'block-not-listed':
    'The trust policy does not list the block that the proof is stapled at: add it, or ask a node with --rpc.',
  'not-included':
    'The proof is of other bytes than this token: give the token exactly as it was issued.',
  'ledger-not-listed':
    'The proof is of a ledger that is not trusted here: name a policy that lists it with --trust.',
};

async function check(
  proof: ExistenceProof,
  token: string,
  { args, io }: Call<CheckProofArgs>,
): Promise<ExistenceAnswer> {
  const ways = await openWays(args, io);
  try {
    const ledgers = await trustedLedgers({ args, io }, ways?.policyResolver);
    const claim = {
      proof,
      tag: 'credential',
      bytes: new TextEncoder().encode(token),
      sha256: createNodeCrypto().sha256,
    } as const;
    const stapled = checkStapledExistence({ ...claim, ledgers });
    if (stapled.ok || !UNDECIDED.has(stapled.problem)) return stapled;
    const ledger = ledgers.find(({ chainId }) => chainId === proof.proof.chainId);
    const trusted = await ways?.under({ ledgers: [...ledgers] as never });
    const request = ledger && trusted?.ledgers(ledger.chainId);
    if (ledger === undefined || request === undefined) return stapled;
    return await checkExistenceOnline({ ...claim, ledger, request });
  } finally {
    await ways?.close();
  }
}

/** The ledgers of the policy, else the one of the data folder. */
async function trustedLedgers(
  { args, io }: Call<CheckProofArgs>,
  resolver: Parameters<typeof loadPolicy>[2]['resolver'],
): Promise<readonly TrustedLedger[]> {
  if (args.trust !== undefined) {
    const { trust } = args;
    const { policy } = await loadPolicy({ ...args, trust }, io, { at: io.now(), resolver });
    return policy.ledgers ?? [];
  }
  const folder = dataFolder(args.data, io);
  const file = await findLedgerFile(folder);
  if (file !== undefined) return [file.ledger];
  throw unreadable(
    `Nothing says which ledger is trusted: name a trust policy with --trust, or a data folder with --data (there is none in ${folder}).`,
  );
}

/** The proof itself, or that of the token out of the evidence that `prove` writes. */
async function readProof(path: string, digest: string, io: Io): Promise<ExistenceProof> {
  const bytes = await readInput(path, 'the proof', { io, maxBytes: LIMITS.bundleBytes });
  const value = parseJsonFile(bytes, path, 'a proof of existence');
  const offered =
    isJsonObject(value) && 'existenceProofs' in value ? listOf(value['existenceProofs']) : [value];
  const proofs = offered.filter(
    (one): one is JsonObject => isJsonObject(one) && 'checkpoint' in one,
  );
  const own = proofs.find((one) => one['credentialDigest'] === digest);
  const found = own ?? (offered.length === 1 ? proofs[0] : undefined);
  if (found === undefined || !isJsonObject(found['proof']))
    throw unreadable(
      `${path} holds no proof of existence for this credential: "originmark prove" of its issuer writes one.`,
    );
  return found as unknown as ExistenceProof;
}
