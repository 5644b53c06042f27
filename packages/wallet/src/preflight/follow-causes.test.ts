import { describe, expect, it } from '@jest/globals';
import type { PreflightProblem } from '@originmark/schemas';
import { heldOf } from '../held.test-support.ts';
import type { HeldCredential } from '../read-credential.ts';
import { type Causes, followCauses } from './follow-causes.ts';

const right = heldOf({ id: 'urn:right', type: 'IntellectualPropertyRightsCredential' });
const licence = heldOf({
  id: 'urn:licence',
  type: 'IntellectualPropertyRightsLicenseCredential',
  edges: [['under', right]],
});
const certification = heldOf({ id: 'urn:certification', type: 'USMCACertificationOfOrigin' });
const receipt = heldOf({
  id: 'urn:receipt',
  type: 'CertificationReceiptCredential',
  edges: [['received', certification]],
});
const invoice = heldOf({ id: 'urn:invoice', type: 'CommercialInvoiceCredential' });
const MEMBERS = [right, licence, certification, receipt, invoice];

/** A problem of a paper, or of none. */
function problem(
  about: HeldCredential | string | undefined,
  codes: readonly string[],
  more: Partial<PreflightProblem> = {},
): PreflightProblem {
  const held = typeof about === 'object' ? about : undefined;
  const credential = typeof about === 'string' ? about : held?.id;
  return {
    kind: 'defective',
    effect: 'exception',
    codes: [...codes],
    ...(credential !== undefined && { credential }),
    ...(held !== undefined && { credentialType: held.type }),
    what: 'what',
    remedy: 'remedy',
    ask: [],
    ...more,
  };
}

/** What each problem follows from, all of them told. */
function causesOf(problems: readonly PreflightProblem[], more: Partial<Causes> = {}) {
  const causes = { told: problems, setAside: [], members: MEMBERS, ...more };
  return followCauses(problems, causes).map(({ followsFrom }) => followsFrom);
}

const REVOKED = problem(right, ['status.revoked'], { kind: 'withdrawn' });

describe('a problem follows', () => {
  it('from the paper that its own rests on, however deep, and the paper’s own trouble does not', () => {
    const below = problem(licence, ['chain.parent-revoked']);
    expect(causesOf([REVOKED, below])).toEqual([undefined, 'urn:right']);
    const between = heldOf({ id: 'urn:sub', type: licence.type, edges: [['under', licence]] });
    expect(
      causesOf([REVOKED, problem(between, ['chain.parent-revoked'])], {
        members: [...MEMBERS, between],
      }),
    ).toEqual([undefined, 'urn:right']);
  });

  it('where a gap without a paper of its own is told beside a cause', () => {
    expect(causesOf([REVOKED, problem(undefined, ['licence.none'])])).toEqual([
      undefined,
      'urn:right',
    ]);
  });

  it('from the receipt that would prove possession, against the edge', () => {
    const wrong = problem(receipt, ['signature.invalid']);
    const late = problem(certification, ['origin.possession-unproven']);
    expect(causesOf([wrong, late])).toEqual([undefined, 'urn:receipt']);
    // Its legal twin: of any other finding the edge runs one way.
    const other = problem(certification, ['chain.existence-unproven']);
    expect(causesOf([wrong, other])).toEqual([undefined, undefined]);
  });

  it('from a document only what documents link', () => {
    const wrong = problem(invoice, ['signature.invalid']);
    expect(
      causesOf([
        wrong,
        problem(licence, ['licence.goods-not-linked']),
        problem(licence, ['chain.root-untrusted']),
        problem(undefined, ['origin.no-certification']),
      ]),
    ).toEqual([undefined, 'urn:invoice', undefined, undefined]);
  });

  it('as a gap only from a paper of its own kind', () => {
    const wrong = problem(certification, ['signature.invalid']);
    const noCertification = problem(undefined, ['origin.no-certification']);
    const noLicence = problem(undefined, ['licence.none']);
    expect(causesOf([wrong, noCertification, noLicence])).toEqual([
      undefined,
      'urn:certification',
      undefined,
    ]);
    expect(causesOf([REVOKED, noCertification, noLicence])).toEqual([
      undefined,
      undefined,
      'urn:right',
    ]);
  });

  it('from another trouble of the same paper only what a wrong paper brings upon itself', () => {
    const wrong = problem(licence, ['signature.invalid']);
    expect(
      causesOf([
        wrong,
        problem(licence, ['chain.existence-unproven']),
        problem(licence, ['scope.rights']),
      ]),
    ).toEqual([undefined, 'urn:licence', undefined]);
  });

  it('from a paper that was remembered and is not held, where another serves in its place', () => {
    const gone = problem('urn:gone', ['origin.no-certification'], { kind: 'missing' });
    const instead = problem(certification, ['origin.no-certification']);
    expect(causesOf([gone, instead])).toEqual([undefined, 'urn:gone']);
    // Told of another line, it is no substitute of this one.
    expect(causesOf([instead], { told: [gone, instead] })).toEqual([undefined]);
  });

  it('from a paper that was set aside, where that would have made up for it', () => {
    const aside = problem('urn:aside', ['signature.invalid']);
    expect(
      causesOf([problem(certification, ['origin.possession-unproven'])], { setAside: [aside] }),
    ).toEqual(['urn:aside']);
    expect(causesOf([problem(licence, ['chain.root-untrusted'])], { setAside: [aside] })).toEqual([
      undefined,
    ]);
  });
});

describe('a problem stands for itself', () => {
  it.each([
    ['it is none that another brings about', problem(licence, ['signature.invalid'])],
    ['one of its codes is', problem(licence, ['chain.parent-revoked', 'scope.term'])],
    [
      'it is about a document by its number',
      problem(undefined, ['documents.conflict'], { number: 'INV-1' }),
    ],
    ['it has no code', problem(licence, [])],
  ])('where %s', (_, own) => {
    expect(causesOf([REVOKED, own])).toEqual([undefined, undefined]);
  });

  it.each(['notice', 'undecided'] as const)('beside a %s, which is no cause', (kind) => {
    const told = problem(right, ['status.revoked'], { kind });
    expect(causesOf([told, problem(licence, ['chain.parent-revoked'])])).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('rather than follow from what follows itself: the root is named', () => {
    const between = problem(licence, ['chain.parent-revoked']);
    const gap = problem(undefined, ['licence.none']);
    expect(causesOf([between, gap, REVOKED])).toEqual(['urn:right', 'urn:right', undefined]);
  });

  it('and nothing else of it changes', () => {
    const below = problem(licence, ['chain.parent-revoked']);
    expect(followCauses([below], { told: [REVOKED], setAside: [], members: MEMBERS })).toEqual([
      { ...below, followsFrom: 'urn:right' },
    ]);
  });
});
