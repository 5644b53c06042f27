import { describe, expect, it } from '@jest/globals';
import type { EntryVerdict } from '@originmark/schemas';
import { heldOf } from '../held.test-support.ts';
import type { EntryMatch, LineMatch } from '../match/match-entry.ts';
import type { LineSupport } from '../present/draft-entry.ts';
import type { HeldCredential } from '../read-credential.ts';
import { distance, narrowSupport, supportLines } from './choose-support.ts';

const certifications = ['a', 'b', 'c', 'd'].map((name) =>
  heldOf({ id: `urn:certification:${name}`, type: 'USMCACertificationOfOrigin' }),
);
const receipts = certifications.map((one) =>
  heldOf({
    id: one.id.replace('certification', 'receipt'),
    type: 'CertificationReceiptCredential',
    edges: [['received', one]],
  }),
);
const right = heldOf({ id: 'urn:right', type: 'IntellectualPropertyRightsCredential' });
const licence = (name: string, under: HeldCredential) =>
  heldOf({
    id: `urn:licence:${name}`,
    type: 'IntellectualPropertyRightsLicenseCredential',
    edges: [['under', under]],
  });
const master = licence('master', right);
const sub = licence('sub', master);
const other = licence('other', right);
const invoice = heldOf({ id: 'urn:invoice', type: 'CommercialInvoiceCredential' });

/** What is held for a line: four certifications with two receipts each, the authorities, an invoice. */
function lineOf(line: number, authorities: readonly HeldCredential[] = []): LineMatch {
  return {
    question: { line: { line } },
    certifications: certifications.map((certification, at) => ({
      certification,
      receipts: [receipts[at], receipts[at]],
    })),
    authorities,
    documents: [invoice],
    forgotten: [],
    undeclaredRights: [],
  } as unknown as LineMatch;
}
const matchOf = (...lines: LineMatch[]): EntryMatch => ({ lines, looseReceipts: [], filing: {} });
const names = (support: readonly LineSupport[] | undefined) =>
  support?.map(({ credentials }) => credentials.map(({ id }) => id.replace('urn:', '')));

interface Judged {
  readonly preference?: string;
  readonly credential?: string;
  readonly ipr?: readonly { readonly outcome: string; readonly path: readonly string[] }[];
  readonly documents?: string;
  readonly outcome?: string;
  readonly filing?: string;
}

function verdictOf(judged: Judged): EntryVerdict {
  const { credential, documents, filing, ipr = [], outcome, preference } = judged;
  return {
    outcome: outcome ?? 'no-exception',
    filing: { outcome: filing ?? 'shown' },
    lines: [
      {
        line: 1,
        preference: { outcome: preference ?? 'supported', credential },
        ipr,
        documents: { outcome: documents ?? 'consistent' },
      },
    ],
  } as unknown as EntryVerdict;
}

describe('supportLines', () => {
  it('presents three candidates of each kind, the likeliest first, each with its first receipt', () => {
    const match = matchOf(lineOf(1, [sub, master, other, right]));
    expect(names(supportLines(match))).toEqual([
      [
        'certification:a',
        'receipt:a',
        'certification:b',
        'receipt:b',
        'certification:c',
        'receipt:c',
        'licence:sub',
        'licence:master',
        'licence:other',
        'invoice',
      ],
    ]);
  });

  it('presents one of each where more than half of a bundle would be taken', () => {
    const lines = Array.from({ length: 15 }, (_, at) => {
      const own = Array.from({ length: 3 }, (__, n) =>
        heldOf({ id: `urn:certification:${at}-${n}`, type: 'USMCACertificationOfOrigin' }),
      );
      const candidates = own.map((certification) => ({
        certification,
        receipts: [
          heldOf({ id: `${certification.id}:receipt`, type: 'CertificationReceiptCredential' }),
        ],
      }));
      return { ...lineOf(at + 1), certifications: candidates };
    });
    // 15 lines with 3 certifications, 3 receipts each and one invoice: 91 of 200 have room.
    expect(supportLines(matchOf(...lines))[0]?.credentials).toHaveLength(7);
    const distinct = Array.from({ length: 10 }, (_, at) => ({
      ...lineOf(16 + at),
      certifications: [0, 1].map((n) => ({
        certification: heldOf({ id: `urn:more:${at}-${n}`, type: 'USMCACertificationOfOrigin' }),
        receipts: [],
      })),
    })) as LineMatch[];
    const wide = supportLines(matchOf(...lines, ...distinct));
    expect(wide[0]?.credentials.map(({ id }) => id)).toEqual([
      'urn:certification:0-0',
      'urn:certification:0-0:receipt',
      'urn:invoice',
    ]);
  });
});

