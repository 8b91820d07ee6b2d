import { describe, expect, it } from 'vitest';
import { blankInvoice } from '../../../src-main/intake/blank.ts';
import type { Invoice } from '../../../src-main/intake/model.ts';
import { fromStored, toStored } from '../../../src-main/intake/stored.ts';
import { fixture, invoiceOf } from './samples.ts';

const withoutContents = (invoice: Invoice) => ({
  ...invoice,
  attachments: invoice.attachments.map(({ content, ...rest }) => ({ ...rest, bytes: content?.length ?? null })),
});

describe('an invoice kept in the ledger', () => {
  it('comes back as it was, but for the content of its attachments', async () => {
    for (const file of ['invoice.ubl.xml', 'invoice.cii.xml', 'credit-note.ubl.xml']) {
      const { invoice } = await invoiceOf(fixture(file));
      expect(fromStored(toStored(invoice))).toEqual(withoutContents(invoice));
    }
  });

  it('leaves out what its lines do not say', async () => {
    const { invoice } = await invoiceOf(fixture('invoice.ubl.xml'));
    expect(JSON.parse(toStored(invoice)).lines[1]).not.toHaveProperty('parentId');
  });

  it('is complete though it was kept before the model had all terms', () => {
    const kept = {
      format: 'cii',
      number: 'F-1',
      seller: { name: 'Télécom Exemple', contact: { name: 'Zoé', phone: null, email: null } },
      payeeName: 'Affacturage Exemple',
      notes: [{ subject: 'AAB', text: 'Sans escompte' }],
      period: { start: '2026-10-01', end: null },
      totals: { payable: '25.47' },
      taxes: [{ category: 'S' }],
      lines: [
        { id: '1', attributes: [{ name: 'Rubrique', value: 'Abonnements' }], allowancesCharges: [{ isCharge: true, amount: '1.00' }] },
      ],
    };
    const invoice = fromStored(JSON.stringify(kept));
    expect(invoice).toMatchObject({
      format: 'cii',
      kind: 'invoice',
      seller: { name: 'Télécom Exemple', ids: [], contact: { name: 'Zoé', fax: null } },
      payee: { name: 'Affacturage Exemple', legalId: null },
      notes: [{ subject: 'AAB', code: null }],
      period: { start: '2026-10-01', description: null },
      totals: { payable: '25.47', taxInAccountingCurrency: null },
      taxes: [{ category: 'S', scheme: null }],
      lines: [
        {
          id: '1',
          codedNotes: [],
          attributes: [{ name: 'Rubrique', code: null }],
          allowancesCharges: [{ amount: '1.00', sequence: null }],
        },
      ],
      otherReferences: [],
    });
    expect(Object.keys(invoice ?? {}).sort()).toEqual(['format', ...Object.keys(blankInvoice)].sort());
  });

  it('is none where nobody has typed its figures yet', () => {
    expect(fromStored('null')).toBeNull();
  });
});
