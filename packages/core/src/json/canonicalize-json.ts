import canonicalize from 'canonicalize';
import type { JsonValue } from './json-value.ts';

export function canonicalizeJson(value: JsonValue): string {
  return canonicalize(value) as string;
}
