import type { CryptoPrimitives } from '@originmark/core';
import type { OpenDatabase, SecretBox } from '@originmark/storage';

/** What the self check of a wallet needs from outside. */
export interface WalletChecksDeps {
  readonly database: OpenDatabase;
  readonly crypto: CryptoPrimitives;
  /** Absent: documents are not looked at, and told of. */
  readonly secretBox: SecretBox | undefined;
}
