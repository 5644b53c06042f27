/** The code of a system error, such as `ENOENT`; undefined for any other. */
export function systemCode(cause: unknown): string | undefined {
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return undefined;
  const { code } = cause;
  return typeof code === 'string' && 'errno' in cause ? code : undefined;
}
