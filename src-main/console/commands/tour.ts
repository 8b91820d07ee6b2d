/** `tour`: what the workstation does, on a machine without a display: the example ledger, its tables, its totals, one bulk PDF. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from '../command.ts';
import { consoleLanguage, printRunEnd, withDesk } from '../console.ts';
import { listGroups, printGroups } from './consumption.ts';
import { listInvoices, printInvoices } from './invoices.ts';
import { itemJson, printInvoices as print, printItems as printPrintedItems } from './print.ts';

export const tourCommand: Command = async ({ ledger, as, out }) => {
  const folder = ledger ?? (await mkdtemp(join(tmpdir(), 'facturier-')));
  const french = consoleLanguage() === 'fr';
  const say = (fr: string, en: string) => process.stdout.write(`\n${french ? fr : en}\n\n`);
  return withDesk({ ledger: folder, as }, async (desk) => {
    const { runId } = await desk.handlers.imports.openExample();
    const imported = await desk.ended(runId);
    say(`Registre d’exemple : ${folder}`, `Example ledger: ${folder}`);
    printRunEnd(imported, consoleLanguage());
    say('Factures', 'Invoices');
    printInvoices(await listInvoices(desk, { sort: [{ column: 'issueDate', descending: false }], filters: [], search: '' }));
    say('Consommation par utilisateur', 'Consumption by user');
    printGroups(await listGroups(desk, 'user'));
    say('Consommation par destinataire', 'Consumption by destination');
    printGroups((await listGroups(desk, 'destination')).slice(0, 20));
    say('Factures imprimées', 'Printed invoices');
    const path = out ?? join(folder, french ? 'factures.pdf' : 'invoices.pdf');
    const { runId: printId, items } = await print(desk, null, 'none', path);
    const printed = await desk.ended(printId);
    printPrintedItems(items.map(itemJson));
    const pages = items.reduce((sum, item) => sum + item.pages, 0);
    say(`${items.length} factures, ${pages} pages : ${path}`, `${items.length} invoices, ${pages} pages: ${path}`);
    return printed.state === 'done' && printed.failed === 0 && imported.failed === 0 ? 0 : 1;
  });
};
