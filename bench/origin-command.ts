// What a user waits for: `origin determine` on a bill of materials of 5,000 rows, start of the program included, from
// a JSON record and from CSV. CPU of the whole process, its helper threads included, and its largest memory.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROUNDS = 7;
/** One good whose materials let it originate, and one whose do not, so that every alternative is tried to its end. */
const GOODS = [
  { good: '9503.00', codes: ['9503.00', '8501.10', '3926.90', '7318.15', '8536.50', '3926.40'] },
  { good: '9403.20', codes: ['9403.90', '7208.39', '9403.60', '7318.15'] },
] as const;
type Good = (typeof GOODS)[number];
const COMMAND = resolve('apps/cli/dist/main.js');
const MAPPING = resolve('schemas/examples/valid/CsvMapping.bill-of-materials.json');
const TELL =
  "data:text/javascript,process.on('exit',()=>{const{user,system}=process.cpuUsage();process.stderr.write('\\n@'+JSON.stringify({ms:(user+system)/1000,mb:Math.round(process.resourceUsage().maxRSS/1024)}))})";

const folder = mkdtempSync(join(tmpdir(), 'originmark-bench-'));
try {
  measure('the program alone', ['--version']);
  for (const good of GOODS)
    for (const rows of [500, 5_000]) {
      const what = `${good.good}, ${rows} materials`;
      measure(`${what}, JSON`, ['origin', 'determine', writeRecord(good, rows), '--json']);
      const { bill, record } = writeBill(good, rows);
      const read = ['--materials', bill, '--mapping', MAPPING];
      measure(`${what}, CSV`, ['origin', 'determine', record, ...read, '--json']);
    }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function materialAt({ codes }: Good, index: number) {
  const originating = index % 3 === 0;
  return {
    part: `P-${index}`,
    description: `part ${index} of the good`,
    code: codes[index % codes.length] ?? '',
    originating,
    country: originating ? 'MX' : 'CN',
    amount: `0.${String((index % 97) + 1).padStart(4, '0')}`,
  };
}

function recordOf({ good }: Good, materials: readonly unknown[]): string {
  return JSON.stringify({
    agreement: 'USMCA',
    tariffClassification: { system: 'HS2022', code: good },
    materials,
    processes: [{ description: 'assembly', country: 'MX' }],
    transactionValue: { amount: '60.00', currency: 'USD' },
    netCost: { amount: '45.00', currency: 'USD' },
  });
}

function writeRecord(good: Good, rows: number): string {
  const path = join(folder, `record-${good.good}-${rows}.json`);
  const materials = Array.from({ length: rows }, (_, index) => {
    const { amount, code, country, description, originating, part } = materialAt(good, index);
    return {
      key: part,
      description,
      tariffClassification: { system: 'HS2022', code },
      originating,
      countryOfOrigin: country,
      value: { amount, currency: 'USD' },
    };
  });
  writeFileSync(path, recordOf(good, materials));
  return path;
}

function writeBill(good: Good, rows: number): { bill: string; record: string } {
  const bill = join(folder, `bill-${good.good}-${rows}.csv`);
  const record = join(folder, `good-${good.good}-${rows}.json`);
  const header =
    'Part,Description,HS,Originating,Origin,Produced in,Cost,Freight,Weight,Used as,Packing,Made from,Formed in,Finished in,Yarn formed in';
  const lines = Array.from({ length: rows }, (_, index) => {
    const { amount, code, country, description, originating, part } = materialAt(good, index);
    return `${part},${description},${code},${originating ? 'yes' : 'no'},${country},,${amount},,,,,,,,`;
  });
  writeFileSync(bill, `${[header, ...lines].join('\n')}\n`);
  writeFileSync(record, recordOf(good, []));
  return { bill, record };
}

function measure(what: string, args: readonly string[]): void {
  const runs = Array.from({ length: ROUNDS }, () => run(args));
  const sorted = runs.map(({ ms }) => ms).sort((a, b) => a - b);
  const memory = Math.max(...runs.map(({ mb }) => mb));
  console.log(
    `${what}: CPU ms median ${sorted[ROUNDS >> 1]?.toFixed(0)}, least ${sorted[0]?.toFixed(0)}, worst ${sorted.at(-1)?.toFixed(0)}; largest memory ${memory.toFixed(0)} MB${runs[0]?.said ?? ''}`,
  );
}

function run(args: readonly string[]): { ms: number; mb: number; said: string } {
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ['--import', TELL, COMMAND, ...args],
    { encoding: 'utf8', maxBuffer: 1 << 30, cwd: folder },
  );
  const told = /\n@(\{.*\})$/.exec(stderr);
  if (told?.[1] === undefined) throw new Error(`exit ${status}: ${stderr}`);
  const { outcome } = args.includes('--json')
    ? (JSON.parse(stdout) as { outcome?: string })
    : { outcome: undefined };
  return {
    ...(JSON.parse(told[1]) as { ms: number; mb: number }),
    said: outcome === undefined ? '' : `; ${outcome}`,
  };
}
