import { Type } from 'typebox';
import type { RoutePlugin } from '../app.ts';
import { type Service, SERVICES } from '../server-role.ts';

/** What has to answer before the service can work, by name: undefined where it does, else what is wrong. */
export type Readiness = () => Promise<Readonly<Record<string, string | undefined>>>;

const Live = Type.Object({ role: Type.Enum([...SERVICES]), live: Type.Literal(true) });
const Ready = Type.Object({
  ready: Type.Boolean(),
  failing: Type.Array(Type.String(), { description: 'names alone: the log says more' }),
});

/** `/livez` says that the process answers, `/readyz` that it can work. */
export function healthRoutes(role: Service, readiness: Readiness): RoutePlugin {
  return (app) => {
    app.get(
      '/livez',
      { config: { access: 'public' }, schema: { operationId: 'live', response: { 200: Live } } },
      () => ({ role, live: true as const }),
    );
    app.get(
      '/readyz',
      {
        config: { access: 'public' },
        schema: { operationId: 'ready', response: { 200: Ready, 503: Ready } },
      },
      async (_request, reply) => {
        const failing = Object.entries(await readiness())
          .filter(([, wrong]) => wrong !== undefined)
          .map(([name]) => name);
        return reply
          .code(failing.length === 0 ? 200 : 503)
          .send({ ready: failing.length === 0, failing });
      },
    );
  };
}
