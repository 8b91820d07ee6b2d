/** Télécom Exemple SA: each month an invoice for each of its billing centres (UBL), some with their PDF, and one call-detail file for all. */
import type { Invoice } from '../intake/model.ts';
import { buildInvoice, type LineDraft } from './build-invoice.ts';
import { type Call, type CentreCalls, callDetailFile, communications, monthOfCalls, sumsByNature } from './call-detail.ts';
import { buyer, frenchTerms, operator } from './companies.ts';
import type { ExampleFile } from './example-file.ts';
import { type Centre, callers, centres, type FleetUser, newcomers, openingDay, subscribers } from './operator-lines.ts';
import { isoDate, monthName, monthPeriod, seeded } from './random.ts';
import { supplierPdf } from './supplier-pdf.ts';
import { writeUbl } from './write-ubl.ts';

/** Between French companies: EN 16931 as it is, whose notes may be several; BT-23 says that services are invoiced. */
const en16931 = 'urn:cen.eu:en16931:2017';
const services = 'S1';
const root = 'R1800';

/** Months of the year in which the operator puts its own PDF into the invoice, since it does so at all. */
const withPdf = new Set([1, 4, 7, 10]);
const pdfSince = 12;
const callsPerUser = 24;

const plans = {
  pro: { description: 'Forfait mobile Pro illimité 50 Go', centsFrom: (month: number) => (month < 14 ? 1790 : 1890) },
  essential: { description: 'Forfait mobile Essentiel 5 Go', centsFrom: () => 949 },
} as const;
const microsPerCent = 10_000;

/** What a month bills: subscriptions in advance, communications of the month before. `index`: counted from the example's first month. */
export function operatorMonth(year: number, month: number, index: number): ExampleFile[] {
  const issueDate = isoDate(year, month, 3);
  const label = issueDate.slice(0, 7);
  const billed: CentreCalls[] = [];
  const files: ExampleFile[] = [];
  for (const [at, centre] of centres.entries()) {
    if (index < centre.from) continue;
    const spoken = monthPeriod(year, month - 1);
    const calls = monthOfCalls({
      random: seeded(1000 * (index + 1) + at + 1),
      callers: callers(centre, index - 1),
      month: index - 1,
      label: spoken.start.slice(0, 7),
      days: Number(spoken.end.slice(8)),
      perUser: callsPerUser,
    });
    const number = `TE${label.replace('-', '')}-${centre.code}`;
    const lines = [
      ...subscriptions(centre, year, month, index),
      ...options(centre, year, month, index),
      ...usage(sumsByNature(calls), spoken),
      ...occasional(centre, year, month, index),
    ];
    let invoice = invoiceOf(centre, number, issueDate, { start: spoken.start, end: monthPeriod(year, month).end }, lines, year, month);
    if (withPdf.has(month) && index >= pdfSince) invoice = withOwnPdf(invoice);
    billed.push({
      root,
      centre: centre.code,
      invoiceNumber: number,
      invoiceDate: issueDate,
      calls: [...calls, ...subscribed(centre, spoken.end, index)],
    });
    files.push({ path: `telecom-exemple/${label}/facture-${number}.xml`, content: Buffer.from(writeUbl(invoice, en16931)) });
  }
  return [...files, { path: `telecom-exemple/${label}/detail-${label}.csv`, content: callDetailFile(billed) }];
}

