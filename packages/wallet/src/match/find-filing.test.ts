import { describe, expect, it } from '@jest/globals';
import type { EntrySummary } from '@originmark/schemas';
import { crypto, heldOf } from '../held.test-support.ts';
import { createMemoryHoldings } from '../hold/memory-holdings.ts';
import type { HeldCredential } from '../read-credential.ts';
import { findFiling } from './find-filing.ts';

const IMPORTER = 'did:web:importer.example';
const BROKER = 'did:web:broker.example';

const identity = (id: string, of: string, validFrom = '2026-01-01T00:00:00Z') =>
  heldOf({ id, type: 'OrganizationIdentityCredential', subject: { id: of }, more: { validFrom } });
const power = (
  id: string,
  { agent = BROKER, from = '2025-03-01T00:00:00Z', grantor = IMPORTER, until = '' } = {},
) =>
  heldOf({
    id,
    type: 'PowerOfAttorneyCredential',
    issuer: grantor,
    subject: { grantor: { id: grantor }, agent: { id: agent }, from, ...(until && { until }) },
  });

async function found(held: readonly HeldCredential[], filer: string | undefined = BROKER) {
  const summary = {
    claimedAt: '2026-09-24T15:05:00Z',
    importer: { id: IMPORTER, name: 'Importer, Inc.' },
    ...(filer !== '' && { filer: { id: filer, name: 'Filer' } }),
  } as unknown as EntrySummary;
  const match = await findFiling(
    summary,
    createMemoryHoldings({ credentials: held.map(({ token }) => token) }, crypto),
  );
  return Object.fromEntries(
    Object.entries(match).map(([name, one]) => [name, (one as HeldCredential).id]),
  );
}

const PAPERS = [
  identity('urn:importer', IMPORTER),
  identity('urn:broker', BROKER),
  power('urn:power'),
];

describe('what the header of an entry rests on', () => {
  it('is for a broker both identities and its power of this importer', async () => {
    expect(await found(PAPERS)).toEqual({
      importerIdentity: 'urn:importer',
      filerIdentity: 'urn:broker',
      powerOfAttorney: 'urn:power',
    });
  });

  it.each([
    ['names no filer', ''],
    ['names the importer as its filer', IMPORTER],
  ])('is the importer’s identity alone where the entry %s', async (_, filer) => {
    expect(await found(PAPERS, filer)).toEqual({ importerIdentity: 'urn:importer' });
  });

  it('is the newest identity of the party, and none that only names it', async () => {
    const of = identity('urn:of-another', 'did:web:other.example');
    const newer = identity('urn:newer', IMPORTER, '2026-06-01T00:00:00Z');
    expect(await found([...PAPERS, of, newer], '')).toEqual({ importerIdentity: 'urn:newer' });
  });

  it('is a power that runs before one that has ended or has not begun', async () => {
    const ended = power('urn:ended', { until: '2026-09-24T15:05:00Z' });
    const later = power('urn:later', { from: '2026-09-25T00:00:00Z' });
    for (const held of [
      [ended, later, power('urn:runs')],
      [power('urn:runs'), later, ended],
    ])
      expect(await found(held)).toEqual({ powerOfAttorney: 'urn:runs' });
    // One that has ended is found too, so that it can be told.
    expect(await found([ended])).toEqual({ powerOfAttorney: 'urn:ended' });
  });

  it.each([
    ['another importer', { grantor: 'did:web:other.example' }],
    ['another broker', { agent: 'did:web:other.example' }],
  ])('is no power of %s', async (_, other) => {
    expect(await found([power('urn:other', other)])).toEqual({});
  });
});
