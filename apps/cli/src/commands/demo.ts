import { createUnseal } from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import { HOSTILE_TWINS, type HostileTwin, readAeFile } from '@originmark/demo-entry';
import { parseAe } from '@originmark/customs';
import { CliError, EXIT, type ExitCode, wrongUsage } from '../errors.ts';
import { readBundle } from '../files/read-bundle.ts';
import { writeStory } from '../files/write-story.ts';
import type { Call, Io } from '../io.ts';
import { createJudging, createStoryJudge, type StoryJudge } from '../judge/judge-story.ts';
import { type PlayedDemo, playDemo } from '../judge/play-demo.ts';
import type { TwinResult } from '../judge/run-twin.ts';
import { runTwins } from '../judge/run-twins.ts';
import { formatAmount } from '../render/format-amount.ts';
import { createNames } from '../render/names.ts';
import { createPage, type Page, readStyle } from '../render/page.ts';
import { printPreflightSummary } from '../render/preflight-summary.ts';
import { printReport } from '../render/print-report.ts';
import { printSignedReport } from '../render/signed-report.ts';
import { printTimeline } from '../render/timeline.ts';
import { printTwin, printTwinsHeading, printTwinsTotal } from '../render/twins.ts';

export interface DemoArgs {
  readonly json?: boolean;
  readonly color?: boolean;
  /** Id of the one twin to run. */
  readonly only?: string;
  /** Folder to write the story's files to. */
  readonly write?: string;
}

/**
 * Plays the whole story of the demo entry, from the first recognition to the verifier's signed report, and
 * prints it with the pre-flight and the verdict; then every hostile twin.
 * @returns 0 when the story could be told and every twin behaved, or nobody reads any more
 * @throws CliError 64, 65, 70
 */
export async function runDemo(
  { args, io }: Call<DemoArgs>,
  twins: readonly HostileTwin[] = HOSTILE_TWINS,
): Promise<ExitCode> {
  const chosen = chooseTwins(twins, args.only);
  const judging = createJudging();
  const judge = createStoryJudge(judging);
  const played = await playDemo(judging);
  const command = args.write === undefined ? undefined : await writeStory(played, args.write, io);
  const results =
    args.json === true
      ? await runQuietly(played, chosen, judge, io)
      : await runAloud(played, chosen, judge, { args, io }, command);
  // Nobody reads any more: what was left out for that is no fault.
  if (io.isRead()) assertBehaved(played, results);
  return EXIT.noException;
}

function chooseTwins(
  twins: readonly HostileTwin[],
  only: string | undefined,
): readonly HostileTwin[] {
  if (only === undefined) return twins;
  const chosen = twins.filter(({ id }) => id === only);
  if (chosen.length === 0)
    throw wrongUsage(
      `No hostile twin has the id "${only}": the ids are ${twins.map(({ id }) => id).join(', ')}.`,
    );
  return chosen;
}

async function runQuietly(
  played: PlayedDemo,
  twins: readonly HostileTwin[],
  judge: StoryJudge,
  io: Io,
): Promise<TwinResult[]> {
  const results: TwinResult[] = [];
  for await (const result of runTwins(twins, judge, io.threads)) results.push(result);
  const { acts, bundleDigest, preflight, report, verdict } = played;
  const told = { verdict, acts, preflight, bundleDigest, report, twins: results };
  await io.out(`${JSON.stringify({ type: 'DemoReport', version: 1, ...told })}\n`);
  return results;
}

/**
 * Prints as it goes: the first verdict is there at once, and the twins one after the other, for as
 * long as somebody reads.
 */
async function runAloud(
  played: PlayedDemo,
  twins: readonly HostileTwin[],
  judge: StoryJudge,
  { args, io }: Call<DemoArgs>,
  command: string | undefined,
): Promise<TwinResult[]> {
  const style = readStyle(io, args);
  const print = async (write: (page: Page) => void): Promise<void> => {
    const page = createPage(style);
    write(page);
    await io.out(page.text());
  };
  const view = await readBundle(new TextEncoder().encode(played.bundleText), 'the demo bundle', {
    sha256: createNodeCrypto().sha256,
    unseal: createUnseal(played.story.unsealKeys),
  });
  const names = createNames(view, played.verdict, played.policy);
  await print((page) => {
    page.put(asFiled());
    printTimeline(page, played.acts, played.story.parties);
    printPreflightSummary(page, played.preflight, names);
    printReport(page, { ...played, view, names, hosts: {} });
    printSignedReport(page, played);
    if (command !== undefined) {
      page.heading('Files');
      page.put(`Written to ${String(args.write)}. The same entry, judged from these files:`);
    }
  });
  // On a line of its own and not wrapped: it is there to be copied.
  if (command !== undefined) await io.out(`  ${command}\n`);
  await print((page) => {
    page.put('');
    printTwinsHeading(page, twins.length);
  });
  const results: TwinResult[] = [];
  if (!io.isRead()) return results;
  for await (const result of runTwins(twins, judge, io.threads)) {
    results.push(result);
    await print((page) => {
      printTwin(page, result);
    });
    // Leaving the loop ends the threads too.
    if (!io.isRead()) return results;
  }
  await print((page) => {
    page.put('');
    printTwinsTotal(page, results);
  });
  return results;
}

/** The entry as the broker filed it. */
function asFiled(): string {
  const { records, summary } = parseAe(readAeFile());
  const { lines = [], totals } = summary ?? {};
  return `The demo entry, read from ${records.length} AE records as its broker files them: ${lines.length} lines, duty ${formatAmount(totals?.dutyUsd ?? '0')} USD, fees ${formatAmount(totals?.feesUsd ?? '0')} USD before the cotton fee, which is not computed. All parties are invented.`;
}

function assertBehaved({ verdict }: PlayedDemo, results: readonly TwinResult[]): void {
  if (verdict.entryNumber === null || verdict.outcome === 'exception')
    throw new CliError(
      EXIT.ownFault,
      `The demo entry itself came out as ${verdict.outcome}: this build of originmark is at fault.`,
    );
  const failed = results.filter(({ attack, legal }) => !attack.caught || !legal.passed);
  if (results.length > 0 && failed.length === 0) return;
  throw new CliError(
    EXIT.ownFault,
    results.length === 0
      ? 'The demo has no hostile twins: this build of originmark is incomplete.'
      : `Not every twin behaved: ${failed.map(({ id, attack }) => `${id} (${attack.caught ? 'its legal twin was refused' : 'the attack was not caught'})`).join(', ')}. This build of originmark is at fault.`,
  );
}
