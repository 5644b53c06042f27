import {
  type OriginResult,
  type ProductionRecord,
  determineOrigin,
  parseLocalDate,
  readProductionRecord,
} from '@originmark/customs';
import { EXIT, type ExitCode, unreadable, wrongUsage } from '../errors.ts';
import { parseJsonFile } from '../files/load-format.ts';
import { readInput } from '../files/read-input.ts';
import { readTokenFile } from '../files/read-token-file.ts';
import type { Call } from '../io.ts';
import { printOrigin } from '../render/origin.ts';
import { createPage, readStyle } from '../render/page.ts';

export interface OriginDetermineArgs {
  readonly record: string;
  readonly importedOn?: string;
  readonly usForeign?: boolean;
  readonly all?: boolean;
  readonly json?: boolean;
  readonly color?: boolean;
}

/** A bill of materials of many thousand rows, with room. */
const MAX_RECORD_BYTES = 64 * 1024 * 1024;

const EXITS: Record<OriginResult['outcome'], ExitCode> = {
  originating: EXIT.noException,
  'not-originating': EXIT.exception,
  undetermined: EXIT.review,
};

/**
 * Decides whether a good originates by the record of its production, and prints the proof.
 * @returns 0 originating, 1 not originating, 2 not decided
 * @throws CliError 64, 65
 */
export async function runOriginDetermine({
  args,
  io,
}: Call<OriginDetermineArgs>): Promise<ExitCode> {
  const importedOn = args.importedOn === undefined ? undefined : parseLocalDate(args.importedOn);
  if (args.importedOn !== undefined && importedOn === undefined)
    throw wrongUsage(`--imported-on is a day such as 2026-09-14, not ${args.importedOn}.`);
  const record = await loadRecord(args.record, io);
  const result = determineOrigin(record, {
    ...(importedOn === undefined ? {} : { importedOn }),
    isUsForeign: args.usForeign === true,
  });
  if (args.json === true) await io.out(`${JSON.stringify(result)}\n`);
  else {
    const page = createPage(readStyle(io, args));
    printOrigin(page, record, result, args.all === true);
    await io.out(page.text());
  }
  return EXITS[result.outcome];
}

/** The record as JSON, alone or as a credential, or the credential's token: its signature is not looked at. */
async function loadRecord(path: string, io: Call<unknown>['io']): Promise<ProductionRecord> {
  const bytes = await readInput(path, 'the production record', { io, maxBytes: MAX_RECORD_BYTES });
  const isToken = bytes[0] === 0x65; // "e": a compact token begins with the base64url of "{"
  const value: unknown = isToken
    ? (await readTokenFile(path, 'the production record', io)).payload
    : parseJsonFile(bytes, path, 'a production record');
  const record = readProductionRecord(value);
  if (!record.ok)
    throw unreadable(`${path} is no production record that can be read. ${record.message}.`);
  return record.value;
}
