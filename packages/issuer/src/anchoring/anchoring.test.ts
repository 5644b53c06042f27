import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  checkCheckpointSignature,
  checkExistenceOnline,
  checkStapledExistence,
  createKeyImporter,
  parseCheckpoint,
  parseCompactJws,
  readVerificationMethods,
  verifyJws,
} from '@originmark/core';
import { randomBytes } from '@originmark/core/node';
import {
  connectLedger,
  createEthrIndex,
  createEthrResolver,
  deployContracts,
  fetchFinalBlock,
  type Ledger,
  type LedgerRequest,
  openEthrIdentity,
  stapleExistence,
  toTrustedLedger,
} from '@originmark/ledger';
import { type EmbeddedChain, openEmbeddedChain } from '@originmark/ledger/embedded';
import { Wallet } from 'ethers';
import { addKey, bindKeys, createIdentifier, listKeys } from '../agent/identifiers.ts';
import { createLedgerKey } from '../agent/ledger-key.ts';
import { crypto, declarationOf, openTestWorld, type TestWorld } from '../issuer.test-support.ts';
import { testDatabases } from '../../../storage/src/test-databases.test-support.ts';
import { issue } from '../issuing/issue.ts';
import type { IssuerContext } from '../issuing/issuer-context.ts';
import { publishStatusLists } from '../status/publish-status-lists.ts';
import { anchorWaiting } from './anchor-waiting.ts';
import { proveExistence, proveStatusVersion } from './prove-existence.ts';

const CHAIN_ID = 0x6f6d;
const signer = Wallet.createRandom();

