#!/usr/bin/env node
// Everything that must hold besides the tests, one line each. Stops at nothing, fails if anything failed.
import { spawnSync } from 'node:child_process';

const node = process.execPath;
const bin = (name, ...args) => ['npx', '--no-install', name, ...args];
const source = (script, ...args) => [
  node,
  '--conditions=originmark-source',
  '--import',
  'tsx',
  script,
  ...args,
];

const CHECKS = [
  ['generated files agree with the schemas', [node, 'scripts/generate-schemas.mjs', '--check']],
  ['types, packages', bin('tsc', '-b')],
  ['types, tests and bench', bin('tsc', '-p', 'tsconfig.tests.json')],
  ['lint', bin('eslint', '.')],
  ['formatting', bin('biome', 'format', '.')],
  [
    'direction of imports',
    bin(
      'depcruise',
      '--config',
      '.dependency-cruiser.cjs',
      'schemas/src',
      'packages',
      'apps',
      'examples',
      'law',
    ),
  ],
  ['nothing unused', bin('knip')],
  ['page of codes agrees with the registry', source('scripts/generate-code-docs.mjs', '--check')],
  [
    'page of the vocabulary agrees with its tables',
    source('scripts/generate-vocabulary-docs.mjs', '--check'),
  ],
  ['page of rules agrees with the rules', source('scripts/generate-rules-docs.mjs', '--check')],
  [
    'OpenAPI files and types of the client agree with the routes',
    source('scripts/generate-openapi.mjs', '--check'),
  ],
  ['lock file complete', [node, 'scripts/complete-lock.mjs', '--check']],
  ['verifier: few packages, runs in a browser', [node, 'scripts/check-verifier-size.mjs']],
  ['words that do not belong here', [node, 'scripts/check-words.mjs']],
];

let failed = 0;
for (const [what, [command, ...args]] of CHECKS) {
  const started = performance.now();
  const run = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '0' },
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const good = run.status === 0;
  if (!good) failed += 1;
  console.log(`${good ? 'ok  ' : 'FAIL'} ${what} (${seconds} s)`);
  if (!good)
    console.log(`${run.stdout ?? ''}${run.stderr ?? ''}${run.error?.message ?? ''}`.trimEnd());
}
console.log(`${CHECKS.length - failed} checks passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
