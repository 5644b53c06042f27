/** Trie nodes and contract code, by hash. */
export const NODE_PREFIX = 's/';

/** What this chain is: format, id, fork, genesis. */
export const META_KEY = 'meta';

/** Number of the last sealed block. */
export const HEAD_KEY = 'head';

/** Fixed width, so that the order of keys is the order of numbers. */
const number = (block: bigint): string => block.toString(16).padStart(12, '0');

export const nodeKey = (hex: string): string => `${NODE_PREFIX}${hex}`;
export const blockKey = (block: bigint): string => `b/${number(block)}`;
export const receiptsKey = (block: bigint): string => `r/${number(block)}`;
export const blockHashKey = (hash: string): string => `h/${hash}`;
export const transactionKey = (hash: string): string => `t/${hash}`;
/** Marks a block in which the contract wrote at least one log. */
export const logsOfKey = (address: string, block: bigint): string =>
  `a/${address}/${number(block)}`;

/** The block number that a key of receipts or logs ends with. */
export const blockOfKey = (key: string): bigint => BigInt(`0x${key.slice(-12)}`);
