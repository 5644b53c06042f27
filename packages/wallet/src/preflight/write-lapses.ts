import type { PreflightLapse } from '@originmark/schemas';
import type { HeldCredential } from '../read-credential.ts';
import { lapsesOf } from './lapses.ts';
import type { PreflightInput } from './preflight-input.ts';
import type { Telling } from './tell-problems.ts';
import { askSigner } from './whom-to-ask.ts';

const LAPSE_DAYS = 45;
const DAY_MS = 86_400_000;

/** @internal What of these ends within the days that were asked for, or has ended. */
export function writeLapses(
  members: readonly HeldCredential[],
  { lapseDays = LAPSE_DAYS, presenting }: PreflightInput,
  telling: Telling,
): PreflightLapse[] {
  const { at } = presenting;
  return members.flatMap((held) =>
    lapsesOf(held)
      .filter(({ endsAt }) => endsAt - at <= lapseDays * DAY_MS)
      .map(({ endsAt, until, what }) => ({
        credential: held.id,
        credentialType: held.type,
        what,
        until,
        days: Math.floor((endsAt - at) / DAY_MS),
        ask: askSigner(held, telling),
      })),
  );
}
