/** What the example's company subscribes to: its software with the people who use it, its fibre and its platform; one more term asked to be smaller. */
import type { Handlers } from '../../../src-preload/contract/index.ts';
import type { AskedChange, SubscriptionFields } from '../../../src-preload/contract/subscriptions.ts';

const users = [
  "Émilie D'Alembert",
  'François Lefèvre',
  'Zoé Garçon',
  'Hélène Bouchard',
  'Maëlle Van den Broeck',
  'Anaïs Côté',
  'Benoît Gagné',
  'Chloé Peeters',
  'Théo Roy',
  'Inès Martin',
  'Loïc Desrosiers',
  'Gaëlle Kerouac',
  'Ulysse Lambert',
  'Océane Dubé',
  'Camille Fictive',
  'Bruno Modèle',
  'Chloé Exemple',
  'David Témoin',
  'Alice Échantillon',
  'Hugo Spécimen',
] as const;

/** Accepted as they are recognised, but for what only the contract says. */
const accepted: readonly (Partial<SubscriptionFields> & { readonly like: RegExp })[] = [
  {
    like: /^Suite Fictive/,
    plan: 'Suite Fictive Gestion',
    termMonths: 12,
    noticeCount: 60,
    yearDiscount: { kind: 'price', micros: 19_900_000 },
    note: 'Remise de fidélité accordée en mai 2026.',
  },
  { like: /^Stockage/ },
  { like: /^Redevance/, termMonths: 12, noticeCount: 3, noticeUnit: 'month' },
  { like: /^Accès fibre/, termMonths: 36, noticeCount: 3, noticeUnit: 'month' },
  { like: /^Forfait mobile Pro/, noticeCount: 10 },
];

export async function exampleSubscriptions({ subscriptions }: Handlers, today: string): Promise<void> {
  const proposals = await subscriptions.proposals();
  const ids = new Map<string, number>();
  for (const { fields } of proposals) {
    const { like, ...more } = accepted.find((one) => one.like.test(fields.plan)) ?? { like: null };
    if (like) ids.set(fields.plan, (await subscriptions.add({ ...fields, ...more, recognised: true })).id);
    // A volume that is counted, and no subscription.
    else if (fields.plan.startsWith('Transactions')) await subscriptions.dismiss(fields);
  }
  const idOf = (begins: string) => [...ids].find(([plan]) => plan.startsWith(begins))?.[1];
  const suite = idOf('Suite Fictive');
  const storage = idOf('Stockage');
  if (suite === undefined || storage === undefined) return;
  await subscriptions.assign({ id: suite, names: [...users] });
  const ask = async (id: number, change: AskedChange, reason: string): Promise<void> => {
    const said = { id, change, reasonCode: change.kind === 'cancel' ? ('replaced' as const) : null, reason, purchaseOrder: '' };
    const { fingerprint } = await subscriptions.preview({ id, change });
    const message = await subscriptions.draft({ ...said, language: 'fr' });
    await subscriptions.change({ ...said, fingerprint, message });
  };
  await ask(
    suite,
    { kind: 'quantity', quantity: users.length + 1, when: 'renewal' },
    `Licences inutilisées au ${today.split('-').reverse().join('/')}`,
  );
  await ask(storage, { kind: 'cancel' }, 'Stockage compris dans la suite');
}
