import {
  createStatusBits,
  type SignatureAlgorithm,
  type Signer,
  toMultikey,
} from '@originmark/core';
import {
  createNodeCrypto,
  createNodeSigner,
  generatePrivateJwk,
  gzip,
  publicJwkOf,
} from '@originmark/core/node';
import { didOf } from '@originmark/demo-entry';
import { createStatusListCredential, issueCredential, statusEntries } from '@originmark/issuer';
import type { TrustPolicy } from '@originmark/schemas';
import { assembleBundle } from '@originmark/wallet';

const CONTEXT = ['https://www.w3.org/ns/credentials/v2', 'https://originmark.example/ns/v1'];
const EXPORTER = createParty('EdDSA');
const IMPORTER = createParty('ES256');
const LINES = 6;
const NOW = '2026-09-24T15:10:00Z';
export const BENCH_STATEMENT =
  'I certify that the goods described in this document qualify as originating and the information contained in this document is true and accurate. I assume responsibility for proving such representations and agree to maintain and present upon request or to make available during a verification visit, documentation necessary to support this certification.';

interface Party {
  readonly did: string;
  readonly signer: Signer;
}

/** A party that is its own key (did:key). */
function createParty(alg: SignatureAlgorithm): Party {
  const privateJwk = generatePrivateJwk(alg);
  const multikey = toMultikey(publicJwkOf(privateJwk));
  const did = `did:key:${multikey}`;
  return { did, signer: createNodeSigner(privateJwk, `${did}#${multikey}`) };
}

/**
 * A bundle of 20 tokens, all ES256 and EdDSA, of the weight that real ones have: an entry summary of
 * six lines, for each a certification of origin, the importer's receipt of it and the invoice, and one
 * bill of lading. All parties are did:key, so that nothing but the tokens is measured.
 */
