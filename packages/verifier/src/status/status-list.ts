import type { BitstringStatusListCredential } from '@originmark/schemas';
import type { FindingCode } from '../codes/registry.ts';
import type { PastVersion, StatusVersion } from './status-version.ts';

/** A list that may be believed, or why there is none. */
export type StatusList =
  | {
      readonly kind: 'list';
      readonly bits: Uint8Array;
      readonly purpose: 'revocation' | 'suspension';
      readonly issuer: string;
      readonly credential: BitstringStatusListCredential;
      readonly version: StatusVersion;
      /** The version in force at a moment (ms) of the past; undefined where its history shows none. */
      readonly versionAt: (at: number) => Promise<PastVersion | undefined>;
    }
  | {
      readonly kind: 'fault';
      readonly code: FindingCode;
      readonly decided: boolean;
      readonly expected?: unknown;
      readonly found?: unknown;
    };

/** Why there is no list that may be believed. */
export type StatusFault = Extract<StatusList, { kind: 'fault' }>;
