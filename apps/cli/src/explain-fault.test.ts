import { describe, expect, it } from '@jest/globals';
import { ISSUER_ERROR_CODES, IssuerError, type IssuerErrorCode } from '@originmark/issuer';
import { LedgerError } from '@originmark/ledger';
import { StorageError } from '@originmark/storage';
import { CliError } from './errors.ts';
import { explainFault } from './explain-fault.ts';

describe('explainFault', () => {
  it.each([
    [new StorageError('folder.locked', 'the folder is held by process 7: end it'), 69],
    [new StorageError('disk.full', 'no space is left'), 65],
    [new StorageError('database.unreachable', 'no connection'), 69],
    [new StorageError('secret.wrong', 'another secret'), 65],
    [new LedgerError('rpc.unreachable', 'no answer'), 69],
    [new LedgerError('chain.folder-held', 'held'), 69],
    [new LedgerError('network.wrong-chain', 'chain 5'), 65],
    [new LedgerError('signer.not-owner', 'belongs to another'), 65],
    [new IssuerError('issuer.identifier-unknown', 'did:key:z is not held here'), 65],
  ])('gives %s the exit code %d and one sentence with its code', (fault, exitCode) => {
    const told = explainFault(fault);
    expect(told).toBeInstanceOf(CliError);
    expect(told).toMatchObject({ exitCode, cause: fault });
    expect((told as CliError).message).toMatch(
      new RegExp(`^(?:[A-Z]|did:).*\\. ?.*\\(${fault.code}\\)$`),
    );
  });

  it.each(['uEiAq5B3', 'urn:uuid:5e28', 'did:web:x.example', 'trust.json'])(
    'leaves %s at the start of a sentence as it is',
    (name) => {
      const told = explainFault(new IssuerError('issuer.not-anchored', `${name} is waiting`));
      expect((told as Error).message.startsWith(`${name} is waiting`)).toBe(true);
    },
  );

  it.each(['EACCES', 'EROFS', 'ENOSPC'])(
    'names the file of %s and what is wrong with it',
    (code) => {
      const fault = Object.assign(new Error(code), { code, errno: -1, path: '/data/chain' });
      expect(explainFault(fault)).toMatchObject({
        exitCode: 65,
        message: expect.stringMatching(/^\/data\/chain cannot be used: /),
      });
    },
  );

  it('says how to mend what the package itself does not', () => {
    const told = explainFault(new LedgerError('rpc.unreachable', 'no answer')) as Error;
    expect(told.message).toContain('See that the node runs');
    const request = explainFault(new LedgerError('request.malformed', 'it is none')) as Error;
    expect(request.message).toContain('the file that --sponsored-request wrote');
  });

  it('takes what an issuer refuses for a matter of its input, but a broken signer', () => {
    for (const code of Object.keys(ISSUER_ERROR_CODES) as IssuerErrorCode[]) {
      const told = explainFault(new IssuerError(code, 'found'));
      expect([code, told instanceof CliError]).toEqual([code, code !== 'issuer.signing-failed']);
    }
  });

  it.each([
    [new StorageError('value.refused', 'a fault of ours')],
    [new Error('anything')],
    [new CliError(64, 'said already')],
    ['text'],
  ])('leaves %s as it is', (fault) => {
    expect(explainFault(fault)).toBe(fault);
  });
});
