import {
  type Decimal,
  compareDecimal,
  decimalFromInteger,
  multiplyDecimal,
} from '../money/decimal.ts';
import type { AgreementId } from '../agreements/agreement.ts';

/** The share that may fail to change, in per cent: GN 29(d)(i)(A), (e)(i); 19 USC 4531(f). */
export const LITTLE: Readonly<Record<AgreementId, number>> = {
  USMCA: 10,
  'CAFTA-DR': 10,
  NAFTA: 7,
};

/** Exactly, compared crosswise: `does not exceed`. */
export function isAtMost(part: Decimal, percent: number, whole: Decimal): boolean {
  const left = multiplyDecimal(part, decimalFromInteger(100));
  return compareDecimal(left, multiplyDecimal(decimalFromInteger(percent), whole)) <= 0;
}
