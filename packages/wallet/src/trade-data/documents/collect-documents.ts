import type { IdentifiedParty } from '@originmark/schemas';

/** @internal One paper that several rows make. */
export interface OpenDocument<Header, Line> {
  readonly header: Header;
  readonly lines: Line[];
  /** Row of each line, in the same order. */
  readonly rows: number[];
}

/** @internal Papers by number and issuing party; rows of one need not follow one another. */
export interface DocumentCollection<Header, Line> {
  /** The paper of a row; a row that leaves the party blank means the last one of its number. */
  find(number: string, party: IdentifiedParty | undefined): OpenDocument<Header, Line> | undefined;
  open(number: string, party: IdentifiedParty, header: Header): OpenDocument<Header, Line>;
  /** A row of this number did not stand; without a number it may belong to any. */
  leaveOut(number: string | undefined): void;
  isWhole(number: string): boolean;
  all(): Iterable<OpenDocument<Header, Line>>;
}

/** @internal */
export function createDocumentCollection<Header, Line>(): DocumentCollection<Header, Line> {
  const documents = new Map<string, OpenDocument<Header, Line>>();
  const lastOfNumber = new Map<string, OpenDocument<Header, Line>>();
  const spoiled = new Set<string>();
  let isAnySpoiled = false;
  const keyOf = (number: string, party: IdentifiedParty): string =>
    JSON.stringify([number, party.id]);
  return {
    find: (number, party) =>
      party === undefined ? lastOfNumber.get(number) : documents.get(keyOf(number, party)),
    open(number, party, header) {
      const document = { header, lines: [], rows: [] };
      documents.set(keyOf(number, party), document);
      lastOfNumber.set(number, document);
      return document;
    },
    leaveOut(number) {
      if (number === undefined) isAnySpoiled = true;
      else spoiled.add(number);
    },
    isWhole: (number) => !isAnySpoiled && !spoiled.has(number),
    all: () => documents.values(),
  };
}
