import { VerifierError } from '../errors.ts';
import { MAX_PACKAGE_BYTES, type PackageParts } from './package-parts.ts';

/** How many of the largest things in a package are named. */
const NAMED = 4;
const MIB = 1024 * 1024;

/**
 * Refuses a package that nobody could read back, naming the largest answers and parts.
 * @throws VerifierError `package.too-large`
 */
export function assertFits(formatted: string, parts: PackageParts): void {
  const bytes = sizeOf(formatted);
  if (bytes <= MAX_PACKAGE_BYTES) return;
  const { answers, opened, ...others } = parts;
  const sizes = [
    ...answers.map(
      (one) => [`the answer of ${one.way} ${one.question.slice(0, 200)}`, jsonSize(one)] as const,
    ),
    ['what was sealed and opened', jsonSize(opened)] as const,
    ...Object.entries(others).map(([name, part]) => [`the ${name}`, jsonSize(part)] as const),
  ];
  const largest = sizes
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, NAMED)
    .map(([name, size]) => `${name} (${inMib(size)})`);
  throw new VerifierError(
    'package.too-large',
    `it would measure ${inMib(bytes)}, and the most is ${inMib(MAX_PACKAGE_BYTES)}; the largest in it: ${largest.join('; ')}`,
  );
}

function jsonSize(value: unknown): number {
  return sizeOf(JSON.stringify(value));
}

function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

function inMib(bytes: number): string {
  return `${(bytes / MIB).toFixed(1)} MiB`;
}
