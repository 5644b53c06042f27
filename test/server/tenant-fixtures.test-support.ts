import { randomUUID } from 'node:crypto';
import { recordEntryVersion, recordInformationRequest } from '@originmark/storage';
import { generatePrivateJwk, publicJwkOf } from '@originmark/core/node';
import { fileOf } from '../../apps/server/src/holdings/wallet-app.test-support.ts';
import { fileEntry, reportOn } from './filed-fixtures.test-support.ts';
import {
  beginBulkJob,
  enterDueDate,
  issueAnchored,
  issueRight,
  makeIdentifier,
  noteNotice,
} from './issuer-fixtures.test-support.ts';
import type { Services } from './open-services.test-support.ts';

/** What a path names, as the tenant `acme` has it. */
export type MakeFixture = (services: Services) => Promise<Readonly<Record<string, string>>>;

/**
 * By `operationId`: makes something of the tenant `acme`, and says what the path of the operation names it by. Every
 * operation on something that is a tenant's needs one: the test of all routes fails without.
 */
export const FIXTURES: Readonly<Record<string, MakeFixture>> = {
  endClient: async ({ call }) => {
    const caller = {
      tenant: 'operator',
      actor: 'admin',
      scope: 'admin:tenant',
      bound: true,
    } as const;
    const { kty, crv, x, y } = publicJwkOf(generatePrivateJwk('ES256'));
    const payload = {
      id: 'acme-client',
      tenant: 'acme',
      roles: ['importer'],
      scopes: ['read:entry'],
      publicKey: { kty, crv, x, y },
    };
    await call('auth', { method: 'POST', url: '/clients', caller, payload });
    return { id: 'acme-client' };
  },
  readDocument: async (services) => keepDocument(services, 'read'),
  forgetDocument: async (services) => keepDocument(services, 'forgotten'),
  readHeldCredential: async ({ call, story }) => {
    const files = story.folderOf('gulfline').filter(({ name }) => name.endsWith('.jwt'));
    const caller = { tenant: 'acme', actor: 'broker', scope: 'exchange:vp' } as const;
    const payload = { files: files.slice(0, 1) };
    const taken = await call('wallet', { method: 'POST', url: '/credentials', caller, payload });
    const list = await call('wallet', {
      method: 'GET',
      url: '/credentials?limit=1',
      caller: { ...caller, scope: 'read:credential' },
    });
    const { items } = JSON.parse(list.body) as { items: { credentialDigest: string }[] };
    if (items[0] === undefined) throw new Error(`nothing is held: ${taken.body}`);
    return { digest: items[0].credentialDigest };
  },
  addKey: async (services) => ({ did: (await makeIdentifier(services)).did }),
  retireKey: async (services) => {
    const { did, keys } = await makeIdentifier(services);
    // The last key of an identifier is not retired.
    const caller = { tenant: 'acme', actor: 'admin', scope: 'admin:tenant', bound: true } as const;
    const url = `/identifiers/${encodeURIComponent(did)}/keys`;
    await services.call('issuer', { method: 'POST', url, caller, payload: {} });
    return { did, kid: keys[0]?.kid ?? '' };
  },
  readEntry: presentEntry,
  readEntryApi: presentEntry,
  listInformationRequests: presentEntry,
  listInformationRequestsApi: presentEntry,
  readInformationRequest: askAboutEntry,
  readInformationRequestApi: askAboutEntry,
  answerInformationRequest: askAboutEntry,
  answerInformationRequestApi: askAboutEntry,
  cancelEntry: presentEntry,
  cancelEntryApi: presentEntry,
  readCredential: issueRight,
  readCredentialApi: issueRight,
  proveExistence: issueAnchored,
  readLicence: issueRight,
  reportUse: issueRight,
  foreseeTermination: issueRight,
  markDueDateDone: enterDueDate,
  readBulkJob: beginBulkJob,
  listBulkRows: beginBulkJob,
  noteDelivery: noteNotice,
  readFiledEntry: fileEntry,
  readFiledBundle: fileEntry,
  keepEntryReport: fileEntry,
  markDone: enterDueDate,
  askAfterEntry: fileEntry,
};

/** By `operationId`: a body that has to name what was made; for all others the example of the document is good. */
export const BODIES: Readonly<Record<string, (names: Readonly<Record<string, string>>) => object>> =
  { keepEntryReport: reportOn };

/** By `operationId`: what the path names is nobody's, or everybody's, and why. */
export const SHARED: Readonly<Record<string, string>> = {
  resolveIdentifier: 'DID documents are public',
  resolveIdentifierApi: 'DID documents are public',
};

async function keepDocument({ call }: Services, text: string) {
  const { headers, payload } = fileOf(`%PDF-1.7 ${text}`, 'paper.pdf');
  const caller = { tenant: 'acme', actor: 'broker', scope: 'write:document' } as const;
  const kept = await call('wallet', {
    method: 'POST',
    url: '/documents',
    caller,
    headers,
    payload,
  });
  return { digest: (JSON.parse(kept.body) as { digest: string }).digest };
}

/** An entry as it stands before its verdict. */
async function presentEntry({
  resources,
}: Services): Promise<Record<'number' | 'submissionId', string>> {
  presented += 1;
  const number = `Z9Z-${String(presented).padStart(7, '0')}-0`;
  const id = randomUUID();
  await resources.database.forTenant('acme').transaction('judge', (tx) =>
    recordEntryVersion(tx, {
      id,
      number,
      version: 1,
      kind: 'summary',
      holderDid: 'did:web:acme.example',
      entryDigest: `u${id}`,
      bundle: new TextEncoder().encode('{}'),
      bundleDigest: `u${id}`,
      presentedAt: resources.now,
    }),
  );
  return { number, submissionId: id };
}

async function askAboutEntry(services: Services) {
  const { number, submissionId } = await presentEntry(services);
  const { resources } = services;
  const id = randomUUID();
  await resources.database.forTenant('customs').transaction('officer', (tx) =>
    recordInformationRequest(tx, {
      id,
      submissionId,
      content: JSON.stringify({ entryNumber: number, questions: [{ question: 1, asks: 'Why?' }] }),
      createdBy: 'an officer',
      createdAt: resources.now,
      answerDue: '2026-10-24',
    }),
  );
  return { number, id };
}

let presented = 0;
