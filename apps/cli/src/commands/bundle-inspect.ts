import { createNodeCrypto } from '@originmark/core/node';
import { LIMITS } from '@originmark/verifier';
import { EXIT, type ExitCode } from '../errors.ts';
import { readBundle } from '../files/read-bundle.ts';
import { readInput } from '../files/read-input.ts';
import type { Call } from '../io.ts';
import { printInspection } from '../render/inspection.ts';
import { describeBundle } from '../render/describe-bundle.ts';
import { createPage, readStyle } from '../render/page.ts';

export interface BundleInspectArgs {
  readonly file: string;
  readonly json?: boolean;
  readonly color?: boolean;
}

/** Prints what a bundle says that it holds. Nothing is verified, and the output says so. */
export async function runBundleInspect({ args, io }: Call<BundleInspectArgs>): Promise<ExitCode> {
  const bytes = await readInput(args.file, 'the bundle', { io, maxBytes: LIMITS.bundleBytes });
  const view = await readBundle(bytes, args.file, { sha256: createNodeCrypto().sha256 });
  const inspection = describeBundle(view);
  if (args.json === true) {
    await io.out(`${JSON.stringify(inspection)}\n`);
  } else {
    const page = createPage(readStyle(io, args));
    printInspection(page, inspection);
    await io.out(page.text());
  }
  return EXIT.noException;
}
