import { Type } from 'typebox';
import { HttpError } from '../http/http-error.ts';

const CONTEXT = 'https://www.w3.org/ns/credentials/v2';
const MAX_TOKEN = 900_000;

/** A signed token as VC-API carries it (VC-DM 2.0 section 4.13), or as it is. */
function enveloped(type: string, mediaType: string) {
  const token = Type.String({ minLength: 1, maxLength: MAX_TOKEN, description: mediaType });
  return Type.Union([
    token,
    Type.Object(
      {
        '@context': Type.Optional(Type.Unknown()),
        type: Type.Union([Type.Literal(type), Type.Array(Type.String(), { maxItems: 10 })]),
        id: Type.String({ maxLength: MAX_TOKEN, description: `data:${mediaType},…` }),
      },
      { additionalProperties: false },
    ),
  ]);
}

export const EnvelopedCredential = enveloped('EnvelopedVerifiableCredential', 'application/vc+jwt');
export const EnvelopedPresentation = enveloped(
  'EnvelopedVerifiablePresentation',
  'application/vp+jwt',
);

interface Enveloped {
  readonly id: string;
}

/** The token inside. @throws HttpError `http.malformed` for an envelope of something else */
export function tokenOf(
  value: string | Enveloped,
  mediaType: 'application/vc+jwt' | 'application/vp+jwt',
  pointer: string,
): string {
  if (typeof value === 'string') return value;
  const start = `data:${mediaType},`;
  if (value.id.startsWith(start)) return value.id.slice(start.length);
  throw new HttpError('http.malformed', `${pointer}/id is no ${start}`, {
    pointer: `${pointer}/id`,
  });
}

/** A token in its envelope. */
export function envelope(token: string, of: 'Credential' | 'Presentation') {
  const mediaType = of === 'Credential' ? 'application/vc+jwt' : 'application/vp+jwt';
  return {
    '@context': CONTEXT,
    type: `EnvelopedVerifiable${of}` as const,
    id: `data:${mediaType},${token}`,
  };
}

/** For the `examples` of bodies. */
export const EXAMPLE_VC = envelope('e30.e30.e30', 'Credential');
export const EXAMPLE_VP = envelope('e30.e30.e30', 'Presentation');
