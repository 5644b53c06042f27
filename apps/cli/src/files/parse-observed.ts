import type { ObservedRight } from '@originmark/verifier';
import { wrongUsage } from '../errors.ts';

const OBSERVED = /^(\d{1,3}):([a-z][a-z0-9+.-]*:\S+)$/i;

/** A right that an officer found on the goods, `<line>:<right IRI>`. @throws CliError 64 */
export function parseObserved(text: string): ObservedRight {
  const [, line, right] = OBSERVED.exec(text) ?? [];
  if (line === undefined || right === undefined || Number(line) === 0)
    throw wrongUsage(
      `--observed ${text} does not say which right was found on which line: write <line>:<right IRI>, such as 2:https://recordation.customs.example/rights/tmk-24-90417.`,
    );
  return { line: Number(line), right };
}
