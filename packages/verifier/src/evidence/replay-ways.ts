import { digestBytes, type DidResolver, type Sha256 } from '@originmark/core';
import type { EvidencePackage, KeptAnswer } from '@originmark/schemas';
import { toBytes } from './kept-bytes.ts';
import { toFailure } from './kept-failure.ts';
import { toQuestion, type VerifierWays } from './record-ways.ts';

/** The ways of a package, and what was asked of them that it does not hold. */
export interface ReplayedWays {
  readonly policyResolver: DidResolver;
  readonly ways: VerifierWays;
  /** Questions without a recorded answer, each once, in the order in which they were first asked. */
  readonly missed: () => readonly string[];
}

/** Said where a question was not asked when the verdict was given. */
const NOT_KEPT = 'not asked when the evidence package was made';

/**
 * Answers what was recorded, in any order and as often as it is asked. What was not recorded is answered by
 * a failure, which decides nothing, and is told by `missed`: nobody is asked, and nothing is guessed.
 */
export function replayWays(
  kept: Pick<EvidencePackage, 'answers' | 'opened' | 'ways'>,
  { sha256 }: { readonly sha256: Sha256 },
): ReplayedWays {
  const answers = new Map(kept.answers.map((one) => [`${one.way} ${one.question}`, one]));
  const openings = new Map(kept.opened.map((one) => [one.sealed, one]));
  const missed = new Set<string>();
  const find = (way: KeptAnswer['way'], args: readonly unknown[]): KeptAnswer | undefined => {
    const name = `${way} ${toQuestion(args)}`;
    const found = answers.get(name);
    if (found === undefined) missed.add(name);
    return found;
  };
  const recall = (way: KeptAnswer['way'], args: readonly unknown[]): unknown => {
    const found = find(way, args);
    if (found?.failure !== undefined) throw toFailure(found.failure);
    if (found?.answer === undefined) throw new Error(NOT_KEPT);
    return JSON.parse(found.answer);
  };
  // What is no answer of its way is found out by whoever uses it.
  const replay = (way: KeptAnswer['way'], args: readonly unknown[]): Promise<never> =>
    Promise.resolve().then(() => recall(way, args) as never);
  const open = (jwe: string): Uint8Array => {
    const sealed = digestBytes(new TextEncoder().encode(jwe), sha256);
    const found = openings.get(sealed);
    if (found === undefined) missed.add(`unseal ${sealed}`);
    if (found?.failure !== undefined) throw toFailure(found.failure);
    if (found?.content === undefined) throw new Error(NOT_KEPT);
    return toBytes(found.content);
  };
  const could = new Set<string>(kept.ways);
  const ways: VerifierWays = {
    ...(could.has('resolver') && { resolver: { resolve: (...args) => replay('did', args) } }),
    ...(could.has('fetchStatusList') && {
      fetchStatusList: (...args) => replay('status-list', args),
    }),
    ...(could.has('ledgers') && {
      // Where it is not recorded whether there was a node, there is one that gives no answer.
      ledgers: (chainId) =>
        find('node', [chainId])?.answer === 'false'
          ? undefined
          : (asking) => replay('ledger', [chainId, asking]),
    }),
    ...(could.has('unseal') && {
      unseal: (jwe: string) => Promise.resolve().then(() => open(jwe)),
    }),
  };
  return {
    policyResolver: { resolve: (...args) => replay('policy-did', args) },
    ways,
    missed: () => [...missed],
  };
}
