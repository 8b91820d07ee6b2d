/** By topic: why a finding matters to the one who received the invoice, and what to ask of the supplier. */
import type { Sentence, Topic } from './rule-text.ts';

export const topics: Readonly<Record<Topic, { readonly why: Sentence; readonly ask: Sentence }>> = {
  missing: {
    why: {
      fr: 'Une mention exigée par la norme manque : la facture peut être rejetée et la TVA que vous déduisez contestée.',
      en: 'Something the standard requires is missing: the invoice may be rejected and the VAT you deduct contested.',
    },
    ask: { fr: 'Demandez une facture rectificative qui porte cette mention.', en: 'Ask for a corrected invoice that bears it.' },
  },
  sums: {
    why: {
      fr: 'Les montants de la facture ne s’accordent pas entre eux : le montant à payer ou la TVA peut être faux.',
      en: 'The amounts of the invoice do not agree with each other: the amount due or the VAT may be wrong.',
    },
    ask: {
      fr: 'Demandez le détail du calcul, puis un avoir ou une facture rectificative si le montant est faux.',
      en: 'Ask how the amount was worked out, then for a credit note or a corrected invoice if it is wrong.',
    },
  },
  vat: {
    why: {
      fr: 'Le régime ou le taux de TVA indiqué ne s’accorde pas avec le reste de la facture : la TVA déductible en dépend.',
      en: 'The VAT treatment or rate does not agree with the rest of the invoice: the VAT you may deduct depends on it.',
    },
    ask: {
      fr: 'Demandez au fournisseur de confirmer le régime de TVA et de rectifier la facture.',
      en: 'Ask the supplier to confirm the VAT treatment and to correct the invoice.',
    },
  },
  'vat-identity': {
    why: {
      fr: 'Le numéro de TVA identifie qui facture et qui déduit : sans lui, ou faux, la déduction peut être refusée.',
      en: 'The VAT number tells who invoices and who deducts: without it, or with a wrong one, the deduction may be refused.',
    },
    ask: {
      fr: 'Demandez une facture rectificative qui porte les numéros de TVA exacts.',
      en: 'Ask for a corrected invoice with the right VAT numbers.',
    },
  },
  code: {
    why: {
      fr: 'Un code n’appartient pas à la liste prévue : les logiciels qui lisent la facture peuvent la mal comprendre.',
      en: 'A code is not in the list it must come from: programs that read the invoice may misunderstand it.',
    },
    ask: {
      fr: 'Demandez au fournisseur de corriger ce code dans son logiciel.',
      en: 'Ask the supplier to correct this code in their software.',
    },
  },
  decimals: {
    why: {
      fr: 'Un montant porte plus de décimales que permis : deux logiciels peuvent l’arrondir différemment.',
      en: 'An amount shows more decimals than allowed: two programs may round it differently.',
    },
    ask: { fr: 'Demandez des montants à deux décimales au plus.', en: 'Ask for amounts with two decimals at most.' },
  },
  structure: {
    why: {
      fr: 'Le fichier ne suit pas le schéma de son format : une plateforme ou un autre logiciel peut le refuser en entier.',
      en: 'The file does not follow the schema of its format: a platform or another program may refuse it altogether.',
    },
    ask: {
      fr: 'Transmettez cette remarque à l’éditeur du logiciel de facturation du fournisseur et demandez un nouveau fichier.',
      en: 'Pass this on to whoever makes the supplier’s invoicing software and ask for a new file.',
    },
  },
  extra: {
    why: {
      fr: 'Le fichier contient une donnée que la norme ne prévoit pas : elle peut être ignorée par qui le lit.',
      en: 'The file holds something the standard does not provide for: whoever reads it may ignore it.',
    },
    ask: {
      fr: 'Rien à exiger ; si la donnée compte pour vous, demandez-la à l’endroit prévu par la norme.',
      en: 'Nothing to insist on; if it matters to you, ask for it where the standard provides for it.',
    },
  },
  date: {
    why: {
      fr: 'Une date absente, impossible ou contradictoire fausse l’échéance, la période ou l’exercice de rattachement.',
      en: 'A missing, impossible or contradictory date distorts the due date, the period or the financial year.',
    },
    ask: { fr: 'Demandez la confirmation de la date exacte.', en: 'Ask for the exact date to be confirmed.' },
  },
  payment: {
    why: {
      fr: 'Les coordonnées ou les conditions de paiement sont incomplètes ou contradictoires : le paiement peut échouer ou se tromper de compte.',
      en: 'The payment details or terms are incomplete or contradictory: the payment may fail or reach the wrong account.',
    },
    ask: {
      fr: 'Faites confirmer les coordonnées de paiement par un contact que vous connaissez déjà, avant de payer.',
      en: 'Have the payment details confirmed by a contact you already know, before paying.',
    },
  },
  identifier: {
    why: {
      fr: 'Un identifiant est incomplet, mal formé ou sa clé de contrôle est fausse : l’entreprise ou l’adresse peut être la mauvaise.',
      en: 'An identifier is incomplete, malformed or fails its check digit: the company or address may be the wrong one.',
    },
    ask: { fr: 'Demandez l’identifiant exact.', en: 'Ask for the exact identifier.' },
  },
  'legal-note': {
    why: {
      fr: 'Une mention légale obligatoire manque ou n’est pas codée comme prévu ; le fournisseur s’expose à une amende, et la plateforme peut refuser la facture.',
      en: 'A note the law requires is missing or not coded as provided; the supplier risks a fine and the platform may refuse the invoice.',
    },
    ask: { fr: 'Demandez une facture qui porte la mention.', en: 'Ask for an invoice that bears the note.' },
  },
  attachment: {
    why: {
      fr: 'Une pièce jointe manque, ou ne peut être ouverte ou rattachée comme prévu : le détail qu’elle porte n’est pas à votre disposition.',
      en: 'An attachment is missing, or cannot be opened or linked as provided: you do not have the detail it holds.',
    },
    ask: { fr: 'Demandez la pièce.', en: 'Ask for the document.' },
  },
  container: {
    why: {
      fr: 'Le PDF n’est pas fait comme le demande Factur-X : son archivage à long terme ou la lecture de ses données n’est pas garanti.',
      en: 'The PDF is not made as Factur-X requires: its long-term archiving or the reading of its data is not guaranteed.',
    },
    ask: {
      fr: 'Signalez-le au fournisseur ; les données lues restent utilisables.',
      en: 'Tell the supplier; the data that was read can still be used.',
    },
  },
  'readable-page': {
    why: {
      fr: 'La page que vous lisez et les données du fichier ne disent pas la même chose : l’une des deux est fausse.',
      en: 'The page you read and the data of the file do not say the same thing: one of the two is wrong.',
    },
    ask: {
      fr: 'Ne payez pas avant que le fournisseur ait dit laquelle fait foi.',
      en: 'Do not pay before the supplier has said which of the two holds.',
    },
  },
  duplicate: {
    why: {
      fr: 'La même facture a déjà été reçue avec d’autres chiffres.',
      en: 'The same invoice was received before with other figures.',
    },
    ask: {
      fr: 'Demandez laquelle est la bonne, et l’annulation de l’autre par un avoir.',
      en: 'Ask which one is right, and that the other be cancelled by a credit note.',
    },
  },
  addressee: {
    why: {
      fr: 'La facture n’est pas au nom ou aux numéros de la société qui la reçoit : la déduction de sa TVA peut être refusée.',
      en: 'The invoice does not bear the name or the numbers of the company that receives it: the deduction of its VAT may be refused.',
    },
    ask: {
      fr: 'Demandez une facture rectificative à la bonne société ; si c’est « Société » qui n’est pas à jour, complétez-la.',
      en: 'Ask for a corrected invoice to the right company; if it is “Company” that is not up to date, complete it.',
    },
  },
  'bank-change': {
    why: {
      fr: 'Le compte bancaire du fournisseur a changé : c’est le signe le plus courant d’une fraude au faux virement.',
      en: 'The supplier’s bank account has changed: the most common sign of payment fraud.',
    },
    ask: {
      fr: 'Appelez le fournisseur à un numéro que vous connaissez déjà avant de payer.',
      en: 'Call the supplier at a number you already know before paying.',
    },
  },
};
