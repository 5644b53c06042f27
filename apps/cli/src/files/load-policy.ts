import { type DidResolver, formatDateTime, parseCompactJws } from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import { loadTrustPolicy, type LoadedTrustPolicy, VerifierError } from '@originmark/verifier';
import { unreadable } from '../errors.ts';
import type { Io } from '../io.ts';
import { readInput } from './read-input.ts';
import { dataFolder, openTrustSequences } from './trust-sequences.ts';

const MAX_POLICY_BYTES = 1024 * 1024;

/** Which policy is read, and what it has to satisfy. */
export interface PolicyArgs {
  readonly trust: string;
  readonly trustKey?: string;
  readonly at?: string;
  readonly data?: string;
}

interface PolicyMoment {
  /** When it is used, in milliseconds: it must be in force then. */
  readonly at: number;
  readonly resolver: DidResolver | undefined;
}

/**
 * Reads the policy and remembers its sequence, before anything is judged by it.
 * @throws CliError 65 saying what would let it be used
 */
export async function loadPolicy(
  args: PolicyArgs,
  io: Io,
  moment: PolicyMoment,
): Promise<LoadedTrustPolicy> {
  return (await loadPolicyFile(args, io, moment)).policy;
}

/** As {@link loadPolicy}, with the bytes that the policy was read from. @throws CliError 65 */
export async function loadPolicyFile(
  args: PolicyArgs,
  io: Io,
  moment: PolicyMoment,
): Promise<{ readonly policy: LoadedTrustPolicy; readonly text: Uint8Array }> {
  const sequences = await openTrustSequences(dataFolder(args.data, io));
  const { policy, text } = await readPolicy(args, io, moment, sequences.seen);
  const { id, sequence } = policy.policy;
  await sequences.remember({ id, sequence, digest: policy.digest }, moment.at);
  return { policy, text };
}

/**
 * Reads the policy of a verdict that was given before. An older one than is in use now is no fault: nothing
 * new is judged by it.
 * @throws CliError 65
 */
export async function loadHistoricPolicy(
  args: PolicyArgs,
  io: Io,
  moment: PolicyMoment,
): Promise<LoadedTrustPolicy> {
  // Its moment is that of the verdict: nobody forgot to say one.
  return (await readPolicy({ ...args, at: formatDateTime(moment.at) }, io, moment)).policy;
}

async function readPolicy(
  args: PolicyArgs,
  io: Io,
  { at, resolver }: PolicyMoment,
  seenSequence?: (id: string) => number | undefined,
): Promise<{ readonly policy: LoadedTrustPolicy; readonly text: Uint8Array }> {
  const text = await readInput(args.trust, 'the trust policy', { io, maxBytes: MAX_POLICY_BYTES });
  assertPolicyText(text, args.trust);
  try {
    const policy = await loadTrustPolicy({
      text,
      at,
      crypto: createNodeCrypto(),
      ...(seenSequence === undefined ? {} : { seenSequence }),
      ...(args.trustKey === undefined ? {} : { trustKey: args.trustKey }),
      ...(resolver === undefined ? {} : { resolver }),
    });
    return { policy, text };
  } catch (cause) {
    if (!(cause instanceof VerifierError)) throw cause;
    throw unreadable(
      `The trust policy ${args.trust} cannot be used: ${cause.message} (${cause.code}).${wayOut(cause, args)} Nothing was judged.`,
      cause,
    );
  }
}

/** What to type instead, where the words of the command decide it. */
function wayOut({ code, message }: VerifierError, { at, trustKey }: PolicyArgs): string {
  if (code === 'policy.rolled-back')
    return ' To replay a verdict under this older policy on purpose, name a fresh folder with --data. Where "originmark trust seen" shows that a policy was in use which nobody should have signed, "originmark trust forget" lets go of it.';
  if (code === 'policy.untrusted' && trustKey === undefined)
    return ' The option for it is --trust-key <thumbprint>.';
  if (code === 'policy.untrusted' && message.includes('a trust key is configured'))
    return ' The trust key is what --trust-key gave.';
  if (code === 'policy.invalid' && at === undefined && message.includes('is in force from'))
    return ' Was --at forgotten?';
  return '';
}

/** Says of a file that is no policy at all what it is not, before anybody asks who signed it. */
function assertPolicyText(bytes: Uint8Array, path: string): void {
  const text = new TextDecoder().decode(bytes).trim();
  if (text.startsWith('{')) return;
  try {
    parseCompactJws(text, { maxBytes: MAX_POLICY_BYTES });
  } catch (cause) {
    throw unreadable(
      `${path} is no trust policy: it is neither a JSON object nor a signed credential. Give the file as its operator made it.`,
      cause,
    );
  }
}
