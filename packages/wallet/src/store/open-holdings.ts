import {
  type CryptoPrimitives,
  encodeHexData,
  type ExistenceProof,
  isJsonObject,
  normalizeDid,
  parseCompactJws,
} from '@originmark/core';
import type { SealedPart } from '@originmark/schemas';
import type { OpenDatabase, StorageTransaction } from '@originmark/storage';
import type { Holdings, PartKey } from '../hold/holdings.ts';
import { createMemoryHoldings } from '../hold/memory-holdings.ts';
import { BUNDLE_LIMITS } from '../limits.ts';
import { textAt } from '../match/read-members.ts';
import { type HeldCredential, issuerOfPayload, readCredential } from '../read-credential.ts';
import type { ArrivalKeeper } from '../receive/receive-files.ts';
import { WalletError } from '../wallet-error.ts';

/** Holdings that last: everything is in the database before it is acknowledged. */
export interface StoredHoldings extends Holdings, ArrivalKeeper {
  /** What the verifier said of a credential when it came, where it was asked. */
  outcomeOf(credentialDigest: string): Promise<HeldOutcome | undefined>;
  /** How many credentials are held. */
  readonly size: number;
  /** The types of which something is held, in order. */
  types(): readonly string[];
}

/** What was said of an arrival. */
export interface HeldOutcome {
  readonly outcome: 'valid' | 'invalid' | 'indeterminate';
  readonly reasons: readonly string[];
}

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
  await database.transaction('reader', async (tx) => {
    await loadCredentials(tx, memory);
    await loadEvidence(tx, memory);
  });
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
      // The first stays, as in the database.
      memory.addSealedPart({
        ...(before ?? part),
        proofs: unique([...(before?.proofs ?? []), ...proofs]),
      });
    },
    async keepStatusList(token, takesPlace = false) {
      await write(async (tx) => keepList(tx, token, takesPlace));
      memory.addStatusList(token, takesPlace);
    },
    async keepDidResolution(token, takesPlace = false) {
      await write(async (tx) => keepResolution(tx, token, takesPlace));
      memory.addDidResolution(token, takesPlace);
    },
    async rememberPart(part, credentials) {
      await write(async (tx) => rememberPart(tx, part, credentials, clock()));
      await memory.rememberPart(part, credentials);
    },
    async outcomeOf(credentialDigest) {
      const row = await database.transaction('reader', (tx) =>
        tx
          .selectFrom('held_credential')
          .select(['outcome', 'reasons'])
          .where('credential_digest', '=', credentialDigest)
          .orderBy('position')
          .executeTakeFirst(),
      );
      if (row === undefined || row.outcome === null) return undefined;
      const outcome = row.outcome as HeldOutcome['outcome'];
      return { outcome, reasons: JSON.parse(row.reasons) as string[] };
    },
  };
}

type Memory = ReturnType<typeof createMemoryHoldings>;

async function loadCredentials(tx: StorageTransaction, memory: Memory): Promise<void> {
  const rows = await tx
    .selectFrom('held_credential')
    .select(['id', 'outcome', 'token', 'token_digest'])
    .orderBy('position')
    .execute();
  const tokens = new Map<string, string>();
  for (const { id, outcome, token, token_digest } of rows) {
    tokens.set(token_digest, token);
    whole(id, () => memory.addCredential(token, outcome === 'valid'));
  }
  const proofs = await tx.selectFrom('held_proof').selectAll().orderBy('proof_digest').execute();
  for (const { proof, token_digest } of proofs) {
    const token = tokens.get(token_digest);
    if (token !== undefined) memory.addProof(token, JSON.parse(proof) as ExistenceProof);
  }
  const parts = await tx.selectFrom('held_sealed_part').selectAll().execute();
  for (const { credential, credential_digest: credentialDigest, jwe } of parts) {
    const own = proofs.filter(({ token_digest }) => token_digest === sealedName(credentialDigest));
    memory.addSealedPart({
      credential,
      credentialDigest,
      jwe,
      proofs: own.map(({ proof }) => JSON.parse(proof) as ExistenceProof),
    });
  }
}

async function loadEvidence(tx: StorageTransaction, memory: Memory): Promise<void> {
  for (const { token, url } of await tx.selectFrom('held_status_list').selectAll().execute())
    whole(url, () => {
      memory.addStatusList(token);
    });
  for (const { did, token } of await tx.selectFrom('held_did_resolution').selectAll().execute())
    whole(did, () => {
      memory.addDidResolution(token);
    });
  for (const { credentials, importer, part } of await tx
    .selectFrom('part_match')
    .selectAll()
    .execute())
    await memory.rememberPart({ importer, part }, JSON.parse(credentials) as string[]);
}

/** What was kept could be read then: if it cannot now, the row was changed. */
function whole(what: string, read: () => unknown): void {
  try {
    read();
  } catch (cause) {
    throw new WalletError('wallet.store-damaged', `what is held as ${what} cannot be read`, {
      cause,
    });
  }
}

