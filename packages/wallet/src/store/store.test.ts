import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { digestJson, type JsonObject, signCompactJws } from '@originmark/core';
import { createNodeCrypto, createNodeSigner, generatePrivateJwk } from '@originmark/core/node';
import { type OpenDatabase, openSecretBox, runFsck } from '@originmark/storage';
import { NOW, testDatabases } from '../../../storage/src/test-databases.test-support.ts';
import {
  claimReceipt,
  markReceiptIssued,
  MAX_DOCUMENT_BYTES,
  openDocuments,
  openHoldings,
  walletChecks,
} from './index.ts';

const crypto = createNodeCrypto();
const signer = createNodeSigner(generatePrivateJwk('ES256'), 'did:web:seller.example#key');
const clock = (): number => NOW;
const facts = { receivedAt: NOW };
const IMPORTER = 'did:web:importer.example';
const SELLER = 'did:web:seller.example';

const sign = (payload: JsonObject): Promise<string> =>
  signCompactJws(payload, { typ: 'vc+jwt', cty: 'vc', signer });

function invoice(number: string, more: JsonObject = {}): JsonObject {
  return {
    id: `urn:example:${number}`,
    type: ['VerifiableCredential', 'CommercialInvoiceCredential'],
    issuer: 'did:web:seller.example',
    validFrom: '2026-09-01T00:00:00Z',
    credentialSubject: { invoiceNumber: number, buyer: { id: IMPORTER } },
    ...more,
  };
}

const list = (sequence: number): Promise<string> =>
  sign({
    id: 'https://seller.example/status',
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: 'did:web:seller.example',
    sequence,
    credentialSubject: {},
  });

const proof = (salt: string) =>
  ({ salt, index: 0, path: [], checkpoint: '', proof: { chainId: '0x1', eas: '0x2' } }) as const;

