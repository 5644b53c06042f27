import type { ElementId } from '@originmark/customs';

/** Who asks for a fact: a regulation, our schema, or a verifier that cannot judge without it. */
export type AskedBy = 'law' | 'schema' | 'judgement';

/** A fact that a draft needs. */
export interface Fact {
  /** JSON Pointer into the draft; `*` stands for every element. */
  readonly at: string;
  /** In plain English. */
  readonly fact: string;
  /** The citation. */
  readonly why: string;
  readonly by: readonly AskedBy[];
  /** The item of a certification that it belongs to: what is said of that item decides whether the law asks for it. */
  readonly element?: ElementId;
  /** Asked even where the object that it stands in is missing; else only inside one. */
  readonly always?: true;
  /** Asked only in a case that the draft does not decide, such as "a single shipment". */
  readonly onlyIf?: string;
  /** Not asked where the draft has one of these. */
  readonly unless?: readonly string[];
  /** Not asked of this party where it is, by its DID or else its name, one of those. */
  readonly unlessSame?: { readonly party: string; readonly as: readonly string[] };
  /** Not asked where this place says so. */
  readonly notFor?: { readonly at: string; readonly is: string };
}
