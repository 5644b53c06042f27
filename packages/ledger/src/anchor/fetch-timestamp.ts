import { Interface } from 'ethers';
import type { Ledger } from '../connection/ledger.ts';
import { parseBytes, toQuantity } from '../connection/rpc-values.ts';
import { EAS_ABI } from '../contracts/eas.ts';
import { LedgerError } from '../errors.ts';

const EAS = new Interface(EAS_ABI);

/**
 * The time (seconds since 1970) that EAS holds for a digest as of a block, if any.
 * @throws LedgerError `rpc.*`
 */
export async function fetchTimestamp(
  ledger: Ledger,
  digest: string,
  at: number,
): Promise<number | undefined> {
  const data = EAS.encodeFunctionData('getTimestamp', [digest]);
  const answer = await ledger.request('eth_call', [{ to: ledger.eas, data }, toQuantity(at)]);
  const seconds = Number(BigInt(parseBytes(answer, 'getTimestamp', 32)));
  if (!Number.isSafeInteger(seconds * 1000)) {
    throw new LedgerError('rpc.malformed', 'getTimestamp is no time');
  }
  return seconds === 0 ? undefined : seconds;
}
