/** What the example's company has asked its suppliers: a correction that waits, a history that was sent, a purchase order still to be sent. */
import type { Handlers } from '../../../src-preload/contract/index.ts';
import type { Asked } from '../../../src-preload/contract/requests.ts';

const nothing = { invoices: [], reasons: [], text: '', from: null, to: null, purchaseOrder: '', rules: [], language: 'fr' } as const;
/** Where a supplier’s invoices name no address. */
const otherwise = 'facturation@example.org';

export async function exampleRequests({ requests }: Handlers, today: string): Promise<void> {
  const { suppliers } = await requests.choices({ supplierId: null, invoiceIds: [] });
  const ask = async (place: number, about: Omit<Partial<Asked>, 'supplierId'> & Pick<Asked, 'kind'>, sent: boolean): Promise<void> => {
    const supplier = suppliers[place % suppliers.length];
    if (!supplier) return;
    const { accounts, invoices, language } = await requests.choices({ supplierId: supplier.id, invoiceIds: [] });
    const [account] = accounts;
    const [latest] = invoices.filter(({ totalMinor }) => (totalMinor ?? 0) > 0);
    if (about.kind === 'correction' && !latest) return;
    const asked: Asked = {
      ...nothing,
      ...about,
      invoices:
        about.kind === 'correction' && latest ? [{ invoiceId: latest.invoiceId, amountMinor: contested(latest.totalMinor ?? 0) }] : [],
      reasons: [...(about.reasons ?? [])],
      rules: [],
      supplierId: supplier.id,
      accountId: account?.id ?? null,
      language,
    };
    if (asked.kind === 'purchase-order' && asked.accountId === null) return;
    const { reference, to, subject, body } = await requests.compose({ asked, requestId: null, attachments: [] });
    const { id } = await requests.submit({
      ...{ asked, reference, subject, body, to: to || otherwise },
      ...{ requestId: null, how: 'draft', target: null, remindOn: null, files: [], kept: [] },
    });
    if (!sent) return;
    await requests.change({ ids: [id], status: 'sent', note: '' });
    await requests.remindOn({ id, day: today });
  };
  const year = Number(today.slice(0, 4)) - 1;
  await ask(0, { kind: 'correction', reasons: ['terminated'], text: 'Cette ligne a été résiliée le mois dernier.' }, true);
  await ask(1, { kind: 'history', reasons: ['statement', 'duplicates'], from: `${year}-01-01`, to: `${year}-12-31` }, true);
  await ask(2, { kind: 'purchase-order', purchaseOrder: `BC-${year + 1}-0147` }, false);
}

/** A tenth of an invoice. */
function contested(totalMinor: number): number {
  return Math.floor(totalMinor / 10);
}
