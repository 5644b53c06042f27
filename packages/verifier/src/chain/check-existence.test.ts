import { expect, it } from '@jest/globals';
import { checkExistence } from './check-existence.ts';
import { createCredential, fromNow, NOW } from './chain.test-support.ts';

const asked = (type: string, existed: number | undefined) =>
  checkExistence(createCredential({ id: 'one', type }), {
    at: NOW,
    clock: 'made',
    line: 2,
    existedAt: () => existed,
  });

it.each([
  ['RecognizedEntityCredential', 'integrity'],
  ['IntellectualPropertyRightsLicenseCredential', 'ipr'],
  ['MakerAuthorizationCredential', 'ipr'],
  ['PowerOfAttorneyCredential', 'filing'],
])('asks %s whether it is older than its use, to the millisecond', (type, axis) => {
  expect(asked(type, NOW)).toBeUndefined();
  const told = { outcome: 'indeterminate', code: 'chain.existence-unproven', axis, line: 2 };
  expect(asked(type, NOW + 1)).toMatchObject({ ...told, found: fromNow(1) });
  expect(asked(type, undefined)).toMatchObject({ ...told, found: null, clock: 'made' });
});

it.each([
  'IntellectualPropertyRightsCredential',
  'OrganizationIdentityCredential',
  'CommercialInvoiceCredential',
  'SomethingElse',
])('asks nothing of %s, which gives nobody leave', (type) => {
  expect(asked(type, undefined)).toBeUndefined();
});
