import { formatDateTime, parseDateTime } from '@originmark/core';
import { type DrawDownCounters, type EntrySummary, validateFormat } from '@originmark/schemas';
import {
  completeFromHoldings,
  type EntryDraft,
  type Holdings,
  readEntry,
  readPartsList,
} from '@originmark/wallet';
import { type Static, Type } from 'typebox';
import { HttpError } from '../http/http-error.ts';
import { LIMITS } from '../http/limits.ts';

const Moment = Type.String({ maxLength: 40, description: 'RFC 3339 with offset' });

/** An entry as its filer has it, and what completes it. */
export const EntryMembers = {
  as: Type.String({ pattern: '^did:', maxLength: 2048, description: 'whoever files: held here' }),
  entry: Type.Union(
    [
      Type.String({ minLength: 1, maxLength: LIMITS.bundleBytes, description: 'AE records' }),
      Type.Unsafe<object>({ type: 'object', description: 'an entry summary' }),
    ],
    { description: 'one entry' },
  ),
  partyBook: Type.Optional(Type.Unsafe<object>({ type: 'object' })),
  parts: Type.Optional(
    Type.Object(
      {
        csv: Type.String({ minLength: 1 }),
        mapping: Type.Unsafe<object>({ type: 'object' }),
      },
      { additionalProperties: false },
    ),
  ),
  importedAt: Type.Optional(Moment),
  enteredAt: Type.Optional(Moment),
  claimedAt: Type.Optional(Moment),
  counters: Type.Optional(
    Type.Unsafe<object>({
      type: 'object',
      description: 'what earlier entries drew from capped licences, as far as the filer knows',
    }),
  ),
  lapseDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 9999 })),
};

export type EntryRequest = Static<ReturnType<typeof Type.Object<typeof EntryMembers>>>;

/** An entry as it would be filed. */
export interface ReadEntry {
  readonly summary: EntrySummary;
  /** Nobody said when the claim is made: it is made now. */
  readonly isClaimedNow: boolean;
}

/**
 * The one entry of a request, completed from what it says and what is held. Nothing is guessed: what is
 * missing is told with who knows it.
 * @throws HttpError `http.invalid`; WalletError `wallet.party-book-unfit` `wallet.mapping-unfit`
 */
export async function readEntryRequest(
  request: EntryRequest,
  holdings: Holdings,
  now: number,
): Promise<ReadEntry> {
  const { entry } = request;
  const read = readEntry(typeof entry === 'string' ? entry : JSON.stringify(entry));
  const [draft, ...more] = read.entries;
  if (read.problems.length > 0 || draft === undefined)
    throw unfit('the entry cannot be read', read.problems.map(tell));
  if (more.length > 0) throw unfit(`${more.length + 1} entries came, and one is taken`);
  assertLinesApart(draft);
  const { parts, partyBook: parties } = request;
  const index =
    parts === undefined
      ? undefined
      : await readPartsList(new TextEncoder().encode(parts.csv), {
          mapping: parts.mapping,
          parties,
        });
  if (index !== undefined && index.problems.length > 0)
    throw unfit('the parts list has rows to correct', index.problems.map(tell));
  const completed = await completeFromHoldings(
    draft,
    {
      times: timesOf(request, draft, now),
      ...(parties !== undefined && { parties }),
      ...(index !== undefined && { parts: index.index }),
    },
    holdings,
  );
  const isClaimedNow = request.claimedAt === undefined && draft.subject.claimedAt === undefined;
  if (completed.subject !== undefined) return { summary: completed.subject, isClaimedNow };
  throw unfit('the entry is no whole entry summary yet', [
    ...completed.problems.map(tell),
    ...completed.draft.gaps
      .filter(({ isRequired }) => isRequired)
      .map(({ knownBy, pointer, what }) => `${pointer}: ${what}, which the ${knownBy} knows`),
  ]);
}

/** @throws HttpError `http.invalid` */
export function readCounters(value: object | undefined): DrawDownCounters | undefined {
  if (value === undefined) return undefined;
  const fault = validateFormat('DrawDownCounters', value);
  if (fault === undefined) return value as DrawDownCounters;
  throw new HttpError('http.invalid', 'the counters are none of the format DrawDownCounters', {
    pointer: `/counters${fault.pointer}`,
  });
}

/** @throws HttpError `http.invalid` */
export function momentOf(text: string, pointer: string): number {
  const at = parseDateTime(text);
  if (at !== undefined) return at;
  throw new HttpError('http.invalid', `${pointer.slice(1)} is no time with an offset`, { pointer });
}

/** It is filed now, where nobody says otherwise. */
function timesOf(request: EntryRequest, { subject }: EntryDraft, now: number) {
  const times: { importedAt?: string; enteredAt?: string; claimedAt?: string } = {};
  for (const name of ['importedAt', 'enteredAt', 'claimedAt'] as const) {
    const text = request[name];
    if (text !== undefined) times[name] = formatDateTime(momentOf(text, `/${name}`));
  }
  if (times.claimedAt === undefined && subject.claimedAt === undefined)
    times.claimedAt = formatDateTime(now);
  return times;
}

function assertLinesApart({ subject }: EntryDraft): void {
  const numbers = subject.lines.map(({ line }) => line);
  const twice = numbers.find((number, at) => numbers.indexOf(number) !== at);
  if (twice !== undefined) throw unfit(`line ${twice} stands twice in the entry`);
}

const MAX_TOLD = 20;

function tell({
  message,
  remedy,
  source,
}: {
  readonly message: string;
  readonly remedy: string;
  readonly source: object;
}): string {
  const place = Object.entries(source)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ');
  return `${place === '' ? '' : `${place}: `}${message} (${remedy})`;
}

function unfit(found: string, told: readonly string[] = []): HttpError {
  const more = told.length > MAX_TOLD ? `; and ${told.length - MAX_TOLD} more` : '';
  const list = told.slice(0, MAX_TOLD).join('; ');
  return new HttpError('http.invalid', `${found}${list === '' ? '' : `: ${list}`}${more}`, {
    pointer: '/entry',
  });
}
