/**
 * Plateforme Imaginaire Inc. (Québec, CAD): for each year a pre-billing for each quarter, one ad-hoc invoice, and the year-end reconciliation. What a document
 * is, it says in its business process (BT-23): `pre-billing`, `reconciliation`, `ad-hoc`; a note says it in words.
 */
import { addExact } from '../billing/money.ts';
import type { Invoice } from '../intake/model.ts';
import { buildInvoice, type LineDraft, type PrecedingDraft } from './build-invoice.ts';
import { buyer, montrealOffice, platform } from './companies.ts';
import type { ExampleFile } from './example-file.ts';
import { isoDate, monthPeriod } from './random.ts';
import { writeCii } from './write-cii.ts';

const en16931 = 'urn:cen.eu:en16931:2017';
const unit = 1000;
/** GST 5 % and QST 9.975 %, both on the same base. Bases are whole multiples of 40 dollars, so that each tax comes to whole cents. */
const taxRate = '14.975';
const feeMicros = 1_200_000_000;
const perThousandMicros = 40_000_000;
/** Thousands of transactions: estimated for each quarter, and counted at the end. */
export interface Volume {
  readonly estimates: readonly number[];
  readonly counted: number;
}

interface Draft {
  readonly process: 'pre-billing' | 'reconciliation' | 'ad-hoc';
  readonly number: string;
  readonly issueDate: string;
  readonly period: { readonly start: string; readonly end: string };
  readonly note: string;
  readonly lines: readonly LineDraft[];
  readonly preceding?: readonly PrecedingDraft[];
}

/** All of the platform's documents for the year that begins with `month` of `year`. */
export function platformYear(year: number, month: number, { estimates, counted }: Volume): ExampleFile[] {
  const quarters = estimates.map((thousands, index): Draft => {
    const period = monthPeriod(year, month + 3 * index, 3);
    return {
      process: 'pre-billing',
      number: `PI-${period.start.slice(0, 7)}-T${index + 1}`,
      issueDate: period.start,
      period,
      note: `Pré-facturation du trimestre ${index + 1}, sur un volume estimé ; la régularisation viendra en fin d’exercice.`,
      lines: [
        { description: 'Redevance trimestrielle de la plateforme', quantityMilli: unit, unit: 'C62', priceMicros: feeMicros, period },
        {
          description: 'Transactions, volume estimé (par millier)',
          quantityMilli: thousands * unit,
          unit: 'C62',
          priceMicros: perThousandMicros,
          period,
        },
      ],
    };
  });
  const wholeYear = monthPeriod(year, month, 12);
  const estimated = estimates.reduce(addExact, 0);
  const reconciliation: Draft = {
    process: 'reconciliation',
    number: `PI-${wholeYear.end.slice(0, 4)}-REG`,
    issueDate: isoDate(year, month + 11, 30),
    period: wholeYear,
    note: 'Régularisation de fin d’exercice : volume réel, moins les volumes estimés des quatre pré-facturations.',
    preceding: quarters.map(({ number, issueDate }) => ({ number, issueDate })),
    lines: [
      {
        description: 'Transactions, volume réel de l’exercice (par millier)',
        quantityMilli: counted * unit,
        unit: 'C62',
        priceMicros: perThousandMicros,
        period: wholeYear,
      },
      {
        description: 'Transactions déjà pré-facturées (par millier)',
        quantityMilli: -estimated * unit,
        unit: 'C62',
        priceMicros: perThousandMicros,
        period: wholeYear,
      },
    ],
  };
  const adHocPeriod = monthPeriod(year, month + 7);
  const adHoc: Draft = {
    process: 'ad-hoc',
    number: `PI-${adHocPeriod.start.slice(0, 7)}-P1`,
    issueDate: isoDate(year, month + 7, 15),
    period: adHocPeriod,
    note: 'Facture ponctuelle du mois : reprise de données demandée par le client.',
    lines: [
      { description: 'Reprise de données, journées', quantityMilli: 2 * unit, unit: 'DAY', priceMicros: 960_000_000, period: adHocPeriod },
    ],
  };
  return [...quarters, adHoc, reconciliation].map((draft) => {
    const content = Buffer.from(writeCii(platformInvoice(draft), en16931));
    return { path: `plateforme-imaginaire/${draft.number}.xml`, content };
  });
}

function platformInvoice({ process, number, issueDate, period, note, lines, preceding }: Draft): Invoice {
  const [year = 0, month = 0, day = 0] = issueDate.split('-').map(Number);
  return buildInvoice({
    format: 'cii',
    profile: 'EN 16931',
    businessProcess: process,
    typeCode: '380',
    number,
    issueDate,
    dueDate: isoDate(year, month, day + 45),
    currency: 'CAD',
    period,
    seller: platform,
    buyer,
    account: 'PI-ENT-7',
    purchaseOrder: 'BC-2026-0203',
    buyerReference: 'Achats Montréal',
    contract: 'PI-CONTRAT-7',
    ...(preceding ? { preceding } : {}),
    notes: [
      { subject: null, text: note },
      { subject: null, text: 'Taux de 14,975 % : TPS 5 % (000000000RT0001) et TVQ 9,975 % (0000000001TQ0001).' },
    ],
    paymentTerms: 'Net 45 jours.',
    paymentMeans: [{ code: '20', text: 'Chèque', remittance: number }],
    delivery: montrealOffice,
    taxRate,
    lines,
  });
}
