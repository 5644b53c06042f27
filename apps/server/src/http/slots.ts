/** What one client may have at once. */
export interface SlotLimits {
  /** Worked at the same time. */
  readonly atOnce: number;
  /** Waiting for their turn behind them; what comes on top is refused. */
  readonly waiting: number;
}

interface Client {
  active: number;
  readonly line: (() => void)[];
}

/** Turns by client: one that sends much waits for itself, and holds up nobody else. */
export interface Slots {
  /**
   * Resolves when it is the caller's turn, with what ends the turn; undefined where the line is full. A caller
   * that goes away calls `onWait`'s argument to leave the line.
   */
  take(client: string, onWait: (leave: () => void) => void): Promise<(() => void) | undefined>;
}

export function createSlots({ atOnce, waiting }: SlotLimits): Slots {
  const clients = new Map<string, Client>();
  return {
    async take(name, onWait) {
      const client = clients.get(name) ?? { active: 0, line: [] };
      clients.set(name, client);
      if (client.active >= atOnce) {
        if (client.line.length >= waiting) return undefined;
        await new Promise<void>((resolve) => {
          client.line.push(resolve);
          onWait(() => {
            const at = client.line.indexOf(resolve);
            if (at === -1) return;
            client.line.splice(at, 1);
            client.active += 1;
            resolve();
          });
        });
      } else client.active += 1;
      let isOver = false;
      return () => {
        if (isOver) return;
        isOver = true;
        // The turn goes to the next in line, or ends.
        const next = client.line.shift();
        if (next !== undefined) {
          next();
          return;
        }
        client.active -= 1;
        if (client.active === 0) clients.delete(name);
      };
    },
  };
}
