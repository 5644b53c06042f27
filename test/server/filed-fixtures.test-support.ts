import { createEntrySummary } from '@originmark/demo-entry';
import { recordFiledEntry } from '@originmark/storage';
import type { FiledFacts } from '../../apps/server/src/filing/file-entry.ts';
import type { Services } from './open-services.test-support.ts';

let filed = 0;

/** An entry as it stands in the wallet that filed it. */
export async function fileEntry({ resources }: Services) {
  filed += 1;
  const number = `Z9Y-${String(filed).padStart(7, '0')}-0`;
  const facts: FiledFacts = {
    subject: { ...createEntrySummary(), entryNumber: number },
    summaryDigest: `u${number}`,
    preflight: 'clean',
  };
  await resources.database.forTenant('acme').transaction((tx) =>
    recordFiledEntry(tx, {
      number,
      version: 1,
      credentialId: credentialOf(number),
      bundle: new TextEncoder().encode('{}'),
      facts: JSON.stringify(facts),
      filedAt: resources.now,
    }),
  );
  return { number };
}

/** The report of a verifier on a filed entry. Nobody asks here who signed it. */
export function reportOn({ number = '' }: Readonly<Record<string, string>>): object {
  const parts = [
    { alg: 'ES256', typ: 'vc+jwt', cty: 'vc', kid: 'did:web:verifier.customs.example#key' },
    {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      id: 'urn:example:report',
      type: ['VerifiableCredential', 'EntryVerificationReportCredential'],
      issuer: 'did:web:verifier.customs.example',
      validFrom: '2026-09-24T15:05:00Z',
      credentialSubject: {},
      edge: [{ role: 'verified', credential: credentialOf(number), credentialDigest: 'uEiA' }],
    },
  ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  const signature = Buffer.alloc(64, 1).toString('base64url');
  return { entryVersion: 1, report: [...parts, signature].join('.') };
}

function credentialOf(number: string): string {
  return `urn:example:entry:${number}`;
}
