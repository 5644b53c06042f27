import { formatDecimal } from '../money/decimal.ts';
import type { OriginCase } from './case.ts';
import { isAtMost, littleOf } from './little.ts';
import type { MaterialShift } from './judge-shift.ts';
import { foreignValueIn } from './foreign-value.ts';
import { type ProofStep, answerOf, anyOf } from './proof.ts';
import { type Range, sumRanges } from './range.ts';
import { type Base, baseOf, percentText } from './value-content.ts';

/**
 * GN 29(e)(i): of the adjusted value; 19 USC 4531(f)(1): of the transaction value without international shipment, or of
 * the total cost, either being enough.
 */
export function judgeByValue(origin: OriginCase, shifts: readonly MaterialShift[]): ProofStep {
  const { record } = origin;
  const part = failingValue(origin, shifts);
  const asks = shifts.flatMap((shift) => shift.open.map(({ ask }) => ask));
  const bases: readonly (Base & { readonly name: string })[] =
    origin.agreement.id === 'CAFTA-DR'
      ? [{ name: 'adjusted value', ...baseOf(origin, 'build-down') }]
      : [
          { name: 'transaction value', ...baseOf(origin, 'transaction-value') },
          {
            name: 'total cost',
            least: record.totalCost,
            most: record.totalCost,
            missing: record.totalCost === undefined ? ['the total cost of the good'] : [],
          },
        ];
  const steps = bases.map((base) => judgeBase(origin, part, asks, base));
  const [only, ...more] = steps;
  if (only !== undefined && more.length === 0) return only;
  const answer = anyOf(steps.map((step) => step.answer));
  return {
    asked: 'de minimis by value, one of the two being enough',
    answer,
    citation: '19 USC 4531(f)(1)',
    ...(answer === 'not-met' ? { failure: 'de-minimis-exceeded' as const } : {}),
    steps,
  };
}

/** What does not change of all materials together, what several are made of counted once. */
function failingValue(origin: OriginCase, shifts: readonly MaterialShift[]): Range {
  const failing = new Set(shifts.flatMap((shift) => shift.failing));
  const all = new Set([...failing, ...shifts.flatMap(({ open }) => open.map(({ view }) => view))]);
  const sure = foreignValueIn([...failing], origin);
  const counted = shifts.filter((shift) => shift.failing.length + shift.open.length > 0);
  if (!counted.every(isByParts))
    return {
      ...sumRanges(counted.map((shift) => failingValueOf(origin, shift))),
      least: sure.least,
    };
  if (all.size === failing.size) return sure;
  return { ...foreignValueIn([...all], origin), least: sure.least };
}

/** Whether it counts by what was acquired for it alone. */
const isByParts = ({ view: { inputs, material } }: MaterialShift): boolean =>
  material.isSelfProduced || inputs.length === 0;

/**
 * What does not change of one material. What the producer made itself counts by what was acquired for it; of a material
 * acquired from another producer it may be the innermost part that fails, or the whole.
 */
function failingValueOf(origin: OriginCase, shift: MaterialShift): Range {
  const { failing, open, view } = shift;
  const sure = foreignValueIn(failing, origin);
  const all = foreignValueIn([...failing, ...open.map((one) => one.view)], origin);
  if (isByParts(shift)) return { least: sure.least, most: all.most, missing: all.missing };
  const whole = foreignValueIn([view], origin);
  const isWider = whole.most === undefined || all.most === undefined;
  const most = isWider ? undefined : isMore(whole, all) ? whole.most : all.most;
  const ask = `whether ${view.material.description} counts whole, or by the part of it that does not change`;
  return { least: sure.least, most, missing: [ask, ...all.missing, ...whole.missing] };
}

function isMore(a: Range, b: Range): boolean {
  if (a.most === undefined || b.most === undefined) return a.most === undefined;
  return a.most.units * 10n ** BigInt(b.most.scale) > b.most.units * 10n ** BigInt(a.most.scale);
}

function judgeBase(
  origin: OriginCase,
  part: Range,
  asks: readonly string[],
  { least: total, missing, name }: Base & { readonly name: string },
): ProofStep {
  const percent = littleOf(origin.agreement, 'value');
  const asked = `materials that do not change are at most ${percent} per cent of the ${name}`;
  const citation = origin.agreement.id === 'CAFTA-DR' ? 'GN 29(e)(i)' : '19 USC 4531(f)(1)';
  if (total === undefined || total.units <= 0n)
    return {
      asked,
      answer: 'undetermined',
      citation,
      missing: missing.length > 0 ? missing : [`a ${name} above zero`],
    };
  const isMost = part.most !== undefined && isAtMost(part.most, percent, total);
  const isOver = !isAtMost(part.least, percent, total);
  const answer = answerOf(isMost ? true : isOver ? false : undefined);
  const shown = isOver ? part.least : (part.most ?? part.least);
  const bound = part.most === undefined ? 'at least ' : '';
  return {
    asked,
    answer,
    citation,
    found: `${bound}${formatDecimal(shown)} of ${formatDecimal(total)}: ${bound}${percentText(shown, total)} per cent`,
    ...(answer === 'undetermined' ? { missing: [...asks, ...part.missing] } : {}),
    ...(answer === 'not-met' ? { failure: 'de-minimis-exceeded' as const } : {}),
  };
}
