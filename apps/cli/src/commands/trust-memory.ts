import { formatDateTime } from '@originmark/core';
import { EXIT, type ExitCode, unreadable, wrongUsage } from '../errors.ts';
import { FORGOTTEN_FILE, type Forgetting } from '../files/memory-file.ts';
import { parseInstant } from '../files/parse-instant.ts';
import {
  forgetStatusSequences,
  type ListSeen,
  listStatusSequences,
  MAX_LISTS,
  type Step,
} from '../files/status-sequences.ts';
import {
  dataFolder,
  forgetTrustSequence,
  listTrustSequences,
  type PolicySeen,
} from '../files/trust-sequences.ts';
import type { Call } from '../io.ts';
import { cleanText } from '../render/clean-text.ts';
import type { Page } from '../render/page.ts';
import { type PrintArgs, printResult } from '../workspace/print-result.ts';

/** What is shown: everything, or what bears this name. */
export interface TrustSeenArgs extends PrintArgs {
  readonly data?: string;
  readonly name?: string;
}

/** Shows what the data folder remembers of trust policies and status lists. @throws CliError 65 */
export async function runTrustSeen({ args, io }: Call<TrustSeenArgs>): Promise<ExitCode> {
  const { name } = args;
  const folder = dataFolder(args.data, io);
  const [policies, lists] = [await listTrustSequences(folder), await listStatusSequences(folder)];
  const trustPolicies = policies.filter(({ id }) => name === undefined || id === name);
  const statusLists = lists.filter(
    ({ issuer, url }) => name === undefined || url === name || issuer === name,
  );
  const result = {
    trustPolicies: trustPolicies.map(tellPolicy),
    statusLists: statusLists.map(tellList),
    remembered: { statusLists: lists.length, most: MAX_LISTS },
  };
  await printResult(io, args, result, (page) => {
    for (const policy of trustPolicies) putSeen(page, `policy ${policy.id}`, [tellPolicy(policy)]);
    for (const list of statusLists)
      putSeen(page, `list ${list.url} of ${list.issuer}`, tellList(list).versions);
    page.put(
      `${String(lists.length)} status lists are remembered, of at most ${String(MAX_LISTS)}, and ${String(policies.length)} trust policies.`,
    );
  });
  return EXIT.noException;
}

export interface TrustForgetArgs extends PrintArgs {
  readonly data?: string;
  readonly name?: string;
  readonly reason: string;
  readonly issuer?: string;
  readonly from?: string;
  readonly firstSeenSince?: string;
}

/** Forgets what poisoned or filled the memory, and keeps on record what it was and why. @throws CliError 64, 65 */
export async function runTrustForget({ args, io }: Call<TrustForgetArgs>): Promise<ExitCode> {
  const isForgotten = toQuestion(args);
  if (args.reason.trim() === '')
    throw wrongUsage('--reason is empty: say why, it is kept with what is forgotten.');
  const folder = dataFolder(args.data, io);
  const why: Forgetting = { reason: args.reason, at: io.now() };
  const onlyLists = [args.issuer, args.from, args.firstSeenSince].some((one) => one !== undefined);
  const policy =
    onlyLists || args.name === undefined
      ? undefined
      : await forgetTrustSequence(folder, args.name, why);
  const lists = await forgetStatusSequences(folder, isForgotten, why);
  if (policy === undefined && lists.length === 0)
    throw unreadable(
      `Nothing of that is remembered in ${folder}, so nothing was forgotten: "${io.program} trust seen" shows what is, by its exact name.`,
    );
  const result = {
    trustPolicies: policy === undefined ? [] : [tellPolicy(policy)],
    statusLists: lists.map(tellList),
  };
  await printResult(io, args, result, (page) => {
    page.put(
      `Forgotten: ${String(lists.length)} status lists and ${String(result.trustPolicies.length)} trust policies. What they were, and why, stays in ${folder}/${FORGOTTEN_FILE}.`,
    );
  });
  return EXIT.noException;
}

/** Which steps of which lists are meant. */
function toQuestion({
  firstSeenSince,
  from,
  issuer,
  name,
}: TrustForgetArgs): (list: ListSeen, step: Step) => boolean {
  if (firstSeenSince !== undefined) {
    if (name !== undefined || from !== undefined)
      throw wrongUsage(
        '--first-seen-since means whole lists by when they came: leave the name and --from out.',
      );
    const since = parseInstant(firstSeenSince, '--first-seen-since');
    return (list) =>
      (issuer === undefined || list.issuer === issuer) &&
      list.steps.every(([, seenAt]) => seenAt >= since);
  }
  if (name === undefined)
    throw wrongUsage(
      'Name what is to be forgotten, the id of a policy or the URL of a list, or give --first-seen-since <time>.',
    );
  if (from !== undefined && !/^\d{1,10}$/.test(from))
    throw wrongUsage(`--from ${from} is not a sequence: write a whole number.`);
  return (list, [sequence]) =>
    list.url === name &&
    (issuer === undefined || list.issuer === issuer) &&
    (from === undefined || sequence >= Number(from));
}

interface VersionTold {
  readonly sequence: number;
  readonly seenAt?: string;
  readonly digest?: string;
}

function tellPolicy({ seenAt, ...policy }: PolicySeen): VersionTold & { readonly id: string } {
  return { ...policy, ...(seenAt !== undefined && { seenAt: formatDateTime(seenAt) }) };
}

function tellList({ issuer, steps, url }: ListSeen) {
  const versions: VersionTold[] = steps.map(([sequence, seenAt, digest]) => ({
    sequence,
    seenAt: formatDateTime(seenAt),
    ...(digest !== undefined && { digest }),
  }));
  return { issuer, url, versions };
}

function putSeen(page: Page, what: string, versions: readonly VersionTold[]): void {
  page.put([{ text: cleanText(what), look: 'bold' }]);
  for (const { digest, seenAt, sequence } of versions)
    page.put(
      cleanText(
        `sequence ${String(sequence)}, ${seenAt === undefined ? 'seen before moments were kept' : `first seen ${seenAt}`}${digest === undefined ? '' : `, ${digest}`}`,
      ),
      { first: '  ' },
    );
}
