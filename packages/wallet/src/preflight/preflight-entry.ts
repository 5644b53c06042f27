import { formatDateTime, parseDateTime } from '@originmark/core';
import type { EntryVerdict, PreflightReport } from '@originmark/schemas';
import { verifyEntry } from '@originmark/verifier';
import type { AssembledBundle } from '../assemble-bundle.ts';
import type { Holdings } from '../hold/holdings.ts';
import { type EntryMatch, matchEntry } from '../match/match-entry.ts';
import { createBundle } from '../present/create-bundle.ts';
import type { LineSupport } from '../present/draft-entry.ts';
import { type Choice, distance, narrowSupport, supportLines } from './choose-support.ts';
import type { PreflightInput, Presented } from './preflight-input.ts';
import { setStrangersAside } from './set-strangers-aside.ts';
import { writeReport } from './write-report.ts';

/** A report with all that it rests on. */
export interface Preflight extends Presented {
  readonly report: PreflightReport;
  readonly match: EntryMatch;
  /** What it was found in: what is filed is found there too. */
  readonly holdings: Holdings;
}

/**
 * Tells before filing what the verifier would say: finds what is held for every line, presents it, has the
 * verifier judge that very bundle, keeps of several candidates the one that it chose, and explains the
 * verdict for whoever files. It cannot disagree with the verifier, because it has no judgement of its own.
 * Sealed parts stay closed to it: what hangs on them is told as undecided.
 * @throws WalletError `wallet.*` when the entry cannot be presented at all
 */
export async function preflightEntry(given: PreflightInput): Promise<Preflight> {
  const holdings = setStrangersAside(given);
  const input = { ...given, holdings };
  const { presenting, summary } = input;
  const match = await matchEntry(summary, holdings);
  const claimedAt = parseDateTime(summary.claimedAt);
  const present = async (support: readonly LineSupport[]): Promise<Presented> => {
    const validFrom = formatDateTime(Math.min(claimedAt ?? presenting.at, presenting.at));
    const entry = { summary, filing: match.filing, support };
    const bundle = await createBundle(entry, { ...presenting, validFrom }, holdings);
    const verdict = await judge(bundle, input);
    return { bundle, verdict, support };
  };
  const wide = await present(supportLines(match));
  const tried = [wide];
  let chosen = wide;
  const choices: readonly Choice[] = ['likeliest', 'verifier'];
  for (const choice of choices) {
    const narrow = narrowSupport(match, wide.verdict, wide.support, choice);
    if (narrow === undefined) break;
    const narrowed = await present(narrow);
    tried.push(narrowed);
    const better = distance(narrowed.verdict) - distance(chosen.verdict);
    // The smaller set is taken when it serves as well; a second choice must serve better than the first.
    if (better < 0 || (better === 0 && chosen === wide)) chosen = narrowed;
    if (distance(chosen.verdict) <= distance(wide.verdict) && isClean(chosen.verdict)) break;
  }
  const report = await writeReport({ ...chosen, tried, match, input });
  return { report, ...chosen, match, holdings };
}

function isClean({ outcome }: EntryVerdict): boolean {
  return outcome === 'no-exception';
}

/** The verifier itself, at the moment of presentation. */
function judge(
  { text }: AssembledBundle,
  { presenting, verifier }: PreflightInput,
): Promise<EntryVerdict> {
  const clocks = { presentedAt: presenting.at, verifiedAt: presenting.at };
  return verifyEntry({ ...verifier, bundle: text, clocks, crypto: presenting.crypto });
}
