import { isJsonObject, type JsonObject, type JsonValue } from '@originmark/core';
import {
  type CertificationFacts,
  type CertificationParty,
  checkCertificationElements,
  type ElementAnswer,
  type ElementId,
} from '@originmark/customs';

/**
 * What a draft of a certification says of every item that its agreement asks for; none for a draft without an agreement
 * that is known. Members of another shape than the schema has count as not there: whoever reads the schema tells of them.
 */
export function certificationAnswers(draft: JsonObject): ReadonlyMap<ElementId, ElementAnswer> {
  const subject = draft['credentialSubject'];
  if (subject === undefined || !isJsonObject(subject)) return new Map();
  const checked = checkCertificationElements(factsOf(subject), subject['agreement']);
  return new Map(checked.ok ? checked.value.map((answer) => [answer.element.id, answer]) : []);
}

const TEXTS = ['certifierRole', 'signedAt', 'invoiceNumber', 'statement'] as const;
const PARTIES = ['certifier', 'signatory'] as const;
const NAMED = ['exporter', 'producer', 'importer'] as const;

function factsOf(subject: JsonObject): CertificationFacts {
  const facts: Record<string, unknown> = {};
  for (const name of TEXTS) if (typeof subject[name] === 'string') facts[name] = subject[name];
  for (const name of PARTIES) if (isObject(subject[name])) facts[name] = partyOf(subject[name]);
  for (const name of NAMED) {
    const value = subject[name];
    if (typeof value === 'string') facts[name] = value;
    else if (isObject(value)) facts[name] = partyOf(value);
    else if (isList(value)) facts[name] = value.filter(isObject).map(partyOf);
  }
  const { blanketPeriod: period, goods } = subject;
  if (isObject(period)) facts['blanketPeriod'] = { from: period['from'], until: period['until'] };
  if (isList(goods)) facts['goods'] = goods.filter(isObject).map(goodOf);
  return facts;
}

function partyOf(party: JsonObject): CertificationParty {
  const { address, ...rest } = party;
  return { ...rest, ...(isObject(address) && { address }) };
}

function goodOf(good: JsonObject): JsonObject {
  const { tariffClassification: classified, ...rest } = good;
  return isObject(classified) && typeof classified['code'] === 'string'
    ? { ...rest, tariffClassification: classified }
    : rest;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return value !== undefined && isJsonObject(value);
}

function isList(value: JsonValue | undefined): value is JsonValue[] {
  return Array.isArray(value);
}
