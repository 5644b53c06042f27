import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import {
  CHECKS,
  type CodeEntry,
  CODES,
  checkOf,
  codeEntry,
  type FindingCode,
  isCheckName,
  isFindingCode,
} from './registry.ts';
import { PLACEHOLDERS } from './render.ts';

/** The findings as the formats list them (section 6), area by area. */
const LISTED = `
  intake.too-large intake.malformed intake.not-json intake.unknown-type intake.duplicate-id
  intake.duplicate-key intake.staple-unproven intake.sealed-unreadable
  signature.invalid signature.alg-not-allowed signature.malformed signature.typ-mismatch
  signature.header-key-refused signature.crit-unknown
  issuer.mismatch did.unresolvable did.deactivated did.method-not-allowed key.not-found
  key.wrong-purpose key.controller-mismatch key.weak key.revoked key.rotated-unproven key.compromised
  claims.mismatch time.not-yet-valid time.expired time.malformed time.in-future
  time.claim-unconfirmed
  schema.violation schema.unknown context.unknown context.undefined-term
  status.revoked status.revoked-since status.suspended status.missing status.unavailable status.stale
  status.rolled-back status.purpose-mismatch status.out-of-range status.untrusted-list
  status.malformed
  chain.parent-missing chain.digest-mismatch chain.cycle chain.too-deep chain.role-unknown
  chain.edge-missing chain.target-type chain.issuer-not-authorized chain.root-untrusted
  chain.sublicense-not-granted chain.have-made-not-granted chain.parent-revoked chain.parent-expired
  chain.existence-unproven
  scope.rights scope.goods scope.activity scope.territory scope.term scope.quantity scope.makers
  scope.depth
  holder.nonce holder.audience holder.replayed holder.not-bound holder.expired
  entry.number-invalid entry.filer-not-shown entry.line-unsupported entry.importer-mismatch
  entry.replayed
  origin.no-certification origin.hs-mismatch origin.blanket-period origin.single-shipment-other-shipment origin.possession-unproven
  origin.possessed-late origin.agreement-not-in-force origin.spi-mismatch origin.criterion-invalid
  origin.party-outside-territory origin.acceptance-expired origin.rule-not-met
  origin.rule-undecidable origin.value-content origin.de-minimis-exceeded origin.statement-missing
  origin.transit origin.identity-self-asserted
  licence.none licence.right-not-recorded licence.right-lapsed licence.maker-not-covered
  licence.goods-not-covered licence.goods-not-linked licence.made-outside-term
  licence.contract-limit licence.quantity-exceeded licence.gray-market
  documents.conflict documents.existence-missing documents.existence-mismatch
  documents.existence-late`
  .trim()
  .split(/\s+/);

const FLAGS = `
  intake.staple-unproven time.claim-unconfirmed origin.identity-self-asserted licence.contract-limit
  licence.quantity-exceeded scope.quantity licence.right-not-recorded`
  .trim()
  .split(/\s+/);

const WHOLLY_EXCEPTION = [
  'intake',
  'signature',
  'issuer',
  'claims',
  'context',
  'holder',
  'chain',
  'scope',
];

/** Codes of the checks above that the paragraph "Effect" takes out. */
const TAKEN_OUT = `
  intake.unknown-type intake.staple-unproven intake.sealed-unreadable
  chain.parent-missing chain.edge-missing chain.parent-expired chain.existence-unproven
  scope.quantity`
  .trim()
  .split(/\s+/);

const SINGLE_EXCEPTIONS = `
  schema.violation
  key.not-found key.wrong-purpose key.controller-mismatch key.weak key.revoked key.compromised
  time.malformed time.in-future
  status.revoked status.rolled-back status.purpose-mismatch status.out-of-range
  status.untrusted-list status.malformed
  entry.number-invalid entry.importer-mismatch entry.replayed
  origin.agreement-not-in-force origin.spi-mismatch origin.criterion-invalid origin.rule-not-met
  origin.value-content origin.de-minimis-exceeded origin.single-shipment-other-shipment
  licence.made-outside-term documents.existence-mismatch`
  .trim()
  .split(/\s+/);

function expectedEffect(code: string): string {
  if (FLAGS.includes(code)) return 'flag';
  const check = code.split('.')[0] ?? '';
  const inWhole = WHOLLY_EXCEPTION.includes(check) && !TAKEN_OUT.includes(code);
  return inWhole || SINGLE_EXCEPTIONS.includes(code) ? 'exception' : 'review';
}

const rows = Object.entries(CODES) as [FindingCode, CodeEntry][];
const FORMATS = new URL('../../../../../shared/design/formats.md', import.meta.url);
const formats = existsSync(FORMATS) ? readFileSync(FORMATS, 'utf8') : undefined;
const describeWithPage = formats === undefined ? describe.skip : describe;

/** Beyond the design page (ADR 28). */
const ADDED: readonly string[] = ['origin.single-shipment-other-shipment'];

