import type { AuditTrail } from './audit/audit-trail.ts';
import type { Authenticator } from './auth/authenticator.ts';
import type { ServerConfig } from './config/read-config.ts';
import { HttpError } from './http/http-error.ts';
import type { Resources } from './resources.ts';
import type { ServerRole } from './server-role.ts';

/** Who may call a role: nobody, before an authorization server stands. */
export function authenticatorOfRole(
  _role: ServerRole,
  config: ServerConfig,
  _resources: Resources,
): { readonly authenticator: Authenticator; readonly tokenUrl: string } {
  const issuer = config.oauth?.issuer ?? config.publicUrlOf('auth');
  return {
    tokenUrl: `${issuer}/token`,
    authenticator: {
      authenticate: () => Promise.reject(new HttpError('http.busy', 'no authorization server')),
    },
  };
}

/** Where what was done is written down; nothing is answered before. */
export function auditOfRole(): AuditTrail {
  return { append: () => Promise.reject(new HttpError('http.busy', 'no audit trail')) };
}
