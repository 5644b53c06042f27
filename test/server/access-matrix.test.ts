import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ACTORS, type Actor } from '../../apps/server/src/auth/scopes.ts';
import { SERVICES } from '../../apps/server/src/server-role.ts';
import { type Caller, openServices, type Services } from './open-services.test-support.ts';
import { type Operation, readOperations } from './read-operations.ts';
import { BODIES, FIXTURES, SHARED } from './tenant-fixtures.test-support.ts';

// Every route of every role, as its OpenAPI document lists them, by everybody who might call it.

/** What anybody may call. A route that is open by mistake is found because it does not stand here. */
const PUBLIC = [
  'POST /presentations/available',
  'POST /api/presentations/available',
  'POST /presentations/submissions',
  'POST /api/presentations/submissions',
  // Whoever has the link may answer, once.
  'GET /supply/{link}',
  'POST /supply/{link}',
  'GET /livez',
  'GET /readyz',
  'GET /.well-known/did.json',
  'GET /did.json',
  'GET /api/did.json',
  'GET /{a}/did.json',
  'GET /{a}/{b}/did.json',
  'GET /{a}/{b}/{c}/did.json',
  'GET /1.0/identifiers/{did}',
  'GET /status/{purpose}/{number}',
  'GET /{a}/status/{purpose}/{number}',
  'GET /{a}/{b}/status/{purpose}/{number}',
  'GET /{a}/{b}/{c}/status/{purpose}/{number}',
  'GET /status/{did}/{purpose}/{number}',
  'POST /token',
  'GET /jwks',
  'GET /.well-known/oauth-authorization-server',
];
/** What the document does not list: itself, and the page that shows it. */
const UNLISTED = [
  '/openapi.json',
  '/docs/',
  '/docs/page.js',
  '/docs/swagger-ui.css',
  '/docs/swagger-ui-bundle.js',
];

/** It resolves without a network. */
const KNOWN_DID = 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK';

const ALL = (await Promise.all(SERVICES.map(readOperations))).flat();
const CLOSED = ALL.filter(({ access }) => access !== undefined);
const titled = (operations: readonly Operation[]) =>
  operations.map((one) => [`${one.role} ${one.method} ${one.path}`, one] as const);
const OF_A_TENANT = CLOSED.filter(
  ({ access, id, parameters }) =>
    parameters.length > 0 &&
    !Object.hasOwn(SHARED, id) &&
    // Who answers for all sees all.
    access?.actors.some((actor) => !['officer', 'auditor'].includes(actor)),
);

let services: Services;
beforeAll(async () => {
  services = await openServices();
}, 120_000);
afterAll(() => services.close());

const TENANT_OF: Partial<Record<Actor, string>> = {
  officer: 'customs',
  auditor: 'operator',
  admin: 'operator',
};

function urlOf({ path }: Operation, values: Readonly<Record<string, string>> = {}): string {
  return path.replaceAll(/\{([^}]+)\}/g, (_whole, name: string) =>
    encodeURIComponent(values[name] ?? (name === 'did' ? KNOWN_DID : 'nothing')),
  );
}

/** What became of a call: who was kept out and why, or that the caller was let in. */
async function outcomeOf(operation: Operation, caller?: Caller): Promise<string> {
  const { body, method, role } = operation;
  const isJson = body?.mediaType === 'application/json' || body?.mediaType.endsWith('+json');
  const answer = await services.call(role, {
    method,
    url: urlOf(operation),
    ...(caller && { caller }),
    ...(body !== undefined && {
      headers: { 'content-type': body.mediaType },
      payload: isJson === true && body.example !== undefined ? JSON.stringify(body.example) : 'x',
    }),
  });
  const { status } = answer;
  if (status === 401 || status === 403)
    return `${status} ${(JSON.parse(answer.body) as { code: string }).code}`;
  return status >= 500 || status === 429 ? `${status} ${answer.body}` : 'let in';
}

