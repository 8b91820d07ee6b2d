/** The message that tells a supplier of a change of a subscription: what is asked for, from when, and what we expect to be invoiced. */
import type { AskedChange, CancelReason } from '../../src-preload/contract/subscriptions.ts';
import { formatMinor } from '../billing/money.ts';
import type { Interval } from '../billing/subscription.ts';
import type { Preview } from '../billing/subscription-change.ts';

export interface Told {
  readonly plan: string;
  readonly account: string | null;
  readonly company: string;
  readonly currency: string;
  readonly change: AskedChange;
  readonly quantity: number;
  readonly interval: Interval;
  readonly preview: Preview;
  readonly reasonCode: CancelReason | null;
  readonly reason: string;
  readonly purchaseOrder: string;
}

type Language = 'fr' | 'en';

const cancelWords: Readonly<Record<CancelReason, Readonly<Record<Language, string>>>> = {
  'not-used': { fr: 'nous ne l’utilisons plus', en: 'we no longer use it' },
  'too-dear': { fr: 'son prix', en: 'its price' },
  replaced: { fr: 'nous utilisons une autre solution', en: 'we use another solution' },
  quality: { fr: 'la qualité du service', en: 'the quality of the service' },
  'activity-ends': { fr: 'l’activité concernée prend fin', en: 'the activity it served ends' },
  other: { fr: 'autre', en: 'other' },
};

const words = {
  fr: {
    locale: 'fr-FR',
    first: '1er ',
    interval: { month: 'par mois', quarter: 'par trimestre', year: 'par an' },
    greeting: 'Bonjour,',
    regards: 'Cordialement,',
    subject: { quantity: 'Modification de quantité', interval: 'Changement de périodicité', cancel: 'Résiliation' },
    open: {
      quantity: 'nous vous demandons de modifier la quantité de l’abonnement suivant',
      interval: 'nous vous demandons de changer la périodicité de l’abonnement suivant',
      cancel: 'nous vous demandons de résilier l’abonnement suivant à son terme',
    },
    plan: (plan: string) => `Abonnement : ${plan}`,
    account: (account: string) => `Compte client : ${account}`,
    quantity: (before: number, after: number) => `Quantité : passer de ${before} à ${after}`,
    change: (before: string, after: string) => `Facturation : ${before} actuellement, ${after} demandée`,
    from: (day: string) => `À compter du : ${day}`,
    end: (day: string) => `Dernier jour de l’abonnement : ${day}`,
    now: (amount: string) => `Montant attendu au titre de ce changement, taxes comprises : ${amount}`,
    next: (day: string, amount: string) => `Prochaine facture attendue le ${day}, taxes comprises : ${amount}`,
    later: (day: string, amount: string) => `Première facture au nouveau montant, le ${day}, taxes comprises : ${amount}`,
    reason: (text: string) => `Motif : ${text}`,
    order: (text: string) => `Numéro de commande à porter sur la facture : ${text}`,
    ask: 'Merci de nous confirmer ce changement par retour de message, et de nous dire si ces montants diffèrent des vôtres.',
    askCancel: 'Merci de nous confirmer la date de fin par retour de message et de ne plus rien facturer au-delà.',
  },
  en: {
    locale: 'en-GB',
    first: '1 ',
    interval: { month: 'by the month', quarter: 'by the quarter', year: 'by the year' },
    greeting: 'Hello,',
    regards: 'Regards,',
    subject: { quantity: 'Change of quantity', interval: 'Change of billing interval', cancel: 'Cancellation' },
    open: {
      quantity: 'we ask you to change the quantity of the following subscription',
      interval: 'we ask you to change the billing interval of the following subscription',
      cancel: 'we ask you to cancel the following subscription at the end of its term',
    },
    plan: (plan: string) => `Subscription: ${plan}`,
    account: (account: string) => `Customer account: ${account}`,
    quantity: (before: number, after: number) => `Quantity: from ${before} to ${after}`,
    change: (before: string, after: string) => `Billing: ${before} at present, ${after} asked for`,
    from: (day: string) => `From: ${day}`,
    end: (day: string) => `Last day of the subscription: ${day}`,
    now: (amount: string) => `Expected for this change, taxes included: ${amount}`,
    next: (day: string, amount: string) => `Next invoice expected on ${day}, taxes included: ${amount}`,
    later: (day: string, amount: string) => `First invoice at the new amount, on ${day}, taxes included: ${amount}`,
    reason: (text: string) => `Reason: ${text}`,
    order: (text: string) => `Purchase order to be shown on the invoice: ${text}`,
    ask: 'Please confirm this change by return, and tell us where these amounts differ from yours.',
    askCancel: 'Please confirm the end date by return and invoice nothing beyond it.',
  },
} as const;

export function subscriptionMessage(told: Told, language: Language): { readonly subject: string; readonly body: string } {
  const said = words[language];
  const { change, preview, plan, account, currency, company, purchaseOrder } = told;
  const dates = new Intl.DateTimeFormat(said.locale, { dateStyle: 'long', timeZone: 'UTC' });
  const dated = (iso: string) => dates.format(Date.parse(`${iso}T00:00:00Z`)).replace(/^1 (?=\p{L})/u, said.first);
  const money = new Intl.NumberFormat(said.locale, { style: 'currency', currency });
  const amount = (minor: number) => money.format(formatMinor(minor, currency) as `${number}`);
  const { now, next, later, cancel, effectiveOn } = preview;
  const reason = [told.reasonCode && told.reasonCode !== 'other' ? cancelWords[told.reasonCode][language] : '', told.reason]
    .filter(Boolean)
    .join(', ');
  const items = [
    said.plan(plan),
    ...(account ? [said.account(account)] : []),
    ...(change.kind === 'quantity' ? [said.quantity(told.quantity, change.quantity)] : []),
    ...(change.kind === 'interval' ? [said.change(said.interval[told.interval], said.interval[change.interval])] : []),
    cancel ? said.end(dated(cancel.endsOn)) : said.from(dated(effectiveOn)),
    ...(preview.lines.length > 0 && now.totalMinor !== 0 ? [said.now(amount(now.totalMinor))] : []),
    ...(change.kind !== 'cancel' && next ? [said.next(dated(next.on), amount(next.totalMinor))] : []),
    ...(later ? [said.later(dated(later.on), amount(later.totalMinor))] : []),
    ...(reason ? [said.reason(reason)] : []),
    ...(purchaseOrder ? [said.order(purchaseOrder)] : []),
  ];
  const colon = language === 'fr' ? ' :' : ':';
  const body = [
    said.greeting,
    '',
    `${said.open[change.kind][0]?.toUpperCase()}${said.open[change.kind].slice(1)}${colon}`,
    ...items.map((item) => `- ${item}`),
    '',
    change.kind === 'cancel' ? said.askCancel : said.ask,
    '',
    said.regards,
    ...(company ? [company] : []),
  ].join('\n');
  return { subject: `${said.subject[change.kind]}${colon} ${plan}${account ? ` (${account})` : ''}`, body };
}
