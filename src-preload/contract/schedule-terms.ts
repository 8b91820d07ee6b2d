/** The terms of automatic payments, read and accepted for each schedule. A change of their words is a new version. */
export const termsVersion = '2026-11-b';

export const terms = {
  fr: [
    'Ce que fait l’échéancier. Chaque facture reçue pour ce compte, complète et due, donne un paiement prévu, une seule fois, au montant qui reste dû, avoirs ouverts du compte déduits, et à la date que donne la règle choisie.',
    'Qui prend l’argent. Le fournisseur, par le mandat de prélèvement ou la carte choisis. Facturier n’envoie aucun ordre à la banque : il suit le paiement, le note « Transmis » à sa date, et le relevé bancaire le confirme.',
    'Dates. Rien n’est prévu avant la première date, ni pour une facture échue avant elle. Un samedi, un dimanche ou un jour où les banques sont fermées, la date est avancée au jour ouvré précédent, ou reportée au suivant si celui-ci est passé.',
    'Plafond. Au-dessus du montant indiqué, ou dans une autre devise, la facture attend l’accord d’une personne habilitée, qui peut la refuser avec un motif.',
    'Ce qui n’est jamais pris. Les factures dont le montant ou l’échéance manque, celles qui sont remplacées, annulées ou contestées, et celles qu’un avoir contesté ou sans compte peut concerner : elles restent à régler à la main.',
    'Suspendre et mettre fin. Les deux annulent ce qui est prévu et n’est pas encore pris. Ils ne préviennent pas le fournisseur : pour qu’il ne prélève pas, demandez-le-lui, ou faites opposition auprès de votre banque.',
    'Un prélèvement refusé ou revenu remet la facture à payer ; il n’est pas représenté par lui-même. L’historique garde chaque étape, avec son auteur et sa date.',
  ].join('\n\n'),
  en: [
    'What the schedule does. Each invoice received for this account, complete and due, gives one scheduled payment, once, for what is left due less open credit notes of the account, and on the date that the chosen rule gives.',
    'Who takes the money. The supplier does, by the chosen direct-debit mandate or card. Facturier sends no order to the bank: it follows the payment, notes it “Sent” on its date, and the bank statement confirms it.',
    'Dates. Nothing is scheduled before the first date, nor for an invoice due before it. On a Saturday, a Sunday or a day on which banks are closed, the date moves to the working day before, or to the next where that has passed.',
    'Limit. Above the given amount, or in another currency, the invoice waits for the approval of a person who may give it, and who may refuse it with a reason.',
    'What is never taken. Invoices whose amount or due date is missing, those that are replaced, cancelled or contested, and those that a credit note which is contested or of no account may be for: they remain to be paid by hand.',
    'Pausing and ending. Both cancel what is scheduled and not taken yet. They do not tell the supplier: ask them not to debit, or have your bank stop it.',
    'A debit that is refused or comes back makes the invoice due again; it is not presented again by itself. The history keeps every step, with who and when.',
  ].join('\n\n'),
} as const;
