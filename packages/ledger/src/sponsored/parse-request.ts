import {
  CoreError,
  isJsonObject,
  type JsonValue,
  parseDateTime,
  parseJson,
} from '@originmark/core';
import { LedgerError } from '../errors.ts';
import type { CallSignature, RegistryCall } from './registry-call.ts';
import { assertCall, type SponsoredRequest } from './sponsored-request.ts';

/** Largest file that is read, in characters. */
const MAX_TEXT = 64 * 1024;
const ADDRESS = /^0x[0-9a-f]{40}$/;
const CHAIN = /^0x[1-9a-f][0-9a-f]{0,13}$/;
const WORD = /^0x[0-9a-f]{64}$/;
const BYTES = /^0x(?:[0-9a-f]{2})*$/;
const SECONDS = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** The members of each call, besides its name: what is not here is no call of the registry. */
const ARGUMENTS = {
  changeOwner: { newOwner: 'address' },
  setAttribute: { name: 'text', value: 'bytes', validitySeconds: 'count' },
  revokeAttribute: { name: 'text', value: 'bytes' },
  addDelegate: { delegateType: 'text', delegate: 'address', validitySeconds: 'count' },
  revokeDelegate: { delegateType: 'text', delegate: 'address' },
} as const;

const READERS: Readonly<Record<string, (value: JsonValue | undefined) => boolean>> = {
  address: (value) => typeof value === 'string' && ADDRESS.test(value),
  bytes: (value) => typeof value === 'string' && BYTES.test(value),
  count: isCount,
  text: (value) => typeof value === 'string',
};

const MEMBERS = [
  'call',
  'chainId',
  'did',
  'nonce',
  'owner',
  'registry',
  'requestSignature',
  'signature',
  'type',
  'validUntil',
  'version',
].join();

/**
 * Reads a signed request strictly: no member too few, none too many, every value in its one form.
 * Whether it holds is the relayer's question.
 * @throws LedgerError `request.malformed`
 */
export function parseSponsoredRequest(text: string | Uint8Array): SponsoredRequest {
  if (text.length > MAX_TEXT) throw malformed(`longer than ${MAX_TEXT} characters`);
  let value: JsonValue;
  try {
    value = parseJson(text);
  } catch (cause) {
    if (!(cause instanceof CoreError)) throw cause;
    throw malformed('not strict JSON', cause);
  }
  if (!isJsonObject(value) || Object.keys(value).sort().join() !== MEMBERS)
    throw malformed(`its members are not ${MEMBERS}`);
  const { call, chainId, did, nonce, owner, registry, type, validUntil, version } = value;
  if (type !== 'OriginmarkSponsoredRequest' || version !== 1)
    throw malformed('not of type OriginmarkSponsoredRequest, version 1');
  if (typeof chainId !== 'string' || !CHAIN.test(chainId) || !Number.isSafeInteger(Number(chainId)))
    throw malformed('chainId is not 0x and lower-case hexadecimal');
  if (typeof registry !== 'string' || !ADDRESS.test(registry)) throw malformed('no registry');
  if (typeof owner !== 'string' || !ADDRESS.test(owner)) throw malformed('no owner');
  if (typeof did !== 'string') throw malformed('no did');
  if (!isCount(nonce)) throw malformed('nonce is no count');
  if (typeof validUntil !== 'string' || !SECONDS.test(validUntil) || !isTime(validUntil))
    throw malformed('validUntil is no time in UTC of whole seconds');
  return {
    type,
    version,
    chainId,
    registry,
    did,
    owner,
    call: readCall(call),
    nonce: nonce as number,
    validUntil,
    signature: readSignature(value['signature'], 'signature'),
    requestSignature: readSignature(value['requestSignature'], 'requestSignature'),
  };
}

function readCall(value: JsonValue | undefined): RegistryCall {
  const name = value !== undefined && isJsonObject(value) ? value['call'] : undefined;
  if (typeof name !== 'string' || !Object.hasOwn(ARGUMENTS, name))
    throw malformed('the call is none of the five of ERC-1056');
  const wanted: Readonly<Record<string, string>> = ARGUMENTS[name as keyof typeof ARGUMENTS];
  const given = value as Readonly<Record<string, JsonValue>>;
  const members = ['call', ...Object.keys(wanted)].sort().join();
  if (Object.keys(given).sort().join() !== members) throw malformed(`${name} takes ${members}`);
  for (const [member, kind] of Object.entries(wanted))
    if (READERS[kind]?.(given[member]) !== true)
      throw malformed(`${member} of ${name} is no ${kind}`);
  const call = given as unknown as RegistryCall;
  try {
    assertCall(call);
  } catch (cause) {
    throw malformed(`the arguments of ${name} do not fit`, cause);
  }
  return call;
}

function readSignature(value: JsonValue | undefined, what: string): CallSignature {
  if (value === undefined || !isJsonObject(value) || Object.keys(value).sort().join() !== 'r,s,v')
    throw malformed(`${what} is not v, r and s`);
  const { v, r, s } = value;
  const words = [r, s].every((word) => typeof word === 'string' && WORD.test(word));
  if ((v !== 27 && v !== 28) || !words) throw malformed(`${what} is not v, r and s`);
  return { v, r: r as string, s: s as string };
}

function isCount(value: JsonValue | undefined): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isTime(text: string): boolean {
  return parseDateTime(text) !== undefined;
}

function malformed(found: string, cause?: unknown): LedgerError {
  return new LedgerError('request.malformed', `the request is not one: ${found}`, { cause });
}
