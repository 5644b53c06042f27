import type { SchemaFault } from './validate.ts';

/** What a schema asks for and what stands there, in words that an officer can read. */
export interface ToldFault {
  readonly expected: string;
  readonly found: string | number | boolean | null;
}

/** How the keywords of a schema read, given what they ask for. */
const WORDS: Readonly<Record<string, (params: Readonly<Record<string, unknown>>) => string>> = {
  additionalProperties: ({ additionalProperty }) => `no member ${textOf(additionalProperty)}`,
  unevaluatedProperties: ({ unevaluatedProperty }) => `no member ${textOf(unevaluatedProperty)}`,
  required: ({ missingProperty }) => `a member ${textOf(missingProperty)}`,
  dependentRequired: ({ missingProperty }) => `a member ${textOf(missingProperty)}`,
  type: ({ type }) => `a value of type ${textOf(type)}`,
  const: ({ allowedValue }) => textOf(allowedValue),
  enum: ({ allowedValues }) => `one of ${textOf(allowedValues)}`,
  format: ({ format }) => `a ${textOf(format)} that exists`,
  pattern: ({ pattern }) => `text of the form ${textOf(pattern)}`,
  minItems: ({ limit }) => `at least ${textOf(limit)} in the list`,
  maxItems: ({ limit }) => `at most ${textOf(limit)} in the list`,
  uniqueItems: () => 'no element twice in the list',
  minLength: ({ limit }) => `at least ${textOf(limit)} characters`,
  maxLength: ({ limit }) => `at most ${textOf(limit)} characters`,
  minimum: ({ limit }) => `at least ${textOf(limit)}`,
  maximum: ({ limit }) => `at most ${textOf(limit)}`,
  oneOf: () => 'exactly one of the forms that are allowed',
  anyOf: () => 'one of the forms that are allowed',
  not: () => 'another form',
  contains: () => 'an element that is missing from the list',
};

/** Tells the first fault of a document against its schema: the place and the rule, and what stands there. */
export function tellFault(fault: SchemaFault, document: unknown): ToldFault {
  const { keyword, expected, pointer } = fault;
  const params = (expected ?? {}) as Readonly<Record<string, unknown>>;
  const rule = Object.hasOwn(WORDS, keyword) ? WORDS[keyword]?.(params) : undefined;
  const place = pointer === '' ? '' : `, at ${pointer}`;
  return {
    expected: `${rule ?? keyword}${place}`,
    found: foundAt(document, pointer, keyword, params),
  };
}

function foundAt(
  document: unknown,
  pointer: string,
  keyword: string,
  params: Readonly<Record<string, unknown>>,
): ToldFault['found'] {
  if (keyword === 'required' || keyword === 'dependentRequired') return null;
  if (keyword === 'additionalProperties') return textOf(params['additionalProperty']);
  if (keyword === 'unevaluatedProperties') return textOf(params['unevaluatedProperty']);
  const value = valueAt(document, pointer);
  if (Array.isArray(value)) return 'a list';
  // The rule was broken by what stands there, so this null is one that was written.
  if (value === null) return 'null';
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : 'an object';
}

function valueAt(document: unknown, pointer: string): unknown {
  let value = document;
  for (const segment of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return null;
    const name = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    const members = value as Readonly<Record<string, unknown>>;
    value = (Object.hasOwn(members, name) ? members[name] : undefined) ?? null;
  }
  return value;
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}
