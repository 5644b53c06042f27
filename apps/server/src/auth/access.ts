import type { Actor, Scope } from './scopes.ts';

/** Who may call a route. Every route says it; one that does not is refused when the app is made. */
export type Access =
  | 'public'
  | {
      readonly scope: Scope;
      readonly actors: readonly [Actor, ...Actor[]];
      /** Only a token that is bound to a key of the caller (RFC 9449, RFC 8705) is taken. */
      readonly bound?: true;
    };

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
}
