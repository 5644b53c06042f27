import type { HoldingsOf } from '../holdings/holdings-of.ts';
import type { PlaceOf } from '../holdings/tenant-place.ts';
import type { Issuers } from '../identifiers/issuers.ts';
import type { Resources } from '../resources.ts';

/** What the wallet's routes share. */
export interface WalletContext {
  readonly resources: Resources;
  readonly issuers: Issuers;
  readonly placeOf: PlaceOf;
  readonly holdingsOf: HoldingsOf;
}
