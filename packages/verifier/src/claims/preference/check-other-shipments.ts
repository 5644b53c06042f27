import { daysBetween } from '@originmark/customs';
import type { SingleShipmentUse } from '@originmark/schemas';
import { type Finding, fail, pass, undecided } from '../../verdict/fragment.ts';
import { readDay } from '../clocks/local-day.ts';
import type { CertificationFace } from './certification-face.ts';

/** Portions of one shipment that was split arrive within ten calendar days of the first (19 CFR 141.57). */
const SPLIT_DAYS = 10;

/**
 * A certification for a single shipment may serve several entries of that shipment, and no other shipment
 * (19 CFR 182.12(g)(1)). Uses by other entries are known here as far as they were presented here. It is
 * another shipment for certain where no bill is shared and the goods came too far apart to be portions of
 * one; where that is not known it is undecided. Nothing is said where no uses were given.
 */
export function checkOtherShipments(face: CertificationFace): Finding[] {
  const { certification, claims, facts, view } = face;
  const { uses } = claims.context;
  if (uses === undefined) return [];
  const own = { bills: billsOf(face), imported: view.clocks.imported };
  const others = uses.filter((use) => use.certification === certification.digest);
  const found = (use: SingleShipmentUse) => ({
    bills: use.bills,
    ...(use.imported !== undefined && { imported: use.imported }),
  });
  const at = {
    ...facts,
    pointer: '/credentialSubject/blanketPeriod',
    clock: 'imported' as const,
    expected: { bills: own.bills, ...(own.imported !== undefined && { imported: own.imported }) },
  };
  const code = 'origin.single-shipment-other-shipment';
  const apart = others.find((use) => relate(own, use) === 'apart');
  if (apart !== undefined) return [fail(code, { ...at, found: found(apart) })];
  const open = others.find((use) => relate(own, use) === 'open');
  if (open !== undefined) return [undecided(code, { ...at, found: found(open) })];
  return [pass('origin', at)];
}

interface Shipment {
  readonly bills: readonly string[];
  readonly imported?: string | undefined;
}

function relate(own: Shipment, other: Shipment): 'apart' | 'open' | 'same' {
  if (own.bills.some((number) => other.bills.includes(number))) return 'same';
  const [day, otherDay] = [dayOf(own), dayOf(other)];
  if (own.bills.length === 0 || other.bills.length === 0) return 'open';
  if (day === undefined || otherDay === undefined) return 'open';
  return Math.abs(daysBetween(day, otherDay)) > SPLIT_DAYS ? 'apart' : 'open';
}

function dayOf({ imported }: Shipment) {
  return imported === undefined ? undefined : readDay(imported);
}

/**
 * All numbers that the goods of the line travelled under, sorted; of the whole entry where the line names no
 * bill. The verifier's own record says which other numbers a bill goes by, and stands where it has any.
 */
function billsOf({ claims, line }: CertificationFace): readonly string[] {
  const filed = claims.context.record?.bills ?? [];
  const { billNumber } = line;
  const own = filed.filter((names) => billNumber === undefined || names.includes(billNumber));
  const presented = billNumber === undefined ? (claims.subject.billNumbers ?? []) : [billNumber];
  const numbers = own.length > 0 ? own.flat() : filed.length > 0 ? filed.flat() : presented;
  return [...new Set(numbers)].sort();
}
