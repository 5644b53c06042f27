import { decodeBase64Url, encodeBase64Url, type Signer } from '@originmark/core';
import type { SignedStory } from '../story/demo-story.ts';
import { signRaw } from '../story/sign-credentials.ts';

const HEADER = { typ: 'vc+jwt', cty: 'vc' };

/** The payload that stands in a token. */
export function payloadText(token: string): string {
  return new TextDecoder().decode(decodeBase64Url(token.split('.')[1] ?? ''));
}

/** A token over exactly this text, whatever it is: our own writers would not write it. */
export async function signText(text: string, signer: Signer): Promise<string> {
  const input = [JSON.stringify({ alg: signer.alg, kid: signer.kid, ...HEADER }), text]
    .map((part) => encodeBase64Url(new TextEncoder().encode(part)))
    .join('.');
  const signature = await signer.sign(new TextEncoder().encode(input));
  return `${input}.${encodeBase64Url(signature)}`;
}

/** The token with one bit of its signature turned over. */
export function flipBit(token: string): string {
  const at = token.lastIndexOf('.') + 1;
  const signature = decodeBase64Url(token.slice(at));
  signature[7] = (signature[7] ?? 0) ^ 1;
  return token.slice(0, at) + encodeBase64Url(signature);
}

/** The token with unused bits set in the last letter of a 64-byte signature: lax readers drop them. */
export function respell(token: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return token.slice(0, -1) + (letters[letters.indexOf(token.slice(-1)) + 1] ?? '');
}

/** Signs a credential of the story once more, under another header or in another name. */
export async function resign(
  signed: SignedStory,
  key: string,
  signer: Signer,
  header: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const payload = signed.credentials[key]?.credential;
  if (payload === undefined) throw new Error(`no credential has the key "${key}"`);
  await signed.replaceMember(key, await signRaw(payload, { ...HEADER, ...header }, signer));
}

/** Puts another token in the place of a stapled status list. */
export function restaple(signed: SignedStory, list: string, token: string): void {
  const staples = signed.bundle.evidence?.statusLists ?? [];
  const at = staples.indexOf(signed.statusLists[list]?.token ?? '');
  if (at < 0) throw new Error(`the list "${list}" is not stapled`);
  staples[at] = token;
}

/** A signer that uses one party's key under the name of another's. */
export function inTheNameOf(kid: string, signer: Signer): Signer {
  return { alg: signer.alg, kid, sign: (data) => signer.sign(data) };
}
