/** `export invoices|consumption --format csv --out PATH`. */

import { consumptionColumns } from '../../../src-preload/contract/consumption.ts';
import { columnKeys } from '../../../src-preload/contract/grid.ts';
import { invoiceColumns } from '../../../src-preload/contract/invoices.ts';
import { type Command, UsageError } from '../command.ts';
import { consoleLanguage, printJson, printRunEnd, reasonOf, withDesk } from '../console.ts';
import { itemsOf } from './import.ts';

const nothingAsked = { sort: [], filters: [], search: '' };

export const exportCommand: Command = async ({ ledger, json, format = 'csv', out }, [subject = '', ...rest]) => {
  if (subject !== 'invoices' && subject !== 'consumption') throw new UsageError(`export ${subject}`);
  if (rest.length > 0) throw new UsageError(`export: ${rest.join(' ')}`);
  if (format !== 'csv') throw new UsageError(`--format ${format}`);
  if (out === undefined) throw new UsageError('--out?');
  return withDesk(ledger, async (desk) => {
    const target = desk.grant(out, 'target');
    const style = consoleLanguage();
    const { runId } =
      subject === 'invoices'
        ? await desk.handlers.exports.invoices({
            query: nothingAsked,
            selection: null,
            columns: columnKeys(invoiceColumns).slice(1),
            style,
            target,
          })
        : await desk.handlers.exports.consumption({
            query: {
              ...nothingAsked,
              sort: [
                { column: 'user', descending: false },
                { column: 'destination', descending: false },
              ],
            },
            columns: columnKeys(consumptionColumns).filter((key) => key !== 'id' && key !== 'invoiceId'),
            style,
            target,
          });
    const run = await desk.ended(runId);
    const [item] = await itemsOf(desk, runId);
    if (json) printJson({ out, state: run.state, rows: item?.lines ?? 0, reason: reasonOf(run.problem, style) });
    else printRunEnd(run, style);
    return run.state === 'done' && run.failed === 0 ? 0 : 1;
  });
};
