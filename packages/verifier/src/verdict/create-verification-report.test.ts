import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { digestBytes } from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import { type EntryVerdict, validateCredential } from '@originmark/schemas';
import { loadTrustPolicy } from '../trust/load-trust-policy.ts';
import { createVerificationReport } from './create-verification-report.ts';
import { formatVerdict } from './format-verdict.ts';
import { verifyEntry } from './verify-entry.ts';

const crypto = createNodeCrypto();
const at = Date.UTC(2026, 8, 24);
const example = (name: string): Buffer =>
  readFileSync(new URL(`../../../../schemas/examples/valid/${name}.json`, import.meta.url));
const told = JSON.parse(example('EntryVerdict').toString()) as EntryVerdict;
const reporter = {
  id: 'urn:uuid:b43b3fdd-fa23-5079-a82a-762ed9b53355',
  issuer: { id: 'did:web:verifier.example', name: 'Verifier' },
  crypto,
};
const TYPE = 'EntryVerificationReportCredential';

describe('createVerificationReport', () => {
  it('says what the verdict says, names it by its digest, and fits its schema', () => {
    const report = createVerificationReport(told, reporter);
    expect(validateCredential(TYPE, report as never)).toBeUndefined();
    expect(report).toMatchObject({
      issuer: reporter.issuer,
      validFrom: told.clocks.verified,
      credentialSubject: {
        entryNumber: told.entryNumber,
        advisory: true,
        outcome: told.outcome,
        axes: told.axes,
        clocks: told.clocks,
        policy: told.policy,
        verdictDigest: digestBytes(new TextEncoder().encode(formatVerdict(told)), crypto.sha256),
      },
    });
  });

  it('has an edge to the entry that was judged, and to no entry that it does not rest on', () => {
    const [some] = told.credentials;
    const entry = { ...some!, type: 'CBP7501EntrySummaryCredential', reached: true };
    const stray = { ...entry, id: 'urn:uuid:74bf7b15-06df-5fef-a34c-f4177463056d', reached: false };
    const { edge } = createVerificationReport({ ...told, credentials: [entry, stray] }, reporter);
    expect(edge).toEqual([
      { role: 'verified', credential: entry.id, credentialDigest: entry.credentialDigest },
    ]);
  });

  it('reports a bundle that cannot be read, without number and without edge', async () => {
    const policy = await loadTrustPolicy({ text: example('TrustPolicy.smallest'), at, crypto });
    const clocks = { presentedAt: at, verifiedAt: at };
    const verdict = await verifyEntry({ bundle: '{}', policy, clocks, crypto });
    const report = createVerificationReport(verdict, reporter);
    expect(validateCredential(TYPE, report as never)).toBeUndefined();
    expect(report.edge).toBeUndefined();
    expect(report.credentialSubject).toMatchObject({ entryNumber: null, outcome: 'exception' });
  });
});
