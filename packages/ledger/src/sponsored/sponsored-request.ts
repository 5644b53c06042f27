import { getBytes, recoverAddress, Signature, TypedDataEncoder } from 'ethers';
import { parseAddress } from '../connection/address.ts';
import { type DigestSigner, signDigest } from '../connection/ledger-signer.ts';
import { LedgerError } from '../errors.ts';
import { assertAttribute, assertValidity } from '../registry/assert-attribute.ts';
import { writtenAddress } from '../registry/ethr-did.ts';
import { type CallSignature, hashRegistryCall, type RegistryCall } from './registry-call.ts';

/**
 * A write of a did:ethr that its owner signed and anybody may send. Two signatures: the one that the
 * contract asks for, and one over everything, which binds what the contract does not: the chain and the
 * deadline. A relayer that is honest asks for both.
 */
export interface SponsoredRequest {
  readonly type: 'OriginmarkSponsoredRequest';
  readonly version: 1;
  /** `0x…` in lower-case hexadecimal. */
  readonly chainId: string;
  readonly registry: string;
  readonly did: string;
  readonly owner: string;
  readonly call: RegistryCall;
  /** The owner's count of signed calls at the registry. */
  readonly nonce: number;
  /** RFC 3339 in UTC, whole seconds. */
  readonly validUntil: string;
  /** Over the ERC-1056 hash. */
  readonly signature: CallSignature;
  /** Over the whole request (EIP-712), with chain and deadline. */
  readonly requestSignature: CallSignature;
}

/** What a request is made of. */
export interface RequestParts {
  readonly network: { readonly chainId: number; readonly registry: string };
  readonly did: string;
  readonly call: RegistryCall;
  readonly nonce: number;
  /** Milliseconds since 1970; seconds count. */
  readonly validUntil: number;
}

type Unsigned = Omit<SponsoredRequest, 'signature' | 'requestSignature'>;

/**
 * Makes and signs a request. It asks no node and sends nothing: whoever knows the owner's count of calls
 * (`fetchOwnerNonce`) can do it away from every network.
 * @throws LedgerError `did.malformed` `did.other-network` `attribute.malformed` `address.malformed`
 * `request.malformed` `signer.failed`
 */
export async function createSponsoredRequest(
  { network, did, call, nonce, validUntil }: RequestParts,
  owner: DigestSigner,
): Promise<SponsoredRequest> {
  const identity = writtenAddress(network, did);
  const registry = parseAddress(network.registry);
  assertCall(call);
  if (!Number.isSafeInteger(nonce) || nonce < 0) throw malformed('the nonce is no count');
  if (!Number.isSafeInteger(validUntil) || validUntil <= 0) throw malformed('no time of its end');
  const unsigned: Unsigned = {
    type: 'OriginmarkSponsoredRequest',
    version: 1,
    chainId: `0x${network.chainId.toString(16)}`,
    registry,
    did,
    owner: parseAddress(owner.address),
    call,
    nonce,
    validUntil: new Date(Math.floor(validUntil / 1000) * 1000).toISOString().replace('.000', ''),
  };
  const hash = hashRegistryCall({ registry, identity, nonce }, call);
  const signature = toCallSignature(await signDigest(owner, getBytes(hash)));
  const whole = requestDigest(unsigned, identity);
  const requestSignature = toCallSignature(await signDigest(owner, getBytes(whole)));
  return { ...unsigned, signature, requestSignature };
}

/**
 * The digest of a whole request (EIP-712): two files of one request have the same, whatever their layout.
 * @param identity address of its did
 */
export function requestDigest(request: Unsigned, identity: string): string {
  const { chainId, did, nonce, owner, registry, validUntil } = request;
  return TypedDataEncoder.hash(
    {
      name: 'Originmark sponsored request',
      version: '1',
      chainId: Number(chainId),
      verifyingContract: registry,
    },
    TYPES,
    {
      did,
      owner,
      callHash: hashRegistryCall({ registry, identity, nonce }, request.call),
      nonce,
      validUntil: Math.floor(Date.parse(validUntil) / 1000),
    },
  );
}

const TYPES = {
  SponsoredRequest: [
    { name: 'did', type: 'string' },
    { name: 'owner', type: 'address' },
    { name: 'callHash', type: 'bytes32' },
    { name: 'nonce', type: 'uint256' },
    { name: 'validUntil', type: 'uint256' },
  ],
};

/** True where an address signed a digest. */
export function isSignedBy(digest: string, { v, r, s }: CallSignature, address: string): boolean {
  try {
    return recoverAddress(digest, Signature.from({ v, r, s })).toLowerCase() === address;
  } catch {
    return false;
  }
}

/** @throws LedgerError `attribute.malformed` `attribute.validity-malformed` `address.malformed` */
export function assertCall(call: RegistryCall): void {
  switch (call.call) {
    case 'setAttribute':
      assertAttribute(call);
      assertValidity(call.validitySeconds);
      return;
    case 'revokeAttribute':
      assertAttribute(call);
      return;
    case 'changeOwner':
      parseAddress(call.newOwner);
      return;
    case 'addDelegate':
      parseAddress(call.delegate);
      assertAttribute({ name: call.delegateType, value: '0x' });
      assertValidity(call.validitySeconds);
      return;
    case 'revokeDelegate':
      parseAddress(call.delegate);
      assertAttribute({ name: call.delegateType, value: '0x' });
  }
}

function toCallSignature({ v, r, s }: Signature): CallSignature {
  return { v, r, s };
}

function malformed(found: string): LedgerError {
  return new LedgerError('request.malformed', found);
}
