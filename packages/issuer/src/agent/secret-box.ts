/** Seals what must not lie in the database in clear. */
export interface SecretBox {
  /** @param associatedData what the sealed bytes belong to: under another name nothing opens them */
  readonly seal: (secret: Uint8Array, associatedData: string) => Uint8Array | Promise<Uint8Array>;
  readonly open: (sealed: Uint8Array, associatedData: string) => Uint8Array | Promise<Uint8Array>;
}
