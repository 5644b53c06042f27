import type { Agreement } from '@originmark/customs';
import type { BillOfLading } from '@originmark/schemas';
import { targetsOf } from '../../chain/graph.ts';
import type { Credential } from '../../intake/credential.ts';
import { type Facts, type Finding, fail, pass, undecided } from '../../verdict/fragment.ts';
import { oncePer, oncePerEntry } from '../../once-per.ts';
import { type ClaimsContext, type LineView, readSubject } from '../claims-context.ts';

type Transshipment = NonNullable<BillOfLading['transshipments']>[number];

/**
 * Goods lose their origin in a country that is no party when they leave customs control or are worked
 * on there; what may be done with them is the agreement's own list (19 USC 4531(l); GN 29(c)(iii); 19
 * CFR 181.23(b)): only USMCA names storing. An operation that it does not name may still have been
 * needed to preserve or carry them, which nobody can decide here. A port at which the ship merely called
 * is none of that. The first stop that tells against the goods is told, or else that there is none;
 * without a bill there is nothing to say, and a bill that is undecided settles nothing in favour of them.
 */
export function checkTransit(
  claims: ClaimsContext,
  view: LineView,
  agreement: Agreement,
  facts: Facts,
): Finding[] {
  const bills = billsOf(claims, view);
  const expected = agreement.parties.map(({ country }) => country);
  const stops = bills.flatMap(({ on, bill }) =>
    (bill.transshipments ?? []).map((stop, index) => {
      const pointer = `/credentialSubject/transshipments/${index}`;
      const found = `${stop.location.name} (${stop.location.country})`;
      return judgeStop(stop, agreement, { ...facts, on, pointer, expected, found });
    }),
  );
  const [first] = bills;
  if (first === undefined) return [];
  const told =
    stops.find(({ outcome }) => outcome === 'fail') ??
    stops.find(({ outcome }) => outcome === 'indeterminate') ??
    undecidedBill(claims, bills, facts) ??
    stops[0];
  const none = { ...facts, on: first.on, pointer: '/credentialSubject', expected };
  return [told ?? pass('origin', { ...none, found: 'no transshipment' })];
}

function judgeStop(stop: Transshipment, agreement: Agreement, at: Facts): Finding {
  const { location, operations = [], underCustomsControl } = stop;
  if (agreement.parties.some(({ country }) => country === location.country))
    return pass('origin', at);
  if (!underCustomsControl || operations.includes('further-processing'))
    return fail('origin.transit', at);
  const allowed: readonly string[] = agreement.limits.transit.allowed;
  const open = operations.filter((operation) => !allowed.includes(operation));
  if (open.length === 0) return pass('origin', at);
  const found = `${String(at.found)}: ${open.join(', ')}`;
  return undecided('origin.transit', { ...at, expected: allowed, found });
}

function undecidedBill(
  claims: ClaimsContext,
  bills: readonly UsableBill[],
  facts: Facts,
): Finding | undefined {
  const open = bills.find(({ on }) => claims.standing(on).outcome !== 'valid');
  if (open === undefined) return undefined;
  const { outcome } = claims.standing(open.on);
  const at = { ...facts, on: open.on, pointer: '/credentialSubject' };
  return undecided('origin.transit', {
    ...at,
    expected: 'a bill of lading that stands',
    found: `places told by a bill that is ${outcome}`,
  });
}

interface UsableBill {
  readonly on: Credential;
  readonly bill: BillOfLading;
}

function billsOf(claims: ClaimsContext, view: LineView): readonly UsableBill[] {
  return billsByLine(claims)(view);
}

const billsByLine = oncePerEntry((claims: ClaimsContext) =>
  oncePer((view: LineView) => readBills(claims, view)),
);

/** Bills of the line: those it names as support, and the entry's bill of the number it gives. */
function readBills(claims: ClaimsContext, view: LineView): readonly UsableBill[] {
  const ofLine = new Set(view.support.map(({ digest }) => digest));
  const all = [...view.support, ...targetsOf(claims.graph, claims.entry, 'supportedBy')].filter(
    ({ type }) => type === 'BillOfLadingCredential',
  );
  const byDigest = new Map(all.map((credential) => [credential.digest, credential]));
  const inOrder = [...byDigest.values()].sort((a, b) => (a.digest < b.digest ? -1 : 1));
  return inOrder.flatMap((on) => {
    const bill = readSubject<BillOfLading>(claims, on, 'BillOfLadingCredential');
    if (bill === undefined || claims.standing(on).outcome === 'invalid') return [];
    const isOfLine = ofLine.has(on.digest) || bill.billNumber === view.line.billNumber;
    return isOfLine ? [{ on, bill }] : [];
  });
}
