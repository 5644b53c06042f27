#!/usr/bin/env node
// Reads files that are right, odd and wrong, by the reader of AE records and those of CSV, for some seconds:
//   node --conditions=originmark-source --import tsx scripts/fuzz-readers.mjs [seconds, 300] [seed] [ae|csv]
// Fails when a reader throws what it does not say it throws, takes more than a second, or loses something in silence.
// A failure names its own seed: the case alone comes again with "--case <seed> ae|csv".
import { readFileSync } from 'node:fs';
import { accountForAe } from './fuzz/ae-account.mjs';
import { createAeFile, mutateAe } from './fuzz/ae-files.mjs';
import { accountForCsv, columnsOf } from './fuzz/csv-account.mjs';
import { createCsvFile, mutateCsv } from './fuzz/csv-files.mjs';
import { createRandom } from './fuzz/random.mjs';

const MAX_MS = 1000;
const demo = readFileSync(new URL('../examples/demo-entry/entry.ae', import.meta.url), 'latin1');

// Of the processor, not of the wall: other work on the machine is no fault of a reader.
const nowMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const slowest = new Map();
const late = [];
function note(name, started) {
  const ms = nowMs() - started;
  if (ms > (slowest.get(name) ?? 0)) slowest.set(name, ms);
  if (ms > MAX_MS) late.push(`${name} took ${ms.toFixed(0)} ms`);
}
/** Runs a call and keeps the slowest; a promise is waited for. */
function clock(name, call) {
  const started = nowMs();
  const result = call();
  if (!(result instanceof Promise)) {
    note(name, started);
    return result;
  }
  return result.finally(() => note(name, started));
}

function aeCase(random) {
  let text = random.once(4) ? demo : createAeFile(random);
  for (let left = random.pick([0, 0, 1, 1, 1, 2, 5]); left > 0; left -= 1)
    text = mutateAe(random, text);
  if (random.once(400))
    text = text.repeat(1 + Math.floor((random.pick([1, 8.1]) * 1e6) / (text.length + 1)));
  const bytes = Buffer.from(text, random.pick(['latin1', 'utf8']));
  if (random.once(5) && bytes.length > 0) bytes[random.below(bytes.length)] = random.below(256);
  return accountForAe(random.once(2) ? text : new Uint8Array(bytes), clock);
}

function csvCase(random) {
  const document = random.pick(['CommercialInvoice', 'PackingList', 'PartsList']);
  const fields = columnsOf(document);
  const file = createCsvFile(random, fields);
  let { text } = file;
  for (let left = random.pick([0, 1, 1, 2, 4]); left > 0; left -= 1) text = mutateCsv(random, text);
  text = text.toWellFormed();
  const mapping = {
    type: 'CsvMapping',
    version: 1,
    document,
    delimiter: file.delimiter,
    headerRow: file.headerRow,
    decimalMark: '.',
    dateFormat: 'YYYY-MM-DD',
    listMark: ';',
    ...(document === 'CommercialInvoice' && { goodsSystem: 'HTS2026' }),
    columns: fields.map((field) => ({ field, header: field })),
  };
  return accountForCsv({ ...sourceOf(random, text, mapping), mapping }, clock);
}

/** The file as text, as bytes of its encoding, or in chunks that may cut a letter or a quotation mark apart. */
function sourceOf(random, text, mapping) {
  const withoutMark = (one) => one.replace(/^\uFEFF/, '');
  if (random.once(3)) return { text: withoutMark(text), makeSource: () => text };
  const isWestern = random.once(3) && /^[\0-\x7f\u00a0-\u00ff]*$/.test(text);
  if (isWestern) mapping.encoding = 'windows-1252';
  const bytes = new Uint8Array(Buffer.from(text, isWestern ? 'latin1' : 'utf8'));
  if (random.once(8) && bytes.length > 0) bytes[random.below(bytes.length)] = random.below(256);
  const size = random.once(2)
    ? bytes.length + 1
    : 1 + random.below(bytes.length > 10_000 ? 65_536 : 40);
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  let decoded;
  try {
    // In one go Node takes windows-1252 for latin1; read as a stream it does not.
    const decoder = new TextDecoder(mapping.encoding ?? 'utf-8', { fatal: true });
    decoded = withoutMark(decoder.decode(bytes, { stream: true }) + decoder.decode());
  } catch {
    decoded = undefined;
  }
  return { text: decoded, makeSource: () => (size > bytes.length ? bytes : chunks()) };
}

const CASES = { ae: aeCase, csv: csvCase };

async function runCase(kind, seed) {
  try {
    const { faults, isRead } = await CASES[kind](createRandom(seed));
    return { faults: [...faults, ...late.splice(0)], isRead };
  } catch (cause) {
    return { faults: [`threw ${cause?.stack ?? String(cause)}`, ...late.splice(0)], isRead: false };
  }
}

const [first = '300', second, third] = process.argv.slice(2);
if (first === '--case') {
  const { faults } = await runCase(third, Number(second));
  console.log(faults.length === 0 ? 'nothing found' : faults.join('\n'));
  for (const [name, ms] of slowest) console.log(`slowest ${name}: ${ms.toFixed(0)} ms`);
  process.exit(faults.length === 0 ? 0 : 1);
}
const seed = Number(second ?? Date.now() % 1_000_000_000);
const kinds = third === undefined ? Object.keys(CASES) : [third];
console.log(`seed ${seed}, ${first} seconds`);
const seeds = createRandom(seed);
const until = performance.now() + Number(first) * 1000;
const figures = Object.fromEntries(kinds.map((kind) => [kind, { cases: 0, read: 0, failed: 0 }]));
let shown = 0;
while (performance.now() < until) {
  for (const kind of kinds) {
    const caseSeed = seeds.below(4294967296);
    const { faults, isRead } = await runCase(kind, caseSeed);
    figures[kind].cases += 1;
    if (isRead) figures[kind].read += 1;
    if (faults.length === 0) continue;
    figures[kind].failed += 1;
    if ((shown += 1) <= 20)
      console.log(`${kind}, case ${caseSeed}: ${faults.slice(0, 3).join('; ').slice(0, 400)}`);
  }
}
for (const [kind, { cases, read, failed }] of Object.entries(figures))
  console.log(
    `${kind}: ${cases} cases, ${read} read whole, ${cases - read - failed} refused with a reason or told, ${failed} failed`,
  );
for (const [name, ms] of slowest) console.log(`slowest ${name}: ${ms.toFixed(0)} ms`);
process.exitCode = Object.values(figures).every(({ failed, cases }) => cases > 0 && failed === 0)
  ? 0
  : 1;
