import { randomUUID } from 'node:crypto';
import type { App } from '../../apps/server/src/app.ts';
import type { Authenticator } from '../../apps/server/src/auth/authenticator.ts';
import type { Actor, Scope } from '../../apps/server/src/auth/scopes.ts';
import { recordCalls } from '../../apps/server/src/audit/record-calls.ts';
import { authRoutes } from '../../apps/server/src/auth/server/auth-routes.ts';
import {
  checkAnswers,
  type Disagreement,
} from '../../apps/server/src/check-answers.test-support.ts';
import { createApp } from '../../apps/server/src/create-app.ts';
import { readStory, type Story } from '../../apps/server/src/holdings/story.test-support.ts';
import { HttpError } from '../../apps/server/src/http/http-error.ts';
import { PRESSURE } from '../../apps/server/src/http/pressure.ts';
import { routesOf } from '../../apps/server/src/roles/routes-of.ts';
import { type Service, SERVICES } from '../../apps/server/src/server-role.ts';
import {
  openTestResources,
  type TestResources,
} from '../../apps/server/src/test-resources.test-support.ts';

/** Two traders, who runs the service, and customs. */
export const TENANTS = ['acme', 'other', 'operator', 'customs'] as const;

/** Who calls. What is left out is not shown. */
export interface Caller {
  readonly tenant: string;
  readonly actor: Actor;
  readonly scope: Scope;
  readonly bound?: boolean;
}

/** Every role over one database and chain, with tokens that say of themselves what they are. */
export interface Services {
  readonly story: Story;
  readonly resources: TestResources;
  /** `<method> <url>` of every route that there is, in the document or not. */
  readonly routes: Readonly<Record<Service, readonly string[]>>;
  /** Answers that are not what their document says. */
  readonly disagreements: readonly Disagreement[];
  readonly call: (
    role: Service,
    request: {
      readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
      readonly url: string;
      readonly caller?: Caller;
      readonly headers?: Readonly<Record<string, string>>;
      readonly payload?: string | object | Buffer;
    },
  ) => Promise<{ readonly status: number; readonly body: string }>;
  close(): Promise<void>;
}

const authenticator: Authenticator = {
  authenticate({ authorization }) {
    if (authorization === undefined)
      return Promise.reject(new HttpError('auth.token-missing', 'no token'));
    const { actor, bound, scope, tenant } = JSON.parse(authorization) as Caller;
    return Promise.resolve({
      subject: `client-of-${tenant}-${randomUUID()}`,
      tenant,
      actors: new Set([actor]),
      scopes: new Set([scope]),
      ...(bound === true && { boundTo: 'a-key' }),
    });
  },
};

export async function openServices(): Promise<Services> {
  const story = await readStory();
  const resources = await openTestResources();
  const trusting = {
    ...resources,
    trust: () => Promise.resolve(story.trust),
  };
  for (const id of TENANTS)
    await resources.database.transaction((tx) =>
      tx
        .insertInto('tenant')
        .values({ id, name: id, created_at: new Date(resources.now) })
        .execute(),
    );
  const apps = new Map<Service, App>();
  let calls = 0;
  const disagreements: Disagreement[] = [];
  const routes: Record<Service, string[]> = { issuer: [], wallet: [], verifier: [], auth: [] };
  for (const role of SERVICES)
    apps.set(
      role,
      await createApp({
        role,
        authenticator,
        tokenUrl: 'https://auth.example/token',
        readiness: () => Promise.resolve({}),
        // Who may call is asked here, not how often, nor how busy the machine is; behind `inject` is no wire.
        pressure: { ...PRESSURE, loopDelayMs: 0, heapBytes: 2 ** 40, stallMs: 3_600_000 },
        routes: [
          checkAnswers(disagreements),
          (app) =>
            app.addHook('onRoute', ({ method, url }) => {
              routes[role].push(...[method].flat().map((one) => `${one} ${url}`));
            }),
          ...(role === 'auth'
            ? [
                recordCalls(resources.audit),
                ...authRoutes({ ...resources, serve: () => undefined }),
              ]
            : routesOf(role, trusting)),
        ],
      }),
    );
  return {
    story,
    resources,
    routes,
    disagreements,
    async call(role, { caller, headers, method, payload, url }) {
      const app = apps.get(role);
      if (app === undefined) throw new Error(`no service ${role}`);
      calls += 1;
      const answer = await app.inject({
        method,
        // Nobody is held up for what others asked.
        remoteAddress: `10.0.${calls >> 8}.${calls & 255}`,
        url,
        headers: { ...headers, ...(caller && { authorization: JSON.stringify(caller) }) },
        ...(payload !== undefined && { payload }),
      });
      return { status: answer.statusCode, body: answer.body };
    },
    async close() {
      for (const app of apps.values()) await app.close();
      await resources.close();
    },
  };
}
