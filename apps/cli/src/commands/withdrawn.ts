import { isJsonObject } from '@originmark/core';
import {
  type AgreementId,
  addDays,
  agreementOf,
  afterEntryOptions,
  type CertificationWithdrawal,
  entriesHitBy,
  type RemedyAnswer,
} from '@originmark/customs';
import {
  CERTIFICATIONS,
  type HeldCredential,
  type Holdings,
  readCredential,
} from '@originmark/wallet';
import { createNodeCrypto } from '@originmark/core/node';
import { EXIT, type ExitCode, unreadable } from '../errors.ts';
import {
  type FiledEntry,
  type FiledLine,
  parseDay,
  loadAllFiledEntries,
  readFiledEntries,
} from '../files/filed-entries.ts';
import { readTokenFile } from '../files/read-token-file.ts';
import type { Call } from '../io.ts';
import { ADVISORY } from '../render/after-entry.ts';
import { createPage, readStyle } from '../render/page.ts';
import { type LineHit, putHits } from '../render/withdrawn.ts';
import { openHoldings } from '../workspace/open-wallet.ts';
import { withWorkspace } from '../workspace/open-workspace.ts';
import {
  type AfterEntryArgs,
  factsOfEntry,
  factsOfLine,
  parseClaimed,
} from './after-entry-facts.ts';

const TO_CORRECT: readonly RemedyAnswer['remedy'][] = [
  'notice-of-correction',
  'post-summary-correction',
];

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
    const claimed = parseClaimed(args.claimed, entries);
    const told: LineHit[] = [];
    for (const entry of lastVersions(entries)) {
      const common = factsOfEntry(entry, args, io);
      for (const line of entry.lines) {
        const facts = factsOfLine(common, line, claimed, args);
        const rests = await restsOf(line, holdings);
        const [hit] = entriesHitBy(withdrawal, [
          {
            entryNumber: entry.entryNumber,
            line: line.line,
            certifications: [...rests.ids],
            ...(facts.importDate !== undefined && { importDate: facts.importDate }),
            isClaimed: facts.wasClaimed === true,
          },
        ]);
        if (hit === undefined) continue;
        // A claim under another agreement rests on no certification of this one.
        const isOther = agreement !== undefined && agreementOf(facts.spi)?.id !== agreement;
        const isOpen =
          hit.because === 'rests-on-others' &&
          !isOther &&
          !(rests.isSaid && rests.unheld.length === 0);
        const judged: LineHit = isOpen
          ? {
              ...hit,
              outcome: 'undecided',
              because: 'support-unknown',
              ...(rests.unheld.length > 0 && { unheld: rests.unheld }),
            }
          : hit;
        const remedies =
          judged.outcome === 'not-hit'
            ? undefined
            : afterEntryOptions(facts).filter(({ remedy }) => TO_CORRECT.includes(remedy));
        told.push({ ...judged, ...(remedies !== undefined && { remedies }) });
      }
    }
    hits = told;
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

/** Of several versions of an entry the last; of one that gives no version, every one. */
function lastVersions(entries: readonly FiledEntry[]): readonly FiledEntry[] {
  return entries.filter(
    ({ entryNumber, entryVersion }) =>
      entryVersion === undefined ||
      !entries.some(
        (other) => other.entryNumber === entryNumber && (other.entryVersion ?? 0) > entryVersion,
      ),
  );
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

function agreementIn({ credential }: HeldCredential): AgreementId | undefined {
  const { credentialSubject } = credential;
  return credentialSubject !== undefined && isJsonObject(credentialSubject)
    ? agreementOf(credentialSubject['agreement'])?.id
    : undefined;
}

interface Rests {
  readonly ids: ReadonlySet<string>;
  /** Whether the entry says what supports the line. */
  readonly isSaid: boolean;
  /** Named, and not held. */
  readonly unheld: readonly string[];
}

/** What a line rests on, directly or through what that is based on. */
async function restsOf({ supportedBy }: FiledLine, holdings: Holdings | undefined): Promise<Rests> {
  const ids = new Set(supportedBy);
  const unheld: string[] = [];
  const queue = [...ids];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const versions: readonly HeldCredential[] = (await holdings?.withId(id)) ?? [];
    if (versions.length === 0) unheld.push(id);
    for (const { edges } of versions)
      for (const { credential, role } of edges)
        if (role === 'basedOn' && !ids.has(credential)) {
          ids.add(credential);
          queue.push(credential);
        }
  }
  return { ids, isSaid: supportedBy !== undefined, unheld };
}
