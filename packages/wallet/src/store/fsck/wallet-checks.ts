import type { FsckCheck } from '@originmark/storage';
import { documentChecks } from './check-documents.ts';
import { evidenceChecks } from './check-evidence.ts';
import { heldChecks } from './check-held.ts';
import { receiptChecks } from './check-receipts.ts';
import type { WalletChecksDeps } from './wallet-checks-deps.ts';

/** The checks of what a trader holds. */
export function walletChecks(deps: WalletChecksDeps): readonly FsckCheck[] {
  return [
    ...heldChecks(deps),
    ...evidenceChecks(deps),
    ...receiptChecks(deps),
    ...documentChecks(deps),
  ];
}
