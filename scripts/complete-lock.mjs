#!/usr/bin/env node
// Completes package-lock.json after a dependency change. Some registries do not carry every
// platform's optional packages; npm then leaves them out of the lock, and `npm ci` refuses it. This
// adds, for each optional dependency that the lock lacks, an entry that says for which platform it
// is. Such entries carry no integrity (SECURITY.md says so). With --check it only reports.
import { readFileSync, writeFileSync } from 'node:fs';

const path = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(path, 'utf8'));
const check = process.argv.includes('--check');

/** Where npm would look for `name` as seen from the package at `from`. */
function find(from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const candidate = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (lock.packages[candidate] !== undefined) return candidate;
    if (at === '') return undefined;
    if (!at.includes('node_modules/')) return find('', name);
  }
}

/** Platform names as packages carry them: @scope/tool-linux-arm64-gnu. */
function platformOf(name) {
  const words = name.split(/[@/._-]/);
  const os = [
    'aix',
    'android',
    'darwin',
    'freebsd',
    'linux',
    'netbsd',
    'openbsd',
    'openharmony',
    'sunos',
    'win32',
  ].find((one) => words.includes(one));
  const cpu = [
    'arm64',
    'arm',
    'armv7',
    'ia32',
    'loong64',
    'mips64el',
    'ppc64',
    'ppc64le',
    'riscv64',
    's390x',
    'wasm32',
    'x64',
  ].find((one) => words.includes(one));
  return { ...(os ? { os: [os] } : {}), ...(cpu ? { cpu: [cpu === 'armv7' ? 'arm' : cpu] } : {}) };
}

const added = [];
for (const [from, entry] of Object.entries(lock.packages))
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {}))
    if (find(from, name) === undefined) {
      const platform = platformOf(name);
      // Without a platform npm would try to install it here, where it cannot be had.
      lock.packages[`node_modules/${name}`] = {
        version,
        ...(Object.keys(platform).length > 0 ? platform : { os: ['none'] }),
        optional: true,
      };
      added.push(name);
    }

if (added.length === 0) console.log('the lock file is complete');
else if (check) {
  console.error(
    `the lock file lacks ${added.length} optional packages (${added.slice(0, 3).join(', ')}, …): run node scripts/complete-lock.mjs`,
  );
  process.exit(1);
} else {
  lock.packages = Object.fromEntries(
    Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`added ${added.length} optional packages`);
}
