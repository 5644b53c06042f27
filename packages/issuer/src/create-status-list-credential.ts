import { encodeStatusList } from '@originmark/core';
import {
  type BitstringStatusListCredential,
  CONTEXT_URLS,
  type RevocationRecord,
} from '@originmark/schemas';
import { IssuerError } from './issuer-error.ts';

/** One version of a list: what it says, and for how long. */
export interface StatusListParts {
  /** The https URL at which the list is served; entries name it. */
  readonly id: string;
  readonly issuer: string;
  readonly purpose: 'revocation' | 'suspension';
  /** From `createStatusBits`: at least 131,072 entries. */
  readonly bits: Uint8Array;
  /** 1 for the first version, one more for each that follows: a gap or a step back shows. */
  readonly sequence: number;
  /** `credentialDigest` of the version before; required from sequence 2 on. */
  readonly previousDigest?: string;
  readonly validFrom: string;
  readonly validUntil: string;
  /** How long a reader may keep it, in milliseconds. */
  readonly ttl?: number;
  /** Kind and effective date of each revocation; revocation lists only. */
  readonly revocations?: readonly RevocationRecord[];
}

/**
 * Makes one version of a status list, unsecured (Bitstring Status List 1.0 section 2.2, with our
 * sequence and revocation records). Sign it with `issueCredential`.
 * @throws IssuerError `issuer.status-list-invalid`
 */
export async function createStatusListCredential(
  parts: StatusListParts,
  deps: { readonly gzip: (data: Uint8Array) => Uint8Array | Promise<Uint8Array> },
): Promise<BitstringStatusListCredential> {
  const { id, issuer, purpose, bits, sequence, previousDigest, revocations = [] } = parts;
  if (sequence > 1 !== (previousDigest !== undefined)) {
    throw invalid(`version ${sequence} ${sequence > 1 ? 'lacks' : 'has'} a previousDigest`);
  }
  if (purpose === 'suspension' && revocations.length > 0) {
    throw invalid('a suspension list has revocation records');
  }
  return {
    '@context': [CONTEXT_URLS.credentials, CONTEXT_URLS.originmark],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer,
    validFrom: parts.validFrom,
    validUntil: parts.validUntil,
    sequence,
    ...(previousDigest !== undefined && { previousDigest }),
    ...(revocations.length > 0 && { revocations: structuredClone([...revocations]) }),
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: purpose,
      encodedList: await encode(bits, deps.gzip),
      ...(parts.ttl !== undefined && { ttl: parts.ttl }),
    },
  };
}

async function encode(
  bits: Uint8Array,
  gzip: (data: Uint8Array) => Uint8Array | Promise<Uint8Array>,
): Promise<string> {
  try {
    return await encodeStatusList(bits, gzip);
  } catch (cause) {
    throw new IssuerError('issuer.status-list-invalid', 'the bits could not be encoded', { cause });
  }
}

function invalid(found: string): IssuerError {
  return new IssuerError('issuer.status-list-invalid', found);
}
