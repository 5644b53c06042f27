import process from 'node:process';
import { createRandom } from '../../../ledger/src/registry/histories/random.test-support.ts';

const BELOW = 2 ** 31;

/**
 * The seed of a run: that of `ORIGINMARK_SEED`, or a new one. A run says it, so that its moments can be
 * had again; what the processes are at in those moments is theirs.
 * @throws RangeError for what is no seed
 */
export function seedOf(text = process.env['ORIGINMARK_SEED']): number {
  const seed = text === undefined ? Date.now() % BELOW : Number(text);
  if (Number.isInteger(seed) && seed >= 0 && seed < BELOW && text !== '') return seed;
  throw new RangeError(`the seed ${String(text)} is not a whole number from 0 to ${BELOW - 1}`);
}

/** Numbers from 0 to 1, exclusive, the same for the same seed. */
export function fractionsOf(seed: number): () => number {
  const below = createRandom(seed);
  return () => below(BELOW) / BELOW;
}