export async function buildBenchBundle(): Promise<{ text: string; tokens: number; now: number }> {
  const crypto = createNodeCrypto();
  const exporter = {
    id: EXPORTER.did,
    name: 'Exporter',
    address: { streetAddress: 'Calle 1', addressLocality: 'Monterrey', addressCountry: 'MX' },
  };
  const importer = {
    id: IMPORTER.did,
    name: 'Importer',
    address: {
      streetAddress: 'Main Street 1',
      addressLocality: 'Laredo',
      addressRegion: 'TX',
      addressCountry: 'US',
    },
  };
  const listUrls = {
    revocation: 'https://status.example/bench/revocation',
    suspension: 'https://status.example/bench/suspension',
  };
  const urn = (index: number) =>
    `urn:uuid:00000000-0000-8000-8000-${String(index).padStart(12, '0')}`;
  let next = 0;
  const issue = (
    type: string,
    by: Party,
    at: string,
    credentialSubject: object,
    rest: object = {},
  ) => {
    next += 1;
    const unsecured = {
      '@context': CONTEXT,
      id: urn(next),
      type: ['VerifiableCredential', type],
      issuer: by.did,
      validFrom: at,
      credentialSubject,
      ...rest,
    };
    return issueCredential(unsecured, { signer: by.signer, crypto });
  };
  const tokens: string[] = [];
  const edges: { role: string; credential: string; credentialDigest: string }[] = [];
  const lines: object[] = [];
  const add = (issued: Awaited<ReturnType<typeof issue>>, role: string) => {
    tokens.push(issued.token);
    const edge = {
      role,
      credential: issued.credential.id as string,
      credentialDigest: issued.credentialDigest,
    };
    edges.push(edge);
    return edge;
  };

  const bill = add(
    await issue('BillOfLadingCredential', EXPORTER, '2026-09-08T12:00:00Z', {
      type: 'BillOfLading',
      billNumber: 'BENCH0001',
      carrier: exporter,
      portOfLoading: { name: 'Veracruz', country: 'MX' },
      portOfDischarge: { name: 'Houston', country: 'US' },
      onBoardDate: '2026-09-08',
      goods: Array.from({ length: LINES }, (_, at) => ({
        description: `Toy ${at + 1}`,
        product: `urn:gtin:${at + 1}`,
        invoiceNumber: `B-${at + 1}`,
        grossWeight: { value: '100', unit: 'KGM' },
      })),
    }),
    'supportedBy',
  );
  for (let line = 1; line <= LINES; line += 1) {
    const certification = add(
      await issue(
        'USMCACertificationOfOrigin',
        EXPORTER,
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
              description: `Toy ${line}`,
              tariffClassification: { system: 'HS2022', code: '9503.00' },
              originCriterion: 'B',
              product: `urn:gtin:${line}`,
            },
          ],
          blanketPeriod: { from: '2026-01-06', until: '2027-01-04' },
          signatory: { title: 'Export manager', address: exporter.address },
          signedAt: '2026-01-06T16:20:00Z',
          statement: BENCH_STATEMENT,
        },
        { credentialStatus: statusEntries({ listUrls, index: 1000 + line }) },
      ),
      'supportedBy',
    );
    const receipt = add(
      await issue(
        'CertificationReceiptCredential',
        IMPORTER,
        '2026-01-08T14:05:00Z',
        { type: 'CertificationReceipt', receivedAt: '2026-01-08T14:05:00Z' },
        { edge: [{ ...certification, role: 'received' }] },
      ),
      'supportedBy',
    );
    const invoice = add(
      await issue('CommercialInvoiceCredential', EXPORTER, '2026-09-03T12:00:00Z', {
        type: 'CommercialInvoice',
        invoiceNumber: `B-${line}`,
        invoiceDate: '2026-09-03',
        seller: exporter,
        buyer: importer,
        lines: [
          {
            description: `Toy ${line}`,
            product: `urn:gtin:${line}`,
            quantity: { value: '1000', unit: 'C62' },
            unitPrice: { amount: '9.50', currency: 'USD' },
            amount: { amount: '9500.00', currency: 'USD' },
            countryOfOrigin: 'MX',
          },
        ],
        total: { amount: '9500.00', currency: 'USD' },
      }),
      'supportedBy',
    );
    lines.push({
      line,
      hts: '9503.00.0073',
      spi: 'S',
      countryOfOrigin: 'MX',
      countryOfExport: 'MX',
      description: `Toy ${line}`,
      products: [`urn:gtin:${line}`],
      quantities: [{ value: '1000', unit: 'C62' }],
      enteredValue: { amount: '9500', currency: 'USD' },
      grossWeight: { value: '100', unit: 'KGM' },
      invoiceNumbers: [`B-${line}`],
      billNumber: 'BENCH0001',
      exporter: exporter.id,
      dutyRate: 'Free',
      supportedBy: [
        certification.credential,
        receipt.credential,
        invoice.credential,
        bill.credential,
      ],
    });
  }
  const entry = await issue(
    'CBP7501EntrySummaryCredential',
    IMPORTER,
    '2026-09-24T15:05:00Z',
    {
      type: 'EntrySummary',
      entryNumber: 'Z9Z-9999999-0',
      entryVersion: 1,
      entryType: '01',
      portOfEntry: '5301',
      importer: { id: importer.id, name: importer.name, importerNumber: '89-100042000' },
      billNumbers: ['BENCH0001'],
      importedAt: '2026-09-14T11:40:00Z',
      enteredAt: '2026-09-14T20:10:00Z',
      claimedAt: '2026-09-24T15:05:00Z',
      lines,
    },
    { edge: edges },
  );

  const statusLists: string[] = [];
  for (const purpose of ['revocation', 'suspension'] as const) {
    const list = await createStatusListCredential(
      {
        id: listUrls[purpose],
        issuer: EXPORTER.did,
        purpose,
        bits: createStatusBits(),
        sequence: 1,
        validFrom: '2026-09-24T15:00:00Z',
        validUntil: '2026-09-25T15:00:00Z',
      },
      { gzip },
    );
    statusLists.push((await issueCredential(list, { signer: EXPORTER.signer, crypto })).token);
  }
  const { text, members } = await assembleBundle({
    entry: entry.token,
    available: tokens,
    holder: IMPORTER.signer,
    audience: didOf('verifier'),
    issuedAt: Date.parse(NOW) / 1000 - 60,
    evidence: { statusLists },
    crypto,
  });
  return { text, tokens: members.length, now: Date.parse(NOW) };
}

/** The demo's policy with nothing but what the bench bundle needs. */
export function benchPolicy(policy: TrustPolicy): TrustPolicy {
  return { ...policy, recordations: [] };
}
