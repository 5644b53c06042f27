import { createHash } from 'node:crypto';
import { createCommitment, encodeBase64Url, hashKeccak256, type JsonValue } from '@originmark/core';
import type { ChainContent } from '../../packages/ledger/src/test-nodes/read-chain.test-support.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const sha3 = (bytes: Uint8Array): Uint8Array => createHash('sha3-256').update(bytes).digest();

/** A text this long does not stand in hexadecimal by chance. */
const PLAIN_BYTES = 5;
/** What is longer is no value that somebody guesses, but a document. */
const VALUE_BYTES = 100;

/** All bytes of a chain, without the code of its contracts and its first block. */
export interface Haystack {
  /** 32 bytes at every offset. */
  readonly words: ReadonlySet<string>;
  readonly all: string;
}

/** What can be looked for on a chain. */
export function toHaystack({ extraData, logs, transactions, writes }: ChainContent): Haystack {
  const parts = [
    ...transactions.filter(({ to }) => to !== null).map(({ input }) => input),
    ...logs.flatMap(({ data, topics }) => [data, ...topics]),
    ...writes.flatMap(({ slot, value }) => [slot, value]),
    ...extraData,
  ].map((part) => part.slice(2).toLowerCase());
  const words = new Set<string>();
  for (const part of parts)
    for (let at = 0; at + 64 <= part.length; at += 2) words.add(part.slice(at, at + 64));
  return { words, all: parts.join(' ') };
}

/** All that a stranger looks for who guesses, by what it would look like on a chain. */
export interface Guesses {
  /** By digest, in hexadecimal. */
  readonly digests: ReadonlyMap<string, string>;
  /** By the bytes of the text itself, in hexadecimal. */
  readonly plain: ReadonlyMap<string, string>;
}

/** Makes every form of every text once. */
export function toGuesses(texts: Iterable<string>): Guesses {
  const digests = new Map<string, string>();
  const plain = new Map<string, string>();
  for (const text of texts)
    for (const form of formsOf(text)) {
      if (form.length >= PLAIN_BYTES) plain.set(hex(form), text);
      for (const digest of digestsOf(form)) digests.set(hex(digest), text);
    }
  return { digests, plain };
}

/** The texts of which a stranger who guesses them finds that they are on the chain. */
export function findGuessed({ digests, plain }: Guesses, { all, words }: Haystack): string[] {
  const hashed = [...words].flatMap((word) => digests.get(word) ?? []);
  const spoken = [...plain].flatMap(([form, text]) => (all.includes(form) ? text : []));
  return [...new Set([...hashed, ...spoken])];
}

/** The bytes by which one text may be written. */
function formsOf(text: string): Uint8Array[] {
  const bytes = utf8(text);
  if (bytes.length > VALUE_BYTES)
    return [bytes, utf8(hex(bytes)), utf8(`u${encodeBase64Url(bytes)}`)];
  const written = [
    text,
    text.toLowerCase(),
    text.replaceAll(/[\s.:/-]/g, ''),
    JSON.stringify(text),
    hex(bytes),
    encodeBase64Url(bytes),
    `u${encodeBase64Url(bytes)}`,
  ];
  return [...new Set(written)].filter((one) => one !== '').map(utf8);
}

/** Digests of bytes, digests of these, Merkle leaves (RFC 9162) of both, commitments without a salt. */
function digestsOf(bytes: Uint8Array): Uint8Array[] {
  const digest = sha256(bytes);
  const first = [digest, hashKeccak256(bytes), sha3(bytes)];
  const leaf = (of: Uint8Array): Uint8Array => sha256(Uint8Array.of(0, ...of));
  const tag = 'credential' as const;
  const unsalted = createCommitment({ salt: new Uint8Array(32), tag, bytes }, sha256);
  return [
    ...first,
    ...first.map(leaf),
    ...(bytes.length <= VALUE_BYTES ? [leaf(bytes)] : []),
    unsalted,
    leaf(unsalted),
    sha256(digest),
    sha256(utf8(hex(digest))),
  ];
}

/** Texts of all values in a document, at any depth, and the names of its members. */
export function valuesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, of]) => [name, ...valuesOf(of)]);
}

/** The parts of a compact JWS, each as signed and as read; none where it is no such text. */
export function partsOfToken(token: string): string[] {
  const parts = token.split('.');
  if (parts.length !== 3 || !token.startsWith('ey')) return [];
  const texts = parts.slice(0, 2).map((part) => Buffer.from(part, 'base64url').toString('utf8'));
  const values = texts.flatMap((text) => {
    try {
      return valuesOf(JSON.parse(text) as JsonValue);
    } catch {
      return [];
    }
  });
  return [token, parts.slice(0, 2).join('.'), ...parts, ...texts, ...values];
}