describe.each(testDatabases())('what is held, $name', (where) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await where.open();
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await where.drop();
  });
  const open = () => openHoldings(database, { clock, crypto });

  it('is there again when it is opened again', async () => {
    const token = await sign(invoice('A-1'));
    const before = await open();
    expect(await before.keepCredential(token, { ...facts, outcome: 'valid', reasons: [] })).toBe(
      'kept',
    );
    await before.keepProof(token, proof('s'));
    await before.rememberPart({ importer: IMPORTER, part: 'p' }, ['urn:example:A-1']);
    const after = await open();

    expect(await after.find({ number: 'A-1' })).toMatchObject([{ token }]);
    expect(await after.proofsOf(token)).toEqual([proof('s')]);
    expect(await after.partMatches({ importer: IMPORTER, part: 'p' })).toEqual(['urn:example:A-1']);
    const digest = digestJson(invoice('A-1'), crypto.sha256);
    expect(await after.outcomeOf(digest)).toEqual({ outcome: 'valid', reasons: [] });
  });

  it('is kept once, however often and by whomever it comes', async () => {
    const token = await sign(invoice('B-1'));
    const [one, other] = [await open(), await open()];
    const states = await Promise.all([
      one.keepCredential(token, facts),
      other.keepCredential(token, facts),
      one.keepCredential(token, facts),
    ]);
    expect(states.sort()).toEqual(['held-already', 'held-already', 'kept']);
    expect(await (await open()).withId('urn:example:B-1')).toHaveLength(1);
  });

  it('has every version of an id, and says so', async () => {
    const holdings = await open();
    await holdings.keepCredential(await sign(invoice('C-1')), facts);
    const changed = await sign(invoice('C-1', { name: 'changed' }));
    expect(await holdings.keepCredential(changed, facts)).toBe('another-version');
    expect(await (await open()).withId('urn:example:C-1')).toHaveLength(2);
  });

  it('is judged anew when it comes again under a policy', async () => {
    const token = await sign(invoice('D-1'));
    const holdings = await open();
    const digest = digestJson(invoice('D-1'), crypto.sha256);
    await holdings.keepCredential(token, facts);
    expect(await holdings.outcomeOf(digest)).toBeUndefined();
    const judged = { outcome: 'indeterminate', reasons: ['status.unavailable'] } as const;
    await holdings.keepCredential(token, { ...facts, ...judged });
    expect(await holdings.outcomeOf(digest)).toEqual(judged);
    await holdings.keepCredential(token, facts);
    expect(await holdings.outcomeOf(digest)).toEqual(judged);
  });

  it('keeps of a status list the later version, in whatever order they come', async () => {
    const [first, second] = [await list(1), await list(2)];
    const holdings = await open();
    await holdings.keepStatusList(second);
    await holdings.keepStatusList(first);
    for (const one of [holdings, await open()])
      expect(await one.statusList('https://seller.example/status', SELLER)).toBe(second);
  });

  it('says of several signed forms of one payload what it says of the one that it gives', async () => {
    const other = createNodeSigner(generatePrivateJwk('ES256'), 'did:web:seller.example#second');
    const payload = invoice('F-1');
    const undecided = await sign(payload);
    const valid = await signCompactJws(payload, { typ: 'vc+jwt', cty: 'vc', signer: other });
    const holdings = await open();
    await holdings.keepCredential(undecided, {
      ...facts,
      outcome: 'indeterminate',
      reasons: ['key.unresolvable'],
    });
    await holdings.keepCredential(valid, { ...facts, outcome: 'valid' });
    for (const one of [holdings, await open()]) {
      expect(await one.withId('urn:example:F-1')).toMatchObject([{ token: valid }]);
      const digest = digestJson(payload, crypto.sha256);
      expect(await one.outcomeOf(digest)).toEqual({ outcome: 'valid', reasons: [] });
    }
  });

  it('keeps of the resolutions of a DID the later, by time and not by text', async () => {
    const resolution = (validFrom: string) =>
      sign({
        id: `urn:example:resolution:${validFrom}`,
        type: ['VerifiableCredential', 'DidResolutionCredential'],
        issuer: 'did:web:resolver.example',
        validFrom,
        credentialSubject: { id: SELLER },
      });
    const earlier = await resolution('2026-09-24T17:10:00+02:00');
    const later = await resolution('2026-09-24T15:10:00.5Z');
    const holdings = await open();
    await holdings.keepDidResolution(later);
    await holdings.keepDidResolution(earlier);
    for (const one of [holdings, await open()]) expect(await one.didResolution(SELLER)).toBe(later);
  });

  it('keeps the sealed part that came first, now and when it is opened again', async () => {
    const part = { credential: 'urn:example:first', credentialDigest: 'uEiFirst', jwe: 'a.b.c' };
    const holdings = await open();
    await holdings.keepSealedPart(part, []);
    await holdings.keepSealedPart({ ...part, jwe: 'another.one.x' }, [proof('u')]);
    for (const one of [holdings, await open()])
      expect(await one.sealedPart('uEiFirst')).toEqual({ ...part, proofs: [proof('u')] });
  });

  it('keeps a sealed part unread, with its proofs', async () => {
    const part = { credential: 'urn:example:sealed', credentialDigest: 'uEiSealed', jwe: 'a.b.c' };
    const holdings = await open();
    await holdings.keepSealedPart(part, []);
    await holdings.keepSealedPart(part, [proof('t')]);
    for (const one of [holdings, await open()])
      expect(await one.sealedPart('uEiSealed')).toEqual({ ...part, proofs: [proof('t')] });
  });

  it('is found sound by a check of the database, and a changed digest is found', async () => {
    const codes = async () =>
      (
        await runFsck(walletChecks({ database, crypto, secretBox: undefined }), {
          repair: false,
          missing: { secret: 'not given' },
        })
      ).findings
        .filter(({ code }) => code === 'wallet.digest-mismatch')
        .map(({ code }) => code);
    await (await open()).keepCredential(await sign(invoice('E-1')), facts);
    expect(await codes()).toEqual([]);
    await database.transaction((tx) =>
      tx
        .insertInto('held_credential')
        .values({
          token_digest: '0'.repeat(64),
          credential_digest: 'uEiOther',
          id: 'urn:example:E-2',
          type: 'CommercialInvoiceCredential',
          token: 'changed',
          received_at: new Date(NOW),
        })
        .execute(),
    );
    expect(await codes()).toEqual(['wallet.digest-mismatch']);
  });

  describe('a receipt', () => {
    const context = { clock, crypto };
    const claim = (digest: string) => claimReceipt(database, IMPORTER, digest, context);

    it('is claimed under one id until it is issued, and never after', async () => {
      const [one, other] = await Promise.all([claim('uEiA'), claim('uEiA')]);
      expect(one).toEqual(other);
      expect(one?.receiptId).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab]/);
      if (one !== undefined) await markReceiptIssued(database, one, NOW);
      expect(await claim('uEiA')).toBeUndefined();
    });

    it('has another id for another certification, and for another importer', async () => {
      const ids = [
        await claim('uEiB'),
        await claim('uEiC'),
        await claimReceipt(database, 'did:web:other.example', 'uEiB', context),
      ].map((one) => one?.receiptId);
      expect(new Set(ids).size).toBe(3);
    });
  });

  describe('a document', () => {
    const about = { mediaType: 'application/pdf', name: 'certificate.pdf' };
    const bytes = new TextEncoder().encode('the certificate of origin, as it came');
    const secretOf = (secret: string) => openSecretBox(database, { secret, clock, cost: 14 });
    const documents = async () =>
      openDocuments(database, {
        clock,
        crypto,
        secretBox: await secretOf('a secret of 16 and more'),
      });

    it('is kept once, encrypted, and read by its digest', async () => {
      const kept = await (await documents()).keep(bytes, about);
      expect(await (await documents()).keep(bytes, about)).toEqual(kept);
      expect(await (await documents()).list()).toEqual([kept]);
      expect((await (await documents()).read(kept.digest)).bytes).toEqual(bytes);
      const row = await database.transaction((tx) =>
        tx.selectFrom('held_document').select('sealed').executeTakeFirstOrThrow(),
      );
      expect(Buffer.from(row.sealed).includes('certificate')).toBe(false);
    });

    it('that was moved to another digest is told as damaged, never given', async () => {
      const { digest } = await (await documents()).keep(new Uint8Array([1, 2, 3]), about);
      const row = await database.transaction((tx) =>
        tx
          .selectFrom('held_document')
          .selectAll()
          .where('digest', '=', digest)
          .executeTakeFirstOrThrow(),
      );
      await database.transaction((tx) =>
        tx
          .insertInto('held_document')
          .values({ ...row, digest: 'uEiMoved' })
          .execute(),
      );
      await expect((await documents()).read('uEiMoved')).rejects.toMatchObject({
        code: 'wallet.document-damaged',
      });
    });

    it('is forgotten when it is asked for, and then unknown', async () => {
      const { digest } = await (await documents()).keep(new Uint8Array([4]), about);
      expect(await (await documents()).forget(digest)).toBe(true);
      expect(await (await documents()).forget(digest)).toBe(false);
      await expect((await documents()).read(digest)).rejects.toMatchObject({
        code: 'wallet.document-unknown',
      });
    });

    it('of the largest size is kept, one byte more and none at all are refused', async () => {
      expect(MAX_DOCUMENT_BYTES).toBe(25 * 1024 * 1024);
      const secretBox = await secretOf('a secret of 16 and more');
      const small = openDocuments(database, { clock, crypto, secretBox, maxBytes: 4096 });
      const { digest } = await small.keep(new Uint8Array(4096), about);
      expect((await small.read(digest)).bytes).toHaveLength(4096);
      for (const unfit of [new Uint8Array(4097), new Uint8Array(0)])
        await expect(small.keep(unfit, about)).rejects.toMatchObject({
          code: 'wallet.document-unfit',
        });
    });
  });
});

