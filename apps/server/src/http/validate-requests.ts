import { Ajv, type Options } from 'ajv';
import type { FastifyInstance } from 'fastify';
import { HttpError } from './http-error.ts';

const STRICT: Options = {
  allErrors: false,
  coerceTypes: false,
  removeAdditional: false,
  useDefaults: false,
  formats: { uri: true },
};

/**
 * Schemas decide, and change nothing: no member of a body is coerced, filled in or dropped. Query and path
 * are text, so numbers in them are read as numbers.
 */
export function validateRequests(app: FastifyInstance): void {
  const bodies = new Ajv(STRICT);
  const texts = new Ajv({ ...STRICT, coerceTypes: 'array', useDefaults: true });
  app.setValidatorCompiler(({ httpPart, schema }) => {
    const validate = (httpPart === 'body' ? bodies : texts).compile(schema as object);
    return (data: unknown) => {
      if (validate(data)) return { value: data };
      const [fault] = validate.errors ?? [];
      const pointer = fault?.instancePath ?? '';
      const found = `${httpPart ?? 'request'}${pointer} ${fault?.message ?? 'is not what the route takes'}`;
      return { error: new HttpError('http.malformed', found, { pointer }) };
    };
  });
  // What is computed is what is sent: the default serializer would drop and coerce by the schema.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
}
