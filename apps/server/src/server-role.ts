/** What a process serves. */
export const SERVER_ROLES = ['issuer', 'wallet', 'verifier'] as const;

export type ServerRole = (typeof SERVER_ROLES)[number];

/** What an app may be: a role, or the authorization server. */
export const SERVICES = [...SERVER_ROLES, 'auth'] as const;

export type Service = (typeof SERVICES)[number];
