import { digestJson, formatDateTime, type JsonValue, parseDateTime } from '@originmark/core';
import type { EntrySummary, EntryVerdict, PreflightReport } from '@originmark/schemas';
import { type VerifierInput, verifyEntry } from '@originmark/verifier';
import type { AssembledBundle } from '../assemble-bundle.ts';
import type { Holdings } from '../hold/holdings.ts';
import { type EntryMatch, matchEntry } from '../match/match-entry.ts';
import { createBundle, type Presenting } from '../present/create-bundle.ts';
import type { LineSupport } from '../present/draft-entry.ts';
import { type Choice, distance, narrowSupport, supportLines } from './choose-support.ts';
import { writeReport } from './write-report.ts';

/** What an entry is pre-flighted with. */
export interface PreflightInput {
  /** The entry as it would be filed; its `supportedBy` is found anew. */
  readonly summary: EntrySummary;
  readonly holdings: Holdings;
  /** How it would be signed and presented. */
  readonly presenting: Omit<Presenting, 'validFrom'>;
  /** What the verifier judges with, as CBP would: policy, ways to the network, counters. */
  readonly verifier: Omit<VerifierInput, 'bundle' | 'clocks' | 'crypto'>;
  /** What ends within so many days is told as about to lapse; default 45. */
  readonly lapseDays?: number;
}

/** A report with all that it rests on. */
export interface Preflight {
  readonly report: PreflightReport;
  /** The verifier's verdict of exactly this bundle at that moment. */
  readonly verdict: EntryVerdict;
  readonly bundle: AssembledBundle;
  readonly match: EntryMatch;
  readonly support: readonly LineSupport[];
}

/**
 * Tells before filing what the verifier would say: finds what is held for every line, presents it, has the
 * verifier judge that very bundle, keeps of several candidates the one that it chose, and explains the
 * verdict for whoever files. It cannot disagree with the verifier, because it has no judgement of its own.
 * Sealed parts stay closed to it: what hangs on them is told as undecided.
 * @throws WalletError `wallet.*` when the entry cannot be presented at all
 */
export async function preflightEntry(input: PreflightInput): Promise<Preflight> {
  const { holdings, presenting, summary } = input;
  const match = await matchEntry(summary, holdings);
  const claimedAt = parseDateTime(summary.claimedAt);
  const present = async (support: readonly LineSupport[]) => {
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
  return { report, ...chosen, match };
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

/** Digest of a verdict in canonical form: what a report names. */
export function digestVerdict(
  verdict: EntryVerdict,
  { crypto }: Pick<Presenting, 'crypto'>,
): string {
  return digestJson(verdict as unknown as JsonValue, crypto.sha256);
}