describe.each(testDatabases())('what was changed in the database, $name', (where) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await where.open();
    await (await open()).keepCredential(await sign(invoice('G-1')), facts);
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await where.drop();
  });
  const open = () => openHoldings(database, { clock, crypto });

  it('is told where it is a resolution, and nothing is used', async () => {
    await database.transaction((tx) =>
      tx
        .insertInto('held_did_resolution')
        .values({ did: 'did:web:x.example', valid_from: '', token: 'no token' })
        .execute(),
    );
    await expect(open()).rejects.toMatchObject({
      code: 'wallet.store-damaged',
      message: expect.stringContaining('did:web:x.example'),
    });
  });

  it('is told where it is a proof, which is read before, and nothing is used', async () => {
    const row = { proof_digest: '1'.repeat(64), proof: '{' };
    await database.transaction(async (tx) => {
      const { token_digest } = await tx
        .selectFrom('held_credential')
        .select('token_digest')
        .where('id', '=', 'urn:example:G-1')
        .executeTakeFirstOrThrow();
      await tx
        .insertInto('held_proof')
        .values({ token_digest, ...row })
        .execute();
    });
    await expect(open()).rejects.toMatchObject({
      code: 'wallet.store-damaged',
      message: expect.stringContaining('a proof of'),
    });
  });
});
