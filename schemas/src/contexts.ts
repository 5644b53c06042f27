import { CONTEXTS } from '../generated/contexts.js';

/** A JSON-LD context as bundled: its exact text and the SHA-256 (hex) that pins it. */
export interface BundledContext {
  readonly sha256: string;
  readonly text: string;
}

export const CONTEXT_URLS = {
  credentials: 'https://www.w3.org/ns/credentials/v2',
  traceability: 'https://w3id.org/traceability/v1',
  originmark: 'https://originmark.example/ns/v1',
} as const;

/** The bundled context of that URL, or undefined. Nothing is ever fetched. */
export function findContext(url: string): BundledContext | undefined {
  return Object.hasOwn(CONTEXTS, url) ? CONTEXTS[url] : undefined;
}
