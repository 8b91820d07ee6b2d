import type { Article } from '../article.ts';

export const bankArticles: readonly Article[] = [
  {
    id: 'bank-statements',
    topic: 'paying',
    screen: 'payments',
    fr: {
      title: 'Confirmer les paiements par le relevé bancaire',
      what: 'Le relevé camt.053 de la banque confirme les paiements partis, note ceux qui reviennent, et montre ce qu’un fournisseur a pris sans qu’un paiement soit prévu.',
      steps: [
        'Dans « Paiements », choisissez « Relevés bancaires », puis « Importer des relevés… », ou déposez les fichiers sur cet écran.',
        'Lisez la liste : chaque fichier, ses mouvements, et si ses soldes sont « Justes ». Choisissez « Voir les mouvements ».',
        'Choisissez « Confirmer les sûrs… », vérifiez la liste, puis confirmez.',
        'Pour les autres, choisissez le mouvement : à droite, ce qu’il peut régler et pourquoi. « Rapprocher » retient un paiement proposé ; « Chercher un paiement… » en trouve un autre, ou plusieurs.',
        'Pour un prélèvement que rien ne prévoyait, choisissez « Enregistrer un paiement… », cochez la facture, puis « Enregistrer ».',
        'Choisissez « Écarter » pour ce qui ne règle aucune facture : frais, encaissements.',
      ],
      notes: [
        'Est sûr un mouvement qui porte la référence de bout en bout d’un paiement, ou son montant et le numéro ou la référence structurée de sa facture. Le montant seul ne confirme jamais rien.',
        'Un retour avec son motif note le paiement comme échoué ; la facture redevient due.',
        '« Annuler le rapprochement » rend aux paiements leur état d’avant.',
        'Le même fichier, ou le même relevé, ne compte qu’une fois.',
      ],
      alsoFoundBy: 'camt.053 banque rapprochement pointage extrait compte solde prélèvement rejet impayé lettrage',
    },
    en: {
      title: 'Confirm payments by the bank statement',
      what: 'The bank’s camt.053 statement confirms payments that left, notes those that come back, and shows what a supplier took without a payment being expected.',
      steps: [
        'Under “Payments”, choose “Bank statements”, then “Import statements…”, or drop the files on this screen.',
        'Read the list: each file, its movements, and whether its balances are “Right”. Choose “See movements”.',
        'Choose “Confirm sure ones…”, check the list, then confirm.',
        'For the others, choose the movement: at the right, what it may settle and why. “Match” takes a payment that is proposed; “Find a payment…” finds another, or several.',
        'For a debit that nothing expected, choose “Record a payment…”, tick the invoice, then “Record”.',
        'Choose “Set aside” for what settles no invoice: fees, money coming in.',
      ],
      notes: [
        'A movement is sure when it bears the end-to-end reference of a payment, or its amount and the number or structured reference of its invoice. The amount alone never confirms anything.',
        'A return with its reason notes the payment as failed; the invoice is due again.',
        '“Undo the match” gives the payments their status of before.',
        'The same file, or the same statement, counts once.',
      ],
      alsoFoundBy: 'camt.053 bank reconciliation matching extract account balance direct debit return unpaid',
    },
  },
  {
    id: 'schedule-payments',
    topic: 'paying',
    screen: 'payments',
    fr: {
      title: 'Programmer des paiements automatiques',
      what: 'Pour un compte dont le fournisseur prend lui-même l’argent, par mandat ou par carte : chaque facture due donne un paiement prévu, une seule fois, et rencontre ainsi sa facture.',
      steps: [
        'Dans « Paiements », choisissez « Échéancier », puis « Programmer des paiements… ».',
        'Choisissez le compte, puis le mandat ou la carte.',
        'Choisissez la règle – à l’échéance, un jour fixe du mois, quelques jours avant – et la première date.',
        'Au besoin, cochez « Demander une approbation au-dessus d’un montant » et donnez le plafond.',
        'Lisez les conditions jusqu’en bas et acceptez-les.',
        'Vérifiez ce qui sera programmé, puis choisissez « Programmer ».',
      ],
      notes: [
        '« À approuver » liste les factures au-dessus du plafond : approuvez-les, ou refusez-les avec un motif.',
        'Le calendrier montre douze mois : en plein, les factures reçues ; avec ≈, une estimation.',
        '« Suspendre… » et « Mettre fin… » annulent ce qui n’est pas encore pris ; prévenez aussi le fournisseur.',
        'À sa date le paiement est noté « Transmis » ; le relevé bancaire le confirme.',
      ],
      alsoFoundBy: 'échéancier prélèvement automatique récurrent calendrier plafond approbation mandat conditions pause',
    },
    en: {
      title: 'Schedule automatic payments',
      what: 'For an account whose supplier takes the money itself, by mandate or card: each due invoice gives one scheduled payment, once, and so meets its invoice.',
      steps: [
        'Under “Payments”, choose “Schedule”, then “Schedule payments…”.',
        'Choose the account, then the mandate or the card.',
        'Choose the rule – on the due date, a fixed day of the month, some days before – and the first date.',
        'Where needed, tick “Ask for approval above an amount” and give the limit.',
        'Read the terms to the end and accept them.',
        'Review what will be scheduled, then choose “Schedule”.',
      ],
      notes: [
        '“To approve” lists the invoices above the limit: approve them, or refuse them with a reason.',
        'The calendar shows twelve months: plain for invoices received; with ≈, an estimate.',
        '“Pause…” and “End…” cancel what is not taken yet; tell the supplier too.',
        'On its date the payment is noted “Sent”; the bank statement confirms it.',
      ],
      alsoFoundBy: 'automatic recurring direct debit calendar limit approval mandate terms pause',
    },
  },
];
