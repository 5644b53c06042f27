import { formatDateTime } from '@originmark/core';
import type { VerifierInput } from '../context.ts';
import { VerifierError } from '../errors.ts';

/**
 * The caller's own moments are whole milliseconds in the years 0000 to 9999: the verdict writes them.
 * @throws VerifierError `input.invalid`
 */
export function assertMoments({ clocks, record }: Pick<VerifierInput, 'clocks' | 'record'>): void {
  const moments = {
    'clocks.presentedAt': clocks.presentedAt,
    'clocks.verifiedAt': clocks.verifiedAt,
    'clocks.asOf': clocks.asOf,
    'record.importedAt': record?.importedAt,
    'record.enteredAt': record?.enteredAt,
    'record.claimedAt': record?.claimedAt,
  };
  for (const [name, moment] of Object.entries(moments)) {
    if (moment === undefined) continue;
    try {
      formatDateTime(moment);
    } catch (cause) {
      throw new VerifierError('input.invalid', `${name} is no moment: ${String(moment)}`, {
        cause,
      });
    }
  }
}
