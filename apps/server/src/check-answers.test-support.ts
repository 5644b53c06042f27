import { Ajv, type ValidateFunction } from 'ajv';
import type { RoutePlugin } from './app.ts';

/** An answer that is not what the document says of it. */
export interface Disagreement {
  readonly route: string;
  readonly status: number;
  readonly fault: string;
}

/**
 * Compares every answer of JSON with what its route says of it; a status that the route does not name is a problem.
 * Put it before the routes.
 * @param found takes what disagrees
 */
export function checkAnswers(found: Disagreement[]): RoutePlugin {
  return (app) => {
    let ajv: Ajv | undefined;
    const known = new Map<object, ValidateFunction>();
    const compile = (schema: object): ValidateFunction => {
      ajv ??= new Ajv({
        strict: false,
        formats: { uri: true },
        schemas: Object.values(app.getSchemas()) as object[],
      });
      const validate = known.get(schema) ?? ajv.compile(schema);
      known.set(schema, validate);
      return validate;
    };
    app.addHook('onSend', (request, reply, payload, done) => {
      const type = String(reply.getHeader('content-type') ?? '');
      const { schema, url = '' } = request.routeOptions;
      const responses = schema?.response as Readonly<Record<string, object>> | undefined;
      if (
        !request.is404 &&
        responses !== undefined &&
        typeof payload === 'string' &&
        /json/.test(type)
      ) {
        const route = `${request.method} ${url}`;
        const status = reply.statusCode;
        const said = responses[String(status)] ?? (status < 400 ? undefined : { $ref: 'Problem' });
        if (said === undefined)
          found.push({ route, status, fault: 'the route names no such status' });
        else if (!('content' in said)) {
          const validate = compile(said);
          if (!validate(JSON.parse(payload)))
            found.push({ route, status, fault: JSON.stringify(validate.errors?.[0]) });
        }
      }
      done(null, payload);
    });
  };
}
