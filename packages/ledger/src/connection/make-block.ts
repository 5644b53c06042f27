import { awaitReceipt, type LedgerReceipt } from './await-receipt.ts';
import type { Connection } from './ledger.ts';
import { type LedgerSigner, signerAddress, toEthersSigner } from './ledger-signer.ts';

/** What a transaction without data uses. */
const GAS = 21_000;

/**
 * Has the signer's account send itself nothing, so that a chain that makes blocks only for transactions
 * passes the moments before now. It pays for the gas.
 * @throws LedgerError `rpc.*` `signer.failed` `transaction.timed-out`
 */
export async function makeBlock(ledger: Connection, signer: LedgerSigner): Promise<LedgerReceipt> {
  const to = await signerAddress(signer);
  const sent = toEthersSigner(ledger, signer)
    .sendTransaction({ to, value: 0n, gasLimit: GAS, ...ledger.fees })
    .then((transaction) => transaction.wait());
  return awaitReceipt(ledger, 'an empty transaction', sent);
}
