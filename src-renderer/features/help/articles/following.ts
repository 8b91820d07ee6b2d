import type { Article } from '../article.ts';

export const followingArticles: readonly Article[] = [
  {
    id: 'expected-invoices',
    topic: 'receiving',
    screen: 'invoices',
    fr: {
      title: 'Suivre les factures attendues',
      what: 'Le registre apprend le rythme de chaque compte (chaque mois, trimestre ou année, le même jour) et dit quelle facture devrait être là. Elle est disponible deux jours après son émission, sauf si vous fixez un autre délai ; ensuite elle est en retard.',
      steps: [
        'Dans « Factures », choisissez « Attendues ». La Synthèse y mène aussi, quand des factures sont en retard.',
        '« En retard » : rien n’est arrivé. « Jamais reçues » : des factures plus récentes sont arrivées, celles-ci non.',
        'Pour la demander au fournisseur, choisissez « Réclamer… » : la demande est déjà remplie.',
        'Si elle ne viendra pas, choisissez « Plus attendue… » : cette facture seulement, une pause jusqu’à une date, ou plus aucune. « Écartées » permet de revenir en arrière.',
        'Si le rythme n’est pas reconnu, ou s’il change, ouvrez « Rythmes » et « Fixer le rythme… ».',
      ],
      notes: [
        'Il faut trois factures régulières pour apprendre un rythme, deux pour un rythme annuel. Les avoirs, factures ponctuelles et régularisations n’en font pas partie.',
        '« Numéros manquants » n’examine que les séries qui ne comptent que vos factures.',
        '« Périodes » montre les jours qu’aucune facture ne couvre et ceux que deux factures facturent.',
        'Les contacts qui le souhaitent sont prévenus une fois pour chaque facture en retard.',
      ],
      alsoFoundBy: 'retard manquante cycle périodicité relance réclamer non reçue trou numérotation calendrier jamais arrivée',
    },
    en: {
      title: 'Follow expected invoices',
      what: 'The ledger learns the rhythm of each account (every month, quarter or year, on the same day) and says which invoice should be there. It is available two days after its issue, unless you set another delay; then it is late.',
      steps: [
        'In “Invoices”, choose “Expected”. The overview leads there too, when invoices are late.',
        '“Late”: nothing came. “Never received”: later invoices came, these did not.',
        'To ask the supplier for it, choose “Ask for it…”: the request is filled in already.',
        'If it will not come, choose “No longer expected…”: only this invoice, a pause until a day, or none any more. “Set aside” takes it back.',
        'If the rhythm is not recognised, or changes, open “Rhythms” and “Set the rhythm…”.',
      ],
      notes: [
        'It takes three regular invoices to learn a rhythm, two for a yearly one. Credit notes, ad-hoc invoices and reconciliations are no part of it.',
        '“Missing numbers” looks only at series that count your invoices alone.',
        '“Periods” shows days that no invoice covers and days that two invoices bill.',
        'Contacts that wish it are told once of each late invoice.',
      ],
      alsoFoundBy: 'late missing cycle period reminder not received gap numbering calendar never came',
    },
  },
  {
    id: 'reconciliation',
    topic: 'receiving',
    screen: 'invoices',
    fr: {
      title: 'Comparer le pré-facturé et le réel',
      what: 'Une plateforme pré-facture chaque trimestre sur estimation, puis régularise en fin d’exercice. La vue additionne le pré-facturé et le solde : c’est le coût réel, au centime.',
      steps: [
        'Dans « Factures », choisissez « Régularisation ».',
        'Chaque ligne est un exercice d’un compte. Choisissez un montant pour voir les factures qui le composent, et une facture pour l’ouvrir.',
        '« Estimations déduites » compare ce que la régularisation retire à ce qui avait été pré-facturé au même prix.',
        'Si le type d’une facture n’est pas reconnu, ouvrez-la, choisissez son type à côté de son numéro, puis le bon.',
        '« Exporter… » et « Imprimer… » reprennent ce qui est affiché.',
      ],
      notes: [
        'Une régularisation règle les pré-facturations qu’elle cite ; sinon celles dont la période est dans la sienne.',
        'Un avoir compte avec la facture qu’il cite. Les devises ne sont jamais additionnées.',
        'Le type indiqué par vous est gardé à côté de celui du document.',
      ],
      alsoFoundBy: 'pré-facturation trimestre estimation solde annuel plateforme ponctuelle type de facture régulariser',
    },
    en: {
      title: 'Compare pre-billed and actual',
      what: 'A platform pre-bills each quarter on estimates, then reconciles at the end of the year. The view adds what was pre-billed and the balance: the actual cost, to the cent.',
      steps: [
        'In “Invoices”, choose “Reconciliation”.',
        'Each row is a year of an account. Choose an amount to see the invoices it is made of, and an invoice to open it.',
        '“Estimates taken off” holds what the reconciliation takes off against what was pre-billed at the same price.',
        'If the kind of an invoice is not recognised, open it, choose its kind beside its number, then the right one.',
        '“Export…” and “Print…” take what is shown.',
      ],
      notes: [
        'A reconciliation settles the pre-billings that it names; otherwise those whose period lies within its own.',
        'A credit note counts with the invoice that it names. Currencies are never added together.',
        'The kind you say is kept beside that of the document.',
      ],
      alsoFoundBy: 'pre-billing quarter estimate balance yearly platform ad-hoc kind of invoice settle',
    },
  },
  {
    id: 'proratas',
    topic: 'receiving',
    screen: 'invoices',
    fr: {
      title: 'Vérifier un prorata',
      what: 'Une ligne qui ne facture qu’une partie d’une période est recalculée d’après ses dates et le prix plein des factures voisines, selon les quatre façons de compter les jours.',
      steps: [
        'Dans « Factures », choisissez « Proratas ».',
        '« Au centime » : une convention donne le montant facturé ; l’explication dit laquelle et de quel prix.',
        '« Écart » : aucune ne le donne ; la plus proche est indiquée avec la différence.',
        'Choisissez le numéro de la facture pour l’ouvrir : la même explication y figure.',
      ],
      notes: [
        'Jours réels de la période, mois de 30 jours, 365e du prix annuel, ou période commencée due en entier.',
        'Le montant du fournisseur reste celui de la facture.',
        'Dans une facture, chaque ligne dit si sa période est « à échoir » ou « échu ».',
      ],
      alsoFoundBy: 'prorata temporis jours activation résiliation mise en service échu échoir',
    },
    en: {
      title: 'Check a prorata',
      what: 'A line that bills a part of a period only is recomputed from its dates and the full price of neighbouring invoices, by the four ways of counting days.',
      steps: [
        'In “Invoices”, choose “Proratas”.',
        '“To the cent”: a convention gives the amount billed; the explanation says which, and of what price.',
        '“Difference”: none gives it; the nearest is shown with the difference.',
        'Choose the number of the invoice to open it: the same explanation stands there.',
      ],
      notes: [
        'Actual days of the period, months of 30 days, a 365th of the yearly price, or a period begun due whole.',
        'The supplier’s amount stays that of the invoice.',
        'In an invoice, each line says whether its period is billed “in advance” or “in arrears”.',
      ],
      alsoFoundBy: 'pro rata temporis days activation termination advance arrears',
    },
  },
  {
    id: 'sections',
    topic: 'receiving',
    screen: 'invoices',
    fr: {
      title: 'Classer les lignes en rubriques',
      what: 'Abonnements, services en option, communications, équipements, actes ponctuels : des règles par fournisseur classent ses lignes, partout où les rubriques s’affichent.',
      steps: [
        'Dans « Factures », choisissez « Rubriques », puis le fournisseur.',
        '« Lignes sans règle » montre ce qu’aucune règle ne classe. Choisissez la rubrique proposée, ou « Classer… ».',
        'Dans la règle, choisissez quoi regarder, comment, et la rubrique : le nombre de lignes et leur montant s’affichent avant d’enregistrer.',
        '« Règles » dit ce que chacune classe ; « Retirer » rend leurs lignes à la rubrique du fournisseur.',
      ],
      notes: [
        'La règle la plus précise l’emporte : code article, désignation, puis rubrique du fournisseur.',
        'La somme de toutes les lignes ne change jamais. La rubrique du fournisseur reste indiquée dans la facture.',
        'Les factures suivantes sont classées à leur arrivée.',
      ],
      alsoFoundBy: 'rubrique catégorie ventilation abonnements communications équipements règle mapping',
    },
    en: {
      title: 'Place lines in sections',
      what: 'Subscriptions, optional services, communications, equipment, one-off acts: rules for each supplier place its lines, wherever sections are shown.',
      steps: [
        'In “Invoices”, choose “Sections”, then the supplier.',
        '“Lines without a rule” shows what no rule places. Choose the section proposed, or “Place…”.',
        'In the rule, choose what to look at, how, and the section: the number of lines and their amount are shown before it is saved.',
        '“Rules” says what each places; “Remove” gives their lines back to the supplier’s section.',
      ],
      notes: [
        'The most specific rule wins: item code, description, then the supplier’s section.',
        'The sum of all lines never changes. The supplier’s section stays named in the invoice.',
        'Later invoices are placed when they arrive.',
      ],
      alsoFoundBy: 'section category breakdown subscriptions communications equipment rule mapping',
    },
  },
];
