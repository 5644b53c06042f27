import { isJsonObject, type JsonObject, type JsonValue, parseJson } from '@originmark/core';
import { type Static, Type } from 'typebox';
import { Ajv } from 'ajv';
import { HttpError } from '../http/http-error.ts';

/** How the rows of a file become credentials: a template, and which cell stands where in it. */
export const BulkMapping = Type.Object(
  {
    credential: Type.Object(
      {
        type: Type.Union([Type.String(), Type.Array(Type.String())]),
        credentialSubject: Type.Object({}, { additionalProperties: true }),
      },
      {
        additionalProperties: true,
        description: 'what all rows have in common, as `credential` when one is issued',
      },
    ),
    columns: Type.Array(
      Type.Object(
        {
          column: Type.String({
            minLength: 1,
            maxLength: 200,
            description: 'its name in the first row',
          }),
          pointer: Type.String({
            minLength: 2,
            maxLength: 500,
            pattern: '^/',
            description: 'JSON Pointer (RFC 6901) of where its cells stand',
          }),
          as: Type.Optional(
            Type.Enum(['text', 'number', 'boolean', 'list'], {
              description: 'default: text. A list is cut at ";".',
            }),
          ),
          required: Type.Optional(Type.Boolean({ description: 'an empty cell refuses the row' })),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 200 },
    ),
    delimiter: Type.Optional(Type.Enum([',', ';', '\t', '|'])),
    encoding: Type.Optional(Type.Enum(['utf-8', 'windows-1252'])),
    basis: Type.Optional(
      Type.Array(Type.String({ maxLength: 270_000 }), {
        maxItems: 200,
        description: 'tokens from elsewhere that every row rests on',
      }),
    ),
  },
  { $id: 'BulkMapping', additionalProperties: false },
);

export type BulkMapping = Static<typeof BulkMapping>;
export type BulkColumn = BulkMapping['columns'][number];

const validate = new Ajv({ allErrors: false }).compile(BulkMapping);

/** @throws HttpError `http.malformed` `http.invalid` */
export function parseMapping(bytes: Uint8Array): BulkMapping {
  let value: JsonValue;
  try {
    value = parseJson(bytes);
  } catch (cause) {
    throw new HttpError('http.malformed', 'the mapping is not strict JSON', { cause });
  }
  if (!validate(value)) {
    const [fault] = validate.errors ?? [];
    throw new HttpError('http.malformed', `the mapping: ${fault?.message ?? 'is not one'}`, {
      pointer: fault?.instancePath ?? '',
    });
  }
  const mapping = value as unknown as BulkMapping;
  for (const { pointer } of mapping.columns) segmentsOf(pointer);
  return mapping;
}

/** Names that lead out of a JSON object. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

function segmentsOf(pointer: string): readonly string[] {
  const segments = pointer
    .slice(1)
    .split('/')
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
  const [first] = segments;
  if (first === 'id' || segments.some((segment) => segment === '' || FORBIDDEN.has(segment)))
    throw new HttpError('http.invalid', `no cell can stand at ${pointer}`, { pointer: '/columns' });
  return segments;
}

/** Sets a value in a document that is the caller's own; makes the objects on the way. */
export function setAt(document: JsonObject, pointer: string, value: JsonValue): string | undefined {
  const segments = segmentsOf(pointer);
  let at: Record<string, JsonValue> | JsonValue[] = document;
  for (const [depth, segment] of segments.entries()) {
    const key = keyIn(at, segment);
    if (key === undefined) return `${pointer} leads into a list at no place of it`;
    const holder = at as Record<string | number, JsonValue>;
    if (depth === segments.length - 1) {
      holder[key] = value;
      return undefined;
    }
    const next = Object.hasOwn(holder, key) ? holder[key] : undefined;
    if (next === undefined) holder[key] = {};
    else if (!isJsonObject(next) && !Array.isArray(next)) return `${pointer} leads through a value`;
    at = holder[key] as Record<string, JsonValue> | JsonValue[];
  }
  return undefined;
}

function keyIn(at: object, segment: string): string | number | undefined {
  if (!Array.isArray(at)) return segment;
  const index = /^(?:0|[1-9]\d{0,3})$/.test(segment) ? Number(segment) : Number.NaN;
  return index <= at.length ? index : undefined;
}
