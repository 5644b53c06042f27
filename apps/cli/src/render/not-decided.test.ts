import { beforeAll, describe, expect, it } from '@jest/globals';
import { createNodeCrypto } from '@originmark/core/node';
import type { StoryDraft, TwinStory } from '@originmark/demo-entry';
import { readBundle } from '../files/read-bundle.ts';
import { createStoryJudge, type StoryJudge } from '../judge/judge-story.ts';
import { createNames } from './names.ts';
import { printNotDecided } from './not-decided.ts';
import { createPage } from './page.ts';
import type { Report } from './report.ts';

let judge: StoryJudge;
beforeAll(() => {
  judge = createStoryJudge();
});

async function reportOf(twin: TwinStory): Promise<Report> {
  const { story, verdict, policy } = await judge(twin);
  const view = await readBundle(new TextEncoder().encode(story.bundleText), 'b', {
    sha256: createNodeCrypto().sha256,
  });
  return { verdict, view, policy, names: createNames(view, verdict, policy), hosts: {} };
}

function textOf(report: Report): string {
  const page = createPage({ width: 120, color: false });
  printNotDecided(page, report);
  return page.text();
}

describe('what could not be decided', () => {
  it('is nothing in the demo, whose records and whose ledger decide everything', async () => {
    const text = textOf(await reportOf({ story: {} }));
    expect(text).toContain('Nothing was left open');
  });

  it('is put down to a production record that says too little', async () => {
    const edit = ({ credentials }: StoryDraft): void => {
      delete credentials.shirtRecord.credential.credentialSubject.processes;
    };
    const text = textOf(await reportOf({ story: { edit } }));
    expect(text).not.toContain('Only proofs of existence');
    expect(text).toMatch(
      /Origin was computed anew [^\0]*\n {2}origin\.rule-undecidable: line 1; credentials \[/,
    );
    expect(text).toContain('So preference is undetermined on line 1');
    expect(text).not.toContain('draw-down');
    expect(text).not.toContain('Also open');
  });

  it('is put down to proofs of existence where the policy trusts no ledger', async () => {
    const edit = ({ policy }: StoryDraft): void => {
      delete policy.ledgers;
    };
    const text = textOf(await reportOf({ story: { edit } }));
    expect(text).toMatch(
      /Only proofs of existence on a ledger of the trust policy decide this[^\0]*\n {2}chain\.existence-unproven: [^\0]*\n {2}origin\.possession-unproven: lines 1, 2, 3;/,
    );
    expect(text).toContain('So preference is undetermined on lines 1, 2, 3');
  });

  it('is put down to draw-down counters where none were given', async () => {
    const text = textOf(await reportOf({ story: {}, verify: { withoutCounters: true } }));
    expect(text).toMatch(
      /Only draw-down counters, [^\0]*\n {2}scope\.quantity: line 2; credentials/,
    );
  });

  it('is listed with its code where it is anything else', async () => {
    const text = textOf(await reportOf({ story: {}, verify: { withoutUnseal: true } }));
    expect(text).toMatch(/Also open, [^\0]*\n {2}intake\.sealed-unreadable: /);
  });

  it('is nothing where every check came to an answer', async () => {
    const report = await reportOf({ story: {} });
    const verdict = { ...report.verdict, fragments: [], lines: [] };
    expect(textOf({ ...report, verdict })).toContain('Nothing was left open');
  });
});
