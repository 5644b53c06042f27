import type { JsonObject, JsonValue } from '@originmark/core';
import type { AgreementId } from '@originmark/customs';
import { WalletError } from '../wallet-error.ts';
import type { Mapping } from './mapping.ts';
import { VOCABULARY_MAPPINGS } from './mappings.ts';

/** The types of the vocabulary that are read, in the order of the table. */
export const VOCABULARY_TYPES: readonly string[] = [
  ...new Set(VOCABULARY_MAPPINGS.map(({ theirs }) => theirs)),
];

/**
 * The mapping of a document of the vocabulary.
 * @throws WalletError `wallet.vocabulary-type-unknown` `wallet.vocabulary-agreement`
 */
export function mappingFor(document: JsonObject, agreement: AgreementId | undefined): Mapping {
  const type = oneType(document.type, VOCABULARY_TYPES);
  const candidates = VOCABULARY_MAPPINGS.filter(({ theirs }) => theirs === type);
  const [only] = candidates;
  if (candidates.length === 1 && only !== undefined) {
    const isUsmca = type === 'USMCACertificationOfOrigin';
    if (isUsmca && agreement !== undefined && agreement !== 'USMCA') {
      throw new WalletError(
        'wallet.vocabulary-agreement',
        `${type} certifies under USMCA, not under ${agreement}`,
      );
    }
    return only;
  }
  const named = candidates.find((candidate) => candidate.agreement === agreement);
  if (named !== undefined) return named;
  const known = candidates.map((candidate) => candidate.agreement).join(', ');
  throw new WalletError(
    'wallet.vocabulary-agreement',
    agreement === undefined
      ? `${type} does not say under which agreement it certifies (${known})`
      : `${type} is not read as a certification under ${agreement} (${known})`,
  );
}

/**
 * The mapping of a credential of ours.
 * @throws WalletError `wallet.vocabulary-type-unknown`
 */
export function mappingOf(credential: JsonObject, vocabularyType: string | undefined): Mapping {
  const ours = [...new Set(VOCABULARY_MAPPINGS.map((mapping) => mapping.ours as string))];
  const type = oneType(credential.type, ours);
  const candidates = VOCABULARY_MAPPINGS.filter((mapping) => mapping.ours === type);
  const found = candidates.find(
    ({ theirs }) => vocabularyType === undefined || theirs === vocabularyType,
  );
  if (found !== undefined) return found;
  throw unknown(
    `${type} is not written as ${String(vocabularyType)}`,
    candidates.map(({ theirs }) => theirs),
  );
}

/** The one type that is known, among those that the document names. */
function oneType(type: JsonValue | undefined, known: readonly string[]): string {
  const named: readonly JsonValue[] = Array.isArray(type)
    ? (type as readonly JsonValue[])
    : [type ?? null];
  const types = [...new Set(named.filter((name) => known.includes(name as string)))];
  const [only] = types;
  if (types.length === 1 && typeof only === 'string') return only;
  throw unknown(
    types.length > 1 ? 'the document has more than one type that is known' : said(named),
    known,
  );
}

function said(named: readonly JsonValue[]): string {
  const names = named.flatMap((name) =>
    typeof name === 'string' && name !== 'VerifiableCredential'
      ? [name.slice(0, 80).replace(/[^\x20-\x7e]/g, '?')]
      : [],
  );
  return names.length === 0
    ? 'the document names no type'
    : `the type ${names.slice(0, 3).join(', ')} is not known here`;
}

function unknown(found: string, known: readonly string[]): WalletError {
  return new WalletError('wallet.vocabulary-type-unknown', `${found} (known: ${known.join(', ')})`);
}

/** An issuer may be named by its DID alone; for the tables it is an object. */
export function withIssuerObject(document: JsonObject): JsonObject {
  return typeof document.issuer === 'string'
    ? { ...document, issuer: { id: document.issuer } }
    : document;
}
