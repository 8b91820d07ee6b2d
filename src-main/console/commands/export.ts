/** `export invoices|consumption --format csv|xlsx --out PATH`: chosen centres and days, as closely as wanted, with the manifest of what was written. */

import {
  type Centre,
  type CentreKey,
  csvEncodings,
  csvSeparators,
  decimalMarks,
  excelForms,
  type FileFormat,
  packings,
  reportDetails,
  reportSubjects,
} from '../../../src-preload/contract/exports.ts';
import { ProblemError } from '../../../src-preload/contract/problem.ts';
import { foldText } from '../../billing/text.ts';
import { type Command, type OptionName, type Options, UsageError } from '../command.ts';
import { type ConsoleDesk, consoleLanguage, printJson, printRunEnd, reasonOf, withDesk } from '../console.ts';

export const exportOptions = [
  ...(['format', 'out', 'detail', 'centres', 'supplier', 'from', 'to', 'files'] as const),
  ...(['encoding', 'separator', 'decimal'] as const),
] satisfies readonly OptionName[];

export const exportCommand: Command = async (options, [given = '', ...rest]) => {
  const { json, out, from = null, to = null } = options;
  const subject = reportSubjects.find((one) => one === given);
  if (!subject) throw new UsageError(`export ${given}`);
  if (rest.length > 0) throw new UsageError(`export: ${rest.join(' ')}`);
  if (out === undefined) throw new UsageError('--out?');
  for (const date of [from, to]) if (date !== null && !/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new UsageError(date);
  const format = formatOf(options);
  const closest = subject === 'invoices' ? 'summary' : 'lines';
  const detail = oneOf('detail', reportDetails[subject], options.detail ?? closest);
  const packing = oneOf('files', packings, options.files ?? (out.toLowerCase().endsWith('.zip') ? 'zip' : 'one'));
  const language = consoleLanguage();
  return withDesk(options, async (desk) => {
    const centres = await centresOf(desk, options);
    const target = desk.grant(out, packing === 'folder' ? 'output-folder' : 'target');
    const request = { subject, detail, centres, from, to, packing, format, language, target };
    const { runId } = await desk.handlers.exports.report(request);
    const run = await desk.ended(runId);
    const manifest = await desk.handlers.exports.manifest({ runId });
    const rows = manifest?.total.rows ?? 0;
    if (json)
      printJson({ out: desk.runOutputPath(runId) ?? out, state: run.state, rows, reason: reasonOf(run.problem, language), manifest });
    else printRunEnd(run, language);
    return run.state === 'done' && run.failed === 0 ? 0 : 1;
  });
};

function formatOf({ format = 'csv', encoding, separator, decimal }: Options): FileFormat {
  const kind = oneOf('format', ['csv', 'xlsx'], format);
  const asked = encoding ?? separator ?? decimal;
  if (kind === 'xlsx') {
    if (asked !== undefined) throw new UsageError(`--format xlsx: ${asked}`);
    return { kind };
  }
  const usual = excelForms[consoleLanguage()];
  const form = {
    encoding: oneOf('encoding', csvEncodings, encoding ?? usual.encoding),
    separator: oneOf('separator', csvSeparators, separator ?? usual.separator),
    decimal: oneOf('decimal', decimalMarks, decimal ?? usual.decimal),
  };
  return { kind, form };
}

function oneOf<T extends string>(name: OptionName, values: readonly T[], given: string): T {
  const found = values.find((value) => value === given);
  if (found === undefined) throw new UsageError(`--${name} ${given}`);
  return found;
}

/** The centres that are meant: by root, by centre, or by both as "root/centre"; null for all. @throws ProblemError export-centre-unknown */
async function centresOf(desk: ConsoleDesk, { centres = [], supplier }: Options): Promise<CentreKey[] | null> {
  const names = centres.flatMap((list) => list.split(',')).filter((name) => name.trim() !== '');
  if (names.length === 0 && supplier === undefined) return null;
  const ofSupplier = (centre: Centre) => supplier === undefined || foldText(centre.supplier).includes(foldText(supplier));
  const known = (await desk.handlers.exports.centres(undefined)).filter(ofSupplier);
  if (known.length === 0) throw new ProblemError('export-centre-unknown', { name: supplier ?? names.join(', ') });
  if (names.length === 0) return known.map(keyOf);
  return names.flatMap((name) => {
    const found = known.filter(({ root, centre }) =>
      [root, centre, `${root}/${centre}`].some((one) => foldText(one) === foldText(name.trim())),
    );
    if (found.length === 0) throw new ProblemError('export-centre-unknown', { name: name.trim() });
    return found.map(keyOf);
  });
}

const keyOf = ({ supplierId, root, centre }: Centre): CentreKey => ({ supplierId, root, centre });
