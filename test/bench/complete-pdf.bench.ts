/** Pages a second of complete invoices set from their data, on one core. The bar is 300. */
import { setInvoice } from '../../src-main/documents/invoice/set-invoice.ts';
import { sampleDetail, sampleInvoice, sampleLine } from '../unit/documents/sample-invoice.ts';

const cases = [
  { title: 'a software subscription: 6 lines', lines: 6, detail: 0, documents: 300 },
  { title: 'an operator: 60 lines, 300 lines of call detail', lines: 60, detail: 300, documents: 100 },
  { title: 'a fleet: 200 lines, 20,000 lines of call detail', lines: 200, detail: 20_000, documents: 2 },
];

for (const { title, lines, detail, documents } of cases) {
  const complete = sampleInvoice(
    {},
    {
      lines: Array.from({ length: lines }, (_, index) =>
        sampleLine({ description: `Forfait voix et données, option ${index}`, netAmount: `${index}.90` }),
      ),
      detail: Array.from({ length: detail / 100 }, (_, user) =>
        sampleDetail(100, `Zoé Nguyễn ${user}`, (index) => ({ durationSeconds: user * 100 + index, amountMicros: index * 4_170 })),
      ),
    },
  );
  await setInvoice(complete, 'fr');
  let pages = 0;
  const start = process.cpuUsage();
  for (let index = 0; index < documents; index++) pages += (await setInvoice(complete, 'fr')).pages;
  const { user, system } = process.cpuUsage(start);
  console.log(`${title}: ${pages / documents} pages each, ${Math.round((pages * 1e6) / (user + system))} pages a second of processor time`);
}
