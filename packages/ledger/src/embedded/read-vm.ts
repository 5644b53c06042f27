import type { Block } from '@ethereumjs/block';
import type { VM } from '@ethereumjs/vm';
import type { ChainRecords } from './chain-records.ts';
import { openVm } from './open-vm.ts';

/**
 * One virtual machine for all calls, one after the other: making one costs more than a call. Each
 * begins on the root it asks for, and what it did is undone.
 */
export class ReadVm {
  readonly records: ChainRecords;
  #vm: VM | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(records: ChainRecords) {
    this.records = records;
  }

  /** Runs `work` on the state after `block`, alone. */
  async run<T>(block: Block, work: (vm: VM) => Promise<T>): Promise<T> {
    const before = this.#last;
    const own = this.#alone(before, block, work);
    this.#last = own.catch(() => undefined);
    return own;
  }

  async #alone<T>(
    before: Promise<unknown>,
    block: Block,
    work: (vm: VM) => Promise<T>,
  ): Promise<T> {
    await before;
    const vm = this.#vm ?? (await openVm(this.records, block)).vm;
    // Kept again only when the work ends as it should: half a journal must reach nobody.
    this.#vm = undefined;
    await vm.stateManager.setStateRoot(block.header.stateRoot, true);
    vm.stateManager.originalStorageCache.clear();
    await vm.evm.journal.checkpoint();
    const result = await work(vm);
    await vm.evm.journal.revert();
    vm.evm.journal.cleanJournal();
    this.#vm = vm;
    return result;
  }
}
