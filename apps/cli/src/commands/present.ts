import { formatDateTime, parseCompactJws } from '@originmark/core';
import { LIMITS } from '@originmark/verifier';
import { presentAgain } from '@originmark/wallet';
import { EXIT, type ExitCode } from '../errors.ts';
import { readOpenChallenge } from '../files/challenge-file.ts';
import { parseFormatFile } from '../files/load-format.ts';
import { readInput } from '../files/read-input.ts';
import { refuseOverwrite } from '../files/refuse-overwrite.ts';
import { writeOutput } from '../files/write-output.ts';
import type { Call } from '../io.ts';
import { findHeld } from '../workspace/identifiers.ts';
import { withWorkspace } from '../workspace/open-workspace.ts';
import { filingKeysOf } from '../workspace/presenting-keys.ts';
import { type PrintArgs, printResult, putFact } from '../workspace/print-result.ts';

export interface PresentArgs extends PrintArgs {
  readonly data?: string;
  readonly bundle: string;
  readonly challenge: string;
  readonly as: string;
  readonly out: string;
}

/**
 * Presents a bundle that was filed as a file once more, in answer to a challenge of the verifier: the same
 * credentials and evidence under a new signature that is good for five minutes at most.
 * @throws CliError 65; WalletError
 */
export async function runPresent({ args, io }: Call<PresentArgs>): Promise<ExitCode> {
  const { audience, expiresAt, maxAgeMs, nonce } = await readOpenChallenge(args.challenge, io);
  const bytes = await readInput(args.bundle, 'the bundle', { io, maxBytes: LIMITS.bundleBytes });
  const bundle = parseFormatFile(
    bytes,
    args.bundle,
    'EntryBundle',
    'an entry bundle, as "bundle create" writes it',
  );
  await refuseOverwrite(args.out, { inputs: [args.bundle, args.challenge] }, io);
  await withWorkspace(args, io, async (workspace) => {
    const held = await findHeld(workspace.database, args.as);
    const { holder } = await filingKeysOf(workspace, held);
    const text = await presentAgain(bundle as never, {
      holder,
      audience,
      nonce,
      at: io.now(),
      expiresAt: Math.min(expiresAt, io.now() + maxAgeMs),
    });
    await writeOutput(args.out, text, io);
    const { exp } = parseCompactJws((JSON.parse(text) as { presentation: string }).presentation, {
      maxBytes: LIMITS.bundleBytes,
    }).payload;
    await printResult(io, args, { file: args.out, audience, expires: exp }, (page) => {
      putFact(page, 'presented', `to ${audience}`);
      putFact(page, 'good until', formatDateTime(Number(exp) * 1000));
      putFact(page, 'written to', args.out);
    });
  });
  return EXIT.noException;
}
