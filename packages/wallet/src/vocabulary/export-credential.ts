import type { JsonObject } from '@originmark/core';
import { carryIn, carryOut } from './carry-over.ts';
import { createKept, type Kept, restoreKept } from './kept.ts';
import { readPlainJson } from './plain-json.ts';
import { readKept } from './read-kept.ts';
import { mappingOf, withIssuerObject } from './select-mapping.ts';

export interface VocabularyExportOptions {
  /** What the import of the same credential kept. */
  readonly kept?: Kept;
  /** Where ours has several types there: a house bill instead of a multimodal one. */
  readonly vocabularyType?: string;
}

/** A credential of ours as one of the vocabulary. */
export interface VocabularyExport {
  readonly vocabularyType: string;
  /** The unsigned document. */
  readonly document: JsonObject;
  /** What the vocabulary cannot carry; an import of the document puts it back. */
  readonly notCarried: Kept;
  /** Places of the document that `options.kept` no longer fits, since the draft has changed. */
  readonly notRestored: readonly string[];
}

/**
 * Writes a credential of ours, or a draft of one, in the words of the CCG traceability vocabulary.
 * With what an import kept, the document is the one that was imported.
 * @throws WalletError `wallet.vocabulary-unreadable` `wallet.vocabulary-type-unknown`
 * `wallet.vocabulary-kept-unfit`
 */
export function exportVocabularyCredential(
  credential: unknown,
  options: VocabularyExportOptions = {},
): VocabularyExport {
  const original = readPlainJson(credential);
  const kept = options.kept === undefined ? undefined : readKept(options.kept);
  const mapping = mappingOf(original, options.vocabularyType ?? kept?.type);
  const written = carryOut(withIssuerObject(original), mapping.table);
  const { document, notRestored } =
    kept === undefined
      ? { document: written, notRestored: [] }
      : restoreKept(written, kept, original);
  const readAgain = carryIn(withIssuerObject(document), mapping.table, {}).made;
  return {
    vocabularyType: mapping.theirs,
    document,
    notCarried: createKept(mapping.ours, readAgain, original),
    notRestored,
  };
}
