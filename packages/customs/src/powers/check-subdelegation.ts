import { type Checked, accepted, refused } from '../checked.ts';

/** A holder of a power that lets somebody else act. */
export interface Subdelegation {
  readonly isPrincipalResident?: boolean;
  /** Whether the original power expressly lets the agent appoint subagents. */
  readonly isExpresslyAllowed?: boolean;
  /** Whether who delegates has its power from the principal, or is a subagent already. */
  readonly delegator: 'agent' | 'subagent';
  /** A broker's licensed officer or authorised employee acts for the broker and is no subagent (141.43(c)). */
  readonly delegate: 'subagent' | 'officer-or-employee-of-the-broker';
  /** Whether the original power lets the broker act through its officers and employees. */
  readonly namesOfficersAndEmployees?: boolean;
  readonly isDelegateResident?: boolean;
  readonly acceptsService?: boolean;
  readonly purpose: 'customs-business' | 'export-information';
}

/**
 * Whether an agent may let another act (19 CFR 141.43). The agent of a resident principal may not, save for electronic
 * export information; that of a principal abroad may with express authority, and only a resident who may accept service
 * of process. A subagent of either never delegates on. A broker that files under such a chain has no power directly from
 * the importer all the same (111.36(c)(3)): see `checkPower`.
 * Reasons: `subdelegation-by-subagent`, `subdelegation-of-resident`, `subdelegation-not-express`,
 * `subdelegation-to-nonresident`, `subdelegation-officers-not-named`, `subdelegation-undecided` (facts are missing).
 * The value is the paragraph that allows it.
 */
export function checkSubdelegation(asked: Subdelegation): Checked<string> {
  if (asked.delegate === 'officer-or-employee-of-the-broker') return checkOfficers(asked);
  if (asked.delegator === 'subagent')
    return refused('subdelegation-by-subagent', 'A subagent cannot delegate its power.');
  if (asked.isPrincipalResident === undefined)
    return refused('subdelegation-undecided', 'Say whether the principal is a resident.');
  return asked.isPrincipalResident ? checkOfResident(asked) : checkOfNonresident(asked);
}

function checkOfficers({ namesOfficersAndEmployees }: Subdelegation): Checked<string> {
  if (namesOfficersAndEmployees === true) return accepted('19 CFR 141.43(c)');
  return namesOfficersAndEmployees === false
    ? refused(
        'subdelegation-officers-not-named',
        'The power does not let the broker act through officers or employees.',
      )
    : refused('subdelegation-undecided', 'Say whether the power names officers and employees.');
}

function checkOfResident({ purpose }: Subdelegation): Checked<string> {
  return purpose === 'export-information'
    ? accepted('19 CFR 141.43(a)')
    : refused(
        'subdelegation-of-resident',
        'The holder of a power for a resident principal cannot appoint a subagent.',
      );
}

function checkOfNonresident(asked: Subdelegation): Checked<string> {
  const { acceptsService, isDelegateResident, isExpresslyAllowed } = asked;
  if (isExpresslyAllowed === false)
    return refused('subdelegation-not-express', 'The original power gives no express authority.');
  if (isDelegateResident === false || acceptsService === false)
    return refused(
      'subdelegation-to-nonresident',
      'A subagent must be a resident who may accept service of process.',
    );
  return isExpresslyAllowed === true && isDelegateResident === true && acceptsService === true
    ? accepted('19 CFR 141.43(b)')
    : refused(
        'subdelegation-undecided',
        'Say whether authority is express and the agent resident.',
      );
}
