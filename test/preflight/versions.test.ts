import { describe, expect, it } from '@jest/globals';
import { parseCompactJws } from '@originmark/core';
import { createDemoStory } from '@originmark/demo-entry';
import type { EntryLine, EntrySummary } from '@originmark/schemas';
import { verifyEntry } from '@originmark/verifier';
import { holdingsOf } from './holdings-of-story.ts';
import { crypto, preflightStory, summaryOf, verifierOf } from './preflight-story.ts';

const story = await createDemoStory();
const at = story.clocks.presentedAt;

/** The suitcases of the demo entry, or a part of them, as an entry of their own. */
function suitcases(entryNumber: string, pieces: number): EntrySummary {
  const summary = summaryOf(story);
  const line = summary.lines.find((one) => one.line === 3) as EntryLine;
  const amount = String(48 * pieces);
  return {
    ...summary,
    entryNumber,
    billNumbers: ['ZZGT26090771'],
    lines: [
      {
        ...line,
        line: 1,
        quantities: [{ value: String(pieces), unit: 'C62' }],
        enteredValue: { amount, currency: 'USD' },
        grossWeight: { value: String((4440 * pieces) / 1200), unit: 'KGM' },
      },
    ],
  };
}

describe('a shipment that is split', () => {
  it.each([
    ['Z9Z-0042617-4', 400],
    ['Z9Z-0042618-2', 800],
  ])('is certified once and supports entry %s of %d pieces', async (entryNumber, pieces) => {
    const summary = suitcases(entryNumber, pieces);
    const { report, support } = await preflightStory(story, holdingsOf(story), { summary });
    const [line] = report.lines;
    const types = support[0]?.credentials.map(({ type }) => type);

    expect(types).toContain('USMCACertificationOfOrigin');
    expect(line?.problems.flatMap(({ codes }) => codes)).not.toContain('origin.no-certification');
    expect(line?.preference).not.toBe('not-supported');
  });

  it('does not lend its certification to another shipment', async () => {
    const summary = suitcases('Z9Z-0042618-2', 400);
    for (const line of summary.lines) line.invoiceNumbers = ['MB-2026-05604'];
    const { report } = await preflightStory(story, holdingsOf(story), { summary });
    const [line] = report.lines;

    expect(line?.preference).toBe('not-supported');
    expect(line?.problems).toContainEqual(
      expect.objectContaining({ number: 'MB-2026-05604', kind: 'missing' }),
    );
  });
});

describe('a correction', () => {
  it('is a new version of the same entry: without its claim a line asks for nothing', async () => {
    const summary = summaryOf(story);
    summary.entryVersion = 2;
    const line = summary.lines.find((one) => one.line === 2) as EntryLine;
    delete line.spi;
    delete line.claimBasis;
    const { bundle, report } = await preflightStory(story, holdingsOf(story), { summary });
    const told = report.lines.find((one) => one.line === 2);
    const { payload } = parseCompactJws(bundle.bundle.presentation, { maxBytes: 10_000_000 });

    expect(report).toMatchObject({ entryNumber: 'Z9Z-0042617-4', entryVersion: 2 });
    expect(payload.nonce).toBe('Z9Z-0042617-4/2');
    expect(told).toMatchObject({ preference: 'not-claimed', problems: [], choices: [] });
    expect(told?.atStake).toBeUndefined();
  });

  it('is no replay of the version before it, which presented again in other words is one', async () => {
    const first = await preflightStory(story, holdingsOf(story));
    const accepted = first.bundle.members[0]?.credentialDigest ?? '';
    const memory = { entries: new Map([['Z9Z-0042617-4/1', accepted]]) };
    const clocks = { presentedAt: at, verifiedAt: at };
    const judge = async (version: number) => {
      const summary = { ...summaryOf(story), entryVersion: version, voyage: '027N' };
      const { bundle } = await preflightStory(story, holdingsOf(story), { summary });
      const given = { ...(await verifierOf(story)), bundle: bundle.text, clocks, crypto, memory };
      const { fragments } = await verifyEntry(given);
      return fragments.some(({ code }) => code === 'entry.replayed');
    };
    expect([await judge(1), await judge(2)]).toEqual([true, false]);
  });
});
