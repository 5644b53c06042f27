/** The tenant of whoever runs the service. It has no trade: its admins make tenants and clients. */
export const OPERATOR_TENANT = 'operator';
