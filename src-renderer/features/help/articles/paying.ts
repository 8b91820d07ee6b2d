import type { Article } from '../article.ts';

export const payingArticles: readonly Article[] = [
  {
    id: 'pay-invoices',
    topic: 'paying',
    screen: 'invoices',
    fr: {
      title: 'Payer des factures',
      what: 'Plusieurs factures, de plusieurs fournisseurs, par plusieurs moyens, en une fois. Il en sort des paiements enregistrés et, selon le moyen, un fichier pour la banque, une liste de virements ou des lettres-chèques.',
      steps: [
        'Dans « Factures », choisissez les lignes à payer, puis « Payer… ».',
        'Pour chaque facture, choisissez le « Moyen de paiement » ; changez la « Date d’exécution » et le « Montant » s’il y a lieu. Un montant vide laisse la facture de côté.',
        'Choisissez « Continuer » et lisez les totaux et la colonne « À vérifier » : déjà payée, plus que le dû, compte bancaire changé, jour férié.',
        'S’il y a des avertissements, cochez « J’ai vérifié les avertissements ».',
        'Choisissez « Enregistrer les paiements » ou « Enregistrer et écrire les fichiers… », et le dossier.',
        'Transmettez les fichiers à la banque. Quand l’argent est parti, confirmez les paiements dans « Paiements ».',
      ],
      notes: [
        'Les avoirs d’un fournisseur sont déduits de son paiement.',
        'Les devises restent séparées : jamais deux devises dans un total.',
        'Un virement en euros part dans un fichier SEPA pain.001 ; les autres devises dans une liste.',
      ],
      alsoFoundBy: 'règlement virement sepa pain.001 chèque prélèvement banque iban régler échéance partiel acompte',
    },
    en: {
      title: 'Pay invoices',
      what: 'Several invoices, of several suppliers, by several methods, at once. Out come recorded payments and, by method, a file for the bank, a list of transfers or cheque letters.',
      steps: [
        'In “Invoices”, choose the rows to pay, then “Pay…”.',
        'For each invoice, choose the “Payment method”; change the “Execution date” and the “Amount” where needed. An empty amount leaves the invoice out.',
        'Choose “Continue” and read the totals and the “To check” column: paid already, more than is due, bank account changed, public holiday.',
        'Where there are warnings, tick “I have checked the warnings”.',
        'Choose “Record the payments” or “Record and write the files…”, and the folder.',
        'Pass the files on to the bank. Once the money has left, confirm the payments under “Payments”.',
      ],
      notes: [
        'Credit notes of a supplier are deducted from its payment.',
        'Currencies stay apart: never two currencies in one total.',
        'A transfer in euros goes into a SEPA pain.001 file; other currencies into a list.',
      ],
      alsoFoundBy: 'settle transfer sepa pain.001 cheque direct debit bank iban due partial deposit',
    },
  },
  {
    id: 'failed-payment',
    topic: 'paying',
    screen: 'payments',
    fr: {
      title: 'Reprendre un paiement échoué',
      what: 'La facture redevient due ; le paiement échoué reste dans l’historique avec son motif.',
      steps: [
        'Dans « Paiements », choisissez le paiement, puis « Noter un échec… », et écrivez le motif que donne la banque.',
        'Pour réessayer, choisissez « Réessayer… » : le moyen, la date, le montant et le compte peuvent être corrigés.',
        'Vérifiez et enregistrez comme pour tout paiement.',
      ],
      notes: ['Un paiement annulé ne prévient pas la banque : annulez aussi l’ordre auprès d’elle.'],
      alsoFoundBy: 'rejet impayé refusé am04 provision relancer',
    },
    en: {
      title: 'Retry a failed payment',
      what: 'The invoice is due again; the failed payment stays in the history with its reason.',
      steps: [
        'Under “Payments”, choose the payment, then “Note a failure…”, and write the reason the bank gives.',
        'To retry, choose “Retry…”: the method, the date, the amount and the account can be corrected.',
        'Review and record it as any payment.',
      ],
      notes: ['Cancelling a payment does not tell the bank: cancel the order with it too.'],
      alsoFoundBy: 'rejected unpaid refused am04 funds again',
    },
  },
  {
    id: 'payment-methods',
    topic: 'paying',
    screen: 'payments',
    fr: {
      title: 'Enregistrer un moyen de paiement',
      what: 'Carte, compte bancaire, mandat de prélèvement, virement, chèque ou TIP, par société ou pour un seul compte de facturation.',
      steps: [
        'Ouvrez « Paiements », puis « Moyens de paiement » et « Ajouter… ».',
        'Choisissez le « Type » et remplissez ce qu’il demande.',
        'Cochez « Par défaut pour cette société ou ce compte » s’il doit être proposé d’abord, puis « Ajouter ».',
      ],
      notes: [
        'D’une carte, seuls le réseau, les quatre derniers chiffres, l’expiration et le titulaire sont gardés. Un numéro complet ou un code de sécurité est refusé, où qu’il soit saisi.',
        'L’expiration est signalée deux mois avant.',
        'Un moyen retiré reste avec les paiements qu’il a servis.',
      ],
      alsoFoundBy: 'carte iban bic rum mandat cvv expiration',
    },
    en: {
      title: 'Record a payment method',
      what: 'Card, bank account, direct-debit mandate, transfer, cheque or TIP, for a company or for one billing account alone.',
      steps: [
        'Open “Payments”, then “Payment methods” and “Add…”.',
        'Choose the “Type” and fill in what it asks for.',
        'Tick “Default for this company or account” if it is to be proposed first, then “Add”.',
      ],
      notes: [
        'Of a card, only the brand, the last four digits, the expiry and the holder are kept. A full number or a security code is refused wherever it is typed.',
        'The expiry is announced two months before.',
        'A method that was removed stays with the payments made with it.',
      ],
      alsoFoundBy: 'card iban bic mandate cvv expiry',
    },
  },
];
