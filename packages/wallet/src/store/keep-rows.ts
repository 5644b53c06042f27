import {
  type CryptoPrimitives,
  encodeHexData,
  type ExistenceProof,
  isJsonObject,
  normalizeDid,
  parseCompactJws,
} from '@originmark/core';
import type { SealedPart } from '@originmark/schemas';
import type { StorageTransaction } from '@originmark/storage';
import type { PartKey } from '../hold/holdings.ts';
import { sortableMoment } from '../hold/sortable-moment.ts';
import { BUNDLE_LIMITS } from '../limits.ts';
import { textAt } from '../match/read-members.ts';
import { type HeldCredential, issuerOfPayload } from '../read-credential.ts';
import type { HeldOutcome } from './stored-holdings.ts';

type Sha = Pick<CryptoPrimitives, 'sha256'>;

/** @internal False where the token is held already; what the verifier says now takes the place of what it said. */
export async function keepRow(
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
    .onConflict((conflict) => conflict.columns(['tenant_id', 'token_digest']).doNothing())
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

/** @internal A proof of existence, once. */
export async function keepProof(
  tx: StorageTransaction,
  tokenDigest: string,
  proof: ExistenceProof,
  crypto: Sha,
): Promise<void> {
  const text = JSON.stringify(proof);
  await tx
    .insertInto('held_proof')
    .values({ token_digest: tokenDigest, proof_digest: digestOf(text, crypto), proof: text })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'token_digest', 'proof_digest']).doNothing(),
    )
    .execute();
}

/** @internal The part that came first stays; proofs are added. */
export async function keepSealed(
  tx: StorageTransaction,
  { credential, credentialDigest, jwe }: SealedPart,
  proofs: readonly ExistenceProof[],
  crypto: Sha,
): Promise<void> {
  await tx
    .insertInto('held_sealed_part')
    .values({ credential_digest: credentialDigest, credential, jwe })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'credential_digest']).doNothing())
    .execute();
  for (const proof of proofs) await keepProof(tx, sealedName(credentialDigest), proof, crypto);
}

/** @internal Of the lists of one issuer at one URL that with the higher sequence, unless this one takes its place. */
export async function keepList(
  tx: StorageTransaction,
  token: string,
  takesPlace: boolean,
): Promise<void> {
  const { payload } = parseCompactJws(token, { maxBytes: BUNDLE_LIMITS.statusListTokenBytes });
  const url = textAt(payload, 'id') ?? '';
  const issuer = normalizeDid(issuerOfPayload(payload));
  const own = payload['sequence'];
  const sequence = BigInt(typeof own === 'number' && Number.isSafeInteger(own) ? own : 0);
  await tx
    .insertInto('held_status_list')
    .values({ url, issuer, sequence, token })
    .onConflict((conflict) => {
      const update = conflict
        .columns(['tenant_id', 'url', 'issuer'])
        .doUpdateSet({ sequence, token });
      return takesPlace ? update : update.where('held_status_list.sequence', '<=', sequence);
    })
    .execute();
}

/** @internal Of the resolutions of one DID the later, unless this one takes its place. */
export async function keepResolution(
  tx: StorageTransaction,
  token: string,
  takesPlace: boolean,
): Promise<void> {
  const { payload } = parseCompactJws(token);
  const subject = payload['credentialSubject'];
  const id = subject !== undefined && isJsonObject(subject) ? textAt(subject, 'id') : undefined;
  if (id === undefined) return;
  const valid_from = sortableMoment(textAt(payload, 'validFrom'));
  await tx
    .insertInto('held_did_resolution')
    .values({ did: normalizeDid(id), valid_from, token })
    .onConflict((conflict) => {
      const update = conflict.columns(['tenant_id', 'did']).doUpdateSet({ valid_from, token });
      return takesPlace ? update : update.where('held_did_resolution.valid_from', '<=', valid_from);
    })
    .execute();
}

/** @internal */
export async function rememberPart(
  tx: StorageTransaction,
  { importer, part }: PartKey,
  credentials: readonly string[],
  now: number,
): Promise<void> {
  const values = { credentials: JSON.stringify(credentials), remembered_at: new Date(now) };
  await tx
    .insertInto('part_match')
    .values({ importer: normalizeDid(importer), part, ...values })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'importer', 'part']).doUpdateSet(values),
    )
    .execute();
}

/** @internal Proofs of a sealed part stand under a name that no token has. */
export function sealedName(credentialDigest: string): string {
  return `sealed ${credentialDigest}`;
}

/** @internal SHA-256 of a text, hexadecimal. */
export function digestOf(text: string, { sha256 }: Sha): string {
  return encodeHexData(sha256(new TextEncoder().encode(text))).slice(2);
}
