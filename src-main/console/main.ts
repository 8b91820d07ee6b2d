/** The console: the window's work without a window. Standard output carries results alone; progress and sentences go to standard error. */
import { asProblem, type Language, sentence } from '../../src-preload/contract/problem.ts';
import { type Command, type OptionName, parseCommand, UsageError } from './command.ts';
import { checkCommand } from './commands/check.ts';
import { consumptionCommand } from './commands/consumption.ts';
import { exportCommand, exportOptions } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { invoicesCommand } from './commands/invoices.ts';
import { printCommand } from './commands/print.ts';
import { readCommand } from './commands/read.ts';
import { tourCommand } from './commands/tour.ts';
import { verifyCommand } from './commands/verify.ts';
import { consoleLanguage, type ExitCode } from './console.ts';
import { usage } from './usage.ts';

const commands: Readonly<Record<string, { run: Command; takes: readonly OptionName[]; words?: true }>> = {
  import: { run: importCommand, takes: ['profile'], words: true },
  read: { run: readCommand, takes: [], words: true },
  check: { run: checkCommand, takes: ['rules'], words: true },
  invoices: { run: invoicesCommand, takes: ['supplier', 'from', 'to'] },
  consumption: { run: consumptionCommand, takes: ['sort', 'group', 'descending', 'offset', 'limit'] },
  export: { run: exportCommand, takes: [...exportOptions], words: true },
  print: { run: printCommand, takes: ['invoices', 'all', 'out', 'separator'], words: true },
  verify: { run: verifyCommand, takes: [] },
  tour: { run: tourCommand, takes: ['out'] },
};

function printUsage(language: Language): ExitCode {
  process.stdout.write(usage[language]);
  return 0;
}

async function main(args: readonly string[]): Promise<ExitCode> {
  const language = consoleLanguage();
  try {
    const [name = '', ...rest] = args;
    if (name === '--help') return printUsage(language);
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) throw new UsageError(name === '' ? '' : name);
    const { values, positionals } = parseCommand(rest);
    const given = Object.entries(values).filter(([, value]) => value !== false && value !== undefined);
    const unknown = given.find(([key]) => !command.takes.includes(key as OptionName) && !['ledger', 'as', 'json', 'help'].includes(key));
    if (unknown) throw new UsageError(`--${unknown[0]}`);
    if (values.help) return printUsage(language);
    if (!command.words && positionals.length > 0) throw new UsageError(`${name}: ${positionals.join(' ')}`);
    return await command.run(values, positionals);
  } catch (error) {
    if (!(error instanceof UsageError)) {
      const problem = asProblem(error);
      process.stderr.write(`${sentence(problem, language)}\n`);
      return problem.code === 'person-unknown' ? 2 : 1;
    }
    process.stderr.write(`${error.message === '' ? '' : `${error.message}\n`}${usage[language]}`);
    return 2;
  }
}

// Whoever reads the output may stop reading (`| head`).
process.stdout.on('error', () => process.exit());
process.exitCode = await main(process.argv.slice(2));
