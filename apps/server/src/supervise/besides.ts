import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A script beside this one, compiled where this one is. */
export function besides(name: string, self: string): string {
  return fileURLToPath(new URL(`${name}${extname(fileURLToPath(self))}`, self));
}
