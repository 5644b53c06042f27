import { LedgerError } from '../errors.ts';

const ADDRESS = /^0x[0-9a-f]{40}$/;

/** The owner of an identity that was given up for ever. */
export const ZERO_ADDRESS = `0x${'0'.repeat(40)}`;

/**
 * An address in lower case, the only form that is compared or written here.
 * @throws LedgerError `address.malformed`
 */
export function parseAddress(value: string): string {
  const address = value.toLowerCase();
  if (ADDRESS.test(address)) return address;
  throw new LedgerError('address.malformed', `not an address: ${JSON.stringify(value)}`);
}
