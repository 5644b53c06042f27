import { parseSpi } from '../numbers/spi.ts';
import type { Agreement } from './agreement.ts';
import { CAFTA_DR } from './cafta-dr.ts';
import { NAFTA } from './nafta.ts';
import { USMCA } from './usmca.ts';

/** Every agreement this package knows. */
export const AGREEMENTS: readonly Agreement[] = [USMCA, CAFTA_DR, NAFTA];

/** The agreement of an identifier (`USMCA`) or of a special program indicator (`S`, `S+`), or `undefined`. */
export function agreementOf(spiOrId: unknown): Agreement | undefined {
  const spi = parseSpi(spiOrId);
  const id = spi.ok ? spi.value.agreement : spiOrId;
  return AGREEMENTS.find((agreement) => agreement.id === id);
}
