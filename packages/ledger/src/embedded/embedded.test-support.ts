import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Wallet } from 'ethers';
import {
  type EmbeddedChain,
  type EmbeddedChainOptions,
  openEmbeddedChain,
} from './open-embedded-chain.ts';

/** 2026-11-27T00:00:00Z, in ms. */
export const NOON = 1_795_737_600_000;

export const CHAIN_ID = 8700;

/**
 * A contract of 44 bytes, assembled by hand. Without calldata it returns slot 0. With a word it
 * stores it in slot 0 and logs it (topic and data); with a word of zeros it reverts.
 */
export const REGISTER_CODE =
  '0x602c600c600039602c6000f3' +
  '36600f5760005460005260206000f3' +
  '5b600035806000558015602657806000526020600' +
  '0a1005b60006000fd';

export const word = (value: number): string => `0x${value.toString(16).padStart(64, '0')}`;

/** Chains and folders of one test, closed and removed by {@link cleanUp}. */
const chains: EmbeddedChain[] = [];
const folders: string[] = [];

export async function openChain(
  options: Partial<EmbeddedChainOptions> = {},
): Promise<EmbeddedChain> {
  const chain = await openEmbeddedChain({ chainId: CHAIN_ID, clock: () => NOON, ...options });
  chains.push(chain);
  return chain;
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'embedded-chain-'));
  folders.push(folder);
  return folder;
}

export async function cleanUp(): Promise<void> {
  for (const chain of chains.splice(0)) await chain.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Key `n` of the tests; it never holds a coin. */
export const account = (n: number): Wallet => new Wallet(word(n));

export const ask = (chain: EmbeddedChain, method: string, ...params: unknown[]): Promise<unknown> =>
  chain.request({ method, params });

/** Signs and sends without funds; resolves with the hash when sealed. */
export async function send(
  chain: EmbeddedChain,
  wallet: Wallet,
  transaction: { nonce: number; to?: string; data?: string; gasLimit?: number; chainId?: number },
): Promise<string> {
  const raw = await wallet.signTransaction({
    chainId: CHAIN_ID,
    gasLimit: 200_000,
    gasPrice: 0,
    type: 0,
    ...transaction,
  });
  return (await ask(chain, 'eth_sendRawTransaction', raw)) as string;
}

/** Deploys the register with nonce 0 of `wallet` and returns its address. */
export async function deployRegister(chain: EmbeddedChain, wallet: Wallet): Promise<string> {
  const hash = await send(chain, wallet, { nonce: 0, data: REGISTER_CODE });
  const receipt = (await ask(chain, 'eth_getTransactionReceipt', hash)) as Receipt;
  return receipt.contractAddress;
}

/** The part of a receipt that the tests read. */
export interface Receipt {
  readonly contractAddress: string;
  readonly blockNumber: string;
  readonly status: string;
}

/** The part of a block that the tests read. */
export interface BlockJson {
  readonly hash: string;
  readonly parentHash: string;
  readonly stateRoot: string;
  readonly timestamp: string;
  readonly transactions: readonly string[];
  readonly number: string;
}
