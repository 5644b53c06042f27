import { createHash } from 'node:crypto';
import type { Signer } from '@originmark/core';

/** A signer that signs the same bytes once. A hundred stories differ in one document each. */
export function rememberSignatures(signer: Signer): Signer {
  const made = new Map<string, Uint8Array | Promise<Uint8Array>>();
  return {
    alg: signer.alg,
    kid: signer.kid,
    sign(data) {
      const name = createHash('sha256').update(data).digest('base64');
      const signature = made.get(name) ?? signer.sign(data);
      made.set(name, signature);
      return signature;
    },
  };
}
