import { formatDateTime, isJsonObject, parseDateTime } from '@originmark/core';
import { unreadable } from '../errors.ts';
import type { Io } from '../io.ts';
import { parseJsonFile } from './parse-json-file.ts';
import { readInput } from './read-input.ts';

/** What a verifier asks of an online presentation (formats, section 3). */
export interface ChallengeFile {
  readonly nonce: string;
  /** DID of the verifier. */
  readonly audience: string;
  /** ms since the epoch. */
  readonly expiresAt: number;
  /** How long an answer may be good, ms. */
  readonly maxAgeMs: number;
}

/** An answer to a challenge is good for five minutes at most. */
export const ANSWER_MS = 300_000;
const MAX_BYTES = 16 * 1024;
/** 128 bits at least, base64url. */
const NONCE = /^[A-Za-z0-9_-]{22,128}$/;

/** The text of a challenge. */
export function writeChallenge(challenge: Omit<ChallengeFile, 'maxAgeMs'>): string {
  const { audience, expiresAt, nonce } = challenge;
  return `${JSON.stringify({ type: 'OriginmarkChallenge', version: 1, nonce, audience, expires: formatDateTime(expiresAt) }, null, 2)}\n`;
}

/**
 * A challenge that is to be answered, while it still may be.
 * @throws CliError 65 where the file is no challenge, or it has expired
 */
export async function readOpenChallenge(path: string, io: Io): Promise<ChallengeFile> {
  const challenge = await readChallenge(path, io);
  const now = io.now();
  if (now >= challenge.expiresAt)
    throw unreadable(
      `The challenge ${path} could be answered until ${formatDateTime(challenge.expiresAt)}, and it is ${formatDateTime(now)}: ask the verifier for a new one. Nothing was signed.`,
    );
  return challenge;
}

/** A challenge, expired or not. @throws CliError 65 where the file is no challenge */
export async function readChallenge(path: string, io: Io): Promise<ChallengeFile> {
  const bytes = await readInput(path, 'the challenge', { io, maxBytes: MAX_BYTES });
  const value = parseJsonFile(bytes, path, 'a challenge');
  const object = isJsonObject(value) ? value : {};
  const { audience, expires, nonce, type } = object;
  const expiresAt = parseDateTime(expires);
  if (
    type !== 'OriginmarkChallenge' ||
    typeof nonce !== 'string' ||
    !NONCE.test(nonce) ||
    typeof audience !== 'string' ||
    !audience.startsWith('did:') ||
    expiresAt === undefined
  )
    throw unreadable(
      `${path} is no challenge: "originmark challenge" writes one, with type, nonce, audience and expires.`,
    );
  return { nonce, audience, expiresAt, maxAgeMs: ANSWER_MS };
}
