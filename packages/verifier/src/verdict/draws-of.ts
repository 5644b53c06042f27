import type { Decimal, Digest, EntryVerdict, Fragment } from '@originmark/schemas';

/** What an entry draws from a capped licence: the same whatever others drew. */
export interface Draw {
  /** Id of the credential with the cap. */
  readonly credential: string;
  readonly quantity: Decimal;
  readonly unit: string;
  /** Day of importation, `YYYY-MM-DD`: decides the period of the cap. */
  readonly on: string;
}

/** What a verdict says that its entry uses up. */
export interface EntryDraws {
  /** One for each credential, in the order of their ids. */
  readonly draws: readonly Draw[];
  /** Credentials whose cap is exceeded by a count that the verdict does not write: told, and not drawn. */
  readonly unwritten: readonly string[];
}

/** Reads from a verdict what its entry draws from capped licences. It has to be given counters, if only empty ones. */
export function drawsOf({ fragments, lines }: EntryVerdict): EntryDraws {
  const draws = new Map<string, Draw>();
  // A count is made only where the day is known, or where the cap is for the whole term.
  for (const { clocks, ipr } of lines)
    for (const { credential, thisEntry: quantity, unit } of ipr.flatMap(
      ({ drawDown }) => drawDown ?? [],
    ))
      if (!draws.has(credential) && clocks.imported !== undefined)
        draws.set(credential, { credential, quantity, unit, on: clocks.imported });
  const exceeded = fragments.flatMap(({ code, credential }) =>
    code === 'licence.quantity-exceeded' && credential !== undefined ? [credential] : [],
  );
  return {
    draws: [...draws.values()].sort((a, b) => (a.credential < b.credential ? -1 : 1)),
    unwritten: [...new Set(exceeded)].filter((credential) => !draws.has(credential)).sort(),
  };
}

/** A certification of a single shipment that an entry rests on, and what that shipment is known by. */
export interface ShipmentUse {
  /** `credentialDigest`. */
  readonly certification: Digest;
  readonly bills: readonly string[];
  readonly imported?: string;
}

/** Longer lists are cut in fragments: what is not known whole is not known. */
const MOST_BILLS = 50;

/** Reads from a verdict which certifications of a single shipment its entry uses. It has to be given uses, if only none. */
export function shipmentUsesOf({ fragments }: EntryVerdict): readonly ShipmentUse[] {
  const uses = new Map<string, ShipmentUse>();
  for (const fragment of fragments) {
    const certification = fragment.credentialDigest;
    const shipment = shipmentIn(fragment);
    if (certification === undefined || shipment === undefined) continue;
    const known = uses.get(certification);
    const bills = [...new Set([...(known?.bills ?? []), ...shipment.bills])].sort();
    const imported = shipment.imported ?? known?.imported;
    uses.set(certification, {
      certification,
      bills: bills.length < MOST_BILLS ? bills : [],
      ...(imported !== undefined && { imported }),
    });
  }
  return [...uses.values()].sort((a, b) => (a.certification < b.certification ? -1 : 1));
}

function shipmentIn({ code, expected, pointer }: Fragment) {
  const isAbout =
    pointer === '/credentialSubject/blanketPeriod' &&
    (code === 'origin.ok' || code === 'origin.single-shipment-other-shipment');
  if (!isAbout || typeof expected !== 'object' || expected === null) return undefined;
  const { bills, imported } = expected as Partial<ShipmentUse>;
  return Array.isArray(bills)
    ? { bills: bills as readonly string[], ...(imported !== undefined && { imported }) }
    : undefined;
}
