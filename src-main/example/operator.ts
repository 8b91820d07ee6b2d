/** Télécom Exemple SA: each month an invoice for each of two billing centres (UBL), some with their PDF, and one call-detail file for both. */
import type { Invoice } from '../intake/model.ts';
import { buildInvoice, type LineDraft } from './build-invoice.ts';
import { type CentreCalls, callDetailFile, type FleetUser, monthOfCalls, sumsByNature } from './call-detail.ts';
import { buyer, frenchTerms, operator } from './companies.ts';
import type { ExampleFile } from './example-file.ts';
import { isoDate, monthName, monthPeriod, seeded } from './random.ts';
import { supplierPdf } from './supplier-pdf.ts';
import { writeUbl } from './write-ubl.ts';

const peppol = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0';
const peppolBilling = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0';
const root = 'R1800';

interface Centre {
  readonly code: string;
  readonly purchaseOrder: string;
  readonly users: readonly FleetUser[];
  readonly callsPerMonth: number;
}

const fleet = (names: readonly string[], from: number): FleetUser[] =>
  names.map((name, index) => ({ name, line: `063998${String(from + index).padStart(4, '0')}` }));

const centres: readonly Centre[] = [
  {
    code: 'CF0001',
    purchaseOrder: 'BC-2026-0117',
    users: fleet(
      [
        "Émilie D'Alembert",
        'François Lefèvre',
        'Zoé Garçon',
        'Jérôme Müller',
        'Noël Tremblay',
        'Hélène Bouchard',
        'Maëlle Van den Broeck',
        'Anaïs Côté',
      ],
      11,
    ),
    callsPerMonth: 210,
  },
  {
    code: 'CF0002',
    purchaseOrder: 'BC-2026-0118',
    users: fleet(['Benoît Gagné', 'Chloé Peeters', 'Théo Roy', 'Inès Martin', 'Loïc Desrosiers'], 41),
    callsPerMonth: 120,
  },
];

/** Months in which the operator puts its own PDF into the invoice. */
const withPdf = new Set([1, 4, 7, 10]);

/** What a month bills: subscriptions in advance, communications of the month before. */
export function operatorMonth(year: number, month: number, index: number): ExampleFile[] {
  const issueDate = isoDate(year, month, 3);
  const label = issueDate.slice(0, 7);
  const billed: CentreCalls[] = [];
  const files: ExampleFile[] = [];
  for (const [at, centre] of centres.entries()) {
    const random = seeded(1000 * (index + 1) + at + 1);
    const spoken = monthPeriod(year, month - 1);
    const calls = monthOfCalls(random, centre.users, spoken.start, Number(spoken.end.slice(8)), centre.callsPerMonth + random.below(40));
    const number = `TE${label.replace('-', '')}-${centre.code}`;
    const lines = [
      ...subscriptions(centre, year, month),
      ...options(centre, year, month),
      ...communications(sumsByNature(calls), spoken),
      ...occasional(centre, year, month, index),
    ];
    let invoice = invoiceOf(centre, number, issueDate, { start: spoken.start, end: monthPeriod(year, month).end }, lines, year, month);
    if (withPdf.has(month)) invoice = withOwnPdf(invoice);
    billed.push({ root, centre: centre.code, invoiceNumber: number, invoiceDate: issueDate, calls });
    files.push({ path: `telecom-exemple/${label}/facture-${number}.xml`, content: Buffer.from(writeUbl(invoice, peppol)) });
  }
  return [...files, { path: `telecom-exemple/${label}/detail-${label}.csv`, content: callDetailFile(billed) }];
}

function invoiceOf(
  { code, purchaseOrder }: Centre,
  number: string,
  issueDate: string,
  period: { start: string; end: string },
  lines: LineDraft[],
  year: number,
  month: number,
): Invoice {
  return buildInvoice({
    format: 'ubl',
    profile: 'Peppol BIS 3',
    businessProcess: peppolBilling,
    typeCode: '380',
    number,
    issueDate,
    dueDate: isoDate(year, month, 28),
    currency: 'EUR',
    period,
    seller: operator,
    buyer,
    account: `${root}-${code}`,
    purchaseOrder,
    buyerReference: code,
    contract: 'CTR-TE-2024-018',
    notes: [
      {
        subject: null,
        text: `Facture de ${monthName(year, month)} : abonnements à échoir, communications de ${monthName(year, month - 1)}.`,
      },
      ...frenchTerms,
    ],
    paymentTerms: 'Prélèvement SEPA à l’échéance.',
    paymentMeans: [{ code: '59', remittance: number, mandate: 'RUM-TE-000018' }],
    taxRate: '20.00',
    lines,
  });
}

