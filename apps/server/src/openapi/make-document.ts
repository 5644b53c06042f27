import { createApp } from '../create-app.ts';
import type { Resources } from '../resources.ts';
import { routesOf } from '../roles/routes-of.ts';
import type { ServerRole } from '../server-role.ts';

/** The OpenAPI document of a role, from its routes alone: nothing is opened, nothing is asked. */
export async function makeDocument(role: ServerRole): Promise<object> {
  const app = await createApp({
    role,
    authenticator: { authenticate: () => Promise.reject(new Error('nothing is called')) },
    tokenUrl: 'https://auth.example/token',
    readiness: () => Promise.resolve({}),
    routes: routesOf(role, nothingOpen()),
  });
  try {
    return app.swagger();
  } finally {
    await app.close();
  }
}

/** Routes are made over what they would work with, and use nothing of it before they are called. */
function nothingOpen(): Resources {
  const stub: unknown = new Proxy(() => stub, {
    get: (_target, name) => (typeof name === 'symbol' || name === 'then' ? undefined : stub),
    apply: () => stub,
  });
  return new Proxy({} as Resources, {
    get: (_target, name) => (name === 'publicUrl' ? 'https://here.example' : stub),
  });
}
