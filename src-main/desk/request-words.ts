/** The words of messages to suppliers, in their language. French has its no-break spaces before ; and : */
import type { RequestKind, RequestReason } from '../../src-preload/contract/requests.ts';

/** How many documents the message is about, and whether the only one is a credit note. */
type Count = 'none' | 'invoice' | 'credit' | 'several';

export interface RequestWords {
  readonly hello: string;
  readonly bye: string;
  readonly colon: string;
  readonly semicolon: string;
  readonly and: string;
  readonly others: (count: number) => string;
  readonly dated: (date: string) => string;
  readonly noNumber: string;
  readonly document: Readonly<Record<Count, string>>;
  /** After the documents, or alone. */
  readonly subject: Readonly<Record<RequestKind, string>>;
  readonly opening: Readonly<Record<RequestKind, Readonly<Record<Count, string>>>>;
  readonly facts: Readonly<Record<'reference' | 'customer' | 'documents' | 'period' | 'expected' | 'order', string>>;
  readonly period: (from: string | null, to: string | null) => string;
  readonly reasons: Readonly<Record<RequestKind, string>>;
  readonly reason: Readonly<Record<RequestReason, string>>;
  readonly amounts: Readonly<Partial<Record<RequestKind, string>>>;
  readonly attached: (count: number) => string;
  readonly ask: Readonly<Record<RequestKind, string>>;
  readonly quote: (reference: string) => string;
  readonly reminder: {
    readonly subject: string;
    readonly text: (date: string | null) => string;
    readonly ask: string;
    readonly quoted: string;
  };
}

/** The same whatever and how many documents it is about. */
const always = (text: string): Readonly<Record<Count, string>> => ({ none: text, invoice: text, credit: text, several: text });

