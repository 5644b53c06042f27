import { CoreError, isJsonObject, parseJson } from '@originmark/core';
import { MAX_PACKAGE_BYTES } from '@originmark/verifier';
import type { Io } from '../io.ts';
import { readInput } from './read-input.ts';

/** What `verify` is given: a credential, an entry bundle, or the evidence package of a verdict. */
export type InputKind = 'bundle' | 'package' | 'token';

/**
 * What a file is, by its beginning and its `type`: what is neither token nor package is read as a bundle,
 * which says what it lacks.
 * @throws CliError 65
 */
export async function kindOfInput(path: string, io: Pick<Io, 'cwd'>): Promise<InputKind> {
  const bytes = await readInput(path, 'the bundle', { io, maxBytes: MAX_PACKAGE_BYTES });
  const start = new TextDecoder().decode(bytes.subarray(0, 4096)).trimStart();
  if (/^eyJ[\w-]*\./.test(start)) return 'token';
  return isPackage(bytes) ? 'package' : 'bundle';
}

/** Also of a package that was damaged: what is not strict JSON any more is taken by its words. */
function isPackage(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes);
  if (!text.includes('"EvidencePackage"')) return false;
  try {
    const length = bytes.length;
    const value = parseJson(text, { maxLength: length, maxStringLength: length, maxNodes: length });
    return isJsonObject(value) && value['type'] === 'EvidencePackage';
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    return !text.includes('"EntryBundle"');
  }
}
