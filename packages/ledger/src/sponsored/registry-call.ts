import {
  concat,
  encodeBytes32String,
  hexlify,
  Interface,
  keccak256,
  toUtf8Bytes,
  zeroPadValue,
} from 'ethers';
import { ETHEREUM_DID_REGISTRY_ABI } from '../contracts/ethereum-did-registry.ts';

/** One of the five writes of ERC-1056, with its arguments. Addresses and values in lower-case hexadecimal. */
export type RegistryCall =
  | { readonly call: 'changeOwner'; readonly newOwner: string }
  | {
      readonly call: 'setAttribute';
      readonly name: string;
      readonly value: string;
      readonly validitySeconds: number;
    }
  | { readonly call: 'revokeAttribute'; readonly name: string; readonly value: string }
  | {
      readonly call: 'addDelegate';
      readonly delegateType: string;
      readonly delegate: string;
      readonly validitySeconds: number;
    }
  | { readonly call: 'revokeDelegate'; readonly delegateType: string; readonly delegate: string };

/** `v` is 27 or 28; `r` and `s` are `0x` and 32 bytes, `s` the lower one (EIP-2). */
export interface CallSignature {
  readonly v: 27 | 28;
  readonly r: string;
  readonly s: string;
}

const REGISTRY = new Interface(ETHEREUM_DID_REGISTRY_ABI);

/**
 * What the owner signs (ERC-1056 "Meta transactions"): it names the registry's address and the owner's
 * count of calls, and neither a chain nor a deadline.
 */
export function hashRegistryCall(
  at: { readonly registry: string; readonly identity: string; readonly nonce: number },
  call: RegistryCall,
): string {
  return keccak256(
    concat(['0x1900', at.registry, word(at.nonce), at.identity, text(call.call), packed(call)]),
  );
}

/** The data of the transaction in which another sends the call. */
export function encodeSignedCall(
  identity: string,
  call: RegistryCall,
  { v, r, s }: CallSignature,
): string {
  const signed = [identity, v, r, s];
  return REGISTRY.encodeFunctionData(`${call.call}Signed`, [...signed, ...argumentsOf(call)]);
}

/** Names of at most 31 bytes end in a zero; the longest fills its word. */
function bytes32(name: string): string {
  const bytes = toUtf8Bytes(name);
  return bytes.length < 32 ? encodeBytes32String(name) : hexlify(bytes);
}

function argumentsOf(call: RegistryCall): readonly unknown[] {
  switch (call.call) {
    case 'changeOwner':
      return [call.newOwner];
    case 'setAttribute':
      return [bytes32(call.name), call.value, call.validitySeconds];
    case 'revokeAttribute':
      return [bytes32(call.name), call.value];
    case 'addDelegate':
      return [bytes32(call.delegateType), call.delegate, call.validitySeconds];
    case 'revokeDelegate':
      return [bytes32(call.delegateType), call.delegate];
  }
}

/** The arguments as the contract packs them: numbers as words, all else as it is. */
function packed(call: RegistryCall): string {
  return concat(
    argumentsOf(call).map((one) => (typeof one === 'number' ? word(one) : (one as string))),
  );
}

function word(value: number): string {
  return zeroPadValue(`0x${value.toString(16).padStart(64, '0')}`, 32);
}

function text(value: string): string {
  return hexlify(toUtf8Bytes(value));
}