/** The subscription of each line, as the call detail lists it: on the day of the billing, the last of the month of calls. */
function subscribed(centre: Centre, date: string, index: number): Call[] {
  return subscribers(centre, index).map((user) => ({
    user,
    section: 'Abonnements',
    nature: plans[user.plan].description,
    date,
    secondOfDay: 0,
    destination: '',
    place: '',
    durationSeconds: 0,
    volumeKilobytes: 0,
    amountMicros: plans[user.plan].centsFrom(index) * microsPerCent,
  }));
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
    profile: 'EN 16931',
    businessProcess: services,
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
      { subject: null, text: `Code e-facture : ${root.slice(1)}-${code.slice(2)}` },
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

function subscriptions(centre: Centre, year: number, month: number, index: number): LineDraft[] {
  const period = monthPeriod(year, month);
  const attributes = inSection('Abonnements');
  const subscription = (description: string, count: number, cents: number): LineDraft => ({
    description,
    quantityMilli: count * unit,
    unit: 'MON',
    priceMicros: cents * microsPerCent,
    period,
    attributes,
  });
  const users = subscribers(centre, index);
  const lines = (['pro', 'essential'] as const)
    .map((plan) => ({ ...plans[plan], count: users.filter((user) => user.plan === plan).length }))
    .filter(({ count }) => count > 0)
    .map(({ description, centsFrom, count }) => subscription(description, count, centsFrom(index)));
  return centre.fibre ? [...lines, subscription('Accès fibre entreprise 1 Gbit/s', 1, 14_900)] : lines;
}

function options(centre: Centre, year: number, month: number, index: number): LineDraft[] {
  const attributes = inSection('Services en option');
  const period = monthPeriod(year, month);
  const users = subscribers(centre, index);
  const travelling = users.filter(({ travels }) => travels).length;
  const option = (description: string, count: number, priceMicros: number): LineDraft => ({
    description,
    quantityMilli: count * unit,
    unit: 'MON',
    priceMicros,
    period,
    attributes,
  });
  return [
    ...(travelling > 0 ? [option('Option Voyage Europe et Suisse', travelling, 5_000_000)] : []),
    option('Messagerie vocale visuelle', users.length, 833_300),
  ];
}

/** One line for each nature of call that was charged, with what the call detail adds up to. */
function usage(sums: ReadonlyMap<string, number>, period: { start: string; end: string }): LineDraft[] {
  const charged = [...sums].filter(([, micros]) => micros > 0);
  return charged.map(([nature, priceMicros]) => ({
    description: `Communications hors forfait : ${nature.toLowerCase()}`,
    quantityMilli: unit,
    unit: 'C62',
    priceMicros,
    period,
    attributes: inSection(communications),
  }));
}

/** What does not come every month: handsets and who received them, fees, lines opened in the middle of the month before. */
function occasional(centre: Centre, year: number, month: number, index: number): LineDraft[] {
  const users = subscribers(centre, index);
  const user = users[index % users.length] ?? { name: '', line: '' };
  const whose = ({ name, line }: Pick<FleetUser, 'name' | 'line'>) => ({ Utilisateur: name, 'N° ligne': line });
  const lines: LineDraft[] = [];
  if (index % 6 === 1) {
    lines.push({
      description: 'Téléphone Exemple X2 128 Go',
      quantityMilli: unit,
      unit: 'C62',
      priceMicros: 249_166_700,
      itemId: 'X2-128',
      attributes: inSection('Équipements', whose(user)),
    });
  }
  if (index % 4 === 2) {
    lines.push({
      description: 'Remplacement de carte SIM',
      quantityMilli: unit,
      unit: 'C62',
      priceMicros: 8_333_300,
      attributes: inSection('Actes ponctuels', whose(user)),
    });
  }
  return [...lines, ...newcomers(centre, index).flatMap((newcomer) => opened(newcomer, year, month, index, whose(newcomer)))];
}

/** A line opened in the month before: the fee, and the subscription in proportion to the days, to the cent. */
function opened({ plan }: FleetUser, year: number, month: number, index: number, whose: Readonly<Record<string, string>>): LineDraft[] {
  const { end } = monthPeriod(year, month - 1);
  const daysInMonth = Number(end.slice(8));
  const days = daysInMonth - openingDay + 1;
  return [
    {
      description: 'Mise en service d’une ligne',
      quantityMilli: unit,
      unit: 'C62',
      priceMicros: 25_000_000,
      attributes: inSection('Actes ponctuels', whose),
    },
    {
      description: `Abonnement au prorata (${days} jours sur ${daysInMonth})`,
      quantityMilli: unit,
      unit: 'C62',
      priceMicros: Math.round((plans[plan].centsFrom(index) * days) / daysInMonth) * microsPerCent,
      period: { start: `${end.slice(0, 8)}${openingDay}`, end },
      attributes: inSection('Abonnements', whose),
    },
  ];
}

function withOwnPdf(invoice: Invoice): Invoice {
  const name = `${invoice.number}.pdf`;
  const content = supplierPdf(invoice);
  return {
    ...invoice,
    attachments: [
      {
        id: '1',
        description: 'LISIBLE',
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
