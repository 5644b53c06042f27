import { parseJson, type JsonObject, type JsonValue } from '@originmark/core';
import { CONTEXT_URLS, findContext } from '@originmark/schemas';
import { objectOr } from './credential.ts';

/**
 * The terms that are defined in one place of a document. Contexts are read as far as ours go: flat
 * terms, and contexts scoped to a type or to a property.
 */
export interface Terms {
  readonly defined: ReadonlyMap<string, Term>;
}

export interface Term {
  /** Terms that hold in a node of this type, or in the value of this property. */
  readonly scoped?: Terms;
  /** The value is opaque JSON: its members are no terms. */
  readonly json?: boolean;
}

/** Reads the bundled contexts on first use and keeps them. */
export function createTermReader(): (urls: readonly string[]) => Terms | undefined {
  const cache = new Map<string, Terms | undefined>();
  return (urls) => {
    const key = urls.join(' ');
    if (!cache.has(key)) cache.set(key, readTerms(urls));
    return cache.get(key);
  };
}

/** Undefined when one of the URLs has no bundled context. */
function readTerms(urls: readonly string[]): Terms | undefined {
  const defined = new Map<string, Term>();
  for (const url of urls) {
    const bundled = findContext(url);
    if (bundled === undefined) return undefined;
    const context = objectOr(objectOr(parseJson(bundled.text))['@context']);
    for (const [name, term] of toTerms(context).defined) defined.set(name, term);
  }
  return { defined };
}

function toTerms(context: JsonObject): Terms {
  const defined = new Map<string, Term>();
  for (const [name, definition] of Object.entries(context))
    if (!name.startsWith('@') && definition !== null) defined.set(name, toTerm(definition));
  return { defined };
}

function toTerm(definition: JsonValue): Term {
  const object = objectOr(definition);
  const json = object['@type'] === '@json';
  const inner = object['@context'];
  if (inner === undefined || inner === null) return json ? { json } : {};
  return { scoped: toTerms(objectOr(inner)), json };
}

/** The contexts a credential may list, in the only orders allowed (formats, section 1). */
export const CONTEXT_ORDERS: readonly (readonly string[])[] = [
  [CONTEXT_URLS.credentials, CONTEXT_URLS.originmark],
  [CONTEXT_URLS.credentials, CONTEXT_URLS.traceability, CONTEXT_URLS.originmark],
];
/** Status lists need no term of ours. */
export const STATUS_LIST_CONTEXT: readonly string[] = [CONTEXT_URLS.credentials];
