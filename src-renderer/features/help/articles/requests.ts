import type { Article } from '../article.ts';

export const requestArticles: readonly Article[] = [
  {
    id: 'ask-correction',
    topic: 'suppliers',
    screen: 'requests',
    fr: {
      title: 'Demander une correction à un fournisseur',
      what: 'Une demande écrite d’avance dans la langue du fournisseur, avec le numéro de client et les factures, suivie jusqu’à sa réponse. D’autres demandes se font de même : historique, changement de coordonnées, numéro de commande, facture non reçue, remboursement.',
      steps: [
        'Dans « Factures », choisissez les factures d’un même fournisseur, puis « Autres actions », « Demander une correction… ». Ou, depuis une facture, « Demander une correction… ». Pour toute autre demande : « Demandes », « Nouvelle demande… ».',
        'Vérifiez le fournisseur, le compte et les factures, puis « Continuer ».',
        'Cochez les « Motifs » ; indiquez s’il y a lieu le « Montant contesté » de chaque facture, et quelques « Précisions ».',
        'Joignez des pièces avec « Ajouter des fichiers… » : une copie en est gardée avec la demande.',
        'Relisez le message ; l’objet, le texte et l’adresse peuvent être changés. L’adresse est retenue pour ce fournisseur.',
        'Choisissez « Enregistrer le message… » et envoyez le fichier .eml depuis votre messagerie, ou « Envoyer » si un serveur de messagerie est réglé. « Garder en brouillon » le garde pour plus tard.',
      ],
      notes: [
        'Un montant contesté est rappelé parmi les avertissements quand la facture est payée.',
        'Depuis les contrôles d’une facture, « Écrire au fournisseur… » cite les anomalies trouvées.',
        'Un numéro de commande est gardé sur le compte dès que la demande est envoyée.',
      ],
      alsoFoundBy:
        'réclamation litige contestation rectificative erreur courrier mail message relevé duplicata rib fusion bon de commande avoir',
    },
    en: {
      title: 'Ask a supplier for a correction',
      what: 'A request written for you in the supplier’s language, with the customer number and the invoices, followed until it is answered. Other requests go the same way: history, change of details, purchase order, invoice not received, refund.',
      steps: [
        'In “Invoices”, choose invoices of one supplier, then “More actions”, “Ask for a correction…”. Or, from an invoice, “Ask for a correction…”. For any other request: “Requests”, “New request…”.',
        'Check the supplier, the account and the invoices, then “Continue”.',
        'Tick the “Reasons”; where it applies give the “Amount in dispute” of each invoice, and a few “Details”.',
        'Attach files with “Add files…”: a copy is kept with the request.',
        'Read the message over; subject, text and address can be changed. The address is remembered for this supplier.',
        'Choose “Save the message…” and send the .eml file from your mail program, or “Send” where a mail server is set. “Keep as draft” keeps it for later.',
      ],
      notes: [
        'An amount in dispute is recalled among the warnings when the invoice is paid.',
        'From the checks of an invoice, “Write to the supplier…” quotes what was found.',
        'A purchase order is kept on the account as soon as the request is sent.',
      ],
      alsoFoundBy:
        'complaint dispute claim corrected error letter mail message statement duplicate bank details merger purchase order credit note',
    },
  },
  {
    id: 'follow-request',
    topic: 'suppliers',
    screen: 'requests',
    fr: {
      title: 'Suivre une demande et rapprocher la facture réémise',
      what: 'Relancer le fournisseur, garder sa réponse, et marquer l’ancienne facture remplacée quand la nouvelle arrive. Les deux sont gardées.',
      steps: [
        'Dans « Demandes », « À relancer » montre celles dont la date est venue. Choisissez-en une, puis « Relancer… ».',
        'Quand le fournisseur répond : « Autres actions », « Joindre une réponse… ».',
        'Quand une facture rectificative ou un avoir arrive, la demande apparaît sous « Facture à rapprocher ». Lisez pourquoi elle est proposée, puis « Marquer … remplacée », ou « Ce n’est pas le cas ».',
        'Terminez par « Satisfaite », ou par « Autres actions », « Refusée… » ou « Abandonner… ».',
      ],
      notes: [
        'Une facture remplacée n’est plus à payer ; ce qui en a été réglé compte pour la nouvelle. « Défaire » rétablit tout.',
        'Une facture annulée par un avoir du même montant reste dans les sommes avec lui : ils se compensent.',
      ],
      alsoFoundBy: 'relance rappel réponse rectificative remplacée annulée avoir lier historique',
    },
    en: {
      title: 'Follow a request and link the invoice issued anew',
      what: 'Remind the supplier, keep its answer, and mark the old invoice replaced when the new one arrives. Both are kept.',
      steps: [
        'In “Requests”, “To remind” shows those whose date has come. Choose one, then “Remind…”.',
        'When the supplier answers: “More actions”, “Attach an answer…”.',
        'When a corrected invoice or a credit note arrives, the request appears under “Invoice to link”. Read why it is proposed, then “Mark … as replaced”, or “It is not so”.',
        'End with “Settled”, or with “More actions”, “Refused…” or “Give up…”.',
      ],
      notes: [
        'A replaced invoice is no longer due; what was paid of it counts for the new one. “Undo” restores everything.',
        'An invoice cancelled by a credit note of the same amount stays in the sums with it: they balance.',
      ],
      alsoFoundBy: 'reminder answer reply corrected replaced cancelled credit note link history',
    },
  },
  {
    id: 'break-fees-down',
    topic: 'suppliers',
    screen: 'invoices',
    fr: {
      title: 'Ventiler les frais de factures',
      what: 'Ce dont une ou plusieurs factures se composent, par rubrique, article, remise ou taxe. Le total est celui des factures ; un écart est montré.',
      steps: [
        'Dans une facture, sous « Ventilation », choisissez « Ventiler… ». Ou choisissez des factures dans « Factures », puis « Autres actions », « Ventiler… ».',
        'Choisissez « Rubrique », « Article », « Remises et frais » ou « Taxe ».',
        'Triez par le titre d’une colonne ; « Exporter… » écrit le tableau.',
      ],
      notes: ['La taxe de chaque groupe est la part de celle qu’imprime le fournisseur, au centime près. Les devises restent séparées.'],
      alsoFoundBy: 'répartition détail composition poste imputation analytique remise frais tva',
    },
    en: {
      title: 'Break the fees of invoices down',
      what: 'What one or several invoices are made of, by section, item, allowance or tax. The total is the invoices’ own; a difference is shown.',
      steps: [
        'In an invoice, under “Breakdown”, choose “Break down…”. Or choose invoices in “Invoices”, then “More actions”, “Break down…”.',
        'Choose “Section”, “Item”, “Allowances and charges” or “Tax”.',
        'Sort by the title of a column; “Export…” writes the table.',
      ],
      notes: ['The tax of each group is its share of what the supplier prints, to the cent. Currencies stay apart.'],
      alsoFoundBy: 'split detail composition item allocation analysis discount fee vat',
    },
  },
];
