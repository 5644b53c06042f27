import type { JsonObject, JsonValue } from '@originmark/core';
import { type Finding, about, fail, pass, undecided } from '../verdict/fragment.ts';
import {
  CONTEXT_ORDERS,
  createTermReader,
  STATUS_LIST_CONTEXT,
  type Terms,
} from './context-terms.ts';
import { type Credential, objectOr, stringsOf } from './credential.ts';

/** Claims of the signature that may stand in the payload; they are no terms of the credential. */
const REGISTERED: ReadonlySet<string> = new Set([
  'iss',
  'sub',
  'jti',
  'iat',
  'exp',
  'nbf',
  'vc',
  'vp',
]);
const MAX_REPORTED = 20;

/** A check that every term of a credential is defined by its contexts, without `@vocab` and without fetching. */
export type ContextCheck = (credential: Credential) => Finding;

/** Makes the check; what it reads of the bundled contexts is kept for its own lifetime. */
export function createContextCheck(): ContextCheck {
  const termsOf = createTermReader();
  const merge = createMerge();
  return (credential) => {
    const listed = credential.payload['@context'];
    const urls = Array.isArray(listed) ? listed.filter((item) => typeof item === 'string') : [];
    const allowed =
      credential.type === 'BitstringStatusListCredential'
        ? [...CONTEXT_ORDERS, STATUS_LIST_CONTEXT]
        : CONTEXT_ORDERS;
    const exact = allowed.some(
      (order) => order.length === urls.length && order.every((url, at) => url === urls[at]),
    );
    const facts = about({ on: credential, pointer: '/@context' });
    if (!exact || !Array.isArray(listed) || listed.length !== urls.length)
      return fail('context.unknown', {
        ...facts,
        expected: CONTEXT_ORDERS[0],
        found: listed ?? null,
      });
    const terms = termsOf(urls);
    if (terms === undefined)
      return undecided('context.unknown', { ...facts, expected: CONTEXT_ORDERS[0], found: urls });
    if (isDefined(credential.payload, terms, merge, true))
      return pass('context', { on: credential });
    const undefinedTerms: string[] = [];
    walkNode(credential.payload, '', terms, { undefinedTerms, merge }, true);
    return fail('context.undefined-term', {
      on: credential,
      pointer: undefinedTerms.sort()[0],
      found: undefinedTerms.slice(0, MAX_REPORTED),
    });
  };
}

/** The same walk as {@link walkNode}, for the usual case that nothing is to be told. */
function isDefined(node: JsonObject, active: Terms, merge: Walk['merge'], top: boolean): boolean {
  const scoped = scopeOfTypes(node['type'], active);
  if (scoped === null) return false;
  for (const name of Object.keys(node)) {
    if (top && (name === '@context' || REGISTERED.has(name))) continue;
    const term = scoped?.defined.get(name) ?? active.defined.get(name);
    if (term === undefined) return false;
    const value = node[name];
    if (term.json === true || typeof value !== 'object' || value === null) continue;
    const inner = term.scoped === undefined ? active : merge(active, term.scoped);
    if (Array.isArray(value)) {
      if (!areDefined(value as readonly JsonValue[], inner, merge)) return false;
    } else if (!isDefined(value as JsonObject, inner, merge, false)) return false;
  }
  return true;
}

function areDefined(values: readonly JsonValue[], terms: Terms, merge: Walk['merge']): boolean {
  for (const value of values) {
    if (typeof value !== 'object' || value === null) continue;
    const defined = Array.isArray(value)
      ? areDefined(value as readonly JsonValue[], terms, merge)
      : isDefined(value as JsonObject, terms, merge, false);
    if (!defined) return false;
  }
  return true;
}

/** The terms that the types of a node add; null when one of the types is not defined. */
function scopeOfTypes(types: JsonValue | undefined, active: Terms): Terms | undefined | null {
  let scoped: Terms | undefined;
  for (const type of stringsOf(types)) {
    const term = active.defined.get(type);
    if (term === undefined) return null;
    if (term.scoped !== undefined) scoped = term.scoped;
  }
  return scoped;
}

/**
 * Visits one node object. A context scoped to a type holds in that node only (JSON-LD 1.1, section
 * 4.1.8: type-scoped contexts do not propagate); nested nodes start from `active` again.
 */
function walkNode(node: JsonObject, at: string, active: Terms, walk: Walk, top: boolean): void {
  let scoped: Terms | undefined;
  for (const type of stringsOf(node['type'])) {
    const term = active.defined.get(type);
    if (term === undefined) walk.undefinedTerms.push(`${at}/type`);
    else if (term.scoped !== undefined) scoped = term.scoped;
  }
  for (const name of Object.keys(node)) {
    if (top && (name === '@context' || REGISTERED.has(name))) continue;
    const term = scoped?.defined.get(name) ?? active.defined.get(name);
    const pointer = `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (term === undefined) walk.undefinedTerms.push(pointer);
    else if (term.json !== true) {
      const inner = term.scoped === undefined ? active : walk.merge(active, term.scoped);
      walkValue(node[name] ?? null, pointer, inner, walk);
    }
  }
}

function walkValue(value: JsonValue, at: string, terms: Terms, walk: Walk): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) for (const item of value) walkValue(item as JsonValue, at, terms, walk);
  else walkNode(objectOr(value), at, terms, walk, false);
}

interface Walk {
  readonly undefinedTerms: string[];
  readonly merge: (base: Terms, scoped: Terms) => Terms;
}

function createMerge(): Walk['merge'] {
  const merged = new WeakMap<Terms, WeakMap<Terms, Terms>>();
  return (base, scoped) => {
    const of = merged.get(base) ?? new WeakMap<Terms, Terms>();
    merged.set(base, of);
    const both = of.get(scoped) ?? { defined: new Map([...base.defined, ...scoped.defined]) };
    of.set(scoped, both);
    return both;
  };
}
