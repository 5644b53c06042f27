/** What a process serves. */
export const SERVER_ROLES = ['issuer', 'wallet', 'verifier'] as const;

export type ServerRole = (typeof SERVER_ROLES)[number];
