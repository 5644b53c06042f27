import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import {
  CoreError,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseDateTime,
  parseJson,
} from '@originmark/core';
import type { AuditRow } from '@originmark/storage';
import { unreadable } from '../errors.ts';
import type { Io } from '../io.ts';
import { systemCode } from './system-code.ts';

/** A head of a trail: where it ends, or ended once. */
export interface AuditHead {
  readonly position: bigint;
  /** SHA-256, hex; undefined of an empty trail. */
  readonly hash: string | undefined;
}

const MAX_LINE = 16 * 1024;
const HASH = /^[0-9a-f]{64}$/;
const POSITION = /^(?:0|[1-9]\d{0,17})$/;

/**
 * Reads an exported audit trail line by line: records in their order, then the head.
 * @throws CliError 65 naming the line that is no record
 */
export async function* readAuditTrail(
  path: string,
  io: Pick<Io, 'cwd'>,
): AsyncGenerator<AuditRow | AuditHead> {
  const lines = createInterface({
    input: createReadStream(resolve(io.cwd, path), 'utf8'),
    crlfDelay: Infinity,
  });
  let number = 0;
  try {
    for await (const line of lines) {
      number += 1;
      const read = line.length > MAX_LINE ? undefined : readLine(line);
      if (read === undefined)
        throw unreadable(
          `Line ${number} of ${path} is no record of an audit trail: give the file as GET /audit/export wrote it.`,
        );
      yield read;
    }
  } catch (cause) {
    const code = systemCode(cause);
    if (code === undefined) throw cause;
    throw unreadable(`The audit trail ${path} cannot be read (${code}).`, cause);
  }
}

function readLine(line: string): AuditRow | AuditHead | undefined {
  const value = parseLine(line);
  if (value === undefined) return undefined;
  return isJsonObject(value['head']) ? readHead(value['head']) : readRow(value);
}

function parseLine(line: string): JsonObject | undefined {
  try {
    const value = parseJson(line);
    return isJsonObject(value) ? value : undefined;
  } catch (cause) {
    if (!(cause instanceof CoreError)) throw cause;
    return undefined;
  }
}

function readHead({ hash, position }: JsonObject): AuditHead | undefined {
  if (typeof position !== 'string' || !POSITION.test(position)) return undefined;
  if (hash === null) return { position: BigInt(position), hash: undefined };
  return isHash(hash) ? { position: BigInt(position), hash } : undefined;
}

function readRow(value: JsonObject): AuditRow | undefined {
  const { about, at, hash, operation, position, previousHash, status, subject, tenant } = value;
  const time = parseDateTime(at);
  const isForm =
    typeof about === 'string' &&
    typeof operation === 'string' &&
    typeof subject === 'string' &&
    typeof status === 'number' &&
    (tenant === null || typeof tenant === 'string') &&
    typeof position === 'string' &&
    POSITION.test(position) &&
    isHash(hash) &&
    isHash(previousHash) &&
    time !== undefined;
  if (!isForm) return undefined;
  return {
    about,
    operation,
    subject,
    status,
    tenant_id: tenant,
    position: BigInt(position),
    at: new Date(time),
    hash: fromHex(hash),
    previous_hash: fromHex(previousHash),
  };
}

/**
 * A head as it is given on the command line: `<position>:<hash>`.
 * @returns undefined for anything else
 */
export function parseHead(text: string): AuditHead | undefined {
  const [position = '', hash, ...more] = text.split(':');
  if (!POSITION.test(position) || !isHash(hash) || more.length > 0) return undefined;
  return { position: BigInt(position), hash };
}

function isHash(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && HASH.test(value);
}

function fromHex(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'hex'));
}
