import { describe, expect, it } from '@jest/globals';
import { checkSubdelegation, type Subdelegation } from './check-subdelegation.ts';

const ASKED: Subdelegation = {
  isPrincipalResident: true,
  delegator: 'agent',
  delegate: 'subagent',
  purpose: 'customs-business',
};
const ABROAD: Subdelegation = {
  ...ASKED,
  isPrincipalResident: false,
  isExpresslyAllowed: true,
  isDelegateResident: true,
  acceptsService: true,
};

describe('checkSubdelegation', () => {
  it.each([
    ['a resident’s agent for export information', { ...ASKED, purpose: 'export-information' }, 'a'],
    ['an agent of a principal abroad, expressly', ABROAD, 'b'],
    [
      'a broker through its officers',
      { ...ASKED, delegate: 'officer-or-employee-of-the-broker', namesOfficersAndEmployees: true },
      'c',
    ],
  ] as const)('allows %s', (_, asked, paragraph) => {
    expect(checkSubdelegation(asked)).toEqual({ ok: true, value: `19 CFR 141.43(${paragraph})` });
  });

  it.each([
    ['subdelegation-of-resident', ASKED],
    ['subdelegation-of-resident', { ...ASKED, isExpresslyAllowed: true }],
    ['subdelegation-by-subagent', { ...ABROAD, delegator: 'subagent' }],
    [
      'subdelegation-by-subagent',
      { ...ASKED, delegator: 'subagent', purpose: 'export-information' },
    ],
    ['subdelegation-not-express', { ...ABROAD, isExpresslyAllowed: false }],
    ['subdelegation-to-nonresident', { ...ABROAD, isDelegateResident: false }],
    ['subdelegation-to-nonresident', { ...ABROAD, acceptsService: false }],
    [
      'subdelegation-officers-not-named',
      { ...ASKED, delegate: 'officer-or-employee-of-the-broker', namesOfficersAndEmployees: false },
    ],
    ['subdelegation-undecided', { ...ASKED, delegate: 'officer-or-employee-of-the-broker' }],
    [
      'subdelegation-undecided',
      { delegator: 'agent', delegate: 'subagent', purpose: 'export-information' },
    ],
    [
      'subdelegation-undecided',
      {
        isPrincipalResident: false,
        delegator: 'agent',
        delegate: 'subagent',
        purpose: 'customs-business',
      },
    ],
  ] as const)('refuses with %s: %#', (reason, asked) => {
    expect(checkSubdelegation(asked)).toMatchObject({ ok: false, reason });
  });
});
