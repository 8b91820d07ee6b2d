import type { Article } from '../article.ts';

export const companyArticles: readonly Article[] = [
  {
    id: 'company-numbers',
    topic: 'company',
    screen: 'company',
    fr: {
      title: 'Renseigner vos sociétés',
      what: 'Chaque société qui reçoit des factures, avec ses noms, ses adresses et ses numéros. Les numéros sont vérifiés sans réseau : forme, clé, et accord entre eux.',
      steps: [
        'Ouvrez « Société ». Pour une société de plus, choisissez « Ajouter une société ».',
        'Saisissez la « Raison sociale » et choisissez le « Pays » : les numéros de ce pays viennent en premier.',
        'Saisissez le « SIRET » (ou le « Numéro d’entreprise (BCE) ») et quittez le champ : le SIREN et le numéro de TVA qui en découlent sont proposés, « Reprendre » les inscrit.',
        'Complétez les adresses, puis « Enregistrer » (Ctrl+S).',
      ],
      notes: [
        'Un numéro refusé dit quels chiffres ne s’accordent pas, et ce qu’ils seraient.',
        'L’analyse de la consommation suit le pays et les heures ouvrées de la société « Principale » ; « Choisir comme principale » en désigne une autre.',
        '« Fermer… » garde une société fusionnée ou dissoute avec ses factures ; « Retirer… » n’est possible que pour une société à laquelle rien ne se rapporte.',
      ],
      alsoFoundBy: 'entité filiale siren siret tva bce tps tvq raison sociale adresse fuseau',
    },
    en: {
      title: 'Enter your companies',
      what: 'Every company that receives invoices, with its names, addresses and numbers. Numbers are checked without a network: form, key, and agreement with one another.',
      steps: [
        'Open “Company”. For one more company choose “Add a company”.',
        'Enter the “Company name” and choose the “Country”: the numbers of that country come first.',
        'Enter the “SIRET” (or the “Enterprise number (CBE)”) and leave the field: the SIREN and the VAT number that follow from it are proposed, “Take” enters them.',
        'Complete the addresses, then “Save” (Ctrl+S).',
      ],
      notes: [
        'A number that is refused says which digits disagree, and what they would be.',
        'The analysis of consumption follows the country and the business hours of the “Main” company; “Make it the main one” names another.',
        '“Close…” keeps a merged or dissolved company with its invoices; “Remove…” is for a company that nothing refers to.',
      ],
      alsoFoundBy: 'entity subsidiary siren siret vat gst qst registration address time zone',
    },
  },
  {
    id: 'company-change',
    topic: 'company',
    screen: 'company',
    fr: {
      title: 'Changer de nom, d’adresse ou de numéro de TVA',
      what: 'Après une fusion ou un déménagement : les factures d’avant restent justes, celles d’après qui portent encore l’ancien nom, l’ancienne adresse ou l’ancien numéro sont signalées.',
      steps: [
        'Ouvrez « Société », saisissez la nouvelle valeur et choisissez « Enregistrer ».',
        'À la question « Depuis quand ? », donnez le jour « À compter du » ; ou choisissez « La correction d’une erreur de saisie » si l’ancienne valeur n’a jamais été vraie.',
        'L’ancienne valeur est gardée sous « Avant » ; vous pouvez aussi y ajouter ce qui précède.',
        'Choisissez « mal adressées » à côté de la société : ses factures à faire rectifier s’affichent. Ouvrez-en une, puis demandez sa rectification au fournisseur.',
      ],
      notes: [
        '« Historique » dit qui a changé quoi et quand.',
        'Les noms sont comparés sans la casse, les accents, la ponctuation ni la forme juridique.',
        '« Les afficher » montre les factures qui ne sont adressées à aucune de vos sociétés.',
      ],
      alsoFoundBy: 'fusion déménagement ancien nom ancienne adresse historique facture mal adressée destinataire rectificative',
    },
    en: {
      title: 'Change name, address or VAT number',
      what: 'After a merger or a move: earlier invoices stay right, later ones that still bear the old name, address or number are flagged.',
      steps: [
        'Open “Company”, enter the new value and choose “Save”.',
        'Asked “Since when?”, give the day “From”; or choose “The correction of a typing error” where the old value was never true.',
        'The old value is kept under “Before”; what came earlier can be added there too.',
        'Choose “wrongly addressed” beside the company: its invoices to be corrected appear. Open one, then ask the supplier to correct it.',
      ],
      notes: [
        '“History” says who changed what and when.',
        'Names are compared without case, accents, punctuation and legal form.',
        '“Show them” shows the invoices that are addressed to none of your companies.',
      ],
      alsoFoundBy: 'merger move former name old address history wrongly addressed invoice addressee corrected',
    },
  },
];
