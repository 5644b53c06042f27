import type { Command } from 'commander';
import { endHelp } from './end-help.ts';
import type { Io } from './io.ts';
import type { Finish } from './register-options.ts';

/** Adds the commands that decide origin. What they need is loaded when one of them runs. */
export function addOriginCommands(program: Command, io: Io, finish: Finish): void {
  const origin = endHelp(program.command('origin'), 'origin determine').description(
    'Decide origin by the rules of an agreement, and look at the rules.',
  );
  endHelp(origin.command('determine'), 'origin determine')
    .description(
      'Decide whether a good originates, from the record of its production: every material, every way the rule allows, every number, with the law at each step. What the record does not say leaves it undecided, and is named. Signatures are not looked at, and codes are not compared with a tariff. Every field of a record: schemas/definitions/credentials/ProductionRecordCredential.json; the columns of a bill: schemas/examples/valid/CsvMapping.bill-of-materials.json.',
    )
    .argument('<record>', 'production record: JSON, or the token of a production record credential')
    .option('--materials <file>', 'bill of materials (CSV), added to those of the record')
    .option('--mapping <file>', 'what the columns of the bill are (JSON)')
    .option('--imported-on <day>', 'day of importation; the rules of that day apply')
    .option('--us-foreign', 'count what is of the United States as foreign, as P+ does')
    .option('--all', 'print every material, however many there are')
    .option('--json', 'print the result and its proof as one JSON object')
    .option('--no-color', 'print without colour')
    .action(async (record: string, options: Record<string, never>) => {
      const { runOriginDetermine } = await import('./commands/origin-determine.ts');
      finish(await runOriginDetermine({ args: { ...options, record }, io }));
    });
  endHelp(origin.command('rule'), 'origin rule')
    .description(
      'Show the product rules that may be about a good, by its tariff code: what they ask, what a record has to state for them, and what they leave open.',
    )
    .argument('<code>', 'code of the good, 4, 6, 8 or 10 digits')
    .requiredOption('--agreement <name>', 'USMCA or CAFTA-DR')
    .option('--system <name>', 'nomenclature of the code: HS2022, HTS2026, HS2017', 'HS2022')
    .option('--json', 'print the rules as one JSON object')
    .option('--no-color', 'print without colour')
    .action(async (code: string, options: { agreement: string; json?: boolean }) => {
      const { runOriginRule } = await import('./commands/origin-rule.ts');
      finish(await runOriginRule({ args: { ...options, code }, io }));
    });
}
