import { Type } from 'typebox';

/** A signed credential in JSON (VC Data Model 2.0 section 4.13): its token is the credential. */
export const EnvelopedVerifiableCredential = Type.Object(
  {
    '@context': Type.String(),
    id: Type.String({ description: 'data:application/vc+jwt,<token>' }),
    type: Type.Literal('EnvelopedVerifiableCredential'),
  },
  { $id: 'EnvelopedVerifiableCredential', additionalProperties: false },
);

const PREFIX = 'data:application/vc+jwt,';

export function toEnvelope(token: string) {
  return {
    '@context': 'https://www.w3.org/ns/credentials/v2',
    id: `${PREFIX}${token}`,
    type: 'EnvelopedVerifiableCredential' as const,
  };
}

/** The token of a text that is one, or that envelopes one. */
export function tokenOf(text: string): string {
  return text.startsWith(PREFIX) ? text.slice(PREFIX.length) : text;
}
