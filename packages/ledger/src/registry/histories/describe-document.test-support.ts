import { Buffer } from 'node:buffer';
import {
  canonicalizeJson,
  encodeBase58,
  jwkThumbprint,
  readVerificationMethods,
} from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import type { DIDDocument } from 'did-resolver';

const { sha256 } = createNodeCrypto();

/** One method or service of a document, by what it means. */
export interface DocumentPart {
  /** Behind the `#`. */
  readonly fragment: string;
  /** Key material and relationships, or type and endpoint. */
  readonly meaning: string;
}

/** What a document says, in whatever form it writes keys; and references that lead to nothing. */
export interface DescribedDocument {
  readonly parts: readonly DocumentPart[];
  readonly dangling: readonly string[];
}

/** Reads a document for comparison: methods by key and relationship, services, the controller. */
export function describeDocument(did: string, document: DIDDocument): DescribedDocument {
  const { methods, unresolved } = readVerificationMethods(asMultibase(document), did);
  const keys = methods.map(({ account, id, jwk, purposes }): DocumentPart => {
    const key = account ?? (jwk === undefined ? 'no key' : jwkThumbprint(jwk, sha256));
    return { fragment: fragmentOf(id), meaning: `${key} ${[...purposes].toSorted().join(' ')}` };
  });
  const services = (document.service ?? []).map(
    ({ id, serviceEndpoint, type }): DocumentPart => ({
      fragment: fragmentOf(id),
      meaning: `${type} ${canonicalizeJson(serviceEndpoint as never)}`,
    }),
  );
  const controller = { fragment: '', meaning: String(document.controller ?? 'itself') };
  return { parts: [...keys, ...services, controller], dangling: unresolved.map(fragmentOf) };
}

/** The method's resolver writes the bytes of a Multikey as `publicKeyHex`, and some in base64. */
function asMultibase(document: DIDDocument): DIDDocument {
  const verificationMethod = document.verificationMethod?.map((method) => {
    const { publicKeyBase64, publicKeyHex, ...rest } = method;
    if (method.type === 'Multikey' && publicKeyHex !== undefined) {
      return { ...rest, publicKeyMultibase: `z${encodeBase58(Buffer.from(publicKeyHex, 'hex'))}` };
    }
    const base64 = publicKeyBase64;
    return base64 === undefined
      ? method
      : { ...rest, publicKeyBase58: encodeBase58(Buffer.from(base64, 'base64')) };
  });
  return { ...document, ...(verificationMethod !== undefined && { verificationMethod }) };
}

function fragmentOf(id: string): string {
  return id.slice(id.indexOf('#') + 1);
}
