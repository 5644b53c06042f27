import { Buffer } from 'node:buffer';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { connectLedger, createEthrIndex, type Ledger } from '@originmark/ledger';
import { openDatabase } from '@originmark/storage';
import {
  addressOf,
  RegistryMachine,
} from '../../../ledger/src/registry/histories/registry-machine.test-support.ts';
import { createEthrIndexStore } from './ethr-index-store.ts';

const MOST_BLOCKS = 4;
const TYPE = `0x${Buffer.from('veriKey').toString('hex').padEnd(64, '0')}`;

/** A registry with the same 60 blocks in every process. */
export async function openMachine(): Promise<RegistryMachine> {
  const machine = await RegistryMachine.open(1_790_000_000);
  await writeChanges(machine, 60);
  return machine;
}

/** Adds blocks of one change each. */
export async function writeChanges(machine: RegistryMachine, blocks: number): Promise<void> {
  for (let at = 0; at < blocks; at += 1) {
    const owner = addressOf(machine.number % 7);
    await machine.call(owner, 'addDelegate', [owner, TYPE, addressOf(machine.number), 1000]);
    machine.seal(5);
  }
}

/** The machine as a node that gives few blocks at once, so that a pull is long. */
export function connectMachine(
  machine: RegistryMachine,
  onWindow: (fromBlock: number) => void,
): Promise<Ledger> {
  const { chainId, codeHash, eas, registry } = machine;
  return connectLedger({
    ...{ chainId, codeHash, eas, registry, finality: { instant: true } },
    request: async (question) => {
      if (question.method === 'eth_getLogs') {
        const [filter] = question.params as [{ fromBlock: string; toBlock: string }];
        const [from, to] = [Number(filter.fromBlock), Number(filter.toBlock)];
        if (to - from >= MOST_BLOCKS) throw Object.assign(new Error('too many'), { code: -32005 });
        onWindow(from);
      }
      return machine.request(question);
    },
  });
}

/** Pulls into the folder, and tells the newest block of every part that is kept. */
async function pull(folder: string): Promise<void> {
  const database = await openDatabase({ folder }, { clock: () => 1_790_262_600_000 });
  const ledger = await connectMachine(await openMachine(), () => undefined);
  const store = createEthrIndexStore(database, ledger);
  const index = await createEthrIndex({
    ledger,
    store: {
      ...store,
      async append(part, after) {
        const answer = await store.append(part, after);
        process.stdout.write(`${part.marks.at(-1)?.number}\n`);
        return answer;
      },
    },
  });
  await index.sync();
  await database.close();
}

const [, script = '', folder] = process.argv;
if (folder !== undefined && import.meta.url === pathToFileURL(script).href) await pull(folder);
