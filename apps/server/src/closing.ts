/** A process that serves until it is told to end. */
export interface Running {
  /** Answers what was begun, lets go of everything. */
  close(): Promise<void>;
}

/** Closes in the opposite order of opening, each whatever becomes of the others. */
export function createClosing(): Running & { add(close: () => Promise<void>): void } {
  const closers: (() => Promise<void>)[] = [];
  return {
    add(close) {
      closers.push(close);
    },
    async close() {
      const faults: unknown[] = [];
      for (const close of closers.splice(0).reverse())
        await close().catch((fault: unknown) => faults.push(fault));
      if (faults.length > 0) throw faults[0];
    },
  };
}
