import { randomUUID } from 'node:crypto';
import { anchorWaiting } from '@originmark/issuer/register';
import { createKeySigner } from '@originmark/ledger';
import { addDueDate, addNotice } from '@originmark/storage';
import { openIssuers } from '../../apps/server/src/identifiers/issuers.ts';
import { rightOf } from '../../apps/server/src/register/licence-drafts.test-support.ts';
import type { Caller, Services } from './open-services.test-support.ts';

const OPERATOR: Caller = {
  tenant: 'acme',
  actor: 'issuer-operator',
  scope: 'create:credential',
  bound: true,
};

let made = 0;

export async function makeIdentifier({ call }: Services) {
  made += 1;
  const caller = { tenant: 'acme', actor: 'admin', scope: 'admin:tenant', bound: true } as const;
  const payload = { method: 'web', did: `did:web:acme-${made}.example` };
  const answer = await call('issuer', { method: 'POST', url: '/identifiers', caller, payload });
  return JSON.parse(answer.body) as { did: string; keys: { kid: string }[] };
}

/** A trademark, which stands in the register of licences too. */
export async function issueRight(services: Services) {
  const { did } = await makeIdentifier(services);
  return issueRightOf(did, services);
}

/** Anchored by the issuer itself. */
export async function issueAnchored(services: Services) {
  const { resources } = services;
  const { did } = await makeIdentifier(services);
  const names = await issueRightOf(did, services);
  const issuer = await openIssuers(resources).issuerOf('acme', did);
  const signer = createKeySigner(new Uint8Array(32).fill(7));
  // What waits is of all tenants.
  const operator = { ...issuer, database: resources.database };
  await anchorWaiting(operator, { ledger: resources.ledger, signer });
  return names;
}

async function issueRightOf(did: string, { call }: Services) {
  const answer = await call('issuer', {
    method: 'POST',
    url: '/credentials/issue',
    caller: OPERATOR,
    payload: { credential: rightOf(did) },
  });
  if (answer.status !== 201) throw new Error(answer.body);
  return { id: (JSON.parse(answer.body) as { id: string }).id };
}

/** A job whose only row is refused: nothing is issued meanwhile. */
export async function beginBulkJob(services: Services) {
  const { did } = await makeIdentifier(services);
  const mapping = {
    credential: rightOf(did),
    columns: [{ column: 'Mark', pointer: '/credentialSubject/mark', required: true }],
  };
  const boundary = 'a-boundary-of-the-tests';
  const parts = [
    `name="mapping"\r\n\r\n${JSON.stringify(mapping)}`,
    'name="file"; filename="a.csv"\r\ncontent-type: text/csv\r\n\r\nMark,Note\r\n,none\r\n',
  ];
  const body = parts.map((part) => `--${boundary}\r\ncontent-disposition: form-data; ${part}\r\n`);
  const begun = await services.call('issuer', {
    method: 'POST',
    url: '/bulk-jobs',
    caller: OPERATOR,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: `${body.join('')}--${boundary}--\r\n`,
  });
  if (begun.status !== 202) throw new Error(begun.body);
  return { id: (JSON.parse(begun.body) as { id: string }).id };
}

export async function enterDueDate({ resources }: Services) {
  const id = randomUUID();
  await resources.database.forTenant('acme').transaction((tx) =>
    addDueDate(tx, {
      id,
      kind: 'recordation-renewal',
      about: `urn:uuid:${id}`,
      lastDay: '2027-03-01',
      rule: '19 CFR 133.7',
      source: 'recordation TMK 07-00417',
      createdAt: resources.now,
    }),
  );
  return { id };
}

export async function noteNotice({ resources }: Services) {
  const id = randomUUID();
  await resources.database.forTenant('acme').transaction((tx) =>
    addNotice(tx, {
      id,
      kind: 'credential-revoked',
      to: 'did:web:maker.example',
      content: '{}',
      createdAt: resources.now,
    }),
  );
  return { id };
}
