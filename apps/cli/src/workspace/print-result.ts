import type { Io } from '../io.ts';
import { createPage, type Page, readStyle } from '../render/page.ts';

/** How a command prints what it did. */
export interface PrintArgs {
  readonly json?: boolean;
  readonly color?: boolean;
}

/** Prints what was done: with `json` as one object, else as a page for people. */
export async function printResult(
  io: Io,
  args: PrintArgs,
  value: object,
  write: (page: Page) => void,
): Promise<void> {
  if (args.json === true) {
    await io.out(`${JSON.stringify(value)}\n`);
    return;
  }
  const page = createPage(readStyle(io, args));
  write(page);
  await io.out(page.text());
}

/** One fact on a line of its own, after its name. */
export function putFact(page: Page, name: string, value: string): void {
  page.put([{ text: `${name} `.padEnd(12), look: 'dim' }, value], {
    first: '',
    rest: ' '.repeat(12),
  });
}
