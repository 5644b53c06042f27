import type { Actor, Scope } from '../../apps/server/src/auth/scopes.ts';
import type { Service } from '../../apps/server/src/server-role.ts';
import { makeDocument } from '../../apps/server/src/openapi/make-document.ts';

/** One operation of an OpenAPI document, with who may call it as the document says. */
export interface Operation {
  readonly role: Service;
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  /** Names in the path. */
  readonly parameters: readonly string[];
  /** Undefined: anybody may. */
  readonly access?: {
    readonly scope: Scope;
    readonly actors: readonly Actor[];
    readonly bound: boolean;
  };
  readonly body?: { readonly mediaType: string; readonly example: unknown };
}

interface Described {
  readonly operationId?: string;
  readonly security?: readonly { readonly oauth?: readonly Scope[] }[];
  readonly 'x-actors'?: readonly Actor[];
  readonly 'x-bound-token'?: boolean;
  readonly requestBody?: {
    readonly content: Readonly<Record<string, Media>>;
  };
}

interface Media {
  readonly schema: Schema;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value?: unknown }>>;
}

interface Schema {
  readonly $ref?: string;
  readonly examples?: readonly unknown[];
  readonly example?: unknown;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

/** Every operation of a role, as its OpenAPI document has it. */
export async function readOperations(role: Service): Promise<readonly Operation[]> {
  const document = (await makeDocument(role)) as Document;
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) =>
      toOperation(role, { path, method, described, document }),
    ),
  );
}

function toOperation(
  role: Service,
  of: {
    readonly path: string;
    readonly method: string;
    readonly described: Described;
    readonly document: Document;
  },
): Operation {
  const { described, document, method, path } = of;
  const scope = described.security?.[0]?.oauth?.[0];
  const content = Object.entries(described.requestBody?.content ?? {})[0];
  return {
    role,
    id: described.operationId ?? `${method} ${path}`,
    method: method.toUpperCase() as Operation['method'],
    path,
    parameters: [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? ''),
    ...(scope !== undefined && {
      access: {
        scope,
        actors: described['x-actors'] ?? [],
        bound: described['x-bound-token'] === true,
      },
    }),
    ...(content !== undefined && {
      body: { mediaType: content[0], example: exampleOf(content[1], document) },
    }),
  };
}

function exampleOf({ example, examples, schema }: Media, document: Document): unknown {
  const name = schema.$ref?.split('/').at(-1);
  const found = name === undefined ? schema : document.components?.schemas?.[name];
  const [first] = Object.values(examples ?? {});
  return example ?? first?.value ?? found?.examples?.[0] ?? found?.example;
}