describe('the list of routes', () => {
  it('has no open route that is not meant to be open', () => {
    const open = ALL.filter(({ access }) => access === undefined);
    const strange = open.filter(({ method, path }) => !PUBLIC.includes(`${method} ${path}`));
    expect(strange.map(({ id, path }) => [id, path])).toEqual([]);
  });

  it.each(SERVICES)('of %s is complete: every route stands in the document', (role) => {
    const listed = ALL.filter((one) => one.role === role).map(
      ({ method, path }) => `${method} ${path}`,
    );
    const routes = services.routes[role]
      .filter((route) => !route.startsWith('HEAD '))
      .map((route) => route.replaceAll(/:(\w+)/g, '{$1}'));
    const hidden = routes.filter((route) => !listed.includes(route));
    expect(hidden.filter((route) => !UNLISTED.includes(route.replace('GET ', '')))).toEqual([]);
  });

  it('gives an example of every body', () => {
    const without = ALL.filter(
      ({ body }) => body?.mediaType === 'application/json' && body.example === undefined,
    );
    expect(without.map(({ id }) => id)).toEqual([]);
  });
});

describe.each(titled(CLOSED))('%s', (_title, operation) => {
  const { actors, bound, scope } = operation.access!;
  const caller = (actor: Actor, change: Partial<Caller> = {}): Caller => ({
    tenant: TENANT_OF[actor] ?? 'acme',
    actor,
    scope,
    bound: true,
    ...change,
  });

  it('lets in whom its document names, with its scope and a bound token, and nobody else', async () => {
    const found: Record<string, string> = { nobody: await outcomeOf(operation) };
    const expected: Record<string, string> = { nobody: '401 auth.token-missing' };
    for (const actor of ACTORS) {
      found[actor] = await outcomeOf(operation, caller(actor));
      expected[actor] = actors.includes(actor) ? 'let in' : '403 auth.forbidden';
    }
    const [actor] = actors;
    const other = scope === 'resolve:did' ? 'read:worklist' : 'resolve:did';
    found['another scope'] = await outcomeOf(operation, caller(actor!, { scope: other }));
    expected['another scope'] = '403 auth.scope';
    found['no key'] = await outcomeOf(operation, caller(actor!, { bound: false }));
    expected['no key'] = bound ? '401 auth.unbound' : 'let in';
    expect(found).toEqual(expected);
  });
});

describe('what is of a tenant', () => {
  it('has a fixture for every operation that names it', () => {
    const without = OF_A_TENANT.filter(({ id }) => !Object.hasOwn(FIXTURES, id));
    expect(
      without.map(({ id }) => `${id}: add it to test/server/tenant-fixtures.test-support.ts`),
    ).toEqual([]);
    const known = new Set(ALL.map(({ id }) => id));
    const left = [...Object.keys(FIXTURES), ...Object.keys(SHARED)].filter((id) => !known.has(id));
    expect(left).toEqual([]);
  });

  it.each(titled(OF_A_TENANT.filter(({ id }) => Object.hasOwn(FIXTURES, id))))(
    'does not exist for another: %s',
    async (_title, operation) => {
      const { body, id, method, role } = operation;
      const { actors, scope } = operation.access!;
      const actor = actors.find((one) => !['officer', 'auditor'].includes(one))!;
      const values = await FIXTURES[id]!(services);
      const ask = async (tenant: string, of: Readonly<Record<string, string>>) => {
        const answer = await services.call(role, {
          method,
          url: urlOf(operation, of),
          caller: { tenant, actor, scope, bound: true },
          ...(body !== undefined && {
            headers: { 'content-type': body.mediaType },
            payload: JSON.stringify(BODIES[id]?.(values) ?? body.example),
          }),
        });
        return { ...answer, text: withoutNames(answer.body, of) };
      };
      const nothing = Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, unlike(value)]),
      );
      const missing = await ask('other', nothing);
      const foreign = await ask('other', values);
      expect([foreign.status, foreign.text]).toEqual([404, missing.text]);
      const own = await ask('acme', values);
      expect([own.status < 300, own.status]).toEqual([true, own.status]);
    },
    60_000,
  );
});

describe('what was answered in all of this', () => {
  it('is what the documents say of it', () => {
    expect(services.disagreements).toEqual([]);
  });
});

/** Another name of the same form, of nothing that there is. */
function unlike(name: string): string {
  if (name.startsWith('did:web:')) return name.replace('did:web:', 'did:web:no-');
  const last = name.at(-1) === 'A' ? 'E' : 'A';
  return `${name.slice(0, -1)}${last}`;
}

/** A problem without what differs from answer to answer. */
function withoutNames(body: string, values: Readonly<Record<string, string>>): string {
  const named = Object.values(values)
    .toSorted((a, b) => b.length - a.length)
    .reduce((text, value) => text.replaceAll(value, '<name>'), body);
  return named.replace(/urn:uuid:[0-9a-f-]+/, '<instance>');
}
