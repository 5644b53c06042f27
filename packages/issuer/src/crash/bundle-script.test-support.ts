import { basename } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * Puts a script of TypeScript and our packages into one file of JavaScript, which starts in a fifth of
 * the time: a process that is killed again and again is started as often.
 * @returns its path, in the folder of what is built; whoever asked for it removes it
 */
export async function bundleScript(script: URL): Promise<string> {
  const name = `../../dist/crash/${basename(script.pathname, '.ts')}-${process.pid}.mjs`;
  const outfile = fileURLToPath(new URL(name, import.meta.url));
  await build({
    entryPoints: [fileURLToPath(script)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['originmark-source'],
    logLevel: 'error',
    plugins: [
      {
        name: 'packages-of-others-stay-outside',
        setup: (building) => {
          building.onResolve({ filter: /^[^./]/ }, ({ path }) =>
            path.startsWith('@originmark/') ? undefined : { path, external: true },
          );
        },
      },
    ],
  });
  return outfile;
}