/** False where the token is held already; what the verifier says now takes the place of what it said. */
async function keepRow(
  tx: StorageTransaction,
  held: HeldCredential,
  facts: {
    readonly outcome: HeldOutcome['outcome'] | undefined;
    readonly reasons: readonly string[];
    readonly receivedAt: number;
  },
  crypto: Sha,
): Promise<boolean> {
  const { credentialDigest, id, token, type } = held;
  const judged = { outcome: facts.outcome ?? null, reasons: JSON.stringify(facts.reasons) };
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('held_credential')
    .values({
      token_digest: digestOf(token, crypto),
      credential_digest: credentialDigest,
      id,
      type,
      token,
      ...judged,
      received_at: new Date(facts.receivedAt),
    })
    .onConflict((conflict) => conflict.column('token_digest').doNothing())
    .executeTakeFirst();
  const isNew = (numInsertedOrUpdatedRows ?? 0n) > 0n;
  if (!isNew && facts.outcome !== undefined)
    await tx
      .updateTable('held_credential')
      .set(judged)
      .where('token_digest', '=', digestOf(token, crypto))
      .execute();
  return isNew;
}

async function keepProof(
  tx: StorageTransaction,
  tokenDigest: string,
  proof: ExistenceProof,
  crypto: Sha,
): Promise<void> {
  const text = JSON.stringify(proof);
  await tx
    .insertInto('held_proof')
    .values({ token_digest: tokenDigest, proof_digest: digestOf(text, crypto), proof: text })
    .onConflict((conflict) => conflict.columns(['token_digest', 'proof_digest']).doNothing())
    .execute();
}

async function keepSealed(
  tx: StorageTransaction,
  { credential, credentialDigest, jwe }: SealedPart,
  proofs: readonly ExistenceProof[],
  crypto: Sha,
): Promise<void> {
  await tx
    .insertInto('held_sealed_part')
    .values({ credential_digest: credentialDigest, credential, jwe })
    .onConflict((conflict) => conflict.column('credential_digest').doNothing())
    .execute();
  for (const proof of proofs) await keepProof(tx, sealedName(credentialDigest), proof, crypto);
}

async function keepList(tx: StorageTransaction, token: string, takesPlace: boolean): Promise<void> {
  const { payload } = parseCompactJws(token, { maxBytes: BUNDLE_LIMITS.statusListTokenBytes });
  const url = textAt(payload, 'id') ?? '';
  const issuer = normalizeDid(issuerOfPayload(payload));
  const own = payload['sequence'];
  const sequence = BigInt(typeof own === 'number' && Number.isSafeInteger(own) ? own : 0);
  await tx
    .insertInto('held_status_list')
    .values({ url, issuer, sequence, token })
    .onConflict((conflict) => {
      const update = conflict.columns(['url', 'issuer']).doUpdateSet({ sequence, token });
      return takesPlace ? update : update.where('held_status_list.sequence', '<=', sequence);
    })
    .execute();
}

async function keepResolution(
  tx: StorageTransaction,
  token: string,
  takesPlace: boolean,
): Promise<void> {
  const { payload } = parseCompactJws(token);
  const subject = payload['credentialSubject'];
  const id = subject !== undefined && isJsonObject(subject) ? textAt(subject, 'id') : undefined;
  if (id === undefined) return;
  const valid_from = textAt(payload, 'validFrom') ?? '';
  await tx
    .insertInto('held_did_resolution')
    .values({ did: normalizeDid(id), valid_from, token })
    .onConflict((conflict) => {
      const update = conflict.column('did').doUpdateSet({ valid_from, token });
      return takesPlace ? update : update.where('held_did_resolution.valid_from', '<=', valid_from);
    })
    .execute();
}

async function rememberPart(
  tx: StorageTransaction,
  { importer, part }: PartKey,
  credentials: readonly string[],
  now: number,
): Promise<void> {
  const values = { credentials: JSON.stringify(credentials), remembered_at: new Date(now) };
  await tx
    .insertInto('part_match')
    .values({ importer: normalizeDid(importer), part, ...values })
    .onConflict((conflict) => conflict.columns(['importer', 'part']).doUpdateSet(values))
    .execute();
}

/** Proofs of a sealed part stand under a name that no token has. */
function sealedName(credentialDigest: string): string {
  return `sealed ${credentialDigest}`;
}

type Sha = Pick<CryptoPrimitives, 'sha256'>;

/** SHA-256 of a text, hexadecimal. */
function digestOf(text: string, { sha256 }: Sha): string {
  return encodeHexData(sha256(new TextEncoder().encode(text))).slice(2);
}

function unique(proofs: readonly ExistenceProof[]): ExistenceProof[] {
  return [...new Map(proofs.map((proof) => [JSON.stringify(proof), proof])).values()];
}
