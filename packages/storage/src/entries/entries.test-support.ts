import { randomUUID } from 'node:crypto';
import type { NewEntryVersion, NewVerdict } from '../index.ts';
import { NOW } from '../test-databases.test-support.ts';

export const HOLDER = 'did:web:holder.example';

export function entryOf(number: string): NewEntryVersion {
  return {
    id: randomUUID(),
    number,
    version: 1,
    kind: 'summary',
    holderDid: HOLDER,
    entryDigest: 'entry-digest',
    bundle: new Uint8Array([1, 2, 255]),
    bundleDigest: 'bundle-digest',
    presentedAt: NOW,
  };
}

export function verdictOf(submissionId: string): NewVerdict {
  return {
    submissionId,
    because: 'presented',
    outcome: 'no-exception',
    verdict: '{}',
    verdictDigest: 'verdict-digest',
    evidence: new Uint8Array([7]),
    evidenceDigest: 'evidence-digest',
    judgedAt: NOW,
  };
}
