import { addDays, type CertificationWithdrawal } from '@originmark/customs';
import {
  agreementIn,
  CERTIFICATIONS,
  factsOfLine,
  type FiledEntry,
  type Holdings,
  type LineHit,
  linesHitBy,
  readCredential,
  readFiledEntries,
} from '@originmark/wallet';
import { createNodeCrypto } from '@originmark/core/node';
import { EXIT, type ExitCode, unreadable } from '../errors.ts';
import { loadAllFiledEntries, parseDay } from '../files/filed-entries.ts';
import { readTokenFile } from '../files/read-token-file.ts';
import type { Call } from '../io.ts';
import { ADVISORY } from '../render/after-entry.ts';
import { createPage, readStyle } from '../render/page.ts';
import { putHits } from '../render/withdrawn.ts';
import { openHoldings } from '../workspace/open-wallet.ts';
import { withWorkspace } from '../workspace/open-workspace.ts';
import { type AfterEntryArgs, askedOf, parseClaimed, readFacts } from './after-entry-facts.ts';

/**
 * Prints which lines of entries a withdrawn certification hits, and by when to correct them: of the entries named, or
 * of those held. A line of which nobody knows what it rests on is undecided, never spared.
 * @throws CliError 64, 65
 */
export async function runWithdrawn({
  args,
  io,
}: Call<AfterEntryArgs & { readonly withdrawn: string }>): Promise<ExitCode> {
  const { token } = await readTokenFile(args.withdrawn, 'the certification', io);
  const certification = readCredential(token, createNodeCrypto());
  if (!CERTIFICATIONS.includes(certification.type))
    throw unreadable(
      `${args.withdrawn} is a ${certification.type}: name a certification of origin.`,
    );
  const agreement = agreementIn(certification);
  const withdrawal = withdrawalOf(certification.id, args.falseFrom);
  const named = args.entries.length === 0 ? undefined : await loadAllFiledEntries(args.entries, io);
  let unread: readonly string[] = [];
  let hits: readonly LineHit[] = [];
  const judge = async (entries: readonly FiledEntry[], holdings: Holdings | undefined) => {
    const asked = askedOf(parseClaimed(args.claimed, entries), args);
    hits = await linesHitBy({
      withdrawal,
      ...(agreement !== undefined && { agreement }),
      entries,
      factsOf: (entry, line) => factsOfLine(readFacts(entry, args, io), line, asked),
      ...(holdings !== undefined && { holdings }),
    });
  };
  if (named !== undefined && args.data === undefined) await judge(named, undefined);
  else
    await withWorkspace(args, io, async (workspace) => {
      const holdings = await openHoldings(workspace);
      const held = named === undefined ? await heldEntries(holdings) : undefined;
      unread = held?.unread ?? [];
      await judge(named ?? held?.entries ?? [], holdings);
    });
  const { kind } = withdrawal;
  if (args.json === true) {
    const told = {
      advisory: true,
      notice: ADVISORY,
      certification: certification.id,
      kind,
      lines: hits,
      unread,
    };
    await io.out(`${JSON.stringify(told)}\n`);
    return EXIT.noException;
  }
  const page = createPage(readStyle(io, args));
  putHits(page, { certification: certification.id, falseFrom: args.falseFrom, hits, unread });
  await io.out(page.text());
  return EXIT.noException;
}

function withdrawalOf(
  certification: string,
  falseFrom: string | undefined,
): CertificationWithdrawal {
  return falseFrom === undefined
    ? { certification, kind: 'false-from-the-start' }
    : {
        certification,
        kind: 'ceased',
        lastGoodDay: addDays(parseDay(falseFrom, '--false-from'), -1),
      };
}

/** The entry summaries held; those that cannot be read are named, not passed over. */
async function heldEntries(holdings: Holdings) {
  const entries: FiledEntry[] = [];
  const unread: string[] = [];
  for (const held of await holdings.find({ types: ['CBP7501EntrySummaryCredential'] })) {
    const read = readFiledEntries(JSON.stringify(held.credential));
    if (read.problems.length > 0 || read.entries.length === 0) unread.push(held.id);
    else entries.push(...read.entries);
  }
  return { entries, unread };
}
