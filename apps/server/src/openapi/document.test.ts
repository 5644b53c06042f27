import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { SERVICES } from '../server-role.ts';
import { makeDocument } from './make-document.ts';

interface Operation {
  readonly operationId?: string;
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema?: object }>>;
  };
}

describe.each(SERVICES)('the OpenAPI document of %s', (role) => {
  it('is the one in docs/openapi: "npm run generate" writes it', async () => {
    const kept = await readFile(`docs/openapi/${role}.json`, 'utf8');
    expect(JSON.parse(kept)).toEqual(JSON.parse(JSON.stringify(await makeDocument(role))));
  });

  it('gives every operation a name of its own', async () => {
    const { paths } = (await makeDocument(role)) as {
      readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
    };
    const names = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(
        ([method, { operationId }]) => operationId ?? `${method} ${path}`,
      ),
    );
    expect(names.filter((name) => !/^[a-zA-Z][a-zA-Z0-9]*$/.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });
});
