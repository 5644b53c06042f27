import { normalizeDid } from '@originmark/core';
import {
  type BillOfLading,
  type CommercialInvoice,
  type CredentialType,
  validateCredential,
} from '@originmark/schemas';
import type { Holdings } from '../../hold/holdings.ts';
import { isSignedByNamed } from '../../match/signed-by-named.ts';
import { type CompletedEntry, completeEntry, type EntryCompletions } from './complete-entry.ts';
import type { EntryDraft } from './entry-draft.ts';

/**
 * As {@link completeEntry}, with the invoices and bills that are held.
 * @throws WalletError `wallet.party-book-unfit`
 */
export async function completeFromHoldings(
  draft: EntryDraft,
  completions: Omit<EntryCompletions, 'invoices' | 'billsOfLading'>,
  holdings: Holdings,
): Promise<CompletedEntry> {
  return completeEntry(draft, { ...completions, ...(await findPapers(draft, holdings)) });
}

/**
 * The invoices and bills held that the entry names: those that their seller or carrier signed, to this importer
 * and from the exporter of the line, as far as both are known. Anybody can send a paper of that number.
 */
async function findPapers({ subject }: EntryDraft, holdings: Holdings) {
  const { id: importer } = subject.importer ?? {};
  const invoices: CommercialInvoice[] = [];
  for (const number of new Set(
    subject.lines.flatMap(({ invoiceNumbers = [] }) => invoiceNumbers),
  )) {
    const exporters = subject.lines
      .filter(({ invoiceNumbers = [] }) => invoiceNumbers.includes(number))
      .map(({ exporter }) => exporter);
    const found = await findFit<CommercialInvoice>('CommercialInvoiceCredential', number, holdings);
    invoices.push(
      ...found.filter(
        ({ buyer, seller }) =>
          (importer === undefined || normalizeDid(buyer.id) === normalizeDid(importer)) &&
          exporters.some(
            (one) => one === undefined || normalizeDid(one) === normalizeDid(seller.id),
          ),
      ),
    );
  }
  const billsOfLading: BillOfLading[] = [];
  for (const number of new Set(subject.billNumbers ?? []))
    billsOfLading.push(
      ...(await findFit<BillOfLading>('BillOfLadingCredential', number, holdings)),
    );
  return { invoices, billsOfLading };
}

/** Subjects of held papers that meet their schema and are issued by the party that they name for it. */
async function findFit<Subject>(
  type: CredentialType,
  number: string,
  holdings: Holdings,
): Promise<readonly Subject[]> {
  const found = await holdings.find({ types: [type], number });
  return found
    .filter(
      (held) => isSignedByNamed(held) && validateCredential(type, held.credential) === undefined,
    )
    .map(({ credential }) => credential['credentialSubject'] as unknown as Subject);
}
