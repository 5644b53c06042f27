import {
  type CryptoPrimitives,
  SIGNATURE_BYTES,
  type SignatureAlgorithm,
  type VerificationKey,
} from '../crypto/crypto-primitives.ts';
import { parseDidUrl } from '../did/did-syntax.ts';
import type { Sha256 } from '../digest.ts';
import { decodeBase64, encodeBase64 } from '../encoding/base64.ts';
import { concatBytes, equalBytes } from '../encoding/bytes.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import { assertCoreError, CoreError } from '../errors.ts';
import { makeSignature, type Signer } from '../jose/sign-jws.ts';

/** What a batch commits to: a tree of so many leaves under one name. */
export interface TreeHead {
  /** Name of the log: one line of printable ASCII without spaces, at most 200 characters. */
  readonly origin: string;
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
}

/** A checkpoint taken apart; its signatures are not checked yet. */
export interface Checkpoint extends TreeHead {
  readonly text: string;
  readonly signatures: readonly CheckpointSignature[];
}

/** One signature line. */
export interface CheckpointSignature {
  /** Absolute DID URL that the signer claims. */
  readonly kid: string;
  readonly keyId: Uint8Array;
  readonly signature: Uint8Array;
}

const MAX_TEXT = 2000;
const MAX_SIGNATURES = 8;
const KEY_ID_BYTES = 4;
const ORIGIN = /^[!-~]{1,200}$/;
const SIZE = /^[1-9][0-9]{0,15}$/;
/** Signature type of the note format for algorithms without a number of their own. */
const OTHER_TYPE = 0xff;

/**
 * Writes and signs a checkpoint in the form of transparency logs (C2SP tlog-checkpoint, signed-note):
 * origin, size and base64 root, an empty line, and `— <kid> <base64(key id ‖ signature)>`. The key id
 * is the start of SHA-256(kid ‖ LF ‖ 0xff ‖ alg).
 * @throws CoreError `existence.misused` `jws.sign-failed`
 */
export async function createCheckpoint(
  head: TreeHead,
  signer: Signer,
  sha256: Sha256,
): Promise<string> {
  const note = `${head.origin}\n${head.size}\n${encodeBase64(head.root)}\n`;
  const signature = await makeSignature(signer, encodeUtf8(note));
  const signed = concatBytes(keyIdOf(signer.kid, signer.alg, sha256), signature);
  const text = `${note}\n— ${signer.kid} ${encodeBase64(signed)}\n`;
  if (parseCheckpoint(text) === undefined) {
    throw new CoreError('existence.misused', 'the checkpoint would be refused by its reader');
  }
  return text;
}

/**
 * Reads a checkpoint strictly: three lines, an empty one, one to eight signature lines, at most 2,000
 * characters, each number and each base64 in its one form. Undefined for anything else.
 */
export function parseCheckpoint(text: unknown): Checkpoint | undefined {
  if (typeof text !== 'string' || text.length > MAX_TEXT || !text.endsWith('\n')) return undefined;
  const [origin = '', sizeText = '', rootText = '', empty, ...lines] = text
    .slice(0, -1)
    .split('\n');
  if (!ORIGIN.test(origin) || !SIZE.test(sizeText) || empty !== '') return undefined;
  const size = Number(sizeText);
  const root = readBase64(rootText);
  if (!Number.isSafeInteger(size) || root?.length !== 32) return undefined;
  if (lines.length === 0 || lines.length > MAX_SIGNATURES) return undefined;
  const signatures = lines.map(parseSignature).filter((line) => line !== undefined);
  return signatures.length === lines.length ? { text, origin, size, root, signatures } : undefined;
}

/** SHA-256 of the whole text, signatures included: what is given to `EAS.timestamp`. */
export function digestCheckpoint({ text }: Pick<Checkpoint, 'text'>, sha256: Sha256): Uint8Array {
  return sha256(encodeUtf8(text));
}

/**
 * Checks whether a key signed a checkpoint, under the name that its line claims.
 * @returns the `kid` of the line that holds, undefined where none does
 */
export async function checkCheckpointSignature(
  checkpoint: Checkpoint,
  key: VerificationKey,
  crypto: CryptoPrimitives,
): Promise<string | undefined> {
  const note = encodeUtf8(checkpoint.text.slice(0, checkpoint.text.indexOf('\n\n') + 1));
  for (const { kid, keyId, signature } of checkpoint.signatures) {
    if (signature.length !== SIGNATURE_BYTES[key.alg]) continue;
    if (!equalBytes(keyId, keyIdOf(kid, key.alg, crypto.sha256))) continue;
    if (await crypto.verify(key.alg, key.handle, note, signature)) return kid;
  }
  return undefined;
}

function parseSignature(line: string): CheckpointSignature | undefined {
  const [dash, kid, encoded, ...rest] = line.split(' ');
  if (dash !== '—' || kid === undefined || encoded === undefined || rest.length > 0)
    return undefined;
  // The note format splits key names at a plus sign.
  if (parseDidUrl(kid)?.fragment === undefined || kid.includes('+')) return undefined;
  const bytes = readBase64(encoded);
  const lengths: readonly (number | undefined)[] = Object.values(SIGNATURE_BYTES);
  if (bytes === undefined || !lengths.includes(bytes.length - KEY_ID_BYTES)) return undefined;
  return { kid, keyId: bytes.slice(0, KEY_ID_BYTES), signature: bytes.slice(KEY_ID_BYTES) };
}

function keyIdOf(kid: string, alg: SignatureAlgorithm, sha256: Sha256): Uint8Array {
  const input = concatBytes(encodeUtf8(`${kid}\n`), Uint8Array.of(OTHER_TYPE), encodeUtf8(alg));
  return sha256(input).slice(0, KEY_ID_BYTES);
}

function readBase64(text: string): Uint8Array | undefined {
  try {
    return decodeBase64(text);
  } catch (error) {
    assertCoreError(error);
    return undefined;
  }
}
