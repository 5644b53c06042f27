import { describe, expect, it } from '@jest/globals';
import type { PreflightLine, PreflightProblem, PreflightReport } from '@originmark/schemas';
import { createPage } from './page.ts';
import { printPreflightSummary } from './preflight-summary.ts';

const support = (credentialType: string, outcome: 'valid' | 'invalid' = 'valid') => ({
  credential: `urn:example:${credentialType}`,
  credentialDigest: 'uEiA',
  credentialType,
  issuer: 'did:web:maker.example',
  outcome,
});
const missing: PreflightProblem = {
  kind: 'missing',
  effect: 'review',
  codes: ['licence.none'],
  what: 'No licence is held.',
  remedy: 'Ask for it.',
  ask: [{ role: 'right-owner', id: 'did:web:owner.example', name: 'Owner' }],
};
const line: PreflightLine = {
  line: 2,
  claimed: 'S',
  preference: 'supported',
  supports: [
    support('USMCACertificationOfOrigin'),
    support('CommercialInvoiceCredential'),
    support('CommercialInvoiceCredential'),
    support('OrganizationIdentityCredential'),
  ],
  problems: [],
  lapsing: [],
  atStake: {
    rate: '20 %',
    duty: { amount: '11520.00', currency: 'USD' },
    fees: { amount: '199.53', currency: 'USD' },
    unknown: [],
  },
  choices: [
    { choice: 'file-without-claim', preference: 'not-claimed', claimUntil: '2027-09-14', note: '' },
  ],
};
const report: PreflightReport = {
  type: 'PreflightReport',
  version: 1,
  advisory: true,
  notice: 'Advisory.',
  entryNumber: 'Z9Z-0042617-4',
  entryVersion: 1,
  at: '2026-09-24T15:10:00Z',
  outcome: 'clean',
  header: [],
  lapsing: [],
  lines: [line],
  bundle: { credentials: 5, bytes: 1000 },
  verdict: 'uEiA',
};

function printed(told: PreflightReport): readonly string[] {
  const page = createPage({ width: 120, color: false });
  printPreflightSummary(page, told, { explain: (text) => text.replace('licence', 'LICENCE') });
  return page.text().trimEnd().split('\n').slice(3);
}

describe('the pre-flight, printed', () => {
  it('says of a line what is claimed, on what, and what is at stake', () => {
    expect(printed(report)).toEqual([
      'Line 2 claims S: supported',
      '  supported by: 4 credentials, all valid: USMCACertificationOfOrigin, 2 CommercialInvoiceCredential, and who signed them',
      '  at stake: duty 11,520.00 USD (20 %); fees 199.53 USD; filed without the claim, it may be made until 2027-09-14',
    ]);
  });

  it('says what to mend and whom to ask, in the words of the report', () => {
    expect(printed({ ...report, header: [missing], lines: [] })).toEqual([
      '  to mend: missing (licence.none): No LICENCE is held. Ask for it.',
      '    ask: Owner',
    ]);
  });

  it('says which support is not valid, which paper was left out, and what ends soon', () => {
    const bare: PreflightLine = {
      line: 1,
      preference: 'not-claimed',
      supports: [support('CommercialInvoiceCredential', 'invalid')],
      problems: [],
      lapsing: [
        {
          credential: 'urn:example:licence',
          credentialType: 'MakerAuthorizationCredential',
          what: 'licence-term',
          until: '2026-11-01',
          days: 37,
          ask: [],
        },
      ],
      choices: [],
      undeclaredRights: [{ right: 'https://rights.example/1', credential: 'urn:example:right' }],
      setAside: [{ ...missing, credentialType: 'BillOfLadingCredential', kind: 'defective' }],
    };
    expect(printed({ ...report, lines: [bare] })).toEqual([
      'Line 1 claims no preference: not-claimed',
      '  supported by: 1 credential, 1 not shown to be valid: CommercialInvoiceCredential, and who signed them',
      '  right not declared: https://rights.example/1',
      '  left out: BillOfLadingCredential, defective',
      'about to lapse: MakerAuthorizationCredential, 2026-11-01 (37 days)',
    ]);
  });

  it('says of a line that nothing supports that nothing does', () => {
    expect(printed({ ...report, lines: [{ ...line, supports: [] }] })[1]).toBe(
      '  supported by: nothing that is held',
    );
  });
});
