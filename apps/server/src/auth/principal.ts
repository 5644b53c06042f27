import type { Actor, Scope } from './scopes.ts';

/** Whoever calls, as its token was checked. Nothing of it comes from the request's own words. */
export interface Principal {
  /** `sub` of the token: a client of the authorization server, never a DID. */
  readonly subject: string;
  /** Whose data it works on; rows of others do not exist for it. */
  readonly tenant: string;
  readonly actors: ReadonlySet<Actor>;
  readonly scopes: ReadonlySet<Scope>;
  /** Thumbprint of the key or certificate that the token is bound to, and that the request showed. */
  readonly boundTo?: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Undefined on public routes alone: use {@link principalOf}. */
    principal: Principal | undefined;
  }
}

/** @throws Error on a public route: a bug */
export function principalOf({
  principal,
}: {
  readonly principal: Principal | undefined;
}): Principal {
  if (principal === undefined) throw new Error('a public route knows no principal');
  return principal;
}
