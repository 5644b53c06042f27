import {
  type Agreement,
  addDecimal,
  compareDecimal,
  formatDecimal,
  parseDecimal,
  parseSpi,
} from '@originmark/customs';
import type { ClaimsContext } from '../claims-context.ts';
import { oncePer, oncePerEntry } from '../../once-per.ts';
import { filedLine, ownRecord } from '../clocks/own-record.ts';

export type Waiver = 'waived' | 'not-waived' | 'unknown';

/**
 * At or below US$2,500 of originating goods no certification need be submitted (19 CFR 182.14(a),
 * 10.586): the values of all lines of the entry that claim origin under the agreement, together. It
 * waives the paper, not the qualification. S+ goods are non-originating and do not count.
 */
export function readWaiver(claims: ClaimsContext, agreement: Agreement): WaiverAnswer {
  return waivers(claims)(agreement);
}

interface WaiverAnswer {
  readonly waiver: Waiver;
  readonly valueUsd: string | null;
}

const waivers = oncePerEntry((claims: ClaimsContext) =>
  oncePer((agreement: Agreement) => sumOfClaims(claims, agreement)),
);

function sumOfClaims(claims: ClaimsContext, agreement: Agreement): WaiverAnswer {
  let total = { units: 0n, scale: 0 };
  for (const view of claims.lines) {
    const line = filedLine(claims, view);
    const spi = parseSpi(line.spi);
    if (!spi.ok || spi.value.agreement !== agreement.id) continue;
    if (spi.value.kind === 'tpl-or-agricultural') continue;
    const value = parseDecimal(line.enteredValue.amount);
    if (value === undefined || value.units < 0n || line.enteredValue.currency !== 'USD')
      return { waiver: 'unknown', valueUsd: null };
    total = addDecimal(total, value);
  }
  // A line that was filed and left out of the presentation counts as well: hiding it buys no waiver.
  const presented = new Set(claims.lines.map(({ number }) => number));
  for (const { line, spi: filed, enteredValue } of ownRecord(claims.subject, claims.context.record)
    ?.lines ?? []) {
    const spi = parseSpi(filed);
    if (presented.has(line) || !spi.ok || spi.value.agreement !== agreement.id) continue;
    if (spi.value.kind === 'tpl-or-agricultural') continue;
    const value = parseDecimal(enteredValue);
    if (value === undefined || value.units < 0n) return { waiver: 'unknown', valueUsd: null };
    total = addDecimal(total, value);
  }
  const limit = parseDecimal(agreement.waiver.amountUsd);
  const isWithin = limit !== undefined && compareDecimal(total, limit) <= 0;
  return { waiver: isWithin ? 'waived' : 'not-waived', valueUsd: formatDecimal(total) };
}
