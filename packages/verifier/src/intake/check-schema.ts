import { tellFault, validateCredential } from '@originmark/schemas';
import { ENTRY_TYPES } from '../chain/profile.ts';
import { type Finding, fail, pass, undecided } from '../verdict/fragment.ts';
import { type Credential, objectOr, stringAt } from './credential.ts';

const SCHEMA_BASE = 'https://originmark.example/schemas/';

/** What the schema check found: its findings, and whether the payload may be read as its type. */
export interface SchemaCheck {
  readonly readable: boolean;
  readonly findings: readonly Finding[];
}

/** Checks a credential against the one schema of its type. A schema is never fetched. */
export function checkSchema(credential: Credential): SchemaCheck {
  const { type, payload } = credential;
  // Intake has already said what is wrong with a type that the profile does not know.
  if (type === undefined)
    return {
      readable: false,
      findings: [
        undecided('schema.unknown', {
          on: credential,
          pointer: '/type',
          found: credential.typeName,
        }),
      ],
    };
  const fault = validateCredential(type, payload);
  if (fault !== undefined) {
    const facts = {
      on: credential,
      pointer: fault.pointer,
      ...tellFault(fault, payload),
    };
    // A date that the calendar does not have is a fault of time, whatever field it stands in.
    const code = fault.keyword === 'format' ? 'time.malformed' : 'schema.violation';
    return { readable: false, findings: [fail(code, facts)] };
  }
  const doubled = doubledLine(credential);
  if (doubled !== undefined)
    return {
      readable: false,
      findings: [
        fail('schema.violation', {
          on: credential,
          pointer: '/credentialSubject/lines',
          expected: 'each line number once',
          found: `line ${doubled} twice`,
        }),
      ],
    };
  const named = stringAt(objectOr(payload['credentialSchema']), 'id');
  const expected = `${SCHEMA_BASE}${type}.json`;
  if (named !== undefined && named !== expected)
    return {
      readable: true,
      findings: [
        undecided('schema.unknown', {
          on: credential,
          pointer: '/credentialSchema/id',
          expected,
          found: named,
        }),
      ],
    };
  return { readable: true, findings: [pass('schema', { on: credential })] };
}

/** JSON Schema cannot say that a member is unique in a list: two lines of one number would be two claims. */
function doubledLine({ type, subject }: Credential): number | undefined {
  if (!ENTRY_TYPES.some((entry) => entry === type)) return undefined;
  const seen = new Set<number>();
  for (const { line } of subject['lines'] as unknown as readonly { line: number }[]) {
    if (seen.has(line)) return line;
    seen.add(line);
  }
  return undefined;
}
