import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createUnseal, digestBytes, type JsonValue, parseCompactJws } from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import { createDemoStory, type DemoStory } from '@originmark/demo-entry';
import {
  type EntryVerdict,
  type EntryVerificationReport,
  type EvidencePackage,
  validateCredential,
} from '@originmark/schemas';
import {
  compareReport,
  createEvidencePackage,
  createVerificationReport,
  loadTrustPolicy,
  recordWays,
  verifyEntry,
} from '@originmark/verifier';
import { digestPackage } from '../../packages/verifier/src/evidence/package-parts.ts';

const crypto = createNodeCrypto();
const example = (name: string): string =>
  readFileSync(new URL(`../../schemas/examples/valid/${name}.json`, import.meta.url), 'utf8');
const small = JSON.parse(example('EvidencePackage')) as EvidencePackage;
const reporter = {
  id: 'urn:uuid:b43b3fdd-fa23-5079-a82a-762ed9b53355',
  issuer: { id: 'did:web:verifier.example', name: 'Verifier' },
  crypto,
};
const TYPE = 'EntryVerificationReportCredential';
const subjectOf = (of: EvidencePackage): EntryVerificationReport =>
  createVerificationReport(of, reporter).credentialSubject;

let story: DemoStory;
let evidence: EvidencePackage;
let verdict: EntryVerdict;
beforeAll(async () => {
  story = await createDemoStory();
  evidence = await keep(7);
  verdict = JSON.parse(evidence.verdict) as EntryVerdict;
}, 60_000);

/** The demo entry with its sealed record open, kept under a salt. */
async function keep(salt: number): Promise<EvidencePackage> {
  const recorder = recordWays(crypto);
  const { bundleText: bundle, clocks, counters, policyText: text, record } = story;
  const policy = await loadTrustPolicy({ text, at: clocks.verifiedAt, crypto });
  const input = {
    bundle,
    policy,
    crypto,
    clocks,
    counters,
    record: record!,
    ...recorder.ways({ unseal: createUnseal(story.unsealKeys) }),
  };
  const judged = await verifyEntry(input);
  return createEvidencePackage({
    input,
    recorder,
    verdict: judged,
    policy: { text },
    salt: new Uint8Array(32).fill(salt),
  });
}

describe('createVerificationReport', () => {
  it('says what the verdict says, names its evidence package, and fits its schema', () => {
    const report = createVerificationReport(evidence, reporter);
    expect(validateCredential(TYPE, report as never)).toBeUndefined();
    expect(report).toMatchObject({
      issuer: reporter.issuer,
      validFrom: verdict.clocks.verified,
      credentialSubject: {
        entryNumber: verdict.entryNumber,
        advisory: true,
        outcome: 'no-exception',
        axes: verdict.axes,
        clocks: verdict.clocks,
        policy: verdict.policy,
        evidencePackage: digestPackage(evidence, crypto.sha256),
      },
    });
    expect(report.credentialSubject.verdictDigest).toBeUndefined();
    expect(report.credentialSubject.counters).toBeUndefined();
  });

  it('has an edge to the entry that was judged, and to no entry that it does not rest on', () => {
    const [some] = verdict.credentials;
    const entry = { ...some!, type: 'CBP7501EntrySummaryCredential', reached: true };
    const stray = { ...entry, id: 'urn:uuid:74bf7b15-06df-5fef-a34c-f4177463056d', reached: false };
    const told = JSON.stringify({ ...verdict, credentials: [entry, stray] });
    const { edge } = createVerificationReport({ ...evidence, verdict: told }, reporter);
    expect(edge).toEqual([
      { role: 'verified', credential: entry.id, credentialDigest: entry.credentialDigest },
    ]);
  });

  it('reports a bundle that cannot be read, without number and without edge', () => {
    const report = createVerificationReport(small, reporter);
    expect(validateCredential(TYPE, report as never)).toBeUndefined();
    expect(report.edge).toBeUndefined();
    expect(report.credentialSubject).toMatchObject({ entryNumber: null, outcome: 'exception' });
  });
});

