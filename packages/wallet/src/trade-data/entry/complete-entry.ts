import { parseDateTime } from '@originmark/core';
import { localDateAt, parsePort } from '@originmark/customs';
import type {
  BillOfLading,
  CommercialInvoice,
  EntryLine,
  EntrySummary,
  ImporterOfRecord,
  KnownParty,
} from '@originmark/schemas';
import type { PartIndex } from '../parts/part-index.ts';
import { type Parties, readPartyBook } from '../party-book.ts';
import { tellRule } from '../tell-rule.ts';
import { validateSubject } from '../validate-subject.ts';
import type { DraftLine, DraftSummary, EntryDraft, EntryProblem } from './entry-draft.ts';
import { fillMembers } from './fill-members.ts';
import { findGaps } from './find-gaps.ts';
import { goodsOfLine } from './goods-of-line.ts';

/** What completes an entry. Nothing in it replaces what the entry itself says. */
export interface EntryCompletions {
  /** Parsed JSON of the format `PartyBook`. */
  readonly parties?: unknown;
  /** RFC 3339 with offset. */
  readonly times?: Partial<Pick<EntrySummary, 'importedAt' | 'enteredAt' | 'claimedAt'>>;
  readonly values?: Partial<
    Omit<EntrySummary, 'importer' | 'lines' | 'importedAt' | 'enteredAt' | 'claimedAt'>
  >;
  /** By line number. */
  readonly lines?: readonly DraftLine[];
  /** Whole ones only: a missing line of an invoice would be a missing good here. */
  readonly invoices?: readonly CommercialInvoice[];
  readonly billsOfLading?: readonly BillOfLading[];
  readonly parts?: PartIndex;
}

/** A completed entry, or what is still in the way. */
export interface CompletedEntry {
  /** Present when nothing that is required is missing, nothing is contradicted, and the schema is met. */
  readonly subject?: EntrySummary;
  /** What is known so far, and every gap that remains, with who knows it. */
  readonly draft: EntryDraft;
  readonly problems: readonly EntryProblem[];
}

const NOBODY = { type: 'PartyBook', version: 1, parties: [] } as const;

/**
 * Fills the gaps of an entry from what the trader knows: its party book, times, invoices, bills and
 * parts. What cannot be told for certain stays a gap.
 * @throws WalletError `wallet.party-book-unfit`
 */
export function completeEntry(draft: EntryDraft, completions: EntryCompletions): CompletedEntry {
  const problems: EntryProblem[] = [];
  const tell = (problem: EntryProblem): void => void problems.push(problem);
  const parties = readPartyBook(completions.parties ?? NOBODY);
  const { importer, lines, ...said } = draft.subject;
  const withParties = fillMembers(
    said,
    {
      consignee: partyOf(parties.byImporterNumber(draft.clues.consigneeNumber ?? '')),
      filer: partyOf(parties.byFilerCode(draft.clues.filerCode ?? '')),
    },
    '',
    // Whoever stands in the entry stands there: the book may know it under another address.
    () => undefined,
  );
  const filled = fillMembers(
    withParties,
    { ...completions.values, ...completions.times },
    '',
    tell,
  );
  const subject: DraftSummary = {
    ...filled,
    importer: completeImporter(importer ?? {}, parties),
    lines: lines.map((line, at) =>
      completeLine(line, `/lines/${at}`, { draft, completions, parties, tell }),
    ),
  };
  for (const { line } of completions.lines ?? [])
    if (!lines.some((one) => one.line === line))
      tell({
        source: { pointer: '/lines' },
        message: `line ${line} is to be completed, and the entry has none`,
        remedy: 'give the number of a line of the entry',
      });
  checkDays(draft, subject, tell);
  const gaps = findGaps(subject);
  const isWhole = problems.length === 0 && !gaps.some(({ isRequired }) => isRequired);
  const fault = isWhole ? validateSubject('CBP7501EntrySummaryCredential', subject) : undefined;
  if (fault !== undefined)
    tell({
      source: { pointer: fault.pointer },
      message: `what completes the entry does not meet the schema, which asks for ${tellRule(fault)}`,
      remedy: 'correct the completion',
    });
  return {
    ...(isWhole && fault === undefined && { subject: subject as EntrySummary }),
    draft: { subject, clues: draft.clues, gaps },
    problems,
  };
}

