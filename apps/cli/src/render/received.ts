import type { importVocabularyCredential, Received } from '@originmark/wallet';
import type { KeptDocument } from '@originmark/wallet/store';
import type { GivenReceipt } from '../workspace/give-receipts.ts';
import type { Page } from './page.ts';

/** A file with what became of it, a draft of an unsigned document included. */
export interface ImportedFile extends Omit<Received, 'document'> {
  readonly draft?: ReturnType<typeof importVocabularyCredential>;
  readonly draftFile?: string;
}

/** What an import did. */
export interface ImportReport {
  readonly files: readonly ImportedFile[];
  readonly documents: readonly KeptDocument[];
  readonly problems: readonly { readonly name: string; readonly problem: string }[];
  /** Undefined where nobody was named who gives them. */
  readonly receipts: readonly GivenReceipt[] | undefined;
  readonly isJudged: boolean;
}

const WIDTH = 14;
const INDENT = ' '.repeat(WIDTH);

/** One line a file, and what to do about those that were not kept. */
export function putReceived(
  page: Page,
  { documents, files, isJudged, problems, receipts }: ImportReport,
): void {
  page.heading('Imported');
  if (files.length + documents.length + problems.length === 0)
    page.put('Nothing was found: no file is there, or only hidden ones.');
  const put = (state: string, text: string): void => {
    page.put([{ text: state.padEnd(WIDTH), look: 'dim' }, text], { first: '', rest: INDENT });
  };
  const more = (text: string): void => {
    page.put(text, { first: INDENT, rest: INDENT });
  };
  for (const { credential, judged, kind, name, proofs, remedy, state, why } of files) {
    put(
      state,
      credential !== undefined
        ? `${name}: ${credential.type} ${credential.id}`
        : kind === 'not-held'
          ? name
          : `${name}: ${kind}`,
    );
    if (judged !== undefined && judged.outcome !== 'valid')
      more(`${judged.outcome}: ${judged.reasons.join(', ')}`);
    if (proofs !== undefined && proofs.kept + proofs.unmatched > 0)
      more(`proofs of existence: ${proofs.kept} kept, ${proofs.unmatched} of nothing that is held`);
    if (why !== undefined) more(`${why}. ${remedy ?? ''}`.trim());
  }
  for (const file of files) putDraft(page, file);
  for (const { digest, name, size } of documents)
    put('document', `${name}: ${size} bytes, kept encrypted as ${digest}`);
  for (const { name, problem } of problems) put('not read', `${name}: ${problem}`);
  for (const { certification, receipt } of receipts ?? [])
    put('receipt', `${receipt} of ${certification}`);
  page.gap();
  if (!isJudged)
    page.put(
      'Nothing was judged: name a trust policy with --trust to have every credential judged as it comes.',
    );
  if (receipts === undefined)
    page.put(
      'No receipts were given: name the importer with --as to have certifications receipted.',
    );
  else if (receipts.length > 0)
    page.put('Receipts are anchored, so that possession can be proven.');
}

function putDraft(page: Page, { draft, draftFile, name }: ImportedFile): void {
  if (draft === undefined) return;
  page.heading(`A draft of a ${draft.type}`);
  page.put(`Made of ${name}.`);
  page.put(
    'It is not signed, so nothing can rest on it: its issuer issues it with "originmark issue".',
  );
  if (draftFile !== undefined) page.put(`Written to ${draftFile}.`);
  for (const { fact, pointer, required, why } of draft.missing)
    page.put(`  ${required ? 'missing' : 'not told'} ${pointer}: ${fact} (${why})`);
  for (const { code, message, pointer } of draft.faults)
    page.put(`  fault ${pointer}: ${message} (${code})`);
  for (const { from, pointer, to } of draft.changed)
    page.put(`  changed ${pointer}: ${JSON.stringify(from)} to ${JSON.stringify(to)}`);
}