describe('narrowSupport', () => {
  const match = matchOf(lineOf(1, [sub, master, other]));
  const wide = supportLines(match);
  const shown = [{ outcome: 'chain-shown', path: [sub.id, master.id, right.id] }];
  const narrowed = (judged: Judged, choice: 'likeliest' | 'verifier') =>
    names(narrowSupport(match, verdictOf(judged), wide, choice))?.[0];

  it('keeps the certification that carries the claim, and the leaf of the chain that is shown', () => {
    const judged = { credential: 'urn:certification:b', ipr: shown };
    for (const choice of ['likeliest', 'verifier'] as const)
      expect(narrowed(judged, choice)).toEqual([
        'certification:b',
        'receipt:b',
        'licence:sub',
        'invoice',
      ]);
  });

  it('keeps of those that carry nothing the likeliest, or what the verifier names', () => {
    const judged = {
      preference: 'not-supported',
      credential: 'urn:certification:b',
      ipr: [{ outcome: 'not-shown', path: [other.id] }],
    };
    expect(narrowed(judged, 'likeliest')).toEqual([
      'certification:a',
      'receipt:a',
      'licence:sub',
      'invoice',
    ]);
    expect(narrowed(judged, 'verifier')).toEqual([
      'certification:b',
      'receipt:b',
      'licence:other',
      'invoice',
    ]);
  });

  it('falls back to the likeliest where the verifier names none, or one that was not presented', () => {
    for (const credential of [undefined, 'urn:certification:d'])
      expect(narrowed({ ...(credential && { credential }) }, 'verifier')?.[0]).toBe(
        'certification:a',
      );
  });

  it('is nothing where nothing can be left out', () => {
    const one = matchOf({ ...lineOf(1), certifications: lineOf(1).certifications.slice(0, 1) });
    const all = supportLines(one);
    expect(narrowSupport(one, verdictOf({}), all, 'verifier')).toBeUndefined();
  });
});

describe('distance', () => {
  const of = (judged: Judged) => distance(verdictOf(judged));

  it('is 0 for a verdict without anything to mend', () => {
    expect(of({})).toBe(0);
    expect(of({ preference: 'not-claimed', ipr: [{ outcome: 'not-recorded', path: [] }] })).toBe(0);
  });

  it.each([
    ['the outcome', { outcome: 'review' }, { outcome: 'exception' }],
    ['the filing', { filing: 'undetermined' }, { filing: 'contradicted' }],
    ['the claim', { preference: 'undetermined' }, { preference: 'not-supported' }],
    [
      'a right',
      { ipr: [{ outcome: 'chain-shown-with-flags', path: [] }] },
      { ipr: [{ outcome: 'contradicted', path: [] }] },
    ],
    ['the documents', { documents: 'undetermined' }, { documents: 'differs' }],
  ])('grows with %s', (_, bad, worse) => {
    expect(of(bad)).toBeGreaterThan(0);
    expect(of(worse)).toBeGreaterThan(of(bad));
  });

  it('takes an outcome that is not known for the worst', () => {
    expect(of({ preference: 'a-new-one' })).toBeGreaterThan(of({ preference: 'contradicted' }));
  });

  it('weighs the outcome of the entry above all lines', () => {
    expect(of({ outcome: 'review' })).toBeGreaterThan(
      of({
        preference: 'contradicted',
        documents: 'differs',
        ipr: [{ outcome: 'contradicted', path: [] }],
      }),
    );
  });
});
