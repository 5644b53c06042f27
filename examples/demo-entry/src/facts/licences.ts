import type { Scope } from '@originmark/schemas';
import { PRODUCTS } from './lines.ts';
import { RIGHTS } from './rights.ts';

const rights = [RIGHTS.mark.right, RIGHTS.art.right];
const toys = { system: 'HS2022', prefix: '9503' };

/** Northlight to Brightfern. Terms are half-open: the last day named on the page is in. */
export const MASTER_LICENCE = {
  signedAt: '2024-05-20T15:00:00Z',
  scope: {
    rights,
    activities: ['make', 'have-made', 'import', 'distribute', 'sell'],
    goods: [toys],
    madeIn: ['US', 'MX', 'VN'],
    soldIn: ['US', 'CA'],
    term: { from: '2024-06-01T00:00:00Z', until: '2028-01-01T00:00:00Z' },
    quantity: { max: '250000', unit: 'C62', period: 'P1Y' },
    sublicensing: true,
    depth: 1,
  } satisfies Scope,
} as const;

/** Brightfern to Harbor & Pine: no sublicence, but having made by makers the owner approved. */
export const SUBLICENCE = {
  signedAt: '2025-12-15T15:00:00Z',
  scope: {
    rights,
    activities: ['have-made', 'import', 'distribute', 'sell'],
    goods: [toys],
    products: [PRODUCTS.toy],
    madeIn: ['MX'],
    soldIn: ['US'],
    term: { from: '2026-01-01T00:00:00Z', until: '2027-01-01T00:00:00Z', sellOffDays: 60 },
    quantity: { max: '40000', unit: 'C62', period: 'P1Y' },
    sublicensing: false,
    depth: 0,
  } satisfies Scope,
} as const;

/** Harbor & Pine to Juguetes Altiplano: apply the mark, for Harbor & Pine only. */
export const MAKER_AUTHORIZATION = {
  signedAt: '2026-01-13T15:00:00Z',
  approvedAt: '2026-01-12',
  scope: {
    rights,
    activities: ['make'],
    goods: [toys],
    products: [PRODUCTS.toy],
    madeIn: ['MX'],
    term: { from: '2026-01-15T00:00:00Z', until: '2026-11-01T00:00:00Z' },
    quantity: { max: '20000', unit: 'C62' },
    sublicensing: false,
    depth: 0,
  } satisfies Scope,
} as const;

/**
 * Entries that drew on both caps before. The page gives their sum, 12,000; the split and the days
 * are ours.
 */
export const EARLIER_USES = [
  { entryNumber: 'Z9Z-0039915-7', quantity: '7000', on: '2026-04-20' },
  { entryNumber: 'Z9Z-0041187-9', quantity: '5000', on: '2026-07-06' },
] as const;
