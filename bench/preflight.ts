// What pre-flights cost: 1,000 entries of 1 to 50 lines against 5,000 credentials held, CPU a line, heap on the way.
import {
  createStatusBits,
  type JsonObject,
  type SignatureAlgorithm,
  type Signer,
  signCompactJws,
  toMultikey,
} from '@originmark/core';
import {
  createNodeCrypto,
  createNodeSigner,
  generatePrivateJwk,
  gzip,
  publicJwkOf,
} from '@originmark/core/node';
import { parseEntryNumber } from '@originmark/customs';
import { createDemoStory } from '@originmark/demo-entry';
import { createStatusListCredential, issueCredential, statusEntries } from '@originmark/issuer';
import type { EntrySummary } from '@originmark/schemas';
import { createVerifierCaches, loadTrustPolicy } from '@originmark/verifier';
import { createMemoryHoldings, preflightEntry } from '@originmark/wallet';
import { BENCH_STATEMENT, benchPolicy } from './build-bundle.ts';

const PARTS = 2400;
const PARTS_AN_INVOICE = 12;
const ENTRIES = 1000;
const MAX_LINES = 50;
const NOW = '2026-09-24T15:10:00Z';
const LIST_URLS = {
  revocation: 'https://status.example/parts/revocation',
  suspension: 'https://status.example/parts/suspension',
};
const crypto = createNodeCrypto();

interface Party {
  readonly did: string;
  readonly signer: Signer;
}

function createParty(alg: SignatureAlgorithm): Party {
  const privateJwk = generatePrivateJwk(alg);
  const multikey = toMultikey(publicJwkOf(privateJwk));
  const did = `did:key:${multikey}`;
  return { did, signer: createNodeSigner(privateJwk, `${did}#${multikey}`) };
}

const exporterKey = createParty('EdDSA');
const importerKey = createParty('ES256');
const exporter = {
  id: exporterKey.did,
  name: 'Exporter',
  address: { streetAddress: 'Calle 1', addressLocality: 'Monterrey', addressCountry: 'MX' },
};
const importer = {
  id: importerKey.did,
  name: 'Importer',
  address: { streetAddress: 'Main Street 1', addressLocality: 'Laredo', addressCountry: 'US' },
};
let next = 0;
const issue = (
  type: string,
  by: Party,
  validFrom: string,
  credentialSubject: object,
  rest: object = {},
) => {
  next += 1;
  const unsecured = {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://originmark.example/ns/v1'],
    id: `urn:uuid:00000000-0000-8000-8000-${String(next).padStart(12, '0')}`,
    type: ['VerifiableCredential', type],
    issuer: by.did,
    validFrom,
    credentialSubject,
    ...rest,
  };
  return issueCredential(unsecured, { signer: by.signer, crypto });
};
const productOf = (part: number): string => `urn:gtin:${part}`;
const usd = (amount: string) => ({ amount, currency: 'USD' });

/** Certification and receipt of every part, invoices of a dozen parts each, one bill. */
async function createPapers(): Promise<string[]> {
  const tokens: string[] = [];
  for (let part = 0; part < PARTS; part += 1) {
    const certification = await issue(
      'USMCACertificationOfOrigin',
      exporterKey,
      '2026-01-06T16:20:00Z',
      {
        type: 'OriginCertification',
        agreement: 'USMCA',
        certifierRole: 'exporter',
        certifier: exporter,
        importer,
        producer: 'Available upon request by the importing authorities',
        goods: [
          {
            description: `Toy ${part}`,
            tariffClassification: { system: 'HS2022', code: '9503.00' },
            originCriterion: 'B',
            product: productOf(part),
          },
        ],
        blanketPeriod: { from: '2026-01-06', until: '2027-01-04' },
        signatory: { title: 'Export manager', address: exporter.address },
        signedAt: '2026-01-06T16:20:00Z',
        statement: BENCH_STATEMENT,
      },
      { credentialStatus: statusEntries({ listUrls: LIST_URLS, index: 1000 + part }) },
    );
    const edge = {
      role: 'received',
      credential: certification.credential.id as string,
      credentialDigest: certification.credentialDigest,
    };
    const receipt = await issue(
      'CertificationReceiptCredential',
      importerKey,
      '2026-01-08T14:05:00Z',
      { type: 'CertificationReceipt', receivedAt: '2026-01-08T14:05:00Z' },
      { edge: [edge] },
    );
    tokens.push(certification.token, receipt.token);
  }
  for (let first = 0; first < PARTS; first += PARTS_AN_INVOICE) {
    const lines = Array.from({ length: PARTS_AN_INVOICE }, (_, at) => ({
      description: `Toy ${first + at}`,
      product: productOf(first + at),
      quantity: { value: '1000', unit: 'C62' },
      amount: usd('9500.00'),
    }));
    const invoice = await issue(
      'CommercialInvoiceCredential',
      exporterKey,
      '2026-09-03T12:00:00Z',
      {
        type: 'CommercialInvoice',
        invoiceNumber: `B-${first / PARTS_AN_INVOICE}`,
        invoiceDate: '2026-09-03',
        seller: exporter,
        buyer: importer,
        lines,
        total: usd(`${9500 * PARTS_AN_INVOICE}.00`),
      },
    );
    if (tokens.length < 5000) tokens.push(invoice.token);
  }
  return tokens;
}

