import { Interface } from 'ethers';
import { fetchHead } from '../connection/fetch-block.ts';
import type { Ledger } from '../connection/ledger.ts';
import { parseBytes, parseList, parseObject, toQuantity } from '../connection/rpc-values.ts';
import { ETHEREUM_DID_REGISTRY_ABI } from '../contracts/ethereum-did-registry.ts';
import { LedgerError } from '../errors.ts';
import { fetchChanged } from '../registry/fetch-changed.ts';

const REGISTRY = new Interface(ETHEREUM_DID_REGISTRY_ABI);
/** Changes of an identity that are looked through, newest first. */
const MAX_CHANGES = 500;

/** Where a write stands. */
export interface Effect {
  readonly transaction: string;
  readonly block: number;
}

/**
 * The transaction that wrote exactly this to the registry, if any did: the changes of the identity are
 * followed back from the newest, as the registry links them.
 * @param data of the transaction
 * @throws LedgerError `rpc.*`
 */
export async function findEffect(
  ledger: Ledger,
  identity: string,
  data: string,
): Promise<Effect | undefined> {
  const { number } = await fetchHead(ledger);
  let block = await fetchChanged(ledger, identity, number);
  for (let step = 0; block > 0 && step < MAX_CHANGES; step++) {
    const { previous, transactions } = await changesAt(ledger, identity, block);
    for (const transaction of transactions)
      if (await carries(ledger, transaction, data)) return { transaction, block };
    block = previous;
  }
  return undefined;
}

async function changesAt(
  ledger: Ledger,
  identity: string,
  block: number,
): Promise<{ readonly previous: number; readonly transactions: readonly string[] }> {
  const method = 'eth_getLogs';
  const topics = [null, `0x${identity.slice(2).padStart(64, '0')}`];
  const at = toQuantity(block);
  const filter = { address: ledger.registry, topics, fromBlock: at, toBlock: at };
  const logs = parseList(await ledger.request(method, [filter]), method).map((one) => {
    const { data, topics: found, transactionHash } = parseObject(one, method);
    const log = REGISTRY.parseLog({
      data: parseBytes(data, method),
      topics: parseList(found, method).map((topic) => parseBytes(topic, method, 32)),
    });
    return {
      previous: Number(log?.args['previousChange'] as bigint),
      transaction: parseBytes(transactionHash, method, 32),
    };
  });
  const previous = Math.min(...logs.map((log) => log.previous));
  if (!Number.isSafeInteger(previous) || previous >= block)
    throw new LedgerError('rpc.malformed', `the node leaves out logs of block ${block}`);
  return { previous, transactions: [...new Set(logs.map(({ transaction }) => transaction))] };
}

async function carries(ledger: Ledger, transaction: string, data: string): Promise<boolean> {
  const method = 'eth_getTransactionByHash';
  const { input, to } = parseObject(await ledger.request(method, [transaction]), method);
  return parseBytes(input, method) === data && parseBytes(to, method, 20) === ledger.registry;
}
