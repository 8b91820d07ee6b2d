/** What a command of the console is, and the words it may be given. */
import { parseArgs } from 'node:util';
import type { ExitCode } from './console.ts';

const options = {
  ledger: { type: 'string' },
  as: { type: 'string' },
  json: { type: 'boolean', default: false },
  profile: { type: 'string' },
  rules: { type: 'string' },
  supplier: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  sort: { type: 'string' },
  group: { type: 'string' },
  descending: { type: 'boolean', default: false },
  offset: { type: 'string' },
  limit: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  invoices: { type: 'string', multiple: true },
  all: { type: 'boolean', default: false },
  separator: { type: 'string' },
  centres: { type: 'string', multiple: true },
  detail: { type: 'string' },
  files: { type: 'string' },
  encoding: { type: 'string' },
  decimal: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** The options and words of a call. @throws UsageError where they make no sense */
export function parseCommand(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch {
    // What parseArgs says of it is in English alone.
    throw new UsageError(args.join(' '));
  }
}

export type OptionName = keyof typeof options;
export type Options = ReturnType<typeof parseCommand>['values'];

/** What a command is given: its options and its other words. */
export type Command = (options: Options, words: readonly string[]) => Promise<ExitCode>;

/** Said where the words make no sense; ends with exit code 2 and the usage. */
export class UsageError extends Error {}
