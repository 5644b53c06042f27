import type { Principal } from '../auth/principal.ts';
import { HttpError } from '../http/http-error.ts';

/** The tenant of whoever runs the service. It has no trade: its admins make tenants and clients. */
export const OPERATOR_TENANT = 'operator';

/** @throws HttpError `auth.forbidden` */
export function assertOperator({ tenant }: Principal): void {
  if (tenant !== OPERATOR_TENANT)
    throw new HttpError('auth.forbidden', `only ${OPERATOR_TENANT} may do this`);
}
