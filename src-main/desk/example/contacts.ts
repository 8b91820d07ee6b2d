/** Who the example's company tells of its billing: at once, by the day, the week and the month, in two languages. */
import type { Handlers } from '../../../src-preload/contract/index.ts';
import { billingEvents } from '../../../src-preload/contract/messages.ts';

const urgent: readonly string[] = ['payment-failed', 'invoice-late', 'payment-approval'];

/** Before anything is paid, so that they are told of it. */
export async function exampleContacts({ contacts }: Handlers): Promise<void> {
  if ((await contacts.list()).length > 0) return;
  const { people } = await contacts.choices();
  const person = people.find(({ name }) => name === 'Camille Fictive');
  const typed = { name: 'Camille Fictive', email: 'camille.fictive@example.org', language: 'fr' } as const;
  const first = await contacts.add({ ...(person ?? typed), frequency: 'each-event', personId: person?.id ?? null, id: undefined });
  const eventsOff = billingEvents.filter((event) => !urgent.includes(event));
  await contacts.setTerms({ id: first.id, eventsOff, supplierIds: [], accountIds: [], attachInvoices: false });
  const others = [
    { name: 'Trésorerie', email: 'tresorerie@societe-fictive.example', language: 'fr', frequency: 'daily' },
    { name: 'Robin Sample', email: 'robin.sample@example.org', language: 'en', frequency: 'weekly' },
    { name: 'Contrôle de gestion', email: 'controle@societe-fictive.example', language: 'fr', frequency: 'monthly' },
  ] as const;
  for (const other of others) await contacts.add({ ...other, personId: null });
}

/** After what there is to tell has happened. */
export async function exampleMessages({ messages }: Handlers): Promise<void> {
  await messages.prepare();
}
