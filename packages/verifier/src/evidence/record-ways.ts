import {
  canonicalizeJson,
  digestBytes,
  type DidResolver,
  type JsonValue,
  type Sha256,
} from '@originmark/core';
import type { KeptAnswer, KeptOpening } from '@originmark/schemas';
import type { VerifierInput } from '../context.ts';
import { keepBytes } from './kept-bytes.ts';
import { keepFailure } from './kept-failure.ts';

/** The ways out of a verdict: all that it asks anybody, and the key that opens what is sealed. */
export type VerifierWays = Pick<
  VerifierInput,
  'fetchStatusList' | 'ledgers' | 'resolver' | 'unseal'
>;

/** Stands before the ways of a verdict, and remembers what was asked and answered. */
export interface WaysRecorder {
  /** For whoever signed the trust policy; give the answer to `loadTrustPolicy`. */
  readonly policyResolver: (resolver: DidResolver) => DidResolver;
  /** Give the answer to `verifyEntry` in the place of the ways themselves. */
  readonly ways: (ways: VerifierWays) => VerifierWays;
  /** What was asked so far and has been answered, success and failure alike, by way and question. */
  readonly answers: () => KeptAnswer[];
  /** What was opened or did not open, by digest of the sealed text. */
  readonly opened: () => KeptOpening[];
}

/** Answers of any of the ways, whatever arguments and answers it has, so long as both are JSON. */
type Way<A extends readonly unknown[], R> = (...question: A) => Promise<R>;

/**
 * Makes a recorder for one verdict. Each question is asked once, and everybody who asks it again has the
 * same answer: a verdict rests on one state of the world. The verifier is given what is kept, read back
 * from its JSON text, so that it cannot rest on anything else.
 */
export function recordWays({ sha256 }: { readonly sha256: Sha256 }): WaysRecorder {
  const asked = new Map<string, Promise<unknown>>();
  const answers = new Map<string, KeptAnswer>();
  const openings = new Map<string, KeptOpening>();

  const remember = <A extends readonly unknown[], R>(
    way: KeptAnswer['way'],
    ask: Way<A, R>,
  ): Way<A, R> => {
    return (...args) => {
      const question = toQuestion(args);
      const name = `${way} ${question}`;
      const known = asked.get(name) as Promise<R> | undefined;
      if (known !== undefined) return known;
      const answering = answer(args, ask, (kept) => answers.set(name, { way, question, ...kept }));
      asked.set(name, answering);
      return answering;
    };
  };
  const opening = new Map<string, Promise<Uint8Array>>();
  const open = (unseal: NonNullable<VerifierWays['unseal']>, jwe: string): Promise<Uint8Array> => {
    const sealed = digestBytes(new TextEncoder().encode(jwe), sha256);
    const known = opening.get(sealed);
    if (known !== undefined) return known;
    const done = openOnce(jwe, unseal, (kept) => openings.set(sealed, { sealed, ...kept }));
    opening.set(sealed, done);
    return done;
  };

  return {
    policyResolver: (resolver) => ({
      resolve: remember('policy-did', (...args) => resolver.resolve(...args)),
    }),
    ways: ({ fetchStatusList, ledgers, resolver, unseal }) => ({
      ...(resolver !== undefined && {
        resolver: { resolve: remember('did', (...args) => resolver.resolve(...args)) },
      }),
      ...(fetchStatusList !== undefined && {
        fetchStatusList: remember('status-list', fetchStatusList),
      }),
      ...(ledgers !== undefined && {
        ledgers: (chainId) => {
          const request = ledgers(chainId);
          const question = toQuestion([chainId]);
          const has = request !== undefined;
          answers.set(`node ${question}`, { way: 'node', question, answer: String(has) });
          if (request === undefined) return undefined;
          const ask = remember(
            'ledger',
            (_chainId: string, asking: Parameters<typeof request>[0]) => request(asking),
          );
          return (asking) => ask(chainId, asking);
        },
      }),
      ...(unseal !== undefined && { unseal: (jwe) => open(unseal, jwe) }),
    }),
    answers: () => sortedBy(answers),
    opened: () => sortedBy(openings),
  };
}

/** A question as its canonical text, so that asking it in another order of members is asking the same. */
export function toQuestion(args: readonly unknown[]): string {
  return canonicalizeJson(JSON.parse(JSON.stringify(args)) as JsonValue);
}

type Kept = Pick<KeptAnswer, 'answer' | 'failure'>;

async function answer<A extends readonly unknown[], R>(
  args: A,
  ask: Way<A, R>,
  keep: (kept: Kept) => void,
): Promise<R> {
  let text: string;
  try {
    text = JSON.stringify((await ask(...args)) ?? null);
  } catch (error) {
    if (error instanceof Error) keep({ failure: keepFailure(error) });
    throw error;
  }
  keep({ answer: text });
  return JSON.parse(text) as R;
}

async function openOnce(
  jwe: string,
  unseal: (jwe: string) => Promise<Uint8Array>,
  keep: (kept: Pick<KeptOpening, 'content' | 'failure'>) => void,
): Promise<Uint8Array> {
  try {
    const content = await unseal(jwe);
    keep({ content: keepBytes(content) });
    return content;
  } catch (error) {
    if (error instanceof Error) keep({ failure: keepFailure(error) });
    throw error;
  }
}

function sortedBy<V>(map: ReadonlyMap<string, V>): V[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}
