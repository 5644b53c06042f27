import type { AgreementId } from '@originmark/customs';
import type { JsonValue } from '@originmark/core';
import type { CredentialType } from '@originmark/schemas';

/** What the vocabulary leaves out and a caller names, so that nothing is guessed. */
export interface NamedFacts {
  /** Edition of the nomenclature meant by `HS` or `HTS`: `{ HS: 'HS2022', HTS: 'HTS2026' }`. */
  readonly goodsSystems?: { readonly HS?: string; readonly HTS?: string };
}

/** What became of one value of the vocabulary. */
export type Reading =
  /** `why` says what was done to it, for a report; it is told only where the writing changed. */
  | { readonly value: JsonValue; readonly why?: string }
  /** It says nothing about the member of ours, and that is no fault. */
  | { readonly nothing: true }
  /** It cannot be converted with certainty; it stays where it was. */
  | { readonly undecided: string; readonly code: string };

/** A way from a value of the vocabulary to one of ours, and back. */
export interface Converter {
  /** In plain words, for the page of the mapping. */
  readonly name: string;
  read(theirs: JsonValue, named: NamedFacts): Reading;
  /** Undefined where the vocabulary has no word for it. `read` of what is written gives the value again. */
  write(ours: JsonValue): JsonValue | undefined;
}

/** One member of ours and one of theirs. Pointers are relative to the table that the row stands in. */
export interface FieldRow {
  readonly ours: string;
  readonly theirs: string;
  readonly as: Converter;
  /** One way only. `also` reads a second place where the first says nothing, and never writes it. */
  readonly way?: 'import' | 'export' | 'also';
  /** The row holds only where this member of theirs says so. */
  readonly when?: { readonly theirs: string; readonly is: JsonValue };
  /** Not written where ours has this member. */
  readonly unless?: string;
  /** The row is read only where theirs has this member too. */
  readonly with?: string;
}

/** A part that has a table of its own, such as an address. */
export interface PartRow {
  readonly ours: string;
  readonly theirs: string;
  readonly part: Table;
  /** Half of it means nothing (an amount without its currency): all of its members or none. */
  readonly whole?: true;
}

/** A list: element by element, in the same order. */
export interface ListRow {
  readonly ours: string;
  readonly theirs: string;
  readonly each: Table;
  /** Ours may be one party instead of a list of one. */
  readonly orOne?: true;
  /** The elements of ours are texts: if one cannot be read, none is. */
  readonly ofTexts?: true;
}

/** One member of theirs that holds for every element of a list of ours. */
export interface EveryRow {
  readonly every: string;
  readonly ours: string;
  readonly theirs: string;
  readonly as: Converter;
  /** What stands in theirs where the elements differ. */
  readonly several?: string;
}

/** What always stands there once the object around it exists. */
export type FixedRow =
  | { readonly ours: string; readonly is: JsonValue }
  | { readonly theirs: string; readonly is: JsonValue }
  /** The number of the element in its list, from 1. */
  | { readonly ours: string; readonly position: true };

export type Row = FieldRow | PartRow | ListRow | EveryRow | FixedRow;

/** Rows in order: the first that gives a value wins. */
export interface Table {
  readonly title: string;
  readonly rows: readonly Row[];
}

/** One type of the vocabulary and one of ours. */
export interface Mapping {
  readonly theirs: string;
  readonly ours: CredentialType;
  /** Only for a type that does not say under which agreement it certifies. */
  readonly agreement?: AgreementId;
  readonly table: Table;
}
