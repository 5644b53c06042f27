import type { AeEntrySummary, AeLine, AeParseResult } from '@originmark/customs';
import type { Page } from './page.ts';
import { formatAmount } from './format-amount.ts';
import { padText } from './text-width.ts';

/** Prints AE records as read: header, lines, totals, then what is wrong or not known. */
export function printAe(page: Page, result: AeParseResult): void {
  const { records, summary, problems, unknown, opaque } = result;
  if (summary !== undefined) printSummary(page, summary);
  page.heading('Reading');
  page.put(
    `${records.length} records, ${problems.length} problems, ${unknown.length} unknown records, ${opaque.length} column ranges without a known meaning.`,
  );
  if (problems.length > 0) page.heading('Problems');
  for (const { code, record, id, from, to, field, found, expected, message } of problems) {
    const columns = from === 0 ? '' : ` columns ${from}-${to}`;
    page.put(
      [
        { text: record === 0 ? 'the file' : `record ${record} (${id})${columns}`, look: 'bold' },
        ` ${code}${field === undefined ? '' : `, ${field}`}: ${message}`,
      ],
      { first: '  ', rest: '    ' },
    );
    page.put(`expected ${expected}; found ${found === '' ? 'nothing' : found}`, { first: '    ' });
  }
  if (unknown.length > 0) page.heading('Unknown records, kept and given no meaning');
  for (const { record, id, raw } of unknown)
    page.put(`record ${record} (${id}): ${raw}`, { first: '  ', rest: '    ' });
}

function printSummary(page: Page, summary: AeEntrySummary): void {
  const { header, content, cargo, bills, totals } = summary;
  page.heading(`Entry summary ${header.entryNumber}`);
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['action', header.action === 'A' ? 'add' : 'replace'],
    ['type', header.entryType],
    ['port', header.port],
    ['importer', content.importerNumber],
    ['consignee', content.consigneeNumber],
    ['entered', content.entryDate],
    ['imported', content.importDate],
    ['vessel', cargo?.conveyance],
    [
      'bills',
      bills
        .flatMap(({ components }) =>
          components.map(({ issuer = '', number }) => `${issuer}${number}`),
        )
        .join(', '),
    ],
  ];
  for (const [label, value] of rows)
    if (value !== undefined && value !== '')
      page.put(value, { first: padText(label, 12), rest: ' '.repeat(12) });
  for (const line of summary.lines) printLine(page, line);
  page.gap();
  page.put(
    totals === undefined
      ? 'No totals (record 90).'
      : `Totals: ${money([
          ['duty', totals.dutyUsd],
          ['fees', totals.feesUsd],
          ['internal revenue', totals.irTaxUsd],
          ['antidumping', totals.antiDumpingUsd],
          ['countervailing', totals.countervailingUsd],
          ['other', totals.otherUsd],
        ])}`,
  );
}

function printLine(page: Page, line: AeLine): void {
  page.gap();
  page.put([{ text: `Line ${line.line}`, look: 'bold' }, ` ${line.descriptions.join(' ')}`], {
    first: '',
    rest: '  ',
  });
  page.put(
    `${line.spi === undefined ? 'no preference claimed' : `preference ${line.spi}`}; origin ${line.countryOfOrigin ?? 'not given'}; exported from ${line.exportCountry ?? 'not given'}; invoices ${line.invoices.map(({ invoiceNumber }) => invoiceNumber).join(', ') || 'none'}`,
    { first: '  ' },
  );
  for (const { hts, valueUsd, dutyUsd, quantities } of line.tariffs)
    page.put(
      `${hts}: ${money([
        ['value', valueUsd],
        ['duty', dutyUsd],
      ])}; ${quantities.map(({ value, unit }) => `${formatAmount(value)} ${unit}`).join(', ')}`,
      { first: '  ' },
    );
  for (const { role, id } of line.articleParties) page.put(`${PARTY[role]} ${id}`, { first: '  ' });
  if (line.fees.length > 0)
    page.put(
      `fees ${line.fees.map(({ accountingClass, amountUsd }) => `${accountingClass}: ${formatAmount(amountUsd)} USD`).join(', ')}`,
      { first: '  ' },
    );
}

const PARTY = {
  M: 'manufacturer',
  C: 'delivered to',
  S: 'sold to',
  E: 'foreign exporter',
} as const;

function money(amounts: readonly (readonly [string, string | undefined])[]): string {
  return amounts
    .flatMap(([label, amount]) =>
      amount === undefined ? [] : [`${label} ${formatAmount(amount)} USD`],
    )
    .join(', ');
}
