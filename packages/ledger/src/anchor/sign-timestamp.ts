import { Interface } from 'ethers';
import type { Ledger } from '../connection/ledger.ts';
import { type LedgerSigner, toOfflineSigner } from '../connection/ledger-signer.ts';
import { parseBytes } from '../connection/rpc-values.ts';
import { EAS_ABI } from '../contracts/eas.ts';
import { LedgerError } from '../errors.ts';

const EAS = new Interface(EAS_ABI);
/** A time stamp uses 45,869 gas, whatever its batch holds. */
const GAS_LIMIT = 100_000;

/**
 * The transaction that gives a digest to EAS, signed without asking a node: to be sent by another
 * (`eth_sendRawTransaction`), later, or to a chain on which a history is told again.
 * `timestampCheckpoint` is for everything else: it looks first, and waits for the block.
 *
 * @param options.nonce how many transactions the signer's address has sent before
 * @returns the raw transaction, hexadecimal
 * @throws LedgerError `signer.failed`, `rpc.malformed` for what is no digest
 */
export async function signTimestamp(options: {
  readonly ledger: Pick<Ledger, 'chainId' | 'eas' | 'fees'>;
  readonly signer: LedgerSigner;
  readonly nonce: number;
  /** `0x` and 32 bytes. */
  readonly digest: string;
}): Promise<string> {
  const { ledger, nonce, signer } = options;
  const data = EAS.encodeFunctionData('timestamp', [parseBytes(options.digest, 'digest', 32)]);
  const { chainId, eas, fees } = ledger;
  const transaction = { ...fees, chainId, to: eas, data, nonce, gasLimit: GAS_LIMIT, value: 0n };
  try {
    return await toOfflineSigner(signer).signTransaction(transaction);
  } catch (cause) {
    if (cause instanceof LedgerError) throw cause;
    throw new LedgerError('signer.failed', 'the transaction was not signed', { cause });
  }
}
