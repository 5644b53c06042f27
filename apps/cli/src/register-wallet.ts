import type { Command } from 'commander';
import { wrongUsage } from './errors.ts';
import { endHelp } from './end-help.ts';
import type { Io } from './io.ts';
import { type Common, type Finish, withCommon } from './register-options.ts';

/** The options of every command that has something judged, which all but `import` must. */
function withTrust(command: Command, isRequired = true): Command {
  const trust = isRequired ? 'trust policy, required' : 'trust policy by which arrivals are judged';
  return command
    .option('--trust <file>', `${trust}: plain JSON from your own disk, or signed`)
    .option('--trust-key <thumbprint>', 'key that must have signed the trust policy (RFC 7638)');
}

/** The options that complete an entry whose file does not say everything. */
function withEntry(command: Command): Command {
  return withTrust(withCommon(command))
    .argument('<entry>', 'the entry: AE records, or an entry summary as JSON')
    .requiredOption('--as <did>', 'who files it: a DID or a name of the data folder')
    .option('--book <file>', 'party book (JSON): who stands behind numbers and MIDs')
    .option('--parts <file>', 'parts list (CSV): products, tariff numbers, makers, rights, rates')
    .option('--parts-mapping <file>', 'what the columns of the parts list are (JSON)')
    .option('--imported-at <time>', 'arrival, where the file does not say it')
    .option('--entered-at <time>', 'time of entry, where the file does not say it')
    .option('--claimed-at <time>', 'when it is to be filed (default: --at)')
    .option('--at <time>', 'moment for which it is judged (default now)')
    .option('--lapse-days <number>', 'what ends within so many days is told (default 45)')
    .option('--offline', 'ask no host: judge by what is held');
}

/**
 * Adds the commands of an importer or its broker. What they need is loaded when one of them runs.
 */
export function addWalletCommands(program: Command, io: Io, finish: Finish): void {
  withTrust(withCommon(endHelp(program.command('import'), 'import')), false)
    .description(
      'Receive credentials and what comes with them: tokens, evidence, status lists, sealed parts, from files, folders or https links. Each is judged as it comes where a trust policy is named; a certification of origin gets its receipt at once where the importer is named. An unsigned document of the traceability vocabulary becomes a draft, with what the law asks for and it lacks.',
    )
    .argument('<what...>', 'files, folders, https links')
    .option('--as <did>', 'the importer that gives receipts: a DID or a name of the data folder')
    .option('--at <time>', 'moment for which it is judged (default now)')
    .option('--agreement <name>', 'USMCA, CAFTA-DR or NAFTA, for a document that does not say it')
    .option(
      '--mapping <file>',
      'what the columns are (JSON): the files are CSV of invoices or lists',
    )
    .option('--book <file>', 'party book (JSON): who stands behind the names in a CSV file')
    .option('--drafts <folder>', 'where to write drafts of unsigned documents')
    .option('--offline', 'ask no host: judge by what is held and what came along')
    .action(
      async (what: readonly string[], options: Common & { mapping?: string; book?: string }) => {
        const { mapping } = options;
        if (mapping !== undefined) {
          const { runImportCsv } = await import('./commands/import-csv.ts');
          finish(await runImportCsv({ args: { ...options, what, mapping }, io }));
          return;
        }
        if (options.book !== undefined)
          throw wrongUsage(
            '--book names the parties of CSV files: say with --mapping what their columns are.',
          );
        const { runImport } = await import('./commands/import.ts');
        finish(await runImport({ args: { ...options, what }, io }));
      },
    );

  addHeld(program, io, finish);
  withEntry(endHelp(program.command('preflight'), 'preflight'))
    .description(
      'Tell before filing what the verifier would say, line by line: what supports the claim, what is missing, defective or about to lapse, whom to ask, what is at stake. It runs the verifier itself; nothing that it signs leaves it.',
    )
    .action(async (entry: string, options: Common & { as: string }) => {
      const { runPreflight } = await import('./commands/preflight.ts');
      finish(await runPreflight({ args: { ...options, entry }, io }));
    });
  withTrust(withCommon(endHelp(program.command('challenge'), 'challenge')))
    .description('Make a challenge of this verifier, which one presentation may answer once.')
    .option('--valid-seconds <number>', 'how long it may be answered (default and most 300)')
    .requiredOption('--out <file>', 'where to write it')
    .action(async (options: Common & { out: string }) => {
      const { runChallenge } = await import('./commands/challenge.ts');
      finish(await runChallenge({ args: options, io }));
    });
  withCommon(endHelp(program.command('present'), 'present'))
    .description('Present a bundle once more, in answer to a challenge of the verifier.')
    .argument('<bundle>', 'entry bundle (*.bundle.json)')
    .requiredOption('--challenge <file>', 'what the verifier asks')
    .requiredOption('--as <did>', 'who presents: a DID or a name of the data folder')
    .requiredOption('--out <file>', 'where to write the bundle')
    .action(async (bundle: string, options: Common & PresentOptions) => {
      const { runPresent } = await import('./commands/present.ts');
      finish(await runPresent({ args: { ...options, bundle }, io }));
    });
}

function addHeld(program: Command, io: Io, finish: Finish): void {
  const held = endHelp(program.command('held'), 'held list').description(
    'Look at what the data folder holds.',
  );
  withCommon(endHelp(held.command('list'), 'held list'))
    .description(
      'List credentials that are held; everything, documents too, where nothing is asked.',
    )
    .option('--type <type>', 'of this type')
    .option('--party <did>', 'that name this party: a DID or a name of the data folder')
    .option('--good <code>', 'for goods of this tariff number, four digits or more')
    .option('--product <iri>', 'that name this product')
    .option('--right <iri>', 'about this right')
    .option('--number <number>', 'of this invoice, bill or packing list number')
    .option('--at <time>', 'that cover this day or instant')
    .action(async (options: Common) => {
      const { runHeldList } = await import('./commands/held.ts');
      finish(await runHeldList({ args: options, io }));
    });
  withCommon(endHelp(held.command('document'), 'held document'))
    .description('Write a document that is held, decrypted.')
    .argument('<digest>', 'digest of the document')
    .requiredOption('--out <file>', 'where to write it')
    .action(async (digest: string, options: Common & { out: string }) => {
      const { runHeldDocument } = await import('./commands/held.ts');
      finish(await runHeldDocument({ args: { ...options, digest }, io }));
    });
}

interface PresentOptions {
  readonly challenge: string;
  readonly as: string;
  readonly out: string;
}

/** Adds `bundle create` to the commands about bundles. */
export function addBundleCreate(bundle: Command, io: Io, finish: Finish): void {
  withEntry(endHelp(bundle.command('create'), 'bundle create'))
    .description(
      'File an entry: pre-flight it, issue the entry summary (recorded before it is signed), and write the bundle with the smallest set that supports it. What the verifier would call wrong is not filed.',
    )
    .requiredOption('--out <file>', 'where to write the bundle')
    .option('--challenge <file>', 'answer this challenge of the verifier')
    .option('--force', 'file although the pre-flight says stop')
    .action(async (entry: string, options: Common & { as: string; out: string }) => {
      const { runBundleCreate } = await import('./commands/bundle-create.ts');
      finish(await runBundleCreate({ args: { ...options, entry }, io }));
    });
}
