import { dirname, resolve } from 'node:path';
import type { Io } from '../io.ts';
import { explainWrite } from './explain-write.ts';
import { makeFolder } from './make-folder.ts';
import { refuseOverwrite } from './refuse-overwrite.ts';
import { writeAtomically } from './write-atomically.ts';

const READABLE = 0o644;

/** How a file is written. */
export interface OutputOptions {
  /** Files that the caller named too: they stay as they are. */
  readonly inputs?: readonly (string | undefined)[];
  /** Permissions; default for everybody to read. */
  readonly mode?: number;
  /** The option that named the file; default `--out`. */
  readonly option?: string;
}

/**
 * Writes a file that the caller named, whole or not at all.
 * @throws CliError 65
 */
export async function writeOutput(
  path: string,
  text: string,
  io: Pick<Io, 'cwd'>,
  { inputs = [], mode = READABLE, option = '--out' }: OutputOptions = {},
): Promise<void> {
  const file = resolve(io.cwd, path);
  await refuseOverwrite(path, { text, inputs, option }, io);
  try {
    await makeFolder(dirname(file));
    await writeAtomically(file, text.endsWith('\n') ? text : `${text}\n`, mode);
  } catch (cause) {
    throw explainWrite(cause, path, `Name another file with ${option}, or make room.`);
  }
}
