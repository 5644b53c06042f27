import { createBlock } from '@ethereumjs/block';
import {
  createAddressFromString,
  hexToBytes,
  bytesToHex,
  type PrefixedHexString,
} from '@ethereumjs/util';
import { createVM, type VM } from '@ethereumjs/vm';
import { Interface, keccak256, toBeHex, toUtf8Bytes } from 'ethers';
import type { LedgerRequest } from '../../connection/ledger.ts';
import {
  ETHEREUM_DID_REGISTRY_ABI,
  ETHEREUM_DID_REGISTRY_BYTECODE,
} from '../../contracts/ethereum-did-registry.ts';
import { blockOptions, createRules } from '../../embedded/chain-rules.ts';

const REGISTRY = new Interface(ETHEREUM_DID_REGISTRY_ABI);
const CHAIN_ID = 660_280;
const GAS = 1_000_000n;
/** Any contract will do: nothing is stamped here. */
const EAS = `0x${'ea'.repeat(20)}`;

interface Block {
  readonly number: number;
  readonly time: number;
  readonly hash: string;
}

/**
 * The registry's own code in a virtual machine, without signatures and consensus: who calls is said,
 * and a block ends when it is told to. So a history costs milliseconds, and the contract decides what
 * it is. It answers what an index and the method's resolver ask of a node.
 */
export class RegistryMachine {
  readonly chainId = CHAIN_ID;
  readonly registry: string;
  readonly eas = EAS;
  readonly codeHash: string;
  readonly #vm: VM;
  readonly #code: string;
  readonly #blocks: Block[] = [];
  readonly #logs = new Map<number, Record<string, unknown>[]>();
  /** Of calls at the head. */
  readonly #answers = new Map<string, string>();
  #open: Record<string, unknown>[] = [];
  #time: number;

  private constructor(vm: VM, registry: string, code: string, time: number) {
    this.#vm = vm;
    this.registry = registry;
    this.#code = code;
    this.codeHash = keccak256(code);
    this.#time = time;
    this.seal(0);
  }

  /** @param time of block 0, in seconds since 1970 */
  static async open(time: number): Promise<RegistryMachine> {
    const common = createRules(CHAIN_ID, 'cancun');
    const vm = await createVM({ ...blockOptions(common) });
    const { createdAddress } = await vm.evm.runCall({
      data: hexToBytes(ETHEREUM_DID_REGISTRY_BYTECODE),
      gasLimit: 10_000_000n,
    });
    if (createdAddress === undefined) throw new Error('the registry was not made');
    const code = bytesToHex(await vm.stateManager.getCode(createdAddress));
    return new RegistryMachine(vm, createdAddress.toString(), code, time);
  }

  get head(): Block {
    return this.#blocks.at(-1) as Block;
  }

  /** Time of the block that is open. */
  get time(): number {
    return this.#time;
  }

  /** Number of the block that is open. */
  get number(): number {
    return this.#blocks.length;
  }

  /** Ends the block; the next one bears a time so many seconds later. */
  seal(seconds: number): void {
    const number = this.#blocks.length;
    const hash = keccak256(toUtf8Bytes(`block ${number} of ${this.#time}`));
    this.#logs.set(
      number,
      this.#open.map((log) => ({ ...log, blockHash: hash })),
    );
    this.#blocks.push({ number, time: this.#time, hash });
    this.#open = [];
    this.#answers.clear();
    this.#time += seconds;
  }

  /** Calls the registry; false when it refuses. */
  async call(caller: string, method: string, args: readonly unknown[]): Promise<boolean> {
    const { execResult } = await this.#run(caller, REGISTRY.encodeFunctionData(method, args));
    if (execResult.exceptionError !== undefined) return false;
    for (const [, topics, data] of execResult.logs ?? []) {
      this.#open.push({
        address: this.registry,
        topics: topics.map((topic) => bytesToHex(topic)),
        data: bytesToHex(data),
        blockNumber: toQuantity(this.number),
        transactionHash: keccak256(toUtf8Bytes(`${this.number} ${this.#open.length}`)),
        transactionIndex: toQuantity(this.#open.length),
        logIndex: toQuantity(this.#open.length),
        removed: false,
      });
    }
    return true;
  }

  /** As EIP-1193 has it. */
  readonly request: LedgerRequest = async ({ method, params = [] }) => {
    const [first, second] = params as [never, never];
    switch (method) {
      case 'eth_chainId':
        return toQuantity(CHAIN_ID);
      case 'eth_gasPrice':
        return '0x0';
      case 'eth_blockNumber':
        return toQuantity(this.head.number);
      case 'eth_getCode':
        return String(first).toLowerCase() === this.registry ? this.#code : '0x00';
      case 'eth_getBlockByNumber':
        return this.#formatBlock(first);
      case 'eth_getLogs':
        return this.#findLogs(first);
      case 'eth_call':
        return this.#answerCall(first, second);
      default:
        throw Object.assign(new Error(`${method} is not answered`), { code: -32601 });
    }
  };

  #run(caller: string, data: string) {
    const header = { number: this.number, timestamp: this.#time, gasLimit: 30_000_000n };
    return this.#vm.evm.runCall({
      caller: createAddressFromString(caller),
      to: createAddressFromString(this.registry),
      data: hexToBytes(data as PrefixedHexString),
      gasLimit: GAS,
      block: createBlock({ header }, blockOptions(this.#vm.common)),
    });
  }

  async #answerCall({ data }: { readonly data: string }, at: string): Promise<string> {
    // The state is that of the newest block; of another, nothing is said here.
    if (this.#open.length > 0) throw new Error('a block is open');
    if (at !== 'latest' && Number(at) !== this.head.number) throw new Error(`no state of ${at}`);
    const known = this.#answers.get(data);
    if (known !== undefined) return known;
    const { execResult } = await this.#run(EAS, data);
    const answer = bytesToHex(execResult.returnValue);
    this.#answers.set(data, answer);
    return answer;
  }

  #formatBlock(at: string): unknown {
    const number = at === 'latest' || at === 'finalized' ? this.head.number : Number(at);
    const block = this.#blocks[number];
    if (block === undefined) return null;
    const parent = this.#blocks[number - 1]?.hash ?? `0x${'00'.repeat(32)}`;
    return {
      ...{ number: toQuantity(number), hash: block.hash, parentHash: parent },
      ...{ timestamp: toQuantity(block.time), nonce: '0x0000000000000000', difficulty: '0x0' },
      ...{ gasLimit: '0x1c9c380', gasUsed: '0x0', miner: EAS, extraData: '0x', transactions: [] },
      baseFeePerGas: '0x0',
    };
  }

  #findLogs(filter: {
    readonly fromBlock: string;
    readonly toBlock: string;
    readonly topics: readonly (string | readonly string[] | null)[];
  }): unknown[] {
    const [kinds, subject] = filter.topics;
    const found: unknown[] = [];
    const last = Math.min(Number(filter.toBlock), this.head.number);
    for (let number = Number(filter.fromBlock); number <= last; number += 1) {
      for (const log of this.#logs.get(number) ?? []) {
        const [kind, identity] = log['topics'] as readonly string[];
        if (typeof subject === 'string' && subject.toLowerCase() !== identity) continue;
        if (Array.isArray(kinds) && !kinds.includes(kind)) continue;
        found.push(log);
      }
    }
    return found;
  }
}

function toQuantity(value: number): string {
  return `0x${value.toString(16)}`;
}

/** An address that only its number makes. */
export function addressOf(number: number): string {
  return toBeHex(BigInt(number) + (1n << 150n), 20);
}
