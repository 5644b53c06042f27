import { type Block, createBlock, paramsBlock } from '@ethereumjs/block';
import { type Common, createCustomCommon, Mainnet } from '@ethereumjs/common';
import { paramsTx } from '@ethereumjs/tx';
import { KECCAK256_RLP, utf8ToBytes } from '@ethereumjs/util';
import { paramsVM } from '@ethereumjs/vm';
import { LedgerError } from '../errors.ts';

/** Forks a chain can be begun with; it keeps its fork for ever. */
export type Hardfork = 'shanghai' | 'cancun' | 'prague' | 'osaka';

/** Gas that the transactions of one block may use together. */
export const BLOCK_GAS_LIMIT = 30_000_000n;

/** Transactions that share one block, and so one write to disk. */
export const BLOCK_TRANSACTION_LIMIT = 25;

/** Ids of developers' nodes: a DID on one of them means something else on the next machine. */
const SHARED_IDS = new Set([1337n, 31337n]);

/**
 * A chain id as the rules of this chain take it.
 *
 * @throws LedgerError `chain.id-refused`
 */
export function parseChainId(chainId: bigint | number): number {
  const exact = typeof chainId === 'bigint' || Number.isSafeInteger(chainId);
  const id = exact ? BigInt(chainId) : 0n;
  if (id < 1n || id > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new LedgerError('chain.id-refused', 'a chain id is a positive safe integer');
  }
  if (SHARED_IDS.has(id)) {
    throw new LedgerError('chain.id-refused', `chain id ${id} is shared by developers' nodes`);
  }
  return Number(id);
}

/** The rules of Ethereum at one fork, in force from block 0, under proof-of-stake headers. */
export function createRules(chainId: number, hardfork: Hardfork): Common {
  const hardforks = Mainnet.hardforks
    .filter(({ name }) => name !== 'dao')
    .map(({ name }) => ({ name, block: 0 }));
  const consensus = { type: 'pos', algorithm: 'casper', casper: {} } as const;
  const rules = createCustomCommon(
    { chainId, name: `originmark-${chainId}`, hardforks, consensus },
    Mainnet,
    { hardfork },
  );
  for (const params of [paramsTx, paramsBlock, paramsVM]) rules.updateParams(params);
  return rules;
}

/**
 * Options to make blocks and transactions with: the rules have the parameters already, and
 * merging them again for every object takes a tenth of the time of a transaction.
 */
export const blockOptions = (common: Common) => ({ common, params: {} });

/** Block 0: no accounts, time 0, the chain id in its extra data. Same id and fork, same hash. */
export function createGenesis(common: Common): Block {
  return createBlock(
    {
      header: {
        number: 0n,
        timestamp: 0n,
        gasLimit: BLOCK_GAS_LIMIT,
        baseFeePerGas: 0n,
        stateRoot: KECCAK256_RLP,
        extraData: utf8ToBytes(`originmark:0x${common.chainId().toString(16)}`),
      },
      withdrawals: [],
    },
    blockOptions(common),
  );
}
