import { type MessagePort, Worker } from 'node:worker_threads';
import { HOSTILE_TWINS } from '@originmark/demo-entry';
import { createStoryJudge } from './judge-story.ts';
import { runTwin, type TwinResult } from './run-twin.ts';

/** How many threads run twins, and the script that serves them (see {@link serveTwins}). */
export interface Threads {
  readonly script: URL;
  readonly count: number;
}

interface Task {
  readonly id: string;
  readonly resolve: (result: TwinResult) => void;
  readonly reject: (fault: unknown) => void;
}

/** Runs twins in threads of their own; close it when done. */
export interface TwinPool {
  readonly run: (id: string) => Promise<TwinResult>;
  readonly close: () => Promise<void>;
}

/** Starts the threads. A thread that dies fails what it was doing and everything that waits. */
export function startTwinPool({ script, count }: Threads): TwinPool {
  const waiting: Task[] = [];
  const workers: Worker[] = [];
  const idle: Worker[] = [];
  const busy = new Map<Worker, Task>();
  const next = (worker: Worker): void => {
    const task = waiting.shift();
    if (task === undefined) {
      idle.push(worker);
      return;
    }
    busy.set(worker, task);
    worker.postMessage(task.id);
  };
  for (let at = 0; at < count; at += 1) {
    const worker = new Worker(script);
    worker.on('message', (result: TwinResult) => {
      const task = busy.get(worker);
      busy.delete(worker);
      task?.resolve(result);
      next(worker);
    });
    worker.on('error', (fault) => {
      for (const task of [...busy.values(), ...waiting.splice(0)]) task.reject(fault);
    });
    workers.push(worker);
    idle.push(worker);
  }
  return {
    run: (id) =>
      new Promise((resolve, reject) => {
        waiting.push({ id, resolve, reject });
        const worker = idle.pop();
        if (worker !== undefined) next(worker);
      }),
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** What such a thread does: it runs the twins whose ids it is sent. */
export function serveTwins(port: MessagePort): void {
  const judge = createStoryJudge();
  port.on('message', (id: string) => {
    void answer(id);
  });
  const answer = async (id: string): Promise<void> => {
    const twin = HOSTILE_TWINS.find((one) => one.id === id);
    if (twin === undefined) throw new Error(`no hostile twin has the id "${id}"`);
    port.postMessage(await runTwin(twin, judge));
  };
}
