import { type SchemaFault, tellFault } from '@originmark/schemas';

/**
 * @internal What a schema asks for and is not met: "a member parties", "a value of type string, at
 * /lines/0/amount". What stands there is not repeated: it may be a number that is nobody's business.
 */
export function tellRule(fault: SchemaFault): string {
  return tellFault(fault, null).expected;
}
