/** Logiciels Fictifs SAS: a subscription, each month a Factur-X PDF; licences are added in April, and two billed too many are credited in May. */
import type { Invoice } from '../intake/model.ts';
import { buildInvoice, type LineDraft, type PrecedingDraft } from './build-invoice.ts';
import { buyer, frenchTerms, softwareHouse } from './companies.ts';
import type { ExampleFile } from './example-file.ts';
import { isoDate, monthName, monthPeriod } from './random.ts';
import { supplierPdf } from './supplier-pdf.ts';
import { writeCii } from './write-cii.ts';

const en16931 = 'urn:cen.eu:en16931:2017';
const unit = 1000;
const licencePriceMicros = 23_500_000;

export function softwareMonth(year: number, month: number, index: number): ExampleFile[] {
  const period = monthPeriod(year, month);
  const number = `LF-${year}-${String(100 + index)}`;
  const seats = index < 5 ? 20 : 24;
  const lines: LineDraft[] = [
    {
      description: 'Suite Fictive Gestion, licence par utilisateur',
      details: `Abonnement mensuel, ${monthName(year, month)}`,
      quantityMilli: seats * unit,
      unit: 'MON',
      priceMicros: licencePriceMicros,
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
  const invoice = softwareInvoice('380', number, isoDate(year, month, 1), lines, period, index >= 6);
  const files = [facturx(invoice)];
  if (index === 6) {
    const credited = `LF-${year}-A001`;
    const credit = softwareInvoice(
      '381',
      credited,
      isoDate(year, month, 12),
      [
        {
          description: 'Suite Fictive Gestion, 2 licences facturées en trop',
          quantityMilli: 2 * unit,
          unit: 'MON',
          priceMicros: licencePriceMicros,
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