const unit = 1000;
const inSection = (section: string, more: Readonly<Record<string, string>> = {}): LineDraft['attributes'] =>
  Object.entries({ Rubrique: section, ...more }).map(([name, value]) => ({ name, value }));

function subscriptions({ users, code }: Centre, year: number, month: number): LineDraft[] {
  const period = monthPeriod(year, month);
  const attributes = inSection('Abonnements');
  const plan = (description: string, count: number, priceMicros: number): LineDraft => ({
    description,
    quantityMilli: count * unit,
    unit: 'MON',
    priceMicros,
    period,
    attributes,
  });
  const lines = [
    plan('Forfait mobile Pro illimité 50 Go', users.length - 2, 18_900_000),
    plan('Forfait mobile Essentiel 5 Go', 2, 9_490_000),
  ];
  return code === 'CF0001' ? [...lines, plan('Accès fibre entreprise 1 Gbit/s, siège', 1, 149_000_000)] : lines;
}

function options({ users }: Centre, year: number, month: number): LineDraft[] {
  const attributes = inSection('Services en option');
  const period = monthPeriod(year, month);
  return [
    { description: 'Option Voyage Europe et Suisse', quantityMilli: 2 * unit, unit: 'MON', priceMicros: 5_000_000, period, attributes },
    {
      description: 'Messagerie vocale visuelle',
      quantityMilli: users.length * unit,
      unit: 'MON',
      priceMicros: 833_300,
      period,
      attributes,
    },
  ];
}

/** One line for each nature of call that was charged, with what the call detail adds up to. */
function communications(sums: ReadonlyMap<string, number>, period: { start: string; end: string }): LineDraft[] {
  const charged = [...sums].filter(([, micros]) => micros > 0);
  return charged.map(([nature, priceMicros]) => ({
    description: `Communications hors forfait : ${nature.toLowerCase()}`,
    quantityMilli: unit,
    unit: 'C62',
    priceMicros,
    period,
    attributes: inSection('Communications'),
  }));
}

/** What does not come every month: handsets and who received them, fees, a line opened in the middle of a month. */
function occasional({ users }: Centre, year: number, month: number, index: number): LineDraft[] {
  const user = users[index % users.length] ?? { name: '', line: '' };
  const whose = { Utilisateur: user.name, 'N° ligne': user.line };
  const lines: LineDraft[] = [];
  if (index % 3 === 1) {
    lines.push({
      description: 'Téléphone Exemple X2 128 Go',
      quantityMilli: unit,
      unit: 'C62',
      priceMicros: 249_166_700,
      itemId: 'X2-128',
      attributes: inSection('Équipements', whose),
    });
  }
  if (index % 4 === 2) {
    lines.push({
      description: 'Remplacement de carte SIM',
      quantityMilli: unit,
      unit: 'C62',
      priceMicros: 8_333_300,
      attributes: inSection('Actes ponctuels', whose),
    });
  }
  if (index % 5 === 3) {
    const { end } = monthPeriod(year, month - 1);
    const daysInMonth = Number(end.slice(8));
    const firstDay = 18;
    const days = daysInMonth - firstDay + 1;
    lines.push({
      description: `Mise en service d’une ligne, abonnement au prorata (${days} jours sur ${daysInMonth})`,
      quantityMilli: unit,
      unit: 'C62',
      // 18.90 € a month, in proportion to the days, to the cent.
      priceMicros: Math.round((1890 * days) / daysInMonth) * 10_000,
      period: { start: `${end.slice(0, 8)}${firstDay}`, end },
      attributes: inSection('Abonnements', whose),
    });
  }
  return lines;
}

function withOwnPdf(invoice: Invoice): Invoice {
  const name = `${invoice.number}.pdf`;
  const content = supplierPdf(invoice);
  return {
    ...invoice,
    attachments: [
      {
        id: '1',
        description: 'Facture originale',
        typeCode: null,
        issueDate: null,
        name,
        mediaType: 'application/pdf',
        content,
        uri: null,
      },
    ],
  };
}
