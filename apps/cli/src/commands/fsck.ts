import { createNodeCrypto, randomBytes } from '@originmark/core/node';
import { createIssuerAgent, issuerChecks } from '@originmark/issuer/register';
import {
  databaseChecks,
  type FsckCheck,
  type FsckFinding,
  type FsckReport,
  runFsck,
} from '@originmark/storage';
import { walletChecks } from '@originmark/wallet/store';
import { EXIT, type ExitCode } from '../errors.ts';
import { dataFolder } from '../files/trust-sequences.ts';
import type { Call, Io } from '../io.ts';
import type { Page } from '../render/page.ts';
import { fileChecks } from '../workspace/fsck/check-files.ts';
import { settingChecks } from '../workspace/fsck/check-settings.ts';
import { type OpenedForFsck, openForFsck } from '../workspace/fsck/open-for-fsck.ts';
import { type PrintArgs, printResult, putFact } from '../workspace/print-result.ts';

export interface FsckArgs extends PrintArgs {
  readonly data?: string;
  readonly repair?: boolean;
}

/**
 * Looks for damage in a data folder, part by part, and with `repair` rebuilds what can be rebuilt. What does
 * not open is told, and what could not be looked at never counts as clean.
 * @throws CliError 65; StorageError; LedgerError where another process has the folder
 */
export async function runFsckCommand({ args, io }: Call<FsckArgs>): Promise<ExitCode> {
  const repair = args.repair === true;
  const opened = await openForFsck(dataFolder(args.data, io), io);
  try {
    const report = await runFsck(checksOf(opened, io), { repair, missing: opened.missing });
    const exitCode = exitCodeOf(report);
    await printResult(io, args, { clean: exitCode === EXIT.noException, ...report }, (page) => {
      putReport(page, report, repair);
    });
    return exitCode;
  } finally {
    await opened.close();
  }
}

/** Every check there is. Those of another part of the program are added here. */
function checksOf(opened: OpenedForFsck, io: Io): readonly FsckCheck[] {
  const { damages, database, file, folder, ledger, secretBox } = opened;
  const crypto = createNodeCrypto();
  const clock = io.now;
  const agent =
    database === undefined || secretBox === undefined
      ? undefined
      : createIssuerAgent({ database, secretBox, clock });
  return [
    { name: 'the parts of the data folder', needs: [], run: () => Promise.resolve(damages) },
    ...(database === undefined
      ? [
          {
            name: 'everything in the database',
            needs: ['database'] as const,
            run: () => Promise.resolve([]),
          },
        ]
      : [
          // What is signed says more than counts and marks: it is put back first.
          ...issuerChecks({ database, crypto, randomBytes, clock, secretBox, ledger }),
          ...databaseChecks(database),
          ...walletChecks({ database, crypto, secretBox }),
        ]),
    ...settingChecks({ database, file, now: clock }),
    ...fileChecks({ folder, database, agent }),
  ];
}

function exitCodeOf({ findings, notLooked }: FsckReport): ExitCode {
  if (findings.some(({ repair }) => repair === 'lost')) return EXIT.exception;
  const open = findings.some(({ repair }) => repair === 'rebuildable') || notLooked.length > 0;
  return open ? EXIT.review : EXIT.noException;
}

const WORDS = { lost: 'LOST', rebuildable: 'can be rebuilt', rebuilt: 'rebuilt' } as const;

function putReport(page: Page, { findings, notLooked }: FsckReport, repair: boolean): void {
  for (const finding of findings) putFinding(page, finding);
  for (const { check, reason } of notLooked)
    putFact(page, 'not seen', `${check}: ${reason}. Nothing is known of it.`);
  const of = (wanted: FsckFinding['repair']): number =>
    findings.filter((one) => one.repair === wanted).length;
  if (findings.length === 0 && notLooked.length === 0) {
    page.put('Everything was looked at, and is as it must be.');
    return;
  }
  page.put(
    `${findings.length} found: ${of('lost')} lost, ${of('rebuildable')} can be rebuilt, ${of('rebuilt')} rebuilt; ${notLooked.length} not looked at.`,
  );
  if (of('lost') > 0)
    page.put(
      'What is lost nothing here can rebuild: it comes back from a backup of the data folder, or as is said of it above.',
    );
  if (of('rebuildable') > 0 && !repair)
    page.put('"originmark fsck --repair" rebuilds what can be rebuilt.');
}

function putFinding(page: Page, finding: FsckFinding): void {
  const { code, expected, found, from, means, repair, subject } = finding;
  putFact(page, WORDS[repair], `${subject} (${code})`);
  if (expected !== undefined) putFact(page, '  expected', expected);
  putFact(page, '  found', found);
  putFact(page, '  means', means);
  if (from !== undefined) putFact(page, '  from', from);
}
