import { dirname, resolve } from 'node:path';
import type { Io } from '../io.ts';
import { explainWrite } from './explain-write.ts';
import { makeFolder } from './make-folder.ts';
import { refuseOverwrite } from './refuse-overwrite.ts';
import { writeAtomically } from './write-atomically.ts';

const READABLE = 0o644;

/**
 * Writes a file that the caller named with `--out`, whole or not at all.
 * @param inputs files that the caller named too: they stay as they are
 * @throws CliError 65
 */
export async function writeOutput(
  path: string,
  text: string,
  io: Pick<Io, 'cwd'>,
  inputs: readonly (string | undefined)[] = [],
): Promise<void> {
  const file = resolve(io.cwd, path);
  await refuseOverwrite(path, { text, inputs }, io);
  try {
    await makeFolder(dirname(file));
    await writeAtomically(file, text.endsWith('\n') ? text : `${text}\n`, READABLE);
  } catch (cause) {
    throw explainWrite(cause, path, 'Name another file with --out, or make room.');
  }
}
