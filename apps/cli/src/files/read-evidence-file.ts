import { isJsonObject, type JsonValue } from '@originmark/core';
import { LIMITS, type OfferedEvidence } from '@originmark/verifier';
import { unreadable } from '../errors.ts';
import type { Io } from '../io.ts';
import { parseJsonFile } from './parse-json-file.ts';
import { listOf } from './read-bundle.ts';
import { readInput } from './read-input.ts';

const WHAT = 'evidence';
const MEMBERS = ['didResolutions', 'statusLists', 'existenceProofs'] as const;

/**
 * Reads evidence for a credential: `{ didResolutions, statusLists, existenceProofs }` as a bundle holds
 * it. Whether any of it proves anything is for the verifier.
 * @throws CliError 65
 */
export async function readEvidenceFile(
  path: string,
  io: Pick<Io, 'cwd'>,
): Promise<OfferedEvidence> {
  const bytes = await readInput(path, 'the evidence', { io, maxBytes: LIMITS.bundleBytes });
  const value = parseJsonFile(bytes, path, WHAT);
  const known = isJsonObject(value) ? Object.keys(value) : [''];
  if (!isJsonObject(value) || !known.every((name) => (MEMBERS as readonly string[]).includes(name)))
    throw unreadable(
      `${path} is not evidence: an object of ${MEMBERS.join(', ')}. "originmark prove" writes it.`,
    );
  return {
    didResolutions: tokensOf(value['didResolutions']),
    statusLists: tokensOf(value['statusLists']),
    existenceProofs: listOf(value['existenceProofs']),
  };
}

function tokensOf(value: JsonValue | undefined): string[] {
  return listOf(value).filter((token) => typeof token === 'string');
}

/** Several files as one. */
export function joinEvidence(parts: readonly OfferedEvidence[]): OfferedEvidence {
  return {
    didResolutions: parts.flatMap(({ didResolutions = [] }) => didResolutions),
    statusLists: parts.flatMap(({ statusLists = [] }) => statusLists),
    existenceProofs: parts.flatMap(({ existenceProofs = [] }) => existenceProofs),
  };
}
