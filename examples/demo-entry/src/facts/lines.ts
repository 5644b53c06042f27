import type { DayPeriod, Money, Quantity } from '@originmark/schemas';
import { MADE, TOY_LOT } from './clocks.ts';
import type { TraderName } from './parties.ts';

/** A line of the page, with what is around it. Money in US dollars. */
export interface DemoLine {
  readonly line: 1 | 2 | 3 | 4;
  readonly style: string;
  readonly product: string;
  readonly description: string;
  readonly hts: string;
  readonly columnOneRate: string;
  readonly spi?: string;
  readonly country: 'HN' | 'MX';
  readonly exportDate: string;
  readonly textileCategory?: string;
  readonly quantities: readonly Quantity[];
  /** Single pieces, as invoiced. */
  readonly pieces: string;
  readonly unitPrice: string;
  readonly termsOfSale: { readonly incoterm: string; readonly place: string };
  readonly enteredValue: string;
  readonly charges: string;
  readonly grossKg: string;
  readonly invoice: { readonly number: string; readonly date: string };
  readonly billNumber: string;
  readonly mid: string;
  readonly maker: TraderName;
  readonly seller: TraderName;
  readonly duty: string;
  /** Merchandise processing fee, class 499; absent where the claim exempts. */
  readonly mpf?: string;
  /** Harbor maintenance fee, class 501. */
  readonly hmf: string;
  /** Duty and processing fee due if the claim fails. */
  readonly atStake?: { readonly duty: string; readonly mpf: string };
  readonly made?: DayPeriod;
  readonly lots?: readonly string[];
}

const gtin = (number: string): string => `https://id.gs1.org/01/${number}`;
const dozen = (value: string): Quantity => ({ value, unit: 'DZN' });
const kilogram = (value: string): Quantity => ({ value, unit: 'KGM' });
const piece = (value: string): Quantity => ({ value, unit: 'C62' });

/** GS1 Digital Link of each product (GTIN with its check digit). */
export const PRODUCTS = {
  shirt: gtin('9520002100023'),
  toy: gtin('9520002100016'),
  suitcase: gtin('9520002100030'),
  tshirt: gtin('9520002100047'),
} as const;

/** The four lines (section 4). */
export const LINES: readonly [DemoLine, DemoLine, DemoLine, DemoLine] = [
  {
    line: 1,
    style: 'VS-205',
    product: PRODUCTS.shirt,
    description:
      "Men's long-sleeve shirts, woven, 100 % cotton, dyed solid, sizes S to XXL, one patch pocket, style VS-205",
    hts: '6205.20.2066',
    columnOneRate: '19.7 %',
    spi: 'P',
    country: 'HN',
    exportDate: '2026-09-10',
    textileCategory: '340',
    quantities: [dozen('450.00'), kilogram('1512')],
    pieces: '5400',
    unitPrice: '8.40',
    termsOfSale: { incoterm: 'FOB', place: 'Puerto Cortés' },
    enteredValue: '45360',
    charges: '1180',
    grossKg: '1860',
    invoice: { number: 'CVS-2026-0831', date: '2026-09-03' },
    billNumber: 'ZZGT26090794',
    mid: 'HNCONVAL1480CHO',
    maker: 'confecciones',
    seller: 'confecciones',
    duty: '0',
    hmf: '56.70',
    atStake: { duty: '8935.92', mpf: '157.13' },
    made: MADE.shirts,
  },
  {
    line: 2,
    style: 'LB-1201',
    product: PRODUCTS.toy,
    description: 'Talking play set "Lumi & Bramble", plastic, 3 to 12 years, LB-1201',
    hts: '9503.00.0073',
    columnOneRate: 'Free',
    spi: 'S',
    country: 'MX',
    exportDate: '2026-09-08',
    quantities: [piece('6000')],
    pieces: '6000',
    unitPrice: '9.50',
    termsOfSale: { incoterm: 'FCA', place: 'San Luis Potosí' },
    enteredValue: '57000',
    charges: '1450',
    grossKg: '6150',
    invoice: { number: 'CHN-FE-20448', date: '2026-09-03' },
    billNumber: 'ZZGT26090771',
    mid: 'MXJUGALT2250SAN',
    maker: 'altiplano',
    seller: 'horizonte',
    duty: '0',
    hmf: '71.25',
    atStake: { duty: '0', mpf: '197.45' },
    made: MADE.toys,
    lots: [TOY_LOT],
  },
  {
    line: 3,
    style: 'MB-21H',
    product: PRODUCTS.suitcase,
    description: '21-inch hard-side spinner suitcase, polycarbonate shell, MB-21H',
    hts: '4202.12.2120',
    columnOneRate: '20 %',
    spi: 'S',
    country: 'MX',
    exportDate: '2026-09-08',
    quantities: [piece('1200')],
    pieces: '1200',
    unitPrice: '48.00',
    termsOfSale: { incoterm: 'FCA', place: 'León' },
    enteredValue: '57600',
    charges: '2310',
    grossKg: '4440',
    invoice: { number: 'MB-2026-05519', date: '2026-09-04' },
    billNumber: 'ZZGT26090771',
    mid: 'MXMALDEL318LEO',
    maker: 'maletas',
    seller: 'maletas',
    duty: '0',
    hmf: '72.00',
    atStake: { duty: '11520.00', mpf: '199.53' },
    made: MADE.luggage,
  },
  {
    line: 4,
    style: 'TU-110',
    product: PRODUCTS.tshirt,
    description: "Men's T-shirts, knit, 100 % cotton, TU-110",
    hts: '6109.10.0012',
    columnOneRate: '16.5 %',
    country: 'HN',
    exportDate: '2026-09-10',
    textileCategory: '338',
    quantities: [dozen('500.00'), kilogram('960')],
    pieces: '6000',
    unitPrice: '2.65',
    termsOfSale: { incoterm: 'FOB', place: 'Puerto Cortés' },
    enteredValue: '15900',
    charges: '620',
    grossKg: '1130',
    invoice: { number: 'TU-26-1177', date: '2026-09-03' },
    billNumber: 'ZZGT26090794',
    mid: 'HNTEJULU17VIL',
    maker: 'tejidos',
    seller: 'tejidos',
    duty: '2623.50',
    mpf: '55.08',
    hmf: '19.88',
  },
];

/** The maker's own sale of the toys to the exporter. */
export const MAKER_SALE = {
  invoice: { number: 'JA-7716', date: '2026-08-31' },
  unitPrice: '8.60',
  amount: '51600.00',
} as const;

/** US dollars. */
export function usd(amount: string): Money {
  return { amount, currency: 'USD' };
}
