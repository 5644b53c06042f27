import type { JsonValue } from '@originmark/core';
import {
  type OriginResult,
  type ProductionRecord,
  determineOrigin,
  parseLocalDate,
  readProductionRecord,
} from '@originmark/customs/origin';
import { EXIT, type ExitCode, unreadable, wrongUsage } from '../errors.ts';
import { parseJsonFile } from '../files/parse-json-file.ts';
import { readInput } from '../files/read-input.ts';
import type { Call, Io } from '../io.ts';
import { printOrigin } from '../render/origin.ts';
import { createPage, readStyle } from '../render/page.ts';

export interface OriginDetermineArgs {
  readonly record: string;
  /** A bill of materials in CSV, added to what the record holds. */
  readonly materials?: string;
  readonly mapping?: string;
  readonly importedOn?: string;
  readonly usForeign?: boolean;
  readonly all?: boolean;
  readonly json?: boolean;
  readonly color?: boolean;
}

/** A bill of materials of many thousand rows, with room. */
const MAX_RECORD_BYTES = 64 * 1024 * 1024;

/** So many places to correct are said at once. */
const FEW_PROBLEMS = 10;

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
  if (args.mapping !== undefined && args.materials === undefined)
    throw wrongUsage(
      '--mapping says what the columns of a bill are: name the bill with --materials.',
    );
  const record = await loadRecord(args, io);
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

/**
 * The record as JSON, alone or as a credential, or the credential's token: its signature is not looked at. Materials
 * of a bill come after its own.
 */
async function loadRecord(args: OriginDetermineArgs, io: Io): Promise<ProductionRecord> {
  const path = args.record;
  const bytes = await readInput(path, 'the production record', { io, maxBytes: MAX_RECORD_BYTES });
  if (path.toLowerCase().endsWith('.csv'))
    throw wrongUsage(
      `${path} is a bill of materials, not a record: give the record of the good (JSON), and the bill with --materials and --mapping.`,
    );
  const isToken = bytes[0] === 0x65; // "e": a compact token begins with the base64url of "{"
  const value = isToken
    ? await readPayload(path, io)
    : parseJsonFile(bytes, path, 'a production record');
  const record = readProductionRecord(
    args.materials === undefined ? value : withMaterials(value, await loadMaterials(args, io)),
  );
  if (!record.ok)
    throw unreadable(
      `${path} is no production record that can be read. ${record.message.replace(/\.$/, '')}.`,
    );
  return record.value;
}

async function readPayload(path: string, io: Io): Promise<JsonValue> {
  const { readTokenFile } = await import('../files/read-token-file.ts');
  return (await readTokenFile(path, 'the production record', io)).payload;
}

function withMaterials(value: JsonValue, materials: readonly unknown[]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const outer = value as Record<string, unknown>;
  const subject = (outer['credentialSubject'] ?? outer) as Record<string, unknown>;
  const own = Array.isArray(subject['materials']) ? (subject['materials'] as unknown[]) : [];
  return { ...subject, materials: [...own, ...materials] };
}

/** A bill with a row to correct decides nothing: a material left out could turn the answer. */
async function loadMaterials(
  { mapping: mappingPath, materials: path = '' }: OriginDetermineArgs,
  io: Io,
): Promise<readonly unknown[]> {
  if (mappingPath === undefined)
    throw wrongUsage('--materials names a bill in CSV: say with --mapping what its columns are.');
  const read = (file: string, what: string) =>
    readInput(file, what, { io, maxBytes: MAX_RECORD_BYTES });
  const mapping = parseJsonFile(
    await read(mappingPath, 'the mapping'),
    mappingPath,
    'a mapping of columns',
  );
  const { readBillOfMaterials } = await import('@originmark/wallet/bill-of-materials');
  const bytes = await read(path, 'the bill of materials');
  const { materials, problemCount, problems } = await readBillOfMaterials(bytes, { mapping });
  if (problemCount === 0) return materials;
  throw unreadable(
    `${path} has ${problemCount === 1 ? 'one place' : `${problemCount} places`} to correct, and a row left out could turn the answer: ${problems
      .slice(0, FEW_PROBLEMS)
      .map(
        ({ message, remedy, source: { column, row } }) =>
          `row ${row}${column === undefined ? '' : `, column ${column}`}: ${message} (${remedy})`,
      )
      .join('; ')}${problemCount > FEW_PROBLEMS ? '; and more' : ''}.`,
  );
}
