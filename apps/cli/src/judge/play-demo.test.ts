import { describe, expect, it } from '@jest/globals';
import { digestJson, type JsonValue, parseCompactJws } from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import { didOf, keyOf } from '@originmark/demo-entry';
import type { EntryVerdict, PreflightReport } from '@originmark/schemas';
import { validateCredential, validateFormat } from '@originmark/schemas';
import { readCredential } from '@originmark/wallet';
import { fileEntry } from './file-entry.ts';
import { createJudging, createStoryJudge } from './judge-story.ts';
import { playDemo } from './play-demo.ts';

const crypto = createNodeCrypto();
const judging = createJudging();
const played = await playDemo(judging);
const told = await createStoryJudge(judging)({ story: {} });

const presented = (bundleText: string): readonly string[] => {
  const { presentation } = JSON.parse(bundleText) as { presentation: string };
  const { verifiableCredential } = parseCompactJws(presentation, { maxBytes: 1 << 22 }).payload;
  return (verifiableCredential as { id: string }[]).map(({ id }) => id.split(',')[1] ?? '');
};

describe('the demo, played from the folders of the parties', () => {
  it('presents the very credentials that the story presents', () => {
    const [entry, ...members] = presented(played.bundleText);
    expect(new Set(members)).toEqual(new Set(told.story.members.slice(1)));
    expect(readCredential(entry ?? '', crypto).id).toBe(told.story.credentials.entry.credential.id);
    expect(played.files.get('parties/gulfline/issued/entry.jwt')).toBe(`${entry ?? ''}\n`);
  });

  it('is judged as the story itself is', () => {
    const { verdict } = played;
    expect(verdict.outcome).toBe('no-exception');
    expect(verdict.axes).toEqual(told.verdict.axes);
    expect(verdict.lines).toEqual(told.verdict.lines);
    expect(verdict.filing).toEqual(told.verdict.filing);
    expect(JSON.parse(played.files.get('verifier/verdict.json') ?? '')).toEqual(verdict);
  });

  it('has a pre-flight that fits its schema and asks for nothing: one part is sealed to the verifier', () => {
    const { preflight } = played;
    expect(validateFormat('PreflightReport', preflight as never)).toBeUndefined();
    expect(preflight.header).toEqual([]);
    expect(
      new Set(preflight.lines.flatMap(({ problems }) => problems.map(({ kind }) => kind))),
    ).toEqual(new Set(['sealed']));
  });

  it('ends with a report of that verdict, signed by the verifier', () => {
    const { header, payload } = parseCompactJws(played.report.token);
    expect(validateCredential('EntryVerificationReportCredential', payload)).toBeUndefined();
    expect(header.kid).toBe(keyOf('verifier').kid);
    const [entry = ''] = presented(played.bundleText);
    expect(payload).toMatchObject({
      issuer: { id: didOf('verifier') },
      credentialSubject: {
        evidencePackage: digestJson(
          JSON.parse(played.files.get('verifier/evidence.json') ?? '') as JsonValue,
          crypto.sha256,
        ),
      },
      edge: [
        { role: 'verified', credentialDigest: readCredential(entry, crypto).credentialDigest },
      ],
    });
    expect(played.files.get('parties/gulfline/received/from-verifier/report.jwt')).toBe(
      played.files.get('verifier/report.jwt'),
    );
  });

  it.each<[string, string, (report: PreflightReport, verdict: EntryVerdict) => unknown, unknown]>([
    [
      'a receipt that was never given',
      'toyReceipt.jwt',
      ({ lines }) => lines[1]?.problems.map(({ kind }) => kind),
      ['missing'],
    ],
    [
      'a licence that was never passed on',
      'sublicence.jwt',
      (_, { lines }) => lines[1]?.ipr.map(({ outcome }) => outcome),
      ['not-shown', 'not-shown'],
    ],
  ])(
    'misses %s, because the broker has its own folder and nothing else',
    async (_, name, read, expected) => {
      const files = new Map(played.files);
      expect(files.delete(`parties/gulfline/received/from-harborpine/${name}`)).toBe(true);
      files.delete('parties/gulfline/issued/entry.jwt');
      const { report, verdict } = await fileEntry(played.story, files, judging);
      expect(read(report, verdict)).toEqual(expected);
    },
  );
});
