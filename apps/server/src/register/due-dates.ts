import { randomUUID } from 'node:crypto';
import { isJsonObject, parseJson } from '@originmark/core';
import { agreementOf } from '@originmark/customs';
import { addDueDate, markDueDateDone, type StorageTransaction } from '@originmark/storage';
import type { LicenceTree } from './licence-register.ts';
import { objectOf } from './read-licence.ts';

/** Kinds of what an issuer has to renew. */
export const RENEWALS = ['recordation-renewal', 'blanket-renewal'] as const;

const CERTIFICATIONS = [
  'USMCACertificationOfOrigin',
  'CAFTADRCertificationOfOrigin',
  'NAFTACertificateOfOrigin',
];

/** Where the renewal of a recordation stands. */
const RECORDATION_RULES: Readonly<Record<string, string>> = {
  Trademark: '19 CFR 133.7',
  Copyright: '19 CFR 133.37',
};

/**
 * Enters what has to be renewed and stands in no row yet: recordations of the tenant's own rights, blanket periods of certifications that were issued. What was revoked since is done.
 */
export async function addRenewals(
  tx: StorageTransaction,
  tree: LicenceTree,
  now: number,
): Promise<void> {
  const known = await tx
    .selectFrom('due_date')
    .select('about')
    .where('kind', '=', 'recordation-renewal')
    .execute();
  const entered = new Set(known.map(({ about }) => about));
  const identifiers = await tx.selectFrom('identifier').select('did').execute();
  const own = new Set(identifiers.map(({ did }) => did));
  for (const { credential, grantee, id, kind } of tree.byId.values()) {
    // Whoever owns a right renews its recordation.
    if (kind !== 'right' || !own.has(grantee) || entered.has(id)) continue;
    const subject = objectOf(credential['credentialSubject']);
    const { number, until } = objectOf(subject['recordation']);
    if (typeof until !== 'string') continue;
    await addDueDate(tx, {
      id: randomUUID(),
      kind: 'recordation-renewal',
      about: id,
      lastDay: until,
      rule: ruleOf(subject['intellectualPropertyRightsType']),
      source: `recordation ${typeof number === 'string' ? number : ''}, until ${until}`,
      createdAt: now,
    });
  }
  await addBlankets(tx, now);
  await endRevoked(tx, now);
}

function ruleOf(type: unknown): string {
  return (typeof type === 'string' ? RECORDATION_RULES[type] : undefined) ?? '19 CFR part 133';
}

async function addBlankets(tx: StorageTransaction, now: number): Promise<void> {
  const rows = await tx
    .selectFrom('credential_record')
    .select(['id', 'payload'])
    .where('type', 'in', CERTIFICATIONS)
    .where('token', 'is not', null)
    .where('payload', 'like', '%"blanketPeriod"%')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('due_date')
            .select('due_date.id')
            .whereRef('due_date.about', '=', 'credential_record.id')
            .where('due_date.kind', '=', 'blanket-renewal'),
        ),
      ),
    )
    .execute();
  for (const { id, payload } of rows) {
    const credential = parseJson(payload);
    if (!isJsonObject(credential)) continue;
    const subject = objectOf(credential['credentialSubject']);
    const { from, until } = objectOf(subject['blanketPeriod']);
    if (typeof until !== 'string') continue;
    await addDueDate(tx, {
      id: randomUUID(),
      kind: 'blanket-renewal',
      about: id,
      lastDay: until,
      rule: agreementOf(subject['agreement'])?.citations.blanket ?? 'blanket period',
      source: `blanket period ${typeof from === 'string' ? from : ''} to ${until}`,
      createdAt: now,
    });
  }
}

async function endRevoked(tx: StorageTransaction, now: number): Promise<void> {
  const rows = await tx
    .selectFrom('due_date')
    .innerJoin('current_revocation', 'current_revocation.credential_id', 'due_date.about')
    .select(['due_date.id', 'current_revocation.kind'])
    .where('due_date.kind', 'in', [...RENEWALS])
    .where('due_date.done_at', 'is', null)
    .execute();
  for (const { id, kind } of rows)
    await markDueDateDone(tx, { id, because: `revoked: ${kind}`, at: now });
}
