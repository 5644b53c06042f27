import type { JsonObject } from '@originmark/core';
import type { AgreementId } from '@originmark/customs';
import { type CredentialType, type SchemaFault, validateCredential } from '@originmark/schemas';
import { carryIn, carryOut } from './carry-over.ts';
import type { VocabularyChange, VocabularyFault } from './carry-run.ts';
import { listMissing, type MissingFact } from './facts/list-missing.ts';
import { judgeDocument } from './judge-document.ts';
import { createKept, type Kept, type KeptMember, restoreKept } from './kept.ts';
import type { Mapping, NamedFacts } from './mapping.ts';
import { valueAt } from './places.ts';
import { readPlainJson } from './plain-json.ts';
import { readKept } from './read-kept.ts';
import { mappingFor, withIssuerObject } from './select-mapping.ts';

/** What the vocabulary leaves open and a caller must name. */
export interface VocabularyImportOptions extends NamedFacts {
  /** For `CertificationOfOrigin`, which does not say under which agreement it certifies. */
  readonly agreement?: AgreementId;
  /** What an export of the same credential said the vocabulary cannot carry. */
  readonly kept?: Kept;
}

/** A credential of the vocabulary as one of ours, with what is to be said about it. */
export interface VocabularyImport {
  readonly type: CredentialType;
  /** The type that it came from. */
  readonly vocabularyType: string;
  /** Our credential, unsigned, as far as the facts go. Nothing in it was guessed. */
  readonly draft: JsonObject;
  /** The first fault of the draft against its schema, or undefined: it is ready to be issued. */
  readonly schemaFault?: SchemaFault;
  readonly missing: readonly MissingFact[];
  readonly changed: readonly VocabularyChange[];
  readonly faults: readonly VocabularyFault[];
  /** All that ours has no place for, or could not be read; an export puts it back. */
  readonly kept: Kept;
  /** Places of the draft that `options.kept` no longer fits. */
  readonly notRestored: readonly string[];
}

/**
 * Reads an unsigned credential of the CCG traceability vocabulary. What cannot be converted with
 * certainty is kept and told, never guessed. The document is a stranger's: its signature, if it had
 * one, is not looked at.
 * @throws WalletError `wallet.vocabulary-unreadable` `wallet.vocabulary-type-unknown`
 * `wallet.vocabulary-agreement` `wallet.vocabulary-kept-unfit`
 */
export function importVocabularyCredential(
  document: unknown,
  options: VocabularyImportOptions = {},
): VocabularyImport {
  const original = readPlainJson(document);
  const mapping = mappingFor(original, options.agreement);
  const carried = carryIn(withIssuerObject(original), mapping.table, options);
  const restored =
    options.kept === undefined
      ? { document: carried.made, notRestored: [] }
      : restoreKept(carried.made, readKept(options.kept), original);
  const draft = restored.document;
  const schemaFault = validateCredential(mapping.ours, draft);
  return {
    type: mapping.ours,
    vocabularyType: mapping.theirs,
    draft,
    ...(schemaFault !== undefined && { schemaFault }),
    missing: listMissing(mapping.ours, draft),
    changed: carried.changed,
    faults: [...carried.faults, ...judgeDocument(mapping, original, draft)],
    kept: keepRest(mapping, original, draft, carried.readOnce),
    notRestored: restored.notRestored,
  };
}

function keepRest(
  mapping: Mapping,
  original: JsonObject,
  draft: JsonObject,
  readOnce: readonly { readonly pointer: string; readonly draftPointer: string }[],
): Kept {
  const written = carryOut(withIssuerObject(draft), mapping.table);
  const kept = createKept(mapping.theirs, written, original);
  const sources = new Map(readOnce.map((read) => [read.pointer, read.draftPointer]));
  const members = Object.entries(kept.members).map(([pointer, member]) => {
    return [pointer, guarded(member, draft, sourceOf(sources, pointer))] as const;
  });
  return { ...kept, members: Object.fromEntries(members) };
}

/** Where in the draft the place, or the nearest one around it, was read to. */
function sourceOf(sources: ReadonlyMap<string, string>, pointer: string): string | undefined {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const source = sources.get(at);
    if (source !== undefined) return source;
  }
  return undefined;
}

/** What was read but cannot be written again holds only as long as the draft says the same. */
function guarded(
  member: KeptMember,
  draft: JsonObject,
  draftPointer: string | undefined,
): KeptMember {
  if (draftPointer === undefined || member.insteadOf !== undefined) return member;
  const value = valueAt(draft, draftPointer);
  return value === undefined ? member : { ...member, readAs: { pointer: draftPointer, value } };
}
