import type { Article } from '../article.ts';

export const subscriptionArticles: readonly Article[] = [
  {
    id: 'accept-subscription',
    topic: 'suppliers',
    screen: 'subscriptions',
    fr: {
      title: 'Suivre un abonnement que vos factures montrent',
      what: 'Une ligne qui revient au même prix d’unité, facture après facture, est proposée comme abonnement. Une fois acceptée, chaque nouvelle facture est comparée à ce qu’elle devrait être.',
      steps: [
        'Ouvrez « Abonnements », puis « Reconnus dans vos factures ».',
        'Vérifiez la quantité, le prix et la dernière facture, puis choisissez « Accepter… ».',
        'Complétez ce que seul votre contrat dit : engagement, préavis, remise à l’année, coupon, lieu d’utilisation.',
        'Choisissez « Ajouter ».',
        'Pour une ligne qui n’est pas un abonnement, choisissez « Ne plus proposer ».',
      ],
      notes: [
        'Un abonnement que vos factures ne montrent pas encore se saisit par « Saisir un abonnement… ».',
        'Les taxes suivent le pays du fournisseur et le lieu d’utilisation : TVA, TPS et TVQ, TVH, autoliquidation. Un autre taux peut être saisi.',
        'Une erreur de saisie se corrige par « Corriger… » ; un abonnement saisi par erreur se retire tant qu’il n’a pas été modifié.',
      ],
      alsoFoundBy: 'licence logiciel forfait récurrent récurrence saas coupon remise tps tvq tvh',
    },
    en: {
      title: 'Follow a subscription that your invoices show',
      what: 'A line that comes again at the same unit price, invoice after invoice, is proposed as a subscription. Once accepted, every new invoice is compared with what it should be.',
      steps: [
        'Open “Subscriptions”, then “Recognised in your invoices”.',
        'Check the quantity, the price and the last invoice, then choose “Accept…”.',
        'Fill in what only your contract says: term, notice, yearly discount, coupon, place of use.',
        'Choose “Add”.',
        'For a line that is no subscription, choose “Propose no more”.',
      ],
      notes: [
        'A subscription that your invoices do not show yet is entered by “Enter a subscription…”.',
        'Taxes follow the supplier’s country and the place of use: VAT, GST and QST, HST, reverse charge. Another rate can be typed.',
        'A mistake is mended by “Correct…”; a subscription entered by mistake is removed as long as it was not changed.',
      ],
      alsoFoundBy: 'licence software plan recurring saas coupon discount gst qst hst',
    },
  },
  {
    id: 'change-subscription',
    topic: 'suppliers',
    screen: 'subscriptions',
    fr: {
      title: 'Changer la quantité ou la périodicité d’un abonnement',
      what: 'Le crédit, le complément, les taxes, le total maintenant et à la prochaine date sont montrés avant toute chose. Il en reste une modification enregistrée et un message au fournisseur.',
      steps: [
        'Ouvrez l’abonnement, puis « Changer la quantité… » ou « Changer la périodicité… ».',
        'Indiquez la nouvelle quantité ou la nouvelle périodicité, et si elle prend effet « Maintenant » ou seulement au renouvellement.',
        'Lisez « Ce que cela coûte » : chaque prorata avec ses jours. Ajoutez le motif et un numéro de commande s’il y en a un.',
        'Choisissez « Continuer », relisez le message au fournisseur, puis « Confirmer la modification ».',
        'Choisissez « Enregistrer le message… » et envoyez-le depuis votre messagerie, ou « Envoyer » si un serveur de messagerie est réglé.',
      ],
      notes: [
        'Une modification en attente s’annule par « Annuler cette modification… » jusqu’à sa date.',
        'Une périodicité plus courte ne se prend qu’au renouvellement.',
        'Rien n’est changé chez le fournisseur par Facturier : c’est le message qui le demande.',
      ],
      alsoFoundBy: 'ajouter licence réduire utilisateurs prorata mensuel annuel augmenter diminuer',
    },
    en: {
      title: 'Change the quantity or the interval of a subscription',
      what: 'The credit, the charge, the taxes, the total now and at the next date are shown before anything else. It leaves a recorded change and a message to the supplier.',
      steps: [
        'Open the subscription, then “Change the quantity…” or “Change the interval…”.',
        'Give the new quantity or interval, and whether it takes effect “Now” or only at the renewal.',
        'Read “What it costs”: each prorata with its days. Add the reason and a purchase order where there is one.',
        'Choose “Continue”, read the message to the supplier over, then “Confirm the change”.',
        'Choose “Save the message…” and send it from your mail program, or “Send” where a mail server is set.',
      ],
      notes: [
        'A pending change is undone by “Undo this change…” until its day.',
        'A shorter interval is taken at the renewal only.',
        'Facturier changes nothing at the supplier’s: it is the message that asks for it.',
      ],
      alsoFoundBy: 'add licence seats reduce users prorata monthly yearly increase decrease',
    },
  },
  {
    id: 'cancel-subscription',
    topic: 'suppliers',
    screen: 'subscriptions',
    fr: {
      title: 'Résilier un abonnement à son terme',
      what: 'Le dernier jour de préavis, la date de fin et ce qui sera encore facturé sont montrés avant la résiliation. Ce qui est facturé après la fin est signalé comme non attendu.',
      steps: [
        'Ouvrez l’abonnement, puis « Résilier… ».',
        'Choisissez le motif et, s’il y a lieu, des précisions.',
        'Vérifiez « Dernier jour de l’abonnement » et « Encore facturé d’ici là, TTC », puis « Continuer ».',
        'Relisez le message et choisissez « Confirmer la résiliation », puis « Enregistrer le message… ».',
      ],
      notes: [
        'Passé le préavis, la fin est celle du terme suivant : l’écran le dit.',
        'Jusqu’à la date de fin, « Annuler cette modification… » reprend l’abonnement.',
        '« Renouvellements » montre ce qui se renouvelle dans les 90 jours et jusqu’à quand le dire au fournisseur.',
      ],
      alsoFoundBy: 'annuler terminer fin préavis reconduction tacite échéance contrat',
    },
    en: {
      title: 'Cancel a subscription at the end of its term',
      what: 'The last day of notice, the end date and what will still be invoiced are shown before the cancellation. What is invoiced after the end is told as unexpected.',
      steps: [
        'Open the subscription, then “Cancel…”.',
        'Choose the reason and, where needed, details.',
        'Check “Last day of the subscription” and “Still invoiced until then, incl. tax”, then “Continue”.',
        'Read the message over and choose “Confirm the cancellation”, then “Save the message…”.',
      ],
      notes: [
        'Once the notice has passed the end is that of the next term: the screen says so.',
        'Until the end date, “Undo this change…” takes the subscription up again.',
        '“Renewals” shows what renews within 90 days and until when to tell the supplier.',
      ],
      alsoFoundBy: 'terminate end notice renewal contract stop',
    },
  },
  {
    id: 'licences-and-differences',
    topic: 'suppliers',
    screen: 'subscriptions',
    fr: {
      title: 'Attribuer des licences et voir les écarts de facturation',
      what: 'Qui utilise quoi, combien de licences restent sans emploi et ce qu’elles coûtent ; et pour chaque période ce qui était attendu à côté de ce qui a été facturé.',
      steps: [
        'Ouvrez l’abonnement. Sous « Licences », écrivez des noms, un par ligne, ou prenez-les dans « Titulaires du parc », puis « Attribuer ».',
        'Pour reprendre une licence, choisissez « Retirer » à côté du nom.',
        'Sous « Facturé et attendu », lisez l’écart et sa cause : quantité, prix unitaire, remise, prorata, avoir, taxe.',
        'Choisissez le numéro de la facture pour l’ouvrir.',
        'Dans « Abonnements », « Renouvellements » réunit les licences inutilisées et leur coût annuel.',
      ],
      notes: [
        'Tant que personne n’a reçu de licence, leur utilisation n’est pas connue et rien n’est compté comme inutilisé.',
        'Une facture qui manque est signalée dix jours après la date à laquelle elle était attendue.',
        'Les devises ne sont jamais additionnées.',
      ],
      alsoFoundBy: 'siège utilisateur inutilisé erreur facturation manquante comparer contrôle',
    },
    en: {
      title: 'Assign licences and see differences of invoicing',
      what: 'Who uses what, how many licences are idle and what they cost; and for each period what was expected beside what was invoiced.',
      steps: [
        'Open the subscription. Under “Licences”, write names, one a line, or take them from “Holders of the fleet”, then “Assign”.',
        'To take a licence back, choose “Take back” beside the name.',
        'Under “Invoiced and expected”, read the difference and its cause: quantity, unit price, discount, prorata, credit note, tax.',
        'Choose the number of the invoice to open it.',
        'In “Subscriptions”, “Renewals” brings together unused licences and their yearly cost.',
      ],
      notes: [
        'Until somebody was given a licence their use is not known, and nothing counts as unused.',
        'A missing invoice is told ten days after the day on which it was expected.',
        'Currencies are never added together.',
      ],
      alsoFoundBy: 'seat user unused error billing missing compare check',
    },
  },
];
