import { formatDateTime } from '@originmark/core';
import type { VerifierInput } from '@originmark/verifier';
import { wrongUsage } from '../errors.ts';
import { parseInstant } from '../files/parse-instant.ts';
import { parseObserved } from '../files/parse-observed.ts';
import type { Io } from '../io.ts';

export interface VerifyArgs {
  readonly bundle: string;
  readonly trust?: string;
  readonly trustKey?: string;
  readonly at?: string;
  readonly asOf?: string;
  readonly record?: string;
  readonly filedAt?: string;
  readonly enteredAt?: string;
  readonly counters?: string;
  readonly decryptionKey?: string;
  readonly observed?: readonly string[];
  readonly challenge?: string;
  readonly offline?: boolean;
  readonly data?: string;
  readonly rpc?: string;
  /** Where to keep the evidence package. */
  readonly keep?: string;
  readonly keepClosed?: boolean;
  /** Where to write the signed report, and who signs it. */
  readonly report?: string;
  readonly as?: string;
  /** Of single credentials only. */
  readonly with?: readonly string[];
  readonly evidence?: readonly string[];
  readonly json?: boolean;
  readonly color?: boolean;
}

/** What the options say of moments and of rights on the goods, parsed. Moments in ms. */
export interface Options {
  readonly at: number;
  readonly asOf?: number;
  readonly times: { readonly enteredAt?: number; readonly claimedAt?: number };
  readonly observed: NonNullable<VerifierInput['observed']>;
}

/** @throws CliError 64 */
export function readOptions(args: VerifyArgs, io: Io): Options {
  if (args.with !== undefined || args.evidence !== undefined)
    throw wrongUsage(
      `--with and --evidence go with a single credential; ${args.bundle} is a bundle, which carries its own: leave them out.`,
    );
  for (const [option, value] of [
    ['--filed-at', args.filedAt],
    ['--entered-at', args.enteredAt],
  ] as const)
    if (value !== undefined && args.record === undefined)
      throw wrongUsage(
        `${option} completes the authority's own record: give the record too, with --record <AE file>.`,
      );
  const at = args.at === undefined ? io.now() : parseInstant(args.at, '--at');
  const past = (text: string | undefined, option: string): number | undefined => {
    if (text === undefined) return undefined;
    const moment = parseInstant(text, option);
    if (moment > at)
      throw wrongUsage(
        `${option} ${text} is later than ${formatDateTime(at)}, the moment of this verdict (--at${args.at === undefined ? ', now where it is not given' : ''}): nothing is claimed, filed or entered after it is judged.`,
      );
    return moment;
  };
  const asOf = past(args.asOf, '--as-of');
  const enteredAt = past(args.enteredAt, '--entered-at');
  const claimedAt = past(args.filedAt, '--filed-at');
  return {
    at,
    ...(asOf === undefined ? {} : { asOf }),
    times: {
      ...(enteredAt === undefined ? {} : { enteredAt }),
      ...(claimedAt === undefined ? {} : { claimedAt }),
    },
    observed: (args.observed ?? []).map(parseObserved),
  };
}