/** What stands in backquotes in the rows of the table of findings. */
function codesOfTable(page: string): string[] {
  const section = page.slice(page.indexOf('\n## 6. '), page.indexOf('\n**Effect**'));
  const table = section.split('\n').filter((row) => row.startsWith('|'));
  return [...table.join('\n').matchAll(/`([a-z]+\.[a-z-]+)`/g)].map((match) => match[1] ?? '');
}

describe('the registry of finding codes', () => {
  test('has the codes of the formats, each once, in their order, and no other', () => {
    expect(Object.keys(CODES)).toEqual(LISTED);
    expect(new Set(LISTED).size).toBe(LISTED.length);
  });

  describeWithPage('beside the design page (SKIPPED when that page is not there)', () => {
    test('has the codes of its table', () => {
      const codes = Object.keys(CODES).filter((code) => !ADDED.includes(code));
      expect(codes).toEqual(codesOfTable(formats ?? ''));
    });
  });

  test('gives every code the effect of the formats', () => {
    const effects = Object.fromEntries(rows.map(([code, { effect }]) => [code, effect]));
    expect(effects).toEqual(Object.fromEntries(LISTED.map((code) => [code, expectedEffect(code)])));
    expect(
      [...FLAGS, ...TAKEN_OUT, ...SINGLE_EXCEPTIONS].filter((code) => !LISTED.includes(code)),
    ).toEqual([]);
  });

  test('names the checks in the order of the codes, each once', () => {
    expect(CHECKS).toEqual([...new Set(LISTED.map((code) => code.split('.')[0]))]);
  });

  test('knows its codes and its checks, and takes nothing else for one', () => {
    expect(LISTED.every(isFindingCode)).toBe(true);
    for (const value of [
      'status',
      'status.',
      'Status.revoked',
      'toString',
      '__proto__',
      '',
      1,
      null,
      undefined,
      ['status.revoked'],
    ])
      expect(isFindingCode(value)).toBe(false);
    expect(CHECKS.every(isCheckName)).toBe(true);
    for (const value of ['status.revoked', 'toString', '', null, undefined])
      expect(isCheckName(value)).toBe(false);
  });

  test('tells the check of a code and what is said of it', () => {
    for (const [code, entry] of rows) {
      expect(checkOf(code)).toBe(code.split('.')[0]);
      expect(codeEntry(code)).toBe(entry);
    }
  });

  test('does not compile with a code that does not exist', () => {
    // @ts-expect-error a misspelt code is no FindingCode
    const misspelt: FindingCode = 'status.revokd';
    expect(isFindingCode(misspelt)).toBe(false);
  });

  test('does what is said to need existence proofs of documents later', () => {
    const codes = (part: CodeEntry['from']) =>
      rows.filter(([, { from }]) => from === part).map(([code]) => code);
    expect(codes('ledger')).toEqual([
      'documents.existence-missing',
      'documents.existence-mismatch',
      'documents.existence-late',
    ]);
  });
});

describe.each(rows)('what is said of %s', (code, entry) => {
  const sentences = [
    entry.officer,
    entry.remedy,
    ...(entry.consequence === undefined ? [] : [entry.consequence]),
  ];
  const all = [entry.title, entry.reference, entry.decisionBelongsTo, ...sentences];

  test('is there, in whole sentences', () => {
    for (const text of all) expect(text).toMatch(/^\S.*\S$/u);
    for (const sentence of sentences) expect(sentence).toMatch(/^(\[[^\]]*\])?[[A-Z].*\.$/u);
    expect(entry.title).toMatch(/^[A-Z][^.]{2,60}$/u);
    expect(entry.reference).not.toMatch(/\.$/u);
    expect(entry.reference.replace(/ \[not confirmed\]$/u, '')).not.toContain('[');
  });

  test('names only known placeholders, and only in the sentence of the officer', () => {
    const named = [...entry.officer.matchAll(/\{([^}~]*)[^}]*\}/gu)].map((match) => match[1]);
    expect(PLACEHOLDERS).toEqual(expect.arrayContaining(named));
    for (const text of all.filter((each) => each !== entry.officer))
      expect(text).not.toMatch(/[{}]/u);
  });

  test('accuses nobody and decides nothing about entry', () => {
    for (const text of all) {
      expect(text).not.toMatch(/counterfeit|fake|fraud|forge|false claim|pirat|illegal|smuggl/iu);
      expect(text).not.toMatch(/admissib/iu);
      expect(text).not.toMatch(
        /(den|refus|prohibit|exclu)\w*\s+(of\s+)?(entry|admission|release)/iu,
      );
    }
  });

  test('speaks of preference as a rate of duty and of rights as a detention procedure', () => {
    const consequence = entry.consequence ?? '';
    const check = checkOf(code);
    const isPreference = check === 'origin' && entry.effect !== 'flag';
    expect(/rate/u.test(consequence)).toBe(isPreference);
    expect(/[Dd]etention|seiz/u.test(consequence) && check !== 'licence').toBe(false);
    expect(consequence !== '' && check !== 'origin' && check !== 'licence').toBe(false);
  });
});
