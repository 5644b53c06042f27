// What deciding origin costs: one good of 5,000 materials, CPU and heap, again and again; most of them need no look
// inside, a tenth hangs below others, a tenth of the origins is left to be found.
import { type ProductionRecord, determineOrigin, readProductionRecord } from '@originmark/customs';

const MATERIALS = 5_000;
const ROUNDS = 20;

type Agreement = 'USMCA' | 'CAFTA-DR';

function createRecord(
  agreement: Agreement,
  good: string,
  codes: readonly string[],
): ProductionRecord {
  const home = agreement === 'USMCA' ? 'MX' : 'HN';
  const materials = Array.from({ length: MATERIALS }, (_, index) => {
    const isMade = index % 10 === 9;
    const place = isMade || index % 3 === 0 ? home : 'CN';
    return {
      key: `m${index}`,
      description: `material ${index}`,
      tariffClassification: { system: 'HS2017', code: codes[index % codes.length] },
      ...(isMade ? {} : { originating: place === home }),
      countryOfOrigin: place,
      value: { amount: `0.${String((index % 97) + 1).padStart(4, '0')}`, currency: 'USD' },
      ...(isMade ? { madeFrom: [`m${index - 1}`, `m${index - 2}`] } : {}),
    };
  });
  const read = readProductionRecord({
    agreement,
    tariffClassification: { system: 'HS2017', code: good },
    materials,
    processes: [{ description: 'made', country: home }],
    transactionValue: { amount: '40.00', currency: 'USD' },
    netCost: { amount: '30.00', currency: 'USD' },
    totalCost: { amount: '35.00', currency: 'USD' },
  });
  if (!read.ok) throw new Error(read.message);
  return read.value;
}

const heap = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1024 / 1024;
};

function measure(agreement: Agreement, good: string, codes: readonly string[]): void {
  const record = createRecord(agreement, good, codes);
  // The first round warms up.
  const { outcome } = determineOrigin(record);
  const before = heap();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = process.cpuUsage();
    determineOrigin(record);
    const { system, user } = process.cpuUsage(start);
    times.push((system + user) / 1000);
  }
  times.sort((a, b) => a - b);
  const median = times[Math.floor(ROUNDS / 2)] ?? 0;
  const worst = times.at(-1) ?? 0;
  console.log(
    `${agreement} ${good}, ${MATERIALS} materials: ${outcome}; CPU ms median ${median.toFixed(0)}, worst ${worst.toFixed(0)}; heap ${before.toFixed(1)} -> ${heap().toFixed(1)} MB after ${ROUNDS} rounds`,
  );
}

measure('USMCA', '9503.00', ['9503.00', '8501.10', '3926.90', '7318.15']);
measure('USMCA', '9403.20', ['9403.90', '7208.39', '9403.60']);
measure('CAFTA-DR', '9613.80', ['9613.90', '7318.15', '3926.90']);
measure('CAFTA-DR', '2106.90', ['1701.99', '0402.10', '2009.19', '2106.90']);
measure('CAFTA-DR', '6403.59', ['6406.10', '4107.11', '6403.59']);