describe.each(testDatabases())('on $name', (place) => {
  let world: TestWorld;
  let issuer: IssuerContext;
  let chain: EmbeddedChain;
  let ledger: Ledger;

  beforeAll(async () => {
    world = await openTestWorld(place);
    issuer = await world.createIssuer('anchors.example');
    chain = await openEmbeddedChain({ chainId: CHAIN_ID, clock: () => world.now });
    const node = { chainId: CHAIN_ID, request: overLine };
    const contracts = await deployContracts({ ...node, signer: Wallet.createRandom() });
    ledger = await connectLedger({ ...node, ...contracts, finality: { instant: true } });
  }, 90_000);

  afterAll(async () => {
    ledger.close();
    await chain.close();
    await world.database.close();
    await place.drop();
  });

  /** The line to the chain: what went over it, and whether answers to transactions still come back. */
  const line = { sent: 0, cut: false };

  async function overLine(asked: Parameters<LedgerRequest>[0]): Promise<unknown> {
    const answer = await chain.request(asked);
    if (asked.method !== 'eth_sendRawTransaction') return answer;
    line.sent += 1;
    if (line.cut) throw new Error('the line is cut');
    return answer;
  }

  const batches = async () =>
    world.database.db.selectFrom('anchor_batch').selectAll().orderBy('id').execute();

  describe('anchorWaiting', () => {
    it('anchors all that waits in batches of at most the limit, and nothing a second time', async () => {
      const issued = [];
      for (let count = 0; count < 3; count++)
        issued.push(await issue(issuer, declarationOf(issuer.did)));
      const anchored = await anchorWaiting(issuer, { ledger, signer, limit: 2 });

      expect(anchored.map(({ size, confirmed }) => [size, confirmed])).toEqual([
        [2, true],
        [1, true],
      ]);
      expect(await anchorWaiting(issuer, { ledger, signer })).toEqual([]);
      for (const { id, token } of issued) {
        const proof = await proveExistence(issuer, id, ledger);
        const answer = await checkExistenceOnline({
          proof,
          tag: 'credential',
          bytes: new TextEncoder().encode(token),
          sha256: crypto.sha256,
          ledger: toTrustedLedger(ledger),
          request: (asked) => chain.request(asked),
        });
        expect(answer).toMatchObject({ ok: true, existedAt: world.now });
        expect(JSON.stringify(proof).length).toBeLessThan(1024);
      }
    });

    it('signs the checkpoint with the issuer’s key', async () => {
      const [batch] = await batches();
      const [key] = await listKeys(issuer.agent, issuer.did);
      const checkpoint = parseCheckpoint(batch!.checkpoint)!;

      expect(checkpoint.origin).toBe(issuer.did);
      expect(
        await checkCheckpointSignature(checkpoint, createKeyImporter(crypto)(key!.jwk), crypto),
      ).toBe(key!.kid);
    });

    it('gives proofs that verify offline once they are stapled', async () => {
      const { id, token } = await issue(issuer, declarationOf(issuer.did));
      await anchorWaiting(issuer, { ledger, signer });
      const block = (await fetchFinalBlock(ledger))!;
      const claim = {
        proof: await proveExistence(issuer, id, ledger),
        tag: 'credential',
        bytes: new TextEncoder().encode(token),
        sha256: crypto.sha256,
      } as const;
      const proof = await stapleExistence(claim, ledger, block.number);
      const ledgers = [toTrustedLedger(ledger, [{ block: block.number, hash: block.hash }])];

      expect(checkStapledExistence({ ...claim, proof, ledgers })).toMatchObject({ ok: true });
    });

    it('carries on the same batch after the line was cut behind the transaction', async () => {
      const { id } = await issue(issuer, declarationOf(issuer.did));
      line.cut = true;
      await expect(anchorWaiting(issuer, { ledger, signer })).rejects.toMatchObject({
        name: 'LedgerError',
      });
      line.cut = false;
      const sent = line.sent;
      const [before] = (await batches()).slice(-1);
      expect(before!.state).toBe('prepared');
      const [done] = await anchorWaiting(issuer, { ledger, signer });

      expect(line.sent).toBe(sent);
      expect(done).toEqual({
        batchId: before!.id,
        size: 1,
        digest: before!.digest,
        confirmed: true,
      });
      await expect(proveExistence(issuer, id, ledger)).resolves.toBeDefined();
    });

    it('confirms nothing before its block is final', async () => {
      const { id } = await issue(issuer, declarationOf(issuer.did));
      const slow: Ledger = { ...ledger, finality: { depth: 2 } };
      const [sent] = await anchorWaiting(issuer, { ledger: slow, signer });

      expect(sent!.confirmed).toBe(false);
      await expect(proveExistence(issuer, id, ledger)).rejects.toMatchObject({
        code: 'issuer.not-anchored',
      });
      for (let block = 0; block < 2; block++) {
        await issue(issuer, declarationOf(issuer.did));
        await anchorWaiting(issuer, { ledger, signer });
      }
      await expect(proveExistence(issuer, id, ledger)).resolves.toBeDefined();
    });

    it('proves each version of a status list', async () => {
      const [list] = await publishStatusLists(issuer);
      await anchorWaiting(issuer, { ledger, signer });
      const proof = await proveStatusVersion(issuer, list!, ledger);
      const answer = await checkExistenceOnline({
        proof,
        tag: 'credential',
        bytes: new TextEncoder().encode(list!.token),
        sha256: crypto.sha256,
        ledger: toTrustedLedger(ledger),
        request: (asked) => chain.request(asked),
      });

      expect(answer.ok).toBe(true);
    });

    it('proves nothing that waits, and nothing of another issuer', async () => {
      const other = await world.createIssuer('another.example');
      const { id } = await issue(issuer, declarationOf(issuer.did));

      await expect(proveExistence(issuer, id, ledger)).rejects.toMatchObject({
        code: 'issuer.not-anchored',
      });
      await expect(proveExistence(other, id, ledger)).rejects.toMatchObject({
        code: 'issuer.credential-unknown',
      });
    });
  });

  describe('an issuer on the ledger', () => {
    it('writes its P-256 key with its controller key and signs so that its document verifies', async () => {
      const using = { agent: world.agent, sha256: crypto.sha256, randomBytes };
      const { did, keyRef } = await createIdentifier({ method: 'ethr', chainId: '0x6f6d' }, using);
      const { jwk } = await addKey(did, {}, using);
      const controller = await createLedgerKey(world.agent, keyRef);
      const identity = await openEthrIdentity({ ledger, signer: controller });
      await identity.addKey({ jwk, purpose: 'assertionMethod', validitySeconds: 86_400 * 365 });
      const resolver = createEthrResolver(await createEthrIndex({ ledger }));
      const { didDocument } = await resolver.resolve(did);
      const document = didDocument!;
      const keys = await bindKeys(world.agent, did, { document, now: world.now });
      const owner: IssuerContext = {
        ...issuer,
        did,
        statusListUrl: (purpose, number) => `https://ethr.example/status/${purpose}/${number}`,
      };
      const { token } = await issue(owner, declarationOf(did));
      const jws = parseCompactJws(token);
      const { methods } = readVerificationMethods(document, did);
      const method = methods.find(({ id }) => id === jws.header.kid);

      expect(identity.did).toBe(did);
      expect(keys.map(({ kid }) => kid)).toContain(jws.header.kid);
      expect(jws.header).toMatchObject({ alg: 'ES256', kid: `${did}#delegate-1` });
      const key = createKeyImporter(crypto)(method!.jwk);
      expect(await verifyJws(jws, 'ES256', key, crypto)).toBe(true);
    });
  });
});
