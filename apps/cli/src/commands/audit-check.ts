import { type AuditRow, findAuditBreak } from '@originmark/storage';
import { EXIT, type ExitCode, wrongUsage } from '../errors.ts';
import { type AuditHead, parseHead, readAuditTrail } from '../files/read-audit-trail.ts';
import type { Call, Io } from '../io.ts';
import { type Check, putChecks } from '../render/report-checks.ts';
import { type PrintArgs, printResult, putFact } from '../workspace/print-result.ts';

export interface AuditCheckArgs extends PrintArgs {
  readonly trailFile: string;
  readonly head?: string;
}

interface Trail {
  readonly records: number;
  /** Position of the first record that does not follow from the one before it. */
  readonly brokenAt?: bigint;
  readonly last?: AuditRow;
  /** What the export says of its own end. */
  readonly end?: AuditHead;
  /** Hash of the record at the position of the head that was kept. */
  readonly atKept?: string;
}

/**
 * Says of an exported audit trail whether anything was changed, removed, put in or moved, and whether its end is
 * there: 0 when all that was looked at holds, 1 when anything does not.
 * @throws CliError 64, 65
 */
export async function runAuditCheck({ args, io }: Call<AuditCheckArgs>): Promise<ExitCode> {
  const kept = args.head === undefined ? undefined : parseHead(args.head);
  if (args.head !== undefined && kept === undefined)
    throw wrongUsage(
      `--head ${args.head} is no head: give <position>:<hash> as the last line of an earlier export has it.`,
    );
  const trail = await readTrail(args.trailFile, kept, io);
  const checks: readonly Check[] = [checkChain(trail), checkEnd(trail), checkKept(trail, kept)];
  const head = trail.last && `${trail.last.position}:${toHex(trail.last.hash)}`;
  const result = { records: trail.records, ...(head !== undefined && { head }), checks };
  await printResult(io, args, result, (page) => {
    putFact(page, 'records', String(result.records));
    if (head !== undefined) putFact(page, 'head', head);
    putChecks(page, checks);
  });
  return checks.some(({ outcome }) => outcome === 'failed') ? EXIT.exception : EXIT.noException;
}

async function readTrail(
  path: string,
  kept: AuditHead | undefined,
  io: Pick<Io, 'cwd'>,
): Promise<Trail> {
  let trail: Trail = { records: 0 };
  for await (const line of readAuditTrail(path, io)) trail = follow(trail, line, kept);
  return trail;
}

function follow(trail: Trail, line: AuditRow | AuditHead, kept: AuditHead | undefined): Trail {
  if (!('about' in line)) return { ...trail, end: line };
  // What stands behind the end was put there.
  const isBroken =
    trail.end !== undefined || findAuditBreak([line], trail.last ?? undefined) !== undefined;
  return {
    ...trail,
    records: trail.records + 1,
    last: line,
    ...(isBroken && trail.brokenAt === undefined && { brokenAt: expectedPosition(trail) }),
    ...(kept?.position === line.position && { atKept: toHex(line.hash) }),
  };
}

function expectedPosition({ last }: Trail): bigint {
  return (last?.position ?? 0n) + 1n;
}

function checkChain({ brokenAt, records }: Trail): Check {
  if (brokenAt !== undefined)
    return {
      check: 'chain',
      outcome: 'failed',
      found: `at position ${brokenAt}: it does not follow from the record before it`,
    };
  return { check: 'chain', outcome: 'held', found: `${records} records, each from the one before` };
}

/** A file that was cut off has no end, or that of another moment. */
function checkEnd({ end, last }: Trail): Check {
  const found = `${last?.position ?? 0n}:${last === undefined ? 'nothing' : toHex(last.hash)}`;
  const expected = end === undefined ? 'a last line that says where it ends' : describe(end);
  const holds =
    end !== undefined &&
    end.position === (last?.position ?? 0n) &&
    end.hash === (last && toHex(last.hash));
  return { check: 'end', outcome: holds ? 'held' : 'failed', found, expected };
}

/** Whoever rewrites all of a trail writes an end to it: only a head kept elsewhere tells. */
function checkKept({ atKept }: Trail, kept: AuditHead | undefined): Check {
  if (kept === undefined)
    return {
      check: 'head',
      outcome: 'not-looked-at',
      found: 'nobody says what the head was before: give one that was kept elsewhere with --head',
    };
  const holds = atKept !== undefined && atKept === kept.hash;
  return {
    check: 'head',
    outcome: holds ? 'held' : 'failed',
    found: atKept === undefined ? 'no such record' : `${kept.position}:${atKept}`,
    expected: describe(kept),
  };
}

function describe({ hash, position }: AuditHead): string {
  return `${position}:${hash ?? 'nothing'}`;
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
