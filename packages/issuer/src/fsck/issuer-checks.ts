import type { CryptoPrimitives } from '@originmark/core';
import type { Ledger } from '@originmark/ledger';
import type { FsckCheck, OpenDatabase, SecretBox } from '@originmark/storage';
import { queueChecks } from './check-anchor-items.ts';
import { batchChecks } from './check-batches.ts';
import { historyChecks } from './check-history.ts';
import { indexChecks } from './check-indexes.ts';
import { keyChecks } from './check-keys.ts';
import { privateKeyChecks } from './check-private-keys.ts';
import { recordChecks } from './check-records.ts';
import { stampChecks } from './check-stamps.ts';
import { transactionChecks } from './check-transactions.ts';
import { listChecks } from './check-versions.ts';

/** What the self check of an issuer needs from outside. */
export interface IssuerChecksDeps {
  readonly database: OpenDatabase;
  readonly crypto: CryptoPrimitives;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly clock: () => number;
  /** Absent: the checks that need it are told as not made. */
  readonly secretBox: SecretBox | undefined;
  readonly ledger: Ledger | undefined;
}

/** The checks of an issuer, by what credentials, lists, keys, trees and the ledger say. */
export function issuerChecks(deps: IssuerChecksDeps): readonly FsckCheck[] {
  return [
    ...keyChecks(deps),
    ...privateKeyChecks(deps),
    ...recordChecks(deps),
    ...indexChecks(deps),
    ...listChecks(deps),
    ...queueChecks(deps),
    ...batchChecks(deps),
    ...transactionChecks(deps.database),
    ...stampChecks(deps),
    ...historyChecks(deps),
  ];
}
