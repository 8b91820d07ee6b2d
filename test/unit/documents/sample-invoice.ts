/** An invoice of an invented supplier, to be set on pages. */

import type { InvoiceDetailUser } from '../../../src-main/consumption/iterate-detail.ts';
import type { CompleteInvoice } from '../../../src-main/documents/invoice/figures.ts';
import {
  blankAddress,
  blankInvoice,
  blankLine,
  blankParty,
  blankPaymentMeans,
  blankPeriod,
  blankTax,
  blankTotals,
} from '../../../src-main/intake/blank.ts';
import type { InvoiceLine } from '../../../src-main/intake/model.ts';

export function sampleLine(given: Partial<InvoiceLine> & { section?: string | null }): CompleteInvoice['lines'][number] {
  return {
    ...blankLine,
    id: '1',
    description: 'Abonnement',
    quantity: '1',
    unit: 'MON',
    netPrice: '10.0000',
    netAmount: '10.00',
    taxCategory: 'S',
    taxRate: '20.00',
    section: null,
    ...given,
  };
}

/** Call detail of one user. */
export function sampleDetail(
  count: number,
  user = 'Zoé Nguyễn',
  given: (index: number) => Partial<InvoiceDetailUser['lines'][number]> = () => ({}),
): InvoiceDetailUser {
  const lines = Array.from({ length: count }, (_, index) => ({
    startedAt: `2026-10-${String((index % 28) + 1).padStart(2, '0')}T08:30:00`,
    section: 'Communications',
    nature: 'Appel national mobile',
    destination: `+336000000${String(index % 100).padStart(2, '0')}`,
    place: 'France mobile',
    durationSeconds: 61,
    volumeKilobytes: 0,
    amountMicros: 41_700,
    ...given(index),
  }));
  const sum = (key: 'durationSeconds' | 'amountMicros') => lines.reduce((total, line) => total + line[key], 0);
  return { user, line: '0600000001', currency: 'EUR', lines, seconds: sum('durationSeconds'), amountMicros: sum('amountMicros') };
}

export function sampleInvoice(
  given: Partial<CompleteInvoice['invoice']> = {},
  rest: Partial<Omit<CompleteInvoice, 'invoice'>> = {},
): CompleteInvoice {
  return {
    invoice: {
      ...blankInvoice,
      format: 'ubl',
      profile: 'EN 16931',
      kind: 'invoice',
      typeCode: '380',
      number: 'FX-2026-0001',
      issueDate: '2026-10-28',
      dueDate: '2026-11-27',
      currency: 'EUR',
      period: { ...blankPeriod, start: '2026-10-01', end: '2026-10-31' },
      seller: {
        ...blankParty,
        name: 'Télécom Exemple SA',
        vatId: 'FR00000000000',
        address: { ...blankAddress, street: '1 rue de l’Exemple', postalCode: '75001', city: 'Paris', country: 'FR' },
        country: 'FR',
      },
      buyer: { ...blankParty, name: 'Société Fictive SA' },
      purchaseOrder: 'BC-42',
      contract: 'CT-7',
      buyerAccountingReference: 'CPT-000123',
      notes: [{ subject: null, code: null, text: 'Pas d’escompte pour paiement anticipé.' }],
      paymentTerms: 'À trente jours',
      paymentMeans: [{ ...blankPaymentMeans, code: '58', remittance: 'FX-2026-0001', iban: 'FR7630006000011234567890189' }],
      totals: {
        ...blankTotals,
        lineNet: '1234567.80',
        taxExclusive: '1234567.80',
        tax: '246913.56',
        taxInclusive: '1481481.36',
        rounding: '-0.01',
        payable: '1481481.35',
      },
      taxes: [{ ...blankTax, category: 'S', rate: '20.00', taxable: '1234567.80', tax: '246913.56' }],
      ...given,
    },
    lines: [sampleLine({})],
    sections: [{ section: null, lines: 1, netMinor: 1000 }],
    detail: [],
    ...rest,
  };
}
