import {
  addDecimal,
  compareDecimal,
  convertQuantity,
  type Decimal,
  decimalFromInteger,
  formatDecimal,
  parseDecimal,
} from '@originmark/customs';
import type { DrawDownCounters, EntryVerdict, QuantityCap, Scope } from '@originmark/schemas';
import { type Credential, objectOr } from '../../intake/credential.ts';
import { type Finding, about, fail, pass, undecided } from '../../verdict/fragment.ts';
import type { ClaimsContext, LineView } from '../claims-context.ts';
import { countedPieces } from './sales.ts';
import { writeCount } from './write-count.ts';

export type DrawDown = NonNullable<
  EntryVerdict['lines'][number]['ipr'][number]['drawDown']
>[number];

export interface DrawDownAnswer {
  readonly draws: readonly DrawDown[];
  readonly findings: readonly Finding[];
}

/** What a verdict can write of a count. A greater one decides all the same, and its finding tells it. */
const WRITABLE = /^(0|[1-9][0-9]{0,17})(\.[0-9]{1,9})?$/;

/**
 * Counts a line's goods against every capped ancestor, as far as known here. Exceeding a cap is a
 * contract matter and a flag; without counters it cannot be decided.
 * @param used pieces that the entry's lines draw from each capped credential, by digest
 */
export function drawDown(
  path: readonly Credential[],
  view: LineView,
  used: ReadonlyMap<string, Decimal>,
  counters: DrawDownCounters | undefined,
  entry: { readonly number: string },
): DrawDownAnswer {
  const draws: DrawDown[] = [];
  const findings: Finding[] = [];
  for (const credential of path) {
    const granted = capOf(credential);
    if (granted === undefined) continue;
    const cap = inPieces(granted);
    const facts = about({
      on: credential,
      line: view.number,
      axis: 'ipr' as const,
      pointer: '/credentialSubject/scope/quantity',
      clock: 'imported' as const,
    });
    const pieces = used.get(credential.digest);
    const thisEntry =
      pieces === undefined
        ? undefined
        : convertQuantity({ value: formatDecimal(pieces), unit: 'C62' }, cap.unit);
    const period = periodOf(cap, view);
    const before =
      counters === undefined || period === undefined
        ? undefined
        : countBefore(credential, cap, counters, period, entry.number);
    const max = parseDecimal(cap.max);
    if (thisEntry?.ok !== true || before === undefined || max === undefined) {
      const found =
        counters === undefined
          ? 'no draw-down counters were given'
          : period === undefined
            ? 'no day of importation, so no year to count in'
            : 'quantities that do not compare';
      findings.push(undecided('scope.quantity', { ...facts, expected: cap, found }));
      continue;
    }
    const total = addDecimal(before, thisEntry.value);
    const counts = {
      max: cap.max,
      before: writeCount(before),
      thisEntry: writeCount(thisEntry.value),
      total: writeCount(total),
    };
    if (Object.values(counts).every((count) => WRITABLE.test(count)))
      draws.push({ credential: credential.id, unit: cap.unit, ...counts });
    if (compareDecimal(total, max) > 0)
      findings.push(
        fail('licence.quantity-exceeded', {
          ...facts,
          expected: cap.max,
          found: writeCount(total),
        }),
      );
    else findings.push(pass('scope', facts));
  }
  return { draws, findings };
}

/** Pieces of the lines that rest on each credential. */
export function countUse(
  lines: readonly { readonly view: LineView; readonly path: readonly Credential[] }[],
  claims: ClaimsContext,
): Map<string, Decimal> {
  const used = new Map<string, Decimal>();
  const counted = new Set<string>();
  for (const { view, path } of lines)
    for (const credential of path) {
      const key = `${view.number} ${credential.digest}`;
      const pieces = countedPieces(view, claims);
      if (pieces === undefined || counted.has(key)) continue;
      counted.add(key);
      used.set(
        credential.digest,
        addDecimal(used.get(credential.digest) ?? decimalFromInteger(0), pieces),
      );
    }
  return used;
}

/**
 * The days a cap counts, as the start of their text: a calendar year, or all days where the cap is for
 * the whole term. Undefined where the year is not known: forgetting what was used before would make
 * every annual cap whole again.
 */
function periodOf({ period = 'term' }: QuantityCap, { clocks }: LineView): string | undefined {
  return period === 'term' ? '' : clocks.imported?.slice(0, 4);
}

/** Uses by other entries in the period of the cap; of an entry only its highest version counts. */
function countBefore(
  credential: Credential,
  cap: QuantityCap,
  counters: DrawDownCounters,
  period: string,
  entryNumber: string,
): Decimal | undefined {
  const own = counters.uses.filter(
    (use) => use.credential === credential.id && use.entryNumber !== entryNumber,
  );
  const last = new Map<string, number>();
  for (const use of own)
    last.set(use.entryNumber, Math.max(last.get(use.entryNumber) ?? 0, use.entryVersion));
  let sum = decimalFromInteger(0);
  for (const use of own) {
    if (use.entryVersion !== last.get(use.entryNumber)) continue;
    if (!use.on.startsWith(period)) continue;
    const quantity = convertQuantity(use.quantity, cap.unit);
    if (!quantity.ok) return undefined;
    sum = addDecimal(sum, quantity.value);
  }
  return sum;
}

/** Five pieces are no exact number of dozens, five dozen are sixty pieces: counted in pieces where that can be. */
function inPieces(cap: QuantityCap): QuantityCap {
  const pieces = convertQuantity({ value: cap.max, unit: cap.unit }, 'C62');
  return pieces.ok ? { ...cap, max: writeCount(pieces.value), unit: 'C62' } : cap;
}

function capOf(credential: Credential): QuantityCap | undefined {
  return (objectOr(credential.subject['scope']) as unknown as Scope).quantity;
}
