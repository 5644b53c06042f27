import { describe, expect, it } from '@jest/globals';
import type { VerifierContext } from '../context.ts';
import type { Credential } from '../intake/credential.ts';
import { writeCredential } from './write-credential.ts';

const PRESENTED = Date.parse('2026-09-24T15:10:00Z');

function write(existed: number | undefined, changes: Partial<Credential> = {}) {
  const credential = {
    id: 'urn:uuid:1',
    typeName: 'MakerAuthorizationCredential',
    digest: 'uEiA',
    issuer: 'did:web:a.example',
    ...changes,
  } as Credential;
  const context = {
    clocks: { presentedAt: PRESENTED },
    existedAt: () => existed,
  } as unknown as VerifierContext;
  return writeCredential(
    credential,
    { identity: 'recognized', outcome: 'valid' } as never,
    true,
    context,
  );
}

describe('what a verdict says of a credential', () => {
  it('says by when it existed where that is proven before its presentation', () => {
    expect(write(PRESENTED - 1000)).toMatchObject({ existedBy: '2026-09-24T15:09:59Z' });
  });

  it.each([
    ['at its presentation', PRESENTED],
    ['by nothing', undefined],
  ])('says nothing of it where it is shown %s', (_, existed) => {
    expect(write(existed)).not.toHaveProperty('existedBy');
  });

  it('stays a verdict where a hostile credential has no name, or one without end', () => {
    expect(write(undefined, { id: '', typeName: '', issuer: 'x'.repeat(3000) })).toMatchObject({
      id: 'uEiA',
      type: 'unknown',
      issuer: 'unknown',
    });
  });
});
