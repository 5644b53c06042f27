#!/usr/bin/env node
// The verifier's outside runtime packages: counted from the lock file, and at most ten. Then it is
// bundled for a browser, where any import of a Node module is an error.
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';

const LIMIT = 10;
const REFUSED = /veramo|ethers|fastify|ajv/;
const lock = JSON.parse(
  readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'),
).packages;

/** Names of packages outside this repository that a package needs at run time, its own and theirs. */
function outside(path, seen = new Set()) {
  const entry = lock[path];
  for (const name of Object.keys(entry?.dependencies ?? {})) {
    const nested = `${path}/node_modules/${name}`;
    const at = lock[nested] === undefined ? `node_modules/${name}` : nested;
    const target = lock[at]?.link === true ? lock[at].resolved : at;
    if (seen.has(target)) continue;
    seen.add(target);
    outside(target, seen);
  }
  return [...seen]
    .filter((one) => one.includes('node_modules/'))
    .map((one) => one.split('node_modules/').at(-1))
    .sort();
}

const packages = outside('packages/verifier');
console.log(`the verifier needs ${packages.length} outside packages: ${packages.join(', ')}`);
const refused = packages.filter((name) => REFUSED.test(name));
if (packages.length > LIMIT || refused.length > 0) {
  console.error(`at most ${LIMIT} are allowed, and none of: ${REFUSED.source}`);
  process.exit(1);
}

const bundled = await build({
  stdin: {
    contents:
      "export * from '@originmark/verifier'; export { createWebCrypto } from '@originmark/core/web';",
    resolveDir: new URL('../apps/cli', import.meta.url).pathname,
  },
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  minify: true,
  conditions: ['originmark-source'],
  logLevel: 'error',
});
console.log(
  `bundled for a browser: ${Math.round((bundled.outputFiles[0]?.contents.length ?? 0) / 1024)} KiB`,
);
