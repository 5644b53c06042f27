/** Where in the history of an identity an event of ERC-1056 stands. */
interface EthrEventBase {
  /** Address of the identity: `0x` and 40 lower-case hex digits. */
  readonly identity: string;
  readonly blockNumber: number;
  /** Time of the block, in seconds since 1970. */
  readonly blockTime: number;
  readonly logIndex: number;
  /** Block of the identity's event before this one; 0 where there is none. */
  readonly previousChange: number;
}

/** `DIDOwnerChanged`. */
export interface EthrOwnerChanged extends EthrEventBase {
  readonly kind: 'owner';
  readonly owner: string;
}

/** `DIDDelegateChanged`. */
export interface EthrDelegateChanged extends EthrEventBase {
  readonly kind: 'delegate';
  /** ASCII without trailing zeros; what is no ASCII stays `0x` hex, which names nothing. */
  readonly delegateType: string;
  readonly delegate: string;
  /** Seconds since 1970, at most the last of the year 9999. */
  readonly validTo: number;
}

/** `DIDAttributeChanged`. */
export interface EthrAttributeChanged extends EthrEventBase {
  readonly kind: 'attribute';
  /** As `delegateType`. */
  readonly name: string;
  /** `0x` and lower-case hex. */
  readonly value: string;
  /** As that of a delegate; 0 revokes. */
  readonly validTo: number;
}

/** One event of the registry of ERC-1056 (EthereumDIDRegistry), as JSON. */
export type EthrEvent = EthrOwnerChanged | EthrDelegateChanged | EthrAttributeChanged;
