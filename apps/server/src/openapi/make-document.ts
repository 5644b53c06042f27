import { authRoutes } from '../auth/server/auth-routes.ts';
import { createApp } from '../create-app.ts';
import type { Resources } from '../resources.ts';
import { routesOf } from '../roles/routes-of.ts';
import type { Service } from '../server-role.ts';

/** The OpenAPI document of a service, from its routes alone: nothing is opened, nothing is asked. */
export async function makeDocument(service: Service): Promise<object> {
  const app = await createApp({
    role: service,
    authenticator: { authenticate: () => Promise.reject(new Error('nothing is called')) },
    tokenUrl: 'https://auth.example/token',
    readiness: () => Promise.resolve({}),
    routes:
      service === 'auth'
        ? authRoutes({ clock: () => 0, database: nothingOpen().database, serve: () => undefined })
        : routesOf(service, nothingOpen()),
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
