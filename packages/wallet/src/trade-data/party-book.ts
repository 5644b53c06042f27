import {
  type IdentifiedParty,
  type KnownParty,
  type PartyBook,
  validateFormat,
} from '@originmark/schemas';
import { parseMid, parseImporterNumber } from '@originmark/customs';
import { WalletError } from '../wallet-error.ts';
import { tellRule } from './tell-rule.ts';

/** Whom a trader knows, found by what papers and entries call them. */
export interface Parties {
  byImporterNumber(number: string): KnownParty | undefined;
  byMid(mid: string): KnownParty | undefined;
  byFilerCode(code: string): KnownParty | undefined;
  /** A DID, a MID, the name or another name it is written by; blanks and case do not matter. */
  byAnyName(written: string): IdentifiedParty | undefined;
}

/**
 * Reads a party book. One number or name that stands for two parties is refused, never decided.
 * @param book - parsed JSON; its format is `PartyBook`
 * @throws WalletError `wallet.party-book-unfit`
 */
export function readPartyBook(book: unknown): Parties {
  const fault = validateFormat('PartyBook', book);
  if (fault !== undefined) throw unfit(`the party book is not one: it needs ${tellRule(fault)}`);
  const { parties } = book as PartyBook;
  const importers = index(parties, 'importer number', ({ importerNumber }) =>
    importerNumber === undefined ? [] : [plainNumber(importerNumber)],
  );
  const mids = index(parties, 'MID', ({ mids = [] }) => mids.map(checkedMid));
  const filers = index(parties, 'filer code', ({ filerCodes = [] }) => filerCodes);
  const names = index(parties, 'name', ({ party, mids = [], alsoWritten = [] }) => [
    ...new Set([party.id, party.name, ...mids, ...alsoWritten].map(plainName)),
  ]);
  return {
    byImporterNumber: (number) => importers.get(plainNumber(number)),
    byMid: (mid) => mids.get(mid),
    byFilerCode: (code) => filers.get(code),
    byAnyName: (written) => names.get(plainName(written))?.party,
  };
}

function index(
  parties: readonly KnownParty[],
  what: string,
  keysOf: (party: KnownParty) => readonly string[],
): ReadonlyMap<string, KnownParty> {
  const found = new Map<string, KnownParty>();
  for (const [at, party] of parties.entries())
    for (const key of keysOf(party)) {
      // An importer number may be a social security number: it is not repeated.
      if (found.has(key))
        throw unfit(
          `party ${at} (${party.party.id}) has the ${what}${what === 'importer number' ? '' : ` ${JSON.stringify(key)}`} of another party`,
        );
      found.set(key, party);
    }
  return found;
}

function checkedMid(mid: string): string {
  const read = parseMid(mid);
  if (!read.ok) throw unfit(read.message);
  return mid;
}

function plainNumber(number: string): string {
  const read = parseImporterNumber(number);
  return read.ok ? read.value.text : number;
}

function plainName(name: string): string {
  // The part of a DID after its method may tell capitals apart.
  if (name.startsWith('did:')) return name;
  return name.normalize('NFC').replaceAll(/\s+/g, ' ').trim().toLowerCase();
}

function unfit(found: string): WalletError {
  return new WalletError('wallet.party-book-unfit', found);
}