describe('what a report reveals', () => {
  /** Every text and number of a value, with the names of its members left out. */
  const stringsOf = (value: JsonValue): string[] => {
    if (Array.isArray(value)) return (value as readonly JsonValue[]).flatMap(stringsOf);
    if (typeof value === 'object' && value !== null)
      return Object.values(value as Record<string, JsonValue>).flatMap(stringsOf);
    return typeof value === 'boolean' || value === null ? [] : [String(value)];
  };
  /** What a verifier says of any entry: no secret of anybody. */
  const isOpen = (text: string): boolean =>
    text.length < 4 ||
    /^https:\/\/(www\.w3\.org|originmark\.example)\//.test(text) ||
    ['VerifiableCredential', story.policyText].includes(text);

  it('is no text of a sealed part or of a production record, nor of any paper of a supplier', async () => {
    const { presentation, sealed } = JSON.parse(story.bundleText) as {
      presentation: string;
      sealed: { jwe: string }[];
    };
    const unseal = createUnseal(story.unsealKeys);
    const opened = await Promise.all(
      sealed.map(async ({ jwe }) => new TextDecoder().decode(await unseal(jwe))),
    );
    expect(opened).toHaveLength(1);
    const { verifiableCredential } = parseCompactJws(presentation, { maxBytes: 1 << 22 }).payload;
    const members = (verifiableCredential as unknown as { id: string }[]).map(
      ({ id }) => id.split(',')[1] ?? '',
    );
    const papers = [...opened, ...members].map(
      (token) => parseCompactJws(token, { maxBytes: 1 << 20 }).payload,
    );
    const secrets = papers
      .filter(({ type }) => !(type as string[]).includes('CBP7501EntrySummaryCredential'))
      .flatMap((payload) => stringsOf(payload))
      .filter((text) => !isOpen(text));
    expect(
      papers.filter(({ type }) => (type as string[]).includes('ProductionRecordCredential')),
    ).not.toEqual([]);
    expect(secrets.length).toBeGreaterThan(500);
    const said = new Set(stringsOf(createVerificationReport(evidence, reporter) as never));
    expect(secrets.filter((secret) => said.has(secret))).toEqual([]);
    // The same of the text, for whatever is long enough not to be found by chance.
    const text = JSON.stringify(createVerificationReport(evidence, reporter));
    expect(secrets.filter((secret) => secret.length > 8 && text.includes(secret))).toEqual([]);
  });

  it('does not confirm a guess at the sealed numbers, not even the right one', () => {
    const subject = subjectOf(evidence);
    const said = JSON.stringify(subject);
    // The guess is the true verdict itself, over the true numbers: its digest would confirm it.
    expect(evidence.verdict).toContain('determination');
    expect(said).not.toContain(
      digestBytes(new TextEncoder().encode(evidence.verdict), crypto.sha256),
    );
    for (const [part, digest] of Object.entries({ ...evidence.digests }))
      expect([part, said.includes(digest)]).toEqual([part, false]);
    const guesses = Array.from({ length: 200 }, (_, at) => ({
      ...evidence,
      salt: Buffer.from(new Uint8Array(32).fill(at + 8)).toString('base64url'),
    }));
    const shown = guesses.map((guess) =>
      compareReport(subject, { value: guess, digest: '' }, crypto).some(
        ({ holds, item }) => holds && item.startsWith('commitments'),
      ),
    );
    expect(new Set(shown)).toEqual(new Set([false]));
  });

  it('is another commitment for the same verdict under another salt', async () => {
    const other = subjectOf(await keep(8));
    const own = subjectOf(evidence);
    for (const name of ['verdict', 'fragments', 'inputs'] as const)
      expect(other.commitments?.[name]).not.toBe(own.commitments?.[name]);
    expect(other.evidencePackage).not.toBe(own.evidencePackage);
    expect(other.outcome).toBe(own.outcome);
  });
});

describe('compareReport', () => {
  const whole = () => ({ value: evidence, digest: digestPackage(evidence, crypto.sha256) });
  const failed = (subject: EntryVerificationReport): string[] =>
    compareReport(subject, whole(), crypto)
      .filter(({ holds }) => !holds)
      .map(({ item }) => item);

  it('holds for the package that a report is of, in all five things', () => {
    const compared = compareReport(subjectOf(evidence), whole(), crypto);
    expect(compared.map(({ holds, item }) => [item, holds])).toEqual([
      ['said', true],
      ['evidencePackage', true],
      ['commitments.verdict', true],
      ['commitments.fragments', true],
      ['commitments.inputs', true],
    ]);
  });

  it('holds for a report of the older form, by its plain digest', () => {
    const own = Object.entries(subjectOf(evidence));
    const older = Object.fromEntries(
      own.filter(([name]) => name !== 'commitments' && name !== 'evidencePackage'),
    ) as unknown as EntryVerificationReport;
    const verdictDigest = digestBytes(new TextEncoder().encode(evidence.verdict), crypto.sha256);
    expect(failed({ ...older, verdictDigest })).toEqual([]);
    expect(failed({ ...older, verdictDigest: evidence.digests.salt })).toEqual(['verdictDigest']);
  });

  it.each<[string, (subject: EntryVerificationReport) => EntryVerificationReport, string[]]>([
    ['a better outcome', (subject) => ({ ...subject, outcome: 'review' }), ['said']],
    [
      'another package',
      (subject) => ({ ...subject, evidencePackage: evidence.digests.salt }),
      ['evidencePackage'],
    ],
    [
      'another commitment',
      (subject) => ({
        ...subject,
        commitments: { ...subject.commitments!, inputs: subject.commitments!.verdict },
      }),
      ['commitments.inputs'],
    ],
  ])('does not hold for %s', (_, change, items) => {
    expect(failed(change(subjectOf(evidence)))).toEqual(items);
  });

  it('does not hold for the package of another verdict', () => {
    const other = { value: small, digest: digestPackage(small, crypto.sha256) };
    const compared = compareReport(subjectOf(evidence), other, crypto);
    expect(compared.every(({ holds }) => !holds)).toBe(true);
  });
});
