import type { ServerRole } from '../server-role.ts';

/** What a process of the service is: one of the three roles, or the authorization server. */
export type ProcessRole = ServerRole | 'auth';

export const PROCESS_ROLES = ['issuer', 'wallet', 'verifier', 'auth'] as const;

/** The first of the ports of all processes, unless ORIGINMARK_PORT names another. */
export const FIRST_PORT = 8701;

/** How many ports follow each other, the first included. */
export const PORT_COUNT = 9;

const AT: Readonly<Record<ProcessRole | 'chain', number>> = {
  issuer: 0,
  wallet: 1,
  verifier: 2,
  chain: 3,
  auth: 4,
};

const METRICS_AT: Readonly<Record<ProcessRole, number>> = {
  issuer: 5,
  wallet: 6,
  verifier: 7,
  auth: 8,
};

/** Where a process listens, or the embedded chain. */
export function portOf(process: ProcessRole | 'chain', first = FIRST_PORT): number {
  return first + AT[process];
}

/** Where a process tells its metrics, to this machine alone. */
export function metricsPortOf(role: ProcessRole, first = FIRST_PORT): number {
  return first + METRICS_AT[role];
}

export function isProcessRole(text: string): text is ProcessRole {
  return PROCESS_ROLES.some((role) => role === text);
}
