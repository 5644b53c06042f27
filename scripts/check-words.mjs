#!/usr/bin/env node
// The project speaks of itself alone: no path of one machine, no registry's host, no leftover.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const REFUSED = [
  [/(^|[^A-Za-z0-9_.])\/(home|root|Users|work|tmp\/[a-z_]+jobs)\//m, 'a path of one machine'],
  [/registry\.[a-z]+\.(org|com|internal)/, "a registry's host"],
  [/\b(TODO|FIXME|XXX)\b/, 'a note of unfinished work'],
  [/\b(it|test|describe)\.only\(/, 'a test that keeps others from running'],
];
const SKIP = /(^|\/)(package-lock\.json|generated\/|check-words\.mjs|LICENSE)|\.(png|jsonld)$/;

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((name) => name !== '' && !SKIP.test(name));
let found = 0;
for (const file of files) {
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    continue; // deleted in the working tree
  }
  for (const [pattern, what] of REFUSED) {
    const hit = pattern.exec(text);
    if (hit === null) continue;
    found += 1;
    console.error(`${file}:${text.slice(0, hit.index).split('\n').length}: ${what}`);
  }
}
if (found > 0) process.exit(1);
console.log(`${files.length} files speak of the project alone`);
