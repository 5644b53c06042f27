import type { OpenDatabase } from './open/open-database.ts';
/** Does what the owner of the tables can and the program cannot, without the rules that hold rows together. */
export declare function asOwner(
  { db }: OpenDatabase,
  statements: readonly string[],
): Promise<readonly Record<string, unknown>[]>;
//# sourceMappingURL=as-owner.test-support.d.ts.map
