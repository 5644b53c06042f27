import { jwkThumbprint, toMultikey } from '@originmark/core';
import type { Damage, FsckCheck, IdentifierRow, KeyRow } from '@originmark/storage';
import { addressOf } from '../agent/ledger-key.ts';
import { isIssuerKeyType, type IssuerKeyType, toPublicJwk } from '../agent/managed-keys.ts';
import { LOCAL_KMS } from '../agent/issuer-agent.ts';
import type { FsckDeps } from './check-records.ts';

/** Identifiers have the keys that they are made of, and keys are what they are called. */
export function keyChecks({ crypto, database }: FsckDeps): readonly FsckCheck[] {
  const set = async (kid: string, columns: Partial<KeyRow>): Promise<void> => {
    await database.transaction('repair', (tx) =>
      tx.updateTable('key_record').set(columns).where('kid', '=', kid).execute(),
    );
  };
  return [
    {
      name: 'identifiers and public keys',
      needs: ['database'],
      run: () =>
        // Not as the reader, who never sees what private keys are called.
        database.transaction('app', async (tx) => {
          const identifiers = await tx
            .selectFrom('identifier')
            .selectAll()
            .orderBy('did')
            .execute();
          const keys = await tx.selectFrom('key_record').selectAll().orderBy('kid').execute();
          const issuers = await tx
            .selectFrom('credential_record')
            .select('issuer_did as did')
            .union(tx.selectFrom('status_list').select('issuer_did as did'))
            .execute();
          const dids = new Set(identifiers.map(({ did }) => did));
          const names = await tx.selectFrom('private_key').select('alias').execute();
          const aliases = new Set(names.map(({ alias }) => alias));
          return [
            ...issuers
              .filter(({ did }) => !dids.has(did))
              .map(({ did }) => ({
                code: 'key.identifier-missing',
                subject: did,
                expected: 'an identifier of this folder, for it issued',
                found: 'none',
                means: 'Nothing that it issued can be revoked or anchored from here.',
              })),
            ...identifiers.flatMap((row) => checkIdentifier(row, keys, { crypto, database })),
            ...keys.flatMap((row) => checkKey(row, { aliases, crypto, dids, set })),
          ];
        }),
    },
  ];
}

function checkIdentifier(
  row: IdentifierRow,
  keys: readonly KeyRow[],
  { database }: FsckDeps,
): Damage[] {
  const { controller_key_id, did, provider, services } = row;
  const found: Damage[] = [];
  const set = async (columns: Partial<IdentifierRow>): Promise<void> => {
    await database.transaction('repair', (tx) =>
      tx.updateTable('identifier').set(columns).where('did', '=', did).execute(),
    );
  };
  const wanted = did.startsWith('did:ethr:')
    ? did.slice(0, did.lastIndexOf(':'))
    : did.split(':').slice(0, 2).join(':');
  if (provider !== wanted)
    found.push({
      code: 'key.provider-mismatch',
      subject: did,
      expected: wanted,
      found: provider,
      means: 'The identifier cannot be used.',
      rebuild: { from: 'the identifier itself', run: () => set({ provider: wanted }) },
    });
  // A did:ethr is the address of a key, a did:key the key itself: whichever it is controls it.
  const own = keys.filter((key) => key.did === did || key.did === null);
  const makes = own.find((key) => isMadeOf(did, key));
  const controls =
    makes ??
    (did.startsWith('did:web:') ? own.find(({ kid }) => kid === controller_key_id) : undefined);
  if (controls === undefined)
    found.push({
      code: 'key.controller-missing',
      subject: did,
      expected: 'the key that controls it',
      found: 'none on record',
      means: 'Nothing can be written or signed as its controller: restore a backup.',
    });
  else if (controls.kid !== controller_key_id)
    found.push({
      code: 'key.controller-mismatch',
      subject: did,
      expected: controls.kid,
      found: String(controller_key_id),
      means: 'Writes of the identifier would be signed by another key.',
      rebuild: {
        from: 'the key that the identifier is made of',
        run: () => set({ controller_key_id: controls.kid }),
      },
    });
  if (!isJsonOf(services, Array.isArray))
    found.push({
      code: 'key.services-unreadable',
      subject: did,
      found: 'no list in JSON',
      means: 'The identifier cannot be opened: restore a backup.',
    });
  return found;
}

/** A did:web is a name: any key may be the first of it. */
function isMadeOf(did: string, { public_key_hex: hex, type }: KeyRow): boolean {
  try {
    if (did.startsWith('did:ethr:')) return type === 'Secp256k1' && did.endsWith(addressOf(hex));
    if (!did.startsWith('did:key:') || !isIssuerKeyType(type)) return false;
    return did === `did:key:${toMultikey(toPublicJwk(type, hex))}`;
  } catch {
    return false;
  }
}

