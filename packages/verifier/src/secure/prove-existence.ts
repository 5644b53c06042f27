import {
  checkExistenceOnline,
  checkStapledExistence,
  type EthereumRequest,
  type ExistenceAnswer,
  hashKeccak256,
  type Keccak256,
} from '@originmark/core';
import type { VerifierContext } from '../context.ts';
import type { Credential } from '../intake/credential.ts';
import { LIMITS } from '../intake/limits.ts';
import { oncePer } from '../once-per.ts';
import type { Intake } from '../intake/parse-bundle.ts';
import type { OfferedProof } from '../intake/read-existence-proofs.ts';
import { type Finding, about, fail, undecided } from '../verdict/fragment.ts';

/** What the proofs of a bundle show. */
export interface ProvenExistence {
  /** The earliest proven moment (ms) of a token, by its exact text. */
  readonly existed: ReadonlyMap<string, number>;
  readonly findings: readonly Finding[];
}

/** Why a proof shows nothing; undecided where a ledger did not answer. */
interface Unshown {
  readonly problem: string;
  readonly why?: string;
}

/**
 * Judges proofs of existence. Each names a credential of the bundle and counts for the exact token of
 * it and for nothing else; of several the earliest counts, in whatever order they come. One that shows
 * nothing is told and changes nothing.
 */
export async function proveExistence(
  { credentials, staples }: Pick<Intake, 'credentials' | 'staples'>,
  context: VerifierContext,
): Promise<ProvenExistence> {
  const existed = new Map<string, number>();
  const findings: Finding[] = [];
  const proofs = staples.existenceProofs;
  if (proofs.length === 0) return { existed, findings };
  const byDigest = new Map<string, readonly Credential[]>();
  for (const token of [...credentials, ...staples.statusLists, ...staples.didResolutions])
    byDigest.set(token.digest, [...(byDigest.get(token.digest) ?? []), token]);
  const ask = createQuestions(context);
  const keccak256 = rememberHashes();
  const bytesOf = oncePer((token: string) => new TextEncoder().encode(token));
  const tools = { ask, keccak256, bytesOf };
  const judged = await Promise.all(
    readableOf(proofs).map(async ({ isRead, offered }) => {
      const named = byDigest.get(offered.proof.credentialDigest ?? '') ?? [];
      const answers = isRead
        ? await Promise.all(named.map((one) => judge(offered, one, tools, context)))
        : [TOO_MANY];
      return { offered, answers };
    }),
  );
  for (const { answers, offered } of judged) {
    const shown = answers.filter((answer) => 'token' in answer);
    for (const { at, token } of shown)
      existed.set(token, Math.min(at, existed.get(token) ?? Number.POSITIVE_INFINITY));
    if (shown.length > 0) continue;
    const [unshown] = answers.filter((answer) => 'problem' in answer);
    findings.push(
      tellUnshown(offered, unshown ?? { problem: 'names no credential that was presented' }),
    );
  }
  return { existed, findings };
}

const TOO_MANY: Unshown = { problem: `more than ${LIMITS.proofsOfOneToken} for one credential` };

/**
 * Which proofs are looked into: every one costs a digest of the whole token, and a hostile bundle has
 * hundreds for the largest one it holds. Those that count are the same in whatever order they come.
 */
function readableOf(
  proofs: readonly OfferedProof[],
): readonly { readonly offered: OfferedProof; readonly isRead: boolean }[] {
  const counts = new Map<string, number>();
  return [...proofs]
    .sort((a, b) => (a.digest < b.digest ? -1 : 1))
    .map((offered) => {
      const of = offered.proof.credentialDigest ?? '';
      const count = (counts.get(of) ?? 0) + 1;
      counts.set(of, count);
      return { offered, isRead: count <= LIMITS.proofsOfOneToken };
    });
}

interface Tools {
  readonly ask: Questions;
  readonly keccak256: Keccak256;
  readonly bytesOf: (token: string) => Uint8Array;
}

async function judge(
  { proof }: OfferedProof,
  { jws: { token } }: Credential,
  { ask, bytesOf, keccak256 }: Tools,
  { crypto: { sha256 }, policy: { policy } }: VerifierContext,
): Promise<{ readonly token: string; readonly at: number } | Unshown> {
  const ledgers = policy.ledgers ?? [];
  const claim = {
    proof,
    tag: 'credential',
    bytes: bytesOf(token),
    sha256,
  } as const;
  let answer: ExistenceAnswer = checkStapledExistence({ ...claim, ledgers, keccak256 });
  if (!answer.ok && MAY_BE_ASKED.has(answer.problem)) {
    const ledger = ledgers.find(
      ({ chainId, eas }) => chainId === proof.proof.chainId && eas === proof.proof.eas,
    );
    const request = ledger && ask(ledger.chainId);
    if (ledger !== undefined && request !== undefined)
      answer = await checkExistenceOnline({ ...claim, ledger, request });
  }
  return answer.ok
    ? { token, at: answer.existedAt }
    : { problem: answer.problem, why: answer.found };
}

/** What a node of the ledger may still answer: the proof fits, and only the block is not known here. */
const MAY_BE_ASKED: ReadonlySet<string> = new Set(['not-stapled', 'block-not-listed']);

type Questions = (chainId: string) => EthereumRequest | undefined;

/** The ways to ledgers that the caller gave. Each question is asked once a verdict, so that all proofs see one answer. */
function createQuestions({ ledgers }: VerifierContext): Questions {
  const known = new Map<string, EthereumRequest | undefined>();
  return (chainId) => {
    if (!known.has(chainId)) known.set(chainId, askOnce(ledgers?.(chainId)));
    return known.get(chainId);
  };
}

function askOnce(request: EthereumRequest | undefined): EthereumRequest | undefined {
  if (request === undefined) return undefined;
  const answers = new Map<string, Promise<unknown>>();
  return (question) => {
    const name = JSON.stringify([question.method, question.params]);
    let answer = answers.get(name);
    if (answer === undefined) {
      answer = request(question);
      answers.set(name, answer);
    }
    return answer;
  };
}

/** Proofs of one block share its header, the account of EAS and the upper nodes of its storage. */
function rememberHashes(): Keccak256 {
  const known = new Map<string, Uint8Array>();
  // Each byte has a letter of its own, so that no two inputs share a name.
  const letters = new TextDecoder('windows-1252');
  return (bytes) => {
    const name = letters.decode(bytes);
    const hash = known.get(name) ?? hashKeccak256(bytes);
    known.set(name, hash);
    return hash;
  };
}

function tellUnshown({ digest, proof }: OfferedProof, { problem, why }: Unshown): Finding {
  const facts = about({
    pointer: '/evidence/existenceProofs',
    expected: 'a proof that the signed form existed, on a ledger of the trust policy',
    found: {
      problem,
      ...(why !== undefined && { why }),
      staple: digest,
      of: proof.credentialDigest ?? null,
    },
  });
  return problem === 'unreachable'
    ? undecided('intake.staple-unproven', facts)
    : fail('intake.staple-unproven', facts);
}
