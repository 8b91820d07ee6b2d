/** How the example's company has paid: two direct debits and a card, one debit refused by the bank, what is due next week not yet asked for. */
import type { Handlers } from '../../../src-preload/contract/index.ts';
import type { Payable } from '../../../src-preload/contract/payments.ts';

/** What is due later than so many days before today is left to be paid. */
const stillDueDays = 12;
const dayMs = 86_400_000;

export async function examplePayments(handlers: Handlers, today: string): Promise<void> {
  const { paymentMethods, payments } = handlers;
  const [company] = (await paymentMethods.list()).companies;
  if (!company) return;
  const add = (name: string, details: Parameters<typeof paymentMethods.add>[0]['details'], makeDefault = false) =>
    paymentMethods.add({ companyId: company.id, accountId: null, name, details, makeDefault });
  const until = new Date(Date.parse(today) + 20 * dayMs).toISOString().slice(0, 7);
  const account = { iban: 'FR7600000000000000000000097', bic: '' };
  await add('Compte courant', { kind: 'bank-account', holder: company.name, ...account }, true);
  const debit = await add('Prélèvement Télécom Exemple', {
    kind: 'mandate',
    iban: account.iban,
    reference: 'RUM-EXEMPLE-0018',
    creditorId: '',
    signedOn: '2024-10-15',
  });
  const card = await add('Carte des achats', { kind: 'card', brand: 'cb', lastFour: '0000', expiry: until, holder: 'Camille Fictive' });
  await add('Chéquier', { kind: 'cheque', holder: company.name, bank: 'Banque Imaginaire', place: 'Paris' });

  const { payables } = await payments.prepare({ selection: { mode: 'all', query: { sort: [], filters: [], search: '' }, except: [] } });
  const before = new Date(Date.parse(today) - stillDueDays * dayMs).toISOString().slice(0, 10);
  const pay = async (of: readonly Payable[], methodId: number): Promise<number[]> => {
    if (of.length === 0) return [];
    const choices = of.map(({ invoiceId, amountMinor, dueDate, executionDate }) => ({
      invoiceId,
      amountMinor,
      methodId,
      executionDate: dueDate ?? executionDate,
      creditorAccount: '',
    }));
    const asked = { choices, retryOf: null, language: 'fr' as const };
    const { fingerprint } = await payments.review(asked);
    const submitted = await payments.submit({ ...asked, fingerprint, folder: null });
    return submitted.payments.map(({ id }) => id);
  };
  const past = payables.filter(({ dueDate, currency }) => currency === 'EUR' && dueDate !== null && dueDate < before);
  const suppliers = [...Map.groupBy(past, ({ supplierId }) => supplierId).values()].sort((a, b) => b.length - a.length);
  const [debited = [], carded = []] = suppliers;
  const taken = await pay(debited, debit.id);
  const charged = await pay(carded, card.id);
  const [refused, ...confirmed] = taken.toReversed();
  const settled = [...confirmed, ...charged];
  if (settled.length > 0) await payments.change({ ids: settled, status: 'confirmed', reason: '' });
  if (refused !== undefined) await payments.change({ ids: [refused], status: 'failed', reason: 'AM04 : provision insuffisante' });
}
