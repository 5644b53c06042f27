import { encodeBase64Url, formatDateTime } from '@originmark/core';
import { randomBytes } from '@originmark/core/node';
import { EXIT, type ExitCode, wrongUsage } from '../errors.ts';
import { ANSWER_MS, writeChallenge } from '../files/challenge-file.ts';
import { loadPolicy } from '../files/load-policy.ts';
import { requireTrust } from '../files/require-trust.ts';
import { noteChallenge } from '../files/spent-challenges.ts';
import { dataFolder } from '../files/trust-sequences.ts';
import { writeOutput } from '../files/write-output.ts';
import type { Call } from '../io.ts';
import { type PrintArgs, printResult, putFact } from '../workspace/print-result.ts';

export interface ChallengeArgs extends PrintArgs {
  readonly data?: string;
  readonly trust?: string;
  readonly trustKey?: string;
  readonly validSeconds?: string;
  readonly out: string;
}

const NONCE_BYTES = 32;
const MAX_SECONDS = ANSWER_MS / 1000;

/**
 * Makes a challenge of this verifier for one presentation, and remembers it: `verify --challenge` takes the
 * first answer, and no other.
 * @throws CliError 64, 65
 */
export async function runChallenge({ args, io }: Call<ChallengeArgs>): Promise<ExitCode> {
  const trust = requireTrust(args, 'challenge', io);
  const { policy } = await loadPolicy({ ...args, trust }, io, {
    at: io.now(),
    resolver: undefined,
  });
  const expiresAt = io.now() + parseSeconds(args.validSeconds ?? String(MAX_SECONDS)) * 1000;
  const nonce = encodeBase64Url(randomBytes(NONCE_BYTES));
  const { audience } = policy;
  const expires = formatDateTime(expiresAt);
  const folder = dataFolder(args.data, io);
  await writeOutput(args.out, writeChallenge({ nonce, audience, expiresAt }), io, {
    inputs: [trust],
  });
  await noteChallenge(folder, nonce, expiresAt);
  await printResult(io, args, { nonce, audience, expires, file: args.out }, (page) => {
    putFact(page, 'audience', audience);
    putFact(page, 'good until', expires);
    putFact(page, 'written to', args.out);
    page.put('Give it to whoever presents; judge the answer with "verify --challenge".');
  });
  return EXIT.noException;
}

function parseSeconds(text: string): number {
  const seconds = /^[0-9]{1,4}$/.test(text) ? Number(text) : 0;
  if (seconds >= 1 && seconds <= MAX_SECONDS) return seconds;
  throw wrongUsage(`--valid-seconds ${text} is not a whole number from 1 to ${MAX_SECONDS}.`);
}
