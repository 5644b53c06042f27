import { randomBytes } from 'node:crypto';
import process from 'node:process';
import {
  allocateStatusIndex,
  createStatusList,
  enqueueAnchor,
  openDatabase,
  recordIntent,
} from './index.ts';
import { digestOfPayload } from './credentials/payload-digest.ts';

// Writes until it is killed: `<folder> <run>`. An id on a line of its own means: this is committed.
const [folder = '', run = ''] = process.argv.slice(2);
const createdAt = 1_790_262_600_000;
const LIST = 'https://issuer.example/status/1';
const issuerDid = 'did:web:issuer.example';

const database = await openDatabase({ folder }, { clock: () => createdAt });
await database.transaction(async (tx) =>
  createStatusList(tx, { id: LIST, issuerDid, purpose: 'revocation', createdAt }),
);
for (let at = 0; ; at++) {
  const id = `urn:test:${run}-${at}`;
  const payload = JSON.stringify({ id });
  const credentialDigest = digestOfPayload(payload);
  await database.transaction(async (tx) => {
    await allocateStatusIndex(tx, { listIds: [LIST], credentialId: id, randomBytes });
    const purpose = 'test';
    await recordIntent(tx, {
      id,
      type: 'Test',
      purpose,
      issuerDid,
      payload,
      credentialDigest,
      createdAt,
    });
    await enqueueAnchor(tx, {
      digest: credentialDigest,
      tag: 'test',
      salt: randomBytes(32),
      commitment: randomBytes(32),
      enqueuedAt: createdAt,
    });
  });
  process.stdout.write(`${id}\n`);
}