export const requestWords: Readonly<Record<'fr' | 'en', RequestWords>> = {
  fr: {
    hello: 'Bonjour,',
    bye: 'Cordialement,',
    colon: '\u00a0:',
    semicolon: '\u202f;',
    and: 'et',
    others: (count) => (count === 1 ? '1 autre' : `${count} autres`),
    dated: (date) => ` du ${date}`,
    noNumber: 'sans numéro',
    document: { none: '', invoice: 'Facture', credit: 'Avoir', several: 'Factures' },
    subject: {
      correction: 'demande de rectification',
      history: 'demande d’historique',
      'payment-details': 'changement de nos coordonnées',
      'purchase-order': 'numéro de commande à porter sur vos factures',
      'missing-invoice': 'facture non reçue',
      refund: 'demande de remboursement',
      other: 'demande',
    },
    opening: {
      correction: {
        none: 'Nous vous demandons de rectifier une de vos factures.',
        invoice: 'Nous vous demandons de rectifier la facture ci-dessous.',
        credit: 'Nous vous demandons de rectifier l’avoir ci-dessous.',
        several: 'Nous vous demandons de rectifier les factures ci-dessous.',
      },
      history: always('Nous vous demandons l’historique de notre compte.'),
      'payment-details': always('Nous vous informons du changement de nos coordonnées.'),
      'purchase-order': always('Nous vous demandons de porter le numéro de commande ci-dessous sur vos prochaines factures.'),
      'missing-invoice': {
        ...always('Une facture attendue ne nous est pas parvenue.'),
        invoice: 'La facture ci-dessous ne nous est pas parvenue en bon état.',
        several: 'Les factures ci-dessous ne nous sont pas parvenues en bon état.',
      },
      refund: {
        none: 'Nous vous demandons le remboursement d’une somme qui nous est due.',
        invoice: 'Nous vous demandons un remboursement au titre de la facture ci-dessous.',
        credit: 'Nous vous demandons le remboursement de l’avoir ci-dessous.',
        several: 'Nous vous demandons un remboursement au titre des factures ci-dessous.',
      },
      other: {
        none: 'Nous vous écrivons au sujet de notre compte.',
        invoice: 'Nous vous écrivons au sujet de la facture ci-dessous.',
        credit: 'Nous vous écrivons au sujet de l’avoir ci-dessous.',
        several: 'Nous vous écrivons au sujet des factures ci-dessous.',
      },
    },
    facts: {
      reference: 'Notre référence',
      customer: 'Numéro de client',
      documents: 'Factures',
      period: 'Période',
      expected: 'Attendue le',
      order: 'Numéro de commande',
    },
    period: (from, to) => (from && to ? `du ${from} au ${to}` : from ? `depuis le ${from}` : `jusqu’au ${to}`),
    reasons: {
      correction: 'Voici ce qui est à rectifier',
      history: 'Nous souhaitons recevoir',
      'payment-details': 'Voici ce qui change',
      'purchase-order': 'Précisions',
      'missing-invoice': 'Précisions',
      refund: 'Ce remboursement correspond à',
      other: 'Précisions',
    },
    reason: {
      'company-name': 'la raison sociale de notre société',
      'billing-address': 'l’adresse de facturation',
      'vat-number': 'notre numéro de TVA ou d’immatriculation',
      'order-missing': 'le numéro de commande, absent ou inexact',
      'vat-rate': 'le taux ou le régime de TVA',
      price: 'un prix qui n’est pas celui convenu',
      quantity: 'une quantité inexacte',
      'not-ordered': 'une prestation que nous n’avons pas commandée',
      terminated: 'une prestation résiliée',
      period: 'la période facturée',
      duplicate: 'une prestation déjà facturée',
      total: 'le calcul des montants',
      statement: 'un relevé de notre compte',
      duplicates: 'un duplicata de chaque facture et avoir de la période',
      payments: 'la liste des règlements que vous avez enregistrés',
      detail: 'le détail des consommations de la période',
      merger: 'la société, à la suite d’une fusion',
      'bank-account': 'notre compte bancaire',
      mandate: 'le mandat de prélèvement',
      'invoice-address': 'l’adresse électronique de réception des factures',
      late: 'la facture est en retard sur sa date habituelle',
      'not-received': 'elle a été émise et ne nous est pas parvenue',
      unreadable: 'le fichier reçu ne peut pas être lu',
      'credit-balance': 'un solde en notre faveur',
      'double-payment': 'une facture réglée deux fois',
      'credit-note': 'un avoir non déduit',
      deposit: 'un dépôt de garantie',
    },
    amounts: {
      correction: 'Montants contestés, que nous ne réglons pas dans l’attente de votre réponse',
      refund: 'Montants à rembourser',
    },
    attached: (count) => (count === 1 ? 'Pièce jointe' : 'Pièces jointes'),
    ask: {
      correction: 'Nous vous remercions de nous adresser une facture rectificative ou un avoir.',
      history: 'Nous vous remercions de nous adresser ces documents en réponse à ce message.',
      'payment-details': 'Nous vous remercions de mettre à jour notre compte et de nous le confirmer.',
      'purchase-order':
        'Nous vous remercions de l’enregistrer sur notre compte avant l’émission de la prochaine facture et de nous le confirmer.',
      'missing-invoice': 'Nous vous remercions de nous l’adresser, ou de nous dire quand elle sera émise.',
      refund: 'Nous vous remercions de procéder à ce remboursement, ou de nous dire ce qui s’y oppose.',
      other: 'Nous vous remercions de votre réponse.',
    },
    quote: (reference) => `Merci de rappeler notre référence ${reference} dans votre réponse.`,
    reminder: {
      subject: 'Relance',
      text: (date) => `Sauf erreur de notre part, notre demande${date === null ? '' : ` du ${date}`} est restée sans suite.`,
      ask: 'Nous vous remercions de nous répondre.',
      quoted: 'Notre message',
    },
  },
  en: {
    hello: 'Hello,',
    bye: 'Kind regards,',
    colon: ':',
    semicolon: ';',
    and: 'and',
    others: (count) => (count === 1 ? '1 other' : `${count} others`),
    dated: (date) => ` of ${date}`,
    noNumber: 'without number',
    document: { none: '', invoice: 'Invoice', credit: 'Credit note', several: 'Invoices' },
    subject: {
      correction: 'request for a correction',
      history: 'request for account history',
      'payment-details': 'change of our details',
      'purchase-order': 'purchase order to quote on your invoices',
      'missing-invoice': 'invoice not received',
      refund: 'request for a refund',
      other: 'request',
    },
    opening: {
      correction: {
        none: 'We ask you to correct one of your invoices.',
        invoice: 'We ask you to correct the invoice below.',
        credit: 'We ask you to correct the credit note below.',
        several: 'We ask you to correct the invoices below.',
      },
      history: always('We ask you for the history of our account.'),
      'payment-details': always('We inform you that our details have changed.'),
      'purchase-order': always('We ask you to quote the purchase order below on your next invoices.'),
      'missing-invoice': {
        ...always('An invoice that we expected has not reached us.'),
        invoice: 'The invoice below has not reached us in good order.',
        several: 'The invoices below have not reached us in good order.',
      },
      refund: {
        none: 'We ask you to refund a sum that is owed to us.',
        invoice: 'We ask you for a refund on the invoice below.',
        credit: 'We ask you to refund the credit note below.',
        several: 'We ask you for a refund on the invoices below.',
      },
      other: {
        none: 'We write to you about our account.',
        invoice: 'We write to you about the invoice below.',
        credit: 'We write to you about the credit note below.',
        several: 'We write to you about the invoices below.',
      },
    },
    facts: {
      reference: 'Our reference',
      customer: 'Customer number',
      documents: 'Invoices',
      period: 'Period',
      expected: 'Expected on',
      order: 'Purchase order',
    },
    period: (from, to) => (from && to ? `${from} to ${to}` : from ? `since ${from}` : `until ${to}`),
    reasons: {
      correction: 'This is what needs correcting',
      history: 'We would like to receive',
      'payment-details': 'This is what changes',
      'purchase-order': 'Details',
      'missing-invoice': 'Details',
      refund: 'The refund is for',
      other: 'Details',
    },
    reason: {
      'company-name': 'the name of our company',
      'billing-address': 'the billing address',
      'vat-number': 'our VAT or registration number',
      'order-missing': 'the purchase order, missing or wrong',
      'vat-rate': 'the VAT rate or treatment',
      price: 'a price other than the one agreed',
      quantity: 'a wrong quantity',
      'not-ordered': 'a service that we did not order',
      terminated: 'a service that was terminated',
      period: 'the period invoiced',
      duplicate: 'a service invoiced before',
      total: 'the way the amounts are worked out',
      statement: 'a statement of our account',
      duplicates: 'a duplicate of every invoice and credit note of the period',
      payments: 'the list of the payments that you have recorded',
      detail: 'the call detail of the period',
      merger: 'the company, following a merger',
      'bank-account': 'our bank account',
      mandate: 'the direct-debit mandate',
      'invoice-address': 'the e-mail address for invoices',
      late: 'the invoice is later than its usual date',
      'not-received': 'it was issued and has not reached us',
      unreadable: 'the file received cannot be read',
      'credit-balance': 'a balance in our favour',
      'double-payment': 'an invoice paid twice',
      'credit-note': 'a credit note not deducted',
      deposit: 'a deposit',
    },
    amounts: {
      correction: 'Amounts in dispute, which we do not pay until we hear from you',
      refund: 'Amounts to be refunded',
    },
    attached: (count) => (count === 1 ? 'Attachment' : 'Attachments'),
    ask: {
      correction: 'Please send us a corrected invoice or a credit note.',
      history: 'Please send us these documents in reply to this message.',
      'payment-details': 'Please update our account and confirm it to us.',
      'purchase-order': 'Please record it on our account before the next invoice is issued and confirm it to us.',
      'missing-invoice': 'Please send it to us, or tell us when it will be issued.',
      refund: 'Please make this refund, or tell us what stands against it.',
      other: 'We look forward to your reply.',
    },
    quote: (reference) => `Please quote our reference ${reference} in your reply.`,
    reminder: {
      subject: 'Reminder',
      text: (date) => `Unless we are mistaken, our request${date === null ? '' : ` of ${date}`} has had no answer.`,
      ask: 'We look forward to your reply.',
      quoted: 'Our message',
    },
  },
};
