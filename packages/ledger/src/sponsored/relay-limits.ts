import { LedgerError } from '../errors.ts';
import type { RegistryCall } from './registry-call.ts';

/** What a relayer pays for. The operator sets it; a request cannot. */
export interface RelayLimits {
  /** Gas of one transaction. */
  readonly maxGas: number;
  /** Bytes of an attribute's value. Above some 2,400 it needs more gas than clients give by default. */
  readonly maxValueBytes: number;
  /** Wei a unit of gas; above it the relayer waits for better days, and offers no more than this. */
  readonly maxGasPrice: bigint;
  /** Within any {@link windowMs}: so many writes of one owner. */
  readonly requestsPerOwner: number;
  /** Within any {@link windowMs}: so much gas for one owner. */
  readonly gasPerOwner: number;
  /** Within any {@link windowMs}: so many writes of all owners, for an owner costs nothing to make. */
  readonly requestsInAll: number;
  /** Within any {@link windowMs}: so much gas for all owners. */
  readonly gasInAll: number;
  readonly windowMs: number;
}

/** What holds within a window. */
export type SpendingLimits = Pick<
  RelayLimits,
  'requestsPerOwner' | 'gasPerOwner' | 'requestsInAll' | 'gasInAll' | 'windowMs'
>;

/**
 * Twenty writes a day of one owner, none larger than a service endpoint needs; two hundred of all, at no
 * more than 200 gwei.
 */
export const DEFAULT_RELAY_LIMITS: RelayLimits = {
  maxGas: 1_000_000,
  maxValueBytes: 4096,
  requestsPerOwner: 20,
  maxGasPrice: 200_000_000_000n,
  gasPerOwner: 3_000_000,
  requestsInAll: 200,
  gasInAll: 30_000_000,
  windowMs: 86_400_000,
};

/** Keys and service endpoints: anything else would make the ledger a notice board at the relayer's cost. */
const KEY = /^did\/pub\/(?:Multikey|Ed25519|Secp256k1|X25519)\/(?:veriKey|sigAuth|enc)$/;
const SERVICE = /^did\/svc\/[A-Za-z0-9]{1,24}$/;
const DELEGATE_TYPES: ReadonlySet<string> = new Set(['veriKey', 'sigAuth']);
/** The longest key that is written has 51 bytes (P-384 as Multikey). */
const MAX_KEY_BYTES = 64;

/**
 * Lets a write through that the relayer pays for at all.
 * @throws LedgerError `request.not-allowed`
 */
export function assertAllowed(call: RegistryCall, { maxValueBytes }: RelayLimits): void {
  switch (call.call) {
    case 'changeOwner':
      return;
    case 'addDelegate':
    case 'revokeDelegate':
      if (DELEGATE_TYPES.has(call.delegateType)) return;
      throw refused(`a delegate of type ${call.delegateType}`);
    case 'setAttribute':
    case 'revokeAttribute': {
      const bytes = (call.value.length - 2) / 2;
      const isKey = KEY.test(call.name);
      if (!isKey && !SERVICE.test(call.name))
        throw refused(`the attribute ${call.name}, neither a key nor a service endpoint`);
      const most = isKey ? Math.min(MAX_KEY_BYTES, maxValueBytes) : maxValueBytes;
      if (bytes < 1 || bytes > most)
        throw refused(`a value of ${bytes} bytes for ${call.name}; 1 to ${most} are written`);
    }
  }
}

function refused(what: string): LedgerError {
  return new LedgerError('request.not-allowed', `this relayer does not write ${what}`);
}
