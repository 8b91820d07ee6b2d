import type { Article } from '../article.ts';

export const accountArticles: readonly Article[] = [
  {
    id: 'link-account',
    topic: 'accounts',
    screen: 'accounts',
    fr: {
      title: 'Rattacher un compte de facturation',
      what: 'Chaque compte cité par une facture attend d’être rattaché à l’une de vos sociétés. La preuve se recopie de sa dernière facture et se compare à celle du registre, sans réseau.',
      steps: [
        'Ouvrez « Comptes ». Les comptes « À rattacher » y sont déjà, avec leur fournisseur, leur dernière facture et leur nombre de factures.',
        'Choisissez un compte puis « Rattacher… » : son numéro est rempli. Ou « Rattacher un compte… » pour tout saisir.',
        'Choisissez « J’ai un code e-facture » et saisissez le code et le code postal ; ou « Je n’ai pas de code » et saisissez le numéro de compte, le code postal et le montant dû, puis « Vérifier ».',
        'Donnez un surnom et choisissez la société. Cochez les autres centres du radical à rattacher en même temps, puis « Continuer ».',
        'Relisez, puis choisissez « Rattacher le compte ».',
      ],
      notes: [
        'Le montant se tape comme vous l’écrivez : 1 234,56 ou 1,234.56. C’est celui de la dernière facture, toutes taxes comprises.',
        'Après trois essais sans correspondance, la vérification attend une minute, même si le programme est relancé.',
        'Aucune facture reçue : importez-en une d’abord. Si la dernière facture ne demande rien à payer, utilisez le code e-facture.',
        'Le code e-facture est lu sur la facture quand elle l’imprime. Sinon, un administrateur le saisit dans « Modifier… ».',
      ],
      alsoFoundBy: 'associer lier ajouter compte client opérateur radical centre code e-facture surnom preuve vérification pause',
    },
    en: {
      title: 'Link a billing account',
      what: 'Each account that an invoice names waits to be linked to one of your companies. The proof is copied from its last invoice and compared with the one in the ledger, without a network.',
      steps: [
        'Open “Accounts”. Accounts “To link” are there already, with their supplier, their last invoice and how many invoices they have.',
        'Choose an account, then “Link…”: its number is filled in. Or “Link an account…” to type everything.',
        'Choose “I have an e-bill code” and type the code and the postal code; or “I have no code” and type the account number, the postal code and the amount due, then “Check”.',
        'Give a nickname and choose the company. Tick the other centres of the root to be linked at the same time, then “Continue”.',
        'Read it over, then choose “Link the account”.',
      ],
      notes: [
        'Type the amount as you write it: 1,234.56 or 1 234,56. It is that of the last invoice, all taxes included.',
        'After three tries that match nothing, checking waits a minute, even when the program is started again.',
        'No invoice received: import one first. If the last invoice asks for no payment, use the e-bill code.',
        'The e-bill code is read from the invoice where it prints one. Otherwise an administrator types it under “Edit…”.',
      ],
      alsoFoundBy: 'associate add customer account operator root centre e-bill code nickname proof verification pause',
    },
  },
  {
    id: 'move-close-account',
    topic: 'accounts',
    screen: 'accounts',
    fr: {
      title: 'Déplacer, fermer ou rouvrir un compte',
      what: 'Un compte change de société après une cession, ou se ferme quand il est résilié. Ses factures restent avec lui et l’historique garde qui, quand et pourquoi.',
      steps: [
        'Dans « Comptes », choisissez un ou plusieurs comptes, ou un radical entier.',
        'Choisissez « Déplacer… », la société et la date ; ou « Fermer… », la date et le motif.',
        'Pour revenir en arrière, choisissez « Rouvrir… » sur un compte fermé, ou déplacez-le de nouveau.',
      ],
      notes: [
        'Un compte fermé reste dans la liste. Une facture émise après sa fermeture y est signalée : « Fermé, facturé depuis ».',
        'La colonne « Société » des factures suit le compte : filtrez-la pour travailler société par société.',
        'Entrée sur un compte ouvre ses factures ; sur une société, un fournisseur ou un radical, elle replie ou déplie.',
      ],
      alsoFoundBy: 'transférer cession fusion résilier résiliation clôturer archiver société entité historique arbre radical centre',
    },
    en: {
      title: 'Move, close or reopen an account',
      what: 'An account goes to another company after a sale, or is closed when it is terminated. Its invoices stay with it, and the history keeps who, when and why.',
      steps: [
        'Under “Accounts”, choose one or more accounts, or a whole root.',
        'Choose “Move…”, the company and the day; or “Close…”, the day and the reason.',
        'To go back, choose “Reopen…” on a closed account, or move it again.',
      ],
      notes: [
        'A closed account stays listed. An invoice issued after it was closed is flagged there: “Closed, invoiced since”.',
        'The “Company” column of the invoices follows the account: filter it to work company by company.',
        'Enter on an account opens its invoices; on a company, a supplier or a root it folds or unfolds.',
      ],
      alsoFoundBy: 'transfer sale merger terminate termination archive company entity history tree root centre',
    },
  },
];