/** Entry `n`: 1 to 50 lines of parts that follow one another; every tenth names one part that nobody knows. */
function createSummary(n: number): EntrySummary {
  const count = 1 + ((n * 37) % MAX_LINES);
  const lines = Array.from({ length: count }, (_, at) => {
    const known = (n * 53 + at) % PARTS;
    const part = n % 10 === 0 && at === 0 ? PARTS + n : known;
    return {
      line: at + 1,
      hts: '9503.00.0073',
      spi: 'S',
      countryOfOrigin: 'MX',
      countryOfExport: 'MX',
      description: `Toy ${part}`,
      products: [productOf(part)],
      quantities: [{ value: '1000', unit: 'C62' }],
      enteredValue: usd('9500'),
      invoiceNumbers: [`B-${Math.floor(known / PARTS_AN_INVOICE)}`],
      exporter: exporter.id,
      dutyRate: 'Free',
    };
  });
  return {
    type: 'EntrySummary',
    entryNumber: numberOf(n),
    entryVersion: 1,
    entryType: '01',
    portOfEntry: '5301',
    importer: { id: importer.id, name: importer.name, importerNumber: '89-100042000' },
    importedAt: '2026-09-14T11:40:00Z',
    enteredAt: '2026-09-14T20:10:00Z',
    claimedAt: '2026-09-24T15:05:00Z',
    lines,
  };
}

/** With its check digit: the one of ten that is right. */
function numberOf(n: number): string {
  const digits = Array.from({ length: 10 }, (_, digit) => digit);
  const written = digits.map((digit) => `Z9Z-${String(n).padStart(7, '0')}-${digit}`);
  return written.find((number) => parseEntryNumber(number).ok) ?? '';
}

const papers = await createPapers();
const statusLists: string[] = [];
for (const purpose of ['revocation', 'suspension'] as const) {
  const list = await createStatusListCredential(
    {
      id: LIST_URLS[purpose],
      issuer: exporterKey.did,
      purpose,
      bits: createStatusBits(),
      sequence: 1,
      validFrom: NOW,
      validUntil: '2026-09-25T15:10:00Z',
    },
    { gzip },
  );
  statusLists.push((await issueCredential(list, { signer: exporterKey.signer, crypto })).token);
}
const loading = process.cpuUsage();
const holdings = createMemoryHoldings({ credentials: papers, statusLists }, crypto);
const loaded = process.cpuUsage(loading);
console.log(
  `${holdings.size} credentials held, read in ${Math.round((loaded.user + loaded.system) / 1000)} ms CPU`,
);

const story = await createDemoStory();
const at = Date.parse(NOW);
const policy = await loadTrustPolicy({
  // Nothing is anchored here, so that the ledger is not measured: a receipt counts as it says.
  text: JSON.stringify({
    ...benchPolicy(story.policy),
    rules: { ...story.policy.rules, unprovenPossession: 'ignore' },
  }),
  at,
  crypto,
});
const caches = createVerifierCaches(crypto);
const { gc } = globalThis as { gc?: () => void };
const heapMiB = (): string => {
  gc?.();
  return (process.memoryUsage().heapUsed / 1024 / 1024).toFixed(0);
};
let lines = 0;
let slowest = 0;
const outcomes: Record<string, number> = {};
const started = process.cpuUsage();
for (let n = 0; n < ENTRIES; n += 1) {
  const summary = createSummary(n);
  const before = performance.now();
  const { report } = await preflightEntry({
    summary,
    holdings,
    presenting: {
      signEntry: (draft: JsonObject) =>
        signCompactJws(draft, { typ: 'vc+jwt', cty: 'vc', signer: importerKey.signer }),
      holder: importerKey.signer,
      audience: policy.policy.audience,
      at,
      entryId: `urn:example:entry:${n}`,
      crypto,
    },
    verifier: { policy, caches },
  });
  slowest = Math.max(slowest, performance.now() - before);
  lines += summary.lines.length;
  outcomes[report.outcome] = (outcomes[report.outcome] ?? 0) + 1;
  if ((n + 1) % 200 === 0) console.log(`${n + 1} of ${ENTRIES} entries, heap ${heapMiB()} MiB`);
}
const used = process.cpuUsage(started);
const cpuMs = (used.user + used.system) / 1000;
console.log(
  `${ENTRIES} entries, ${lines} lines: ${(cpuMs / lines).toFixed(2)} ms CPU a line, ${(cpuMs / ENTRIES).toFixed(1)} an entry, slowest entry ${slowest.toFixed(0)} ms; ${JSON.stringify(outcomes)}`,
);