function partyOf(known: KnownParty | undefined): KnownParty['party'] | undefined {
  return known?.party;
}

function completeImporter(
  said: Partial<ImporterOfRecord>,
  parties: Parties,
): Partial<ImporterOfRecord> {
  const known = parties.byImporterNumber(said.importerNumber ?? '');
  if (known === undefined) return said;
  const { party, importerNumberSalt } = known;
  return {
    id: party.id,
    name: party.name,
    ...(party.address !== undefined && { address: party.address }),
    ...(importerNumberSalt !== undefined && { importerNumberSalt }),
    ...said,
  };
}

interface LineContext {
  readonly draft: EntryDraft;
  readonly completions: EntryCompletions;
  readonly parties: Parties;
  readonly tell: (problem: EntryProblem) => void;
}

function completeLine(
  said: DraftLine,
  pointer: string,
  { draft, completions, parties, tell }: LineContext,
): DraftLine {
  const clues = draft.clues.lines.find(({ line }) => line === said.line);
  const { invoices = [], parts, billsOfLading = [] } = completions;
  const { maker, ...goods } = goodsOfLine(said, clues, { invoices, parts, parties });
  const known = parties.byMid(said.manufacturerId ?? '')?.party.id;
  const given = completions.lines?.find(({ line }) => line === said.line) ?? {};
  const filled = fillMembers(said, given, pointer, tell);
  const found: Partial<EntryLine> = {
    billNumber: billOf(said, draft.subject.billNumbers ?? [], billsOfLading),
    ...goods,
    manufacturer: known ?? maker,
    exporter: parties.byMid(clues?.exporterMid ?? '')?.party.id,
  } as Partial<EntryLine>;
  if (known !== undefined && maker !== undefined && known !== maker)
    tell({
      source: { pointer: `${pointer}/manufacturer` },
      message: `line ${said.line} names the maker ${known} by its MID, the parts list has ${maker}`,
      remedy: 'correct the MID in the entry, the party book or the parts list',
    });
  return fillMembers(filled, found, pointer, tell);
}

/** The bill of a line: the only one of the entry, or the only one that carries its invoices. */
function billOf(
  { invoiceNumbers = [] }: DraftLine,
  billNumbers: readonly string[],
  bills: readonly BillOfLading[],
): string | undefined {
  if (billNumbers.length === 1) return billNumbers[0];
  const carrying = bills.filter(
    ({ billNumber, goods }) =>
      billNumbers.includes(billNumber) &&
      goods.some(
        (one) => one.invoiceNumber !== undefined && invoiceNumbers.includes(one.invoiceNumber),
      ),
  );
  return carrying.length === 1 ? carrying[0]?.billNumber : undefined;
}

/** The day that the entry has for a time is the day of that time at its port. */
function checkDays(
  { clues }: EntryDraft,
  subject: DraftSummary,
  tell: (problem: EntryProblem) => void,
): void {
  const port = parsePort(subject.portOfEntry);
  const zone = port.ok ? port.value.timeZone : undefined;
  const days = [
    ['importedAt', clues.importDate],
    ['enteredAt', clues.entryDate],
  ] as const;
  for (const [member, day] of days) {
    const at = parseDateTime(subject[member]);
    if (zone === undefined || day === undefined || at === undefined) continue;
    const there = localDateAt(at, zone);
    if (there !== day)
      tell({
        source: { pointer: `/${member}` },
        message: `${subject[member] ?? ''} is ${there} at port ${subject.portOfEntry ?? ''}, the records say ${day}`,
        remedy: 'give the time on that day, or have the records corrected',
      });
  }
}