function checkKey(
  row: KeyRow,
  {
    aliases,
    crypto,
    dids,
    set,
  }: Pick<FsckDeps, 'crypto'> & {
    readonly aliases: ReadonlySet<string>;
    readonly dids: ReadonlySet<string>;
    readonly set: (kid: string, columns: Partial<KeyRow>) => Promise<void>;
  },
): Damage[] {
  const { did, kid, kms, meta, public_key_hex, type } = row;
  const found: Damage[] = [];
  const wrong = (code: string, column: keyof KeyRow, expected: string, from: string): void => {
    found.push({
      code,
      subject: kid,
      expected,
      found: String(row[column]),
      means: 'The key cannot be used, and what it signed cannot be verified from here.',
      rebuild: { from, run: () => set(kid, { [column]: expected }) },
    });
  };
  if (kms !== LOCAL_KMS) wrong('key.kms-mismatch', 'kms', LOCAL_KMS, 'the one key store there is');
  // A key is called by its public part, and so is its private part: two of three agree.
  if (public_key_hex !== kid) {
    const isName = typeOf(public_key_hex) !== undefined && aliases.has(public_key_hex);
    if (isName && !aliases.has(kid))
      wrong(
        'key.name-mismatch',
        'kid',
        public_key_hex,
        'its public part, and the name of its private part',
      );
    else if (typeOf(kid) !== undefined && aliases.has(kid))
      wrong('key.public-mismatch', 'public_key_hex', kid, 'its name, which is its public part');
    else
      found.push({
        code: 'key.public-mismatch',
        subject: kid,
        found: public_key_hex,
        means: 'Which of the two is the key is not known: restore a backup.',
      });
    if (!aliases.has(kid)) return found;
  }
  const real = typeOf(kid);
  if (real === undefined)
    found.push({
      code: 'key.unreadable',
      subject: kid,
      found: 'a name that is no public key',
      means: 'What the key signed cannot be verified from here: restore a backup.',
    });
  else if (type !== real) wrong('key.type-mismatch', 'type', real, 'its public part');
  if (did !== null && !dids.has(did)) {
    const said = String(parseMeta(meta)['verificationMethod']).split('#')[0] ?? '';
    found.push({
      code: 'key.owner-missing',
      subject: kid,
      ...(dids.has(said) && { expected: said }),
      found: did,
      means: 'The key belongs to an identifier that is not here.',
      ...(dids.has(said) && {
        rebuild: { from: 'the method that it signs as', run: () => set(kid, { did: said }) },
      }),
    });
    return found;
  }
  if (real !== undefined && did !== null) {
    const expected = metaOf(did, real, kid, crypto);
    const { verificationMethod } = parseMeta(meta);
    const isBound =
      typeof verificationMethod === 'string' && verificationMethod.startsWith(`${did}#`);
    // The names of a did:ethr's further keys are learned from the ledger before each use.
    const isFree =
      expected === undefined && verificationMethod === undefined && parseMeta(meta) !== NO_META;
    if (expected === undefined ? !(isBound || isFree) : verificationMethod !== expected)
      found.push({
        code: 'key.meta-mismatch',
        subject: kid,
        expected: expected ?? `a method of ${did}, or none`,
        found: String(verificationMethod),
        means: 'The key would sign under a name that its identifier does not list.',
        rebuild: {
          from: expected === undefined ? 'the ledger, before it signs again' : 'identifier and key',
          run: () =>
            set(kid, {
              meta: JSON.stringify({
                ...known(meta),
                ...(expected !== undefined && { verificationMethod: expected }),
              }),
            }),
        },
      });
  }
  return found;
}

const NO_META: Readonly<Record<string, unknown>> = { verificationMethod: 'unreadable' };

function parseMeta(text: string): Readonly<Record<string, unknown>> {
  return isJsonOf(
    text,
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  )
    ? (JSON.parse(text) as Record<string, unknown>)
    : NO_META;
}

/** What else stands there, without the name. */
function known(meta: string): object {
  return Object.fromEntries(
    Object.entries(parseMeta(meta)).filter(([name]) => name !== 'verificationMethod'),
  );
}

function metaOf(
  did: string,
  type: IssuerKeyType,
  kid: string,
  { sha256 }: FsckDeps['crypto'],
): string | undefined {
  if (did.startsWith('did:key:')) return `${did}#${did.slice('did:key:'.length)}`;
  if (did.startsWith('did:web:')) return `${did}#${jwkThumbprint(toPublicJwk(type, kid), sha256)}`;
  return did.startsWith('did:ethr:') && type === 'Secp256k1' && did.endsWith(addressOf(kid))
    ? `${did}#controller`
    : undefined;
}

/** By length: Ed25519 raw, P-256 compressed, secp256k1 whole. */
function typeOf(hex: string): IssuerKeyType | undefined {
  const types: Readonly<Record<number, IssuerKeyType>> = {
    64: 'Ed25519',
    66: 'Secp256r1',
    130: 'Secp256k1',
  };
  const type = types[hex.length];
  try {
    if (type !== undefined) toPublicJwk(type, hex);
    return type;
  } catch {
    return undefined;
  }
}

function isJsonOf(text: string, is: (value: unknown) => boolean): boolean {
  try {
    return is(JSON.parse(text));
  } catch {
    return false;
  }
}
