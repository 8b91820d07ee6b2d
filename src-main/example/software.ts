/** Logiciels Fictifs SAS: a subscription, each month a Factur-X PDF; licences are added as the company grows, and two billed too many are credited. */
import type { Invoice } from '../intake/model.ts';
import { buildInvoice, type LineDraft, type PrecedingDraft } from './build-invoice.ts';
import { buyer, frenchTerms, softwareHouse } from './companies.ts';
import type { ExampleFile } from './example-file.ts';
import { isoDate, monthName, monthPeriod } from './random.ts';
import { supplierPdf } from './supplier-pdf.ts';
import { writeCii } from './write-cii.ts';

const en16931 = 'urn:cen.eu:en16931:2017';
const unit = 1000;
/** Licences from a month on, and what one costs; months counted from the example's first. */
const growth = [
  { from: 0, seats: 14, priceMicros: 21_900_000 },
  { from: 5, seats: 17, priceMicros: 21_900_000 },
  { from: 12, seats: 20, priceMicros: 23_500_000 },
  { from: 17, seats: 24, priceMicros: 23_500_000 },
] as const;
/** The month of the credit note, from which on the supplier grants a discount. */
const credited = 18;

export function softwareMonth(year: number, month: number, index: number): ExampleFile[] {
  const period = monthPeriod(year, month);
  const number = `LF-${year}-${String(100 + index)}`;
  const { seats, priceMicros } = growth.findLast(({ from }) => from <= index) ?? growth[0];
  const lines: LineDraft[] = [
    {
      description: 'Suite Fictive Gestion, licence par utilisateur',
      details: `Abonnement mensuel, ${monthName(year, month)}`,
      quantityMilli: seats * unit,
      unit: 'MON',
      priceMicros,
      period,
      itemId: 'SFG-PRO',
    },
    {
      description: 'Stockage supplémentaire, 100 Go',
      quantityMilli: 3 * unit,
      unit: 'MON',
      priceMicros: 4_900_000,
      period,
      itemId: 'STO-100',
    },
  ];
  const invoice = softwareInvoice('380', number, isoDate(year, month, 1), lines, period, index >= credited);
  const files = [facturx(invoice)];
  if (index === credited) {
    const creditNumber = `LF-${year}-A001`;
    const credit = softwareInvoice(
      '381',
      creditNumber,
      isoDate(year, month, 12),
      [
        {
          description: 'Suite Fictive Gestion, 2 licences facturées en trop',
          quantityMilli: 2 * unit,
          unit: 'MON',
          priceMicros,
          period,
          itemId: 'SFG-PRO',
        },
      ],
      period,
      false,
      [{ number, issueDate: invoice.issueDate }],
    );
    files.push(facturx(credit));
  }
  return files;
}

function softwareInvoice(
  typeCode: '380' | '381',
  number: string,
  issueDate: string,
  lines: LineDraft[],
  period: { start: string; end: string },
  discounted: boolean,
  preceding: readonly PrecedingDraft[] = [],
): Invoice {
  const [year = 0, month = 0, day = 0] = issueDate.split('-').map(Number);
  return buildInvoice({
    format: 'facturx',
    profile: 'EN 16931',
    // Missing as in many a first month: a French invoice must say it since September 2026, and the check shows it on the last two.
    businessProcess: null,
    typeCode,
    number,
    issueDate,
    dueDate: isoDate(year, month, day + 30),
    currency: 'EUR',
    period,
    seller: softwareHouse,
    buyer,
    account: 'ABO-0026',
    purchaseOrder: 'BC-2026-0042',
    buyerReference: 'DSI',
    contract: 'ABO-LF-26',
    preceding,
    notes: typeCode === '381' ? [{ subject: null, text: 'Avoir à déduire de votre prochain règlement.' }, ...frenchTerms] : frenchTerms,
    paymentTerms: 'Virement à 30 jours.',
    paymentMeans: [{ code: '58', remittance: number, iban: 'FR7699999000000000000002652', accountName: 'Logiciels Fictifs SAS' }],
    taxRate: '20.00',
    lines,
    ...(discounted ? { allowance: { reason: 'Remise de fidélité', percentageBasisPoints: 500 } } : {}),
  });
}

function facturx(invoice: Invoice): ExampleFile {
  const xml = Buffer.from(writeCii(invoice, en16931));
  const content = supplierPdf(invoice, xml);
  return { path: `logiciels-fictifs/${invoice.kind === 'credit-note' ? 'avoir' : 'facture'}-${invoice.number}.pdf`, content };
}
