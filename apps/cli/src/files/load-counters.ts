import type { DrawDownCounters } from '@originmark/schemas';
import type { Io } from '../io.ts';
import { parseFormatFile } from './load-format.ts';
import { readInput } from './read-input.ts';

const MAX_COUNTERS_BYTES = 10 * 1024 * 1024;

/** Reads what other entries drew from capped licences. @throws CliError 65 */
export async function loadCounters(path: string, io: Io): Promise<DrawDownCounters> {
  const bytes = await readInput(path, 'the counters', { io, maxBytes: MAX_COUNTERS_BYTES });
  const value = parseFormatFile(bytes, path, 'DrawDownCounters', 'draw-down counters');
  return value as unknown as DrawDownCounters;
}
