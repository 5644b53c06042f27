import type { Signer } from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import { type IssuedCredential, issueCredential } from '@originmark/issuer';

const crypto = createNodeCrypto();
const issued = new WeakMap<Signer, Map<string, Promise<IssuedCredential>>>();

/**
 * Issues a credential, and gives the same one again to whoever asks for the same by the same signer:
 * a hundred stories differ in one document each.
 * @param what JSON of what is issued
 * @param build makes it, where it costs more than to say what it is
 */
export function issueOnce<What extends object>(
  what: What,
  signer: Signer,
  build: (what: What) => object | Promise<object> = (same) => same,
): Promise<IssuedCredential> {
  const made = issued.get(signer) ?? new Map<string, Promise<IssuedCredential>>();
  issued.set(signer, made);
  const name = JSON.stringify(what);
  const known = made.get(name) ?? issue(what, signer, build);
  made.set(name, known);
  return known;
}

async function issue<What extends object>(
  what: What,
  signer: Signer,
  build: (what: What) => object | Promise<object>,
): Promise<IssuedCredential> {
  return issueCredential(await build(what), { signer, crypto });
}
