/**
 * Where the chain keeps its bytes. Keys are ASCII; values are never changed in place.
 * Implementations: a LevelDB folder ({@link openLevelStore}) and memory ({@link openMemoryStore}).
 */
export interface ChainStore {
  /** The value, or undefined where there is none. */
  get(key: string): Uint8Array | undefined;
  /** Entries with `from <= key <= to`, in the order of their keys. */
  range(from: string, to: string): AsyncIterable<readonly [string, Uint8Array]>;
  /** All of the entries or none; when it resolves they survive the loss of process and power. */
  write(entries: ReadonlyMap<string, Uint8Array>): Promise<void>;
  close(): Promise<void>;
}
