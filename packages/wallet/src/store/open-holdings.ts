import type { CryptoPrimitives, ExistenceProof } from '@originmark/core';
import type { OpenDatabase } from '@originmark/storage';
import { createMemoryHoldings } from '../hold/memory-holdings.ts';
import { readCredential } from '../read-credential.ts';
import {
  digestOf,
  keepList,
  keepProof,
  keepResolution,
  keepRow,
  keepSealed,
  rememberPart,
} from './keep-rows.ts';
import { loadHoldings } from './load-holdings.ts';
import type { HeldOutcome, StoredHoldings } from './stored-holdings.ts';

/**
 * Opens what a database holds. It is read into memory once, about 8 kB a credential, and found there; what is
 * kept meanwhile goes to the database first. Two processes may keep at once: neither sees what the other kept
 * until it opens again.
 * @throws StorageError; WalletError `wallet.store-damaged` for a row that cannot be read
 */
export async function openHoldings(
  database: OpenDatabase,
  { clock, crypto }: { readonly clock: () => number; readonly crypto: CryptoPrimitives },
): Promise<StoredHoldings> {
  const memory = createMemoryHoldings({}, crypto);
  await database.transaction('reader', (tx) => loadHoldings(tx, memory));
  const write = database.transaction.bind(database);
  return {
    ...memory,
    get size() {
      return memory.size;
    },
    async keepCredential(token, { outcome, reasons = [], receivedAt }) {
      const held = readCredential(token, crypto);
      const known = await memory.withId(held.id);
      const isNew = await write(async (tx) =>
        keepRow(tx, held, { outcome, reasons, receivedAt }, crypto),
      );
      memory.addCredential(token, outcome === 'valid');
      if (!isNew) return 'held-already';
      return known.some(({ credentialDigest }) => credentialDigest !== held.credentialDigest)
        ? 'another-version'
        : 'kept';
    },
    async keepProof(token, proof) {
      await write(async (tx) => keepProof(tx, digestOf(token, crypto), proof, crypto));
      memory.addProof(token, proof);
    },
    async keepSealedPart(part, proofs) {
      await write(async (tx) => keepSealed(tx, part, proofs, crypto));
      const before = await memory.sealedPart(part.credentialDigest);
      // As in the database, the part that came first stays.
      const { credential, credentialDigest, jwe } = before ?? part;
      const all = unique([...(before?.proofs ?? []), ...proofs]);
      memory.addSealedPart({ credential, credentialDigest, jwe, proofs: all });
    },
    async keepStatusList(token) {
      await write(async (tx) => keepList(tx, token));
      memory.addStatusList(token);
    },
    async keepDidResolution(token) {
      await write(async (tx) => keepResolution(tx, token));
      memory.addDidResolution(token);
    },
    async rememberPart(part, credentials) {
      await write(async (tx) => rememberPart(tx, part, credentials, clock()));
      await memory.rememberPart(part, credentials);
    },
    async outcomeOf(credentialDigest) {
      const rows = await database.transaction('reader', (tx) =>
        tx
          .selectFrom('held_credential')
          .select(['outcome', 'reasons'])
          .where('credential_digest', '=', credentialDigest)
          .orderBy('position')
          .execute(),
      );
      // Of several signed forms of one payload the one that was found valid is given, so it is told of.
      const judged = rows.filter(({ outcome }) => outcome !== null);
      const row = judged.find(({ outcome }) => outcome === 'valid') ?? judged[0];
      if (row === undefined) return undefined;
      const outcome = row.outcome as HeldOutcome['outcome'];
      return { outcome, reasons: JSON.parse(row.reasons) as string[] };
    },
  };
}

function unique(proofs: readonly ExistenceProof[]): ExistenceProof[] {
  return [...new Map(proofs.map((proof) => [JSON.stringify(proof), proof])).values()];
}
