import { isHexString, toUtf8Bytes } from 'ethers';
import { LedgerError } from '../errors.ts';
import type { Attribute } from './key-attribute.ts';

/** The longest validity that is written: a hundred years. */
export const MAX_VALIDITY_SECONDS = 3_155_760_000;

const MAX_NAME_BYTES = 32;

/**
 * Lets an attribute through that arrives on the ledger as it was meant. Clients cut longer names off
 * silently, and take a name or value that begins with 0x for something else.
 *
 * @throws LedgerError `attribute.malformed`
 */
export function assertAttribute({ name, value }: Attribute): void {
  const bytes = toUtf8Bytes(name).length;
  if (bytes === 0 || bytes > MAX_NAME_BYTES || name.startsWith('0x')) {
    throw new LedgerError(
      'attribute.malformed',
      `the name ${JSON.stringify(name)} has ${bytes} bytes; 1 to ${MAX_NAME_BYTES} fit`,
    );
  }
  if (!isHexString(value) || value.length % 2 !== 0) {
    throw new LedgerError('attribute.malformed', 'a value is bytes in hexadecimal');
  }
}

/**
 * Lets a validity through. It is never left to a default: one of a day would silently end a key.
 * @throws LedgerError `attribute.validity-malformed`
 */
export function assertValidity(seconds: number): void {
  if (Number.isSafeInteger(seconds) && seconds > 0 && seconds <= MAX_VALIDITY_SECONDS) return;
  throw new LedgerError('attribute.validity-malformed', `${seconds} is not a validity in seconds`);
}
