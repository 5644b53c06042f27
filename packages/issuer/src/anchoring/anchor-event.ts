/** What anchoring has to tell while it runs. */
export type AnchorEvent =
  /** A batch has come so far; `prepared`: its transaction could not be left with a node yet. */
  | {
      readonly kind: 'batch';
      readonly batchId: number;
      readonly size: number;
      readonly digest: string;
      readonly state: 'prepared' | 'sent' | 'confirmed';
    }
  /** A reorganisation took a block before it was final: its batch is stamped again. */
  | { readonly kind: 'undone'; readonly batchId: number; readonly block: number }
  /** The ledger no longer holds a batch that was final: its proofs show nothing. */
  | {
      readonly kind: 'missing';
      readonly batchId: number;
      readonly size: number;
      readonly digest: string;
      readonly found: string;
    }
  /** A batch that was missing is there again, with the time it had. */
  | { readonly kind: 'back'; readonly batchId: number }
  /** The ledger is out of reach; after so many ms it is tried again. */
  | { readonly kind: 'trouble'; readonly fault: Error; readonly retryInMs: number };

/** Takes events in the order they happen; anchoring goes on when it resolves. */
export type TellAnchorEvent = (event: AnchorEvent) => void | Promise<void>;
