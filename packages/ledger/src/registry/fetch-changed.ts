import { Interface } from 'ethers';
import type { Ledger } from '../connection/ledger.ts';
import { parseBytes, toQuantity } from '../connection/rpc-values.ts';
import { ETHEREUM_DID_REGISTRY_ABI } from '../contracts/ethereum-did-registry.ts';
import { LedgerError } from '../errors.ts';

const REGISTRY = new Interface(ETHEREUM_DID_REGISTRY_ABI);

/**
 * The block of an identity's last change by the registry itself, as of a block; 0 for none.
 * @throws LedgerError `rpc.*`
 */
export async function fetchChanged(ledger: Ledger, identity: string, at: number): Promise<number> {
  const data = REGISTRY.encodeFunctionData('changed', [identity]);
  const answer = await ledger.request('eth_call', [{ to: ledger.registry, data }, toQuantity(at)]);
  const block = Number(BigInt(parseBytes(answer, 'changed', 32)));
  if (Number.isSafeInteger(block)) return block;
  throw new LedgerError('rpc.malformed', `changed(${identity}) is no block number`);
}
