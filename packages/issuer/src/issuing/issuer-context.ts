import type { CryptoPrimitives } from '@originmark/core';
import type { OpenDatabase, StatusPurpose } from '@originmark/storage';
import type { IssuerAgent } from '../agent/issuer-agent.ts';

/** One issuer: whose credentials are made, and all that making them needs from outside. */
export interface IssuerContext {
  readonly did: string;
  /** Stands in `issuer.name`. */
  readonly name?: string;
  readonly database: OpenDatabase;
  readonly agent: IssuerAgent;
  readonly crypto: Pick<CryptoPrimitives, 'sha256'>;
  readonly gzip: (data: Uint8Array) => Uint8Array;
  /** As many unpredictable bytes as asked for. */
  readonly randomBytes: (count: number) => Uint8Array;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** The https URL of the issuer's nth list of a purpose, from 1; each its own. */
  readonly statusListUrl: (purpose: StatusPurpose, number: number) => string;
  /** How many entries of a list are given out before the next begins; default three quarters. */
  readonly statusListCapacity?: number;
}
