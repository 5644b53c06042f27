import type { Holdings } from '../hold/holdings.ts';
import type { HeldCredential } from '../read-credential.ts';
import type { LineQuestion } from './line-question.ts';
import { objectsAt, partyAt, subjectOf, textAt } from './read-members.ts';
import { isSignedByNamed, namedFirst } from './signed-by-named.ts';

/** Sales by the maker that are presented with a line, at most. */
const MAX_SALES = 3;

/**
 * The trade documents of a line: the invoices it names, its bill of lading, their packing lists; and where a
 * right is declared the maker's own sales of the product, because a licence counts only for goods that are
 * shown to come from the maker it covers.
 */
export async function findDocuments(
  question: LineQuestion,
  holdings: Holdings,
): Promise<readonly HeldCredential[]> {
  const { line } = question;
  const found: HeldCredential[] = [];
  for (const number of line.invoiceNumbers ?? []) {
    const invoices = await holdings.find({ types: ['CommercialInvoiceCredential'], number });
    found.push(
      ...namedFirst(invoices.filter((invoice) => isBetween(invoice, question))).slice(0, 1),
    );
    const lists = await holdings.find({ types: ['PackingListCredential'], number });
    found.push(
      ...namedFirst(
        lists.filter((list) => isShipper(list, question) && isListOf(list, number)),
      ).slice(0, 1),
    );
  }
  found.push(...(await findSales(question, holdings)));
  if (line.billNumber !== undefined) {
    const bills = await holdings.find({
      types: ['BillOfLadingCredential'],
      number: line.billNumber,
    });
    found.push(...namedFirst(bills).slice(0, 1));
  }
  return found;
}

/** Whether it is the exporter's invoice to this importer; a party that the line does not name is left open. */
function isBetween(invoice: HeldCredential, { exporter, importer }: LineQuestion): boolean {
  const subject = subjectOf(invoice);
  const seller = partyAt(subject, 'seller');
  const buyer = partyAt(subject, 'buyer');
  return (exporter === undefined || seller === exporter) && buyer === importer.did;
}

function isShipper(list: HeldCredential, { exporter, manufacturer }: LineQuestion): boolean {
  const shipper = partyAt(subjectOf(list), 'shipper');
  return exporter === undefined || shipper === exporter || shipper === manufacturer;
}

function isListOf(list: HeldCredential, number: string): boolean {
  return textAt(subjectOf(list), 'invoiceNumber') === number;
}

/** Invoices of the maker, to whom it sold, of a product of the line, up to the day of importation. */
async function findSales(
  { exporter, importedAt, line, manufacturer, products }: LineQuestion,
  holdings: Holdings,
): Promise<readonly HeldCredential[]> {
  if (line.rights === undefined || manufacturer === undefined || manufacturer === exporter)
    return [];
  const sold = await holdings.find({
    types: ['CommercialInvoiceCredential'],
    parties: [manufacturer],
  });
  return sold
    .filter(isSignedByNamed)
    .filter((invoice) => {
      const subject = subjectOf(invoice);
      const day = textAt(subject, 'invoiceDate') ?? '';
      return (
        partyAt(subject, 'seller') === manufacturer &&
        day <= importedAt.slice(0, 10) &&
        objectsAt(subject, 'lines').some((sale) => products.includes(textAt(sale, 'product') ?? ''))
      );
    })
    .slice(0, MAX_SALES);
}
