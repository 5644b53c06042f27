import type { IssuerKeyType } from '@originmark/issuer/register';
import { wrongUsage } from '../errors.ts';

const TYPES: Readonly<Record<string, IssuerKeyType>> = {
  'P-256': 'Secp256r1',
  Ed25519: 'Ed25519',
  secp256k1: 'Secp256k1',
};

/** A key type as people write it. @throws CliError 64 */
export function parseKeyType(text: string): IssuerKeyType {
  const type = Object.hasOwn(TYPES, text) ? TYPES[text] : undefined;
  if (type !== undefined) return type;
  throw wrongUsage(`--type ${text} is not a key type: write ${Object.keys(TYPES).join(', ')}.`);
}

/** The other way. */
export function keyTypeName(type: IssuerKeyType): string {
  return Object.entries(TYPES).find(([, one]) => one === type)?.[0] ?? type;
}
