import { createNodeCrypto } from '@originmark/core/node';
import {
  MAX_PACKAGE_BYTES,
  type ReadPackage,
  readEvidencePackage,
  VerifierError,
} from '@originmark/verifier';
import { unreadable } from '../errors.ts';
import type { Io } from '../io.ts';
import { readInput } from './read-input.ts';

/** Reads an evidence package that is whole. @throws CliError 65 saying what was changed */
export async function readPackage(path: string, io: Pick<Io, 'cwd'>): Promise<ReadPackage> {
  const maxBytes = MAX_PACKAGE_BYTES;
  const bytes = await readInput(path, 'the evidence package', { io, maxBytes });
  try {
    return readEvidencePackage(bytes, createNodeCrypto());
  } catch (cause) {
    throw explainPackage(cause, path);
  }
}

/** What is wrong with a package, as a sentence; any other trouble as it is. */
export function explainPackage(cause: unknown, path: string): unknown {
  if (!(cause instanceof VerifierError)) return cause;
  return unreadable(
    `The evidence package ${path} cannot be replayed: ${cause.message} (${cause.code}). Give the file as it was kept.`,
    cause,
  );
}
