import type { Article } from '../article.ts';

export const contactArticles: readonly Article[] = [
  {
    id: 'add-contact',
    topic: 'company',
    screen: 'contacts',
    fr: {
      title: 'Ajouter un contact de facturation',
      what: 'Un contact est tenu au courant de ce qui arrive : factures, avoirs, paiements, échecs, factures en retard. Il reçoit ce qui arrive à partir de son ajout.',
      steps: [
        'Ouvrez « Contacts ».',
        'Choisissez « Choisir une personne » pour un utilisateur du poste, ou « Ajouter un contact » puis saisissez son nom et son adresse dans la ligne.',
        'Réglez sa « Langue » et sa « Fréquence » : à chaque événement, chaque jour, chaque semaine, chaque mois, jamais.',
        'Cliquez sur la colonne « Événements » ou « Fournisseurs et comptes » de sa ligne pour choisir ce dont il est prévenu, et s’il reçoit le PDF des factures.',
      ],
      notes: [
        'Changer la fréquence ne perd et ne répète rien : ce qui n’est pas encore parti suit la nouvelle fréquence.',
        'Avec « Jamais », rien ne lui est dû de ce qui arrive pendant ce temps.',
        'Le nom et l’adresse d’un utilisateur se modifient dans « Utilisateurs » ; le contact les suit.',
      ],
      alsoFoundBy: 'destinataire membre prévenir notification alerte email courriel fréquence langue',
    },
    en: {
      title: 'Add a billing contact',
      what: 'A contact is told of what happens: invoices, credit notes, payments, failures, late invoices. They are told of what happens from the moment they are added.',
      steps: [
        'Open “Contacts”.',
        'Choose “Choose a person” for a user of the workstation, or “Add a contact” and type their name and address in the row.',
        'Set their “Language” and “Frequency”: at each event, every day, every week, every month, never.',
        'Click the column “Events” or “Suppliers and accounts” of their row to choose what they are told of, and whether they get the invoices’ PDF.',
      ],
      notes: [
        'Changing the frequency loses and repeats nothing: what has not left yet follows the new frequency.',
        'With “Never”, nothing that happens in the meantime is owed to them.',
        'The name and address of a user are changed in “Users”; the contact follows them.',
      ],
      alsoFoundBy: 'recipient member notify notification alert email frequency language',
    },
  },
  {
    id: 'send-messages',
    topic: 'company',
    screen: 'contacts',
    fr: {
      title: 'Préparer et envoyer les messages aux contacts',
      what: 'Les messages réunissent ce qui est arrivé pour chaque contact, dans sa langue. Ils partent quand vous le décidez, par le serveur de messagerie ou en fichiers .eml.',
      steps: [
        'Ouvrez « Contacts », puis « Messages ».',
        'Choisissez « Préparer les messages » : chaque événement pour qui le veut aussitôt, les jours, semaines et mois écoulés pour les autres.',
        'Cliquez sur un message pour le relire à droite ; les factures dont il parle s’ouvrent de là.',
        'Choisissez des messages, puis « Envoyer », ou « Enregistrer en .eml » et ouvrez le brouillon dans votre messagerie.',
      ],
      notes: [
        'Un message « En échec » dit pourquoi. Corrigez l’adresse du contact et préparez de nouveau, ou « Réessayer ».',
        'Les totaux sont donnés par devise, jamais additionnés entre devises.',
        'Si l’ordinateur s’arrête au moment même d’un envoi, ce message peut partir deux fois ; aucun n’est perdu.',
      ],
      alsoFoundBy: 'mail email courriel brouillon eml envoyer outbox boîte d’envoi échec réessayer',
    },
    en: {
      title: 'Prepare and send the messages to contacts',
      what: 'Messages gather what has happened for each contact, in their language. They leave when you decide it, through the mail server or as .eml files.',
      steps: [
        'Open “Contacts”, then “Messages”.',
        'Choose “Prepare messages”: each event for who wants it at once, the days, weeks and months that are over for the others.',
        'Click a message to read it on the right; the invoices it tells of open from there.',
        'Choose messages, then “Send”, or “Save as .eml” and open the draft in your mail program.',
      ],
      notes: [
        'A “Failed” message says why. Correct the contact’s address and prepare again, or “Try again”.',
        'Totals are given by currency, never added across currencies.',
        'Should the computer stop at the very moment of a sending, that message may leave twice; none is lost.',
      ],
      alsoFoundBy: 'mail email draft eml send outbox failure retry',
    },
  },
  {
    id: 'mail-server',
    topic: 'company',
    screen: 'contacts',
    fr: {
      title: 'Régler le serveur de messagerie',
      what: 'Le serveur SMTP par lequel partent les messages aux contacts, les demandes et les invitations. Sans lui, tout s’enregistre en .eml.',
      steps: [
        'Ouvrez « Contacts », puis « Messagerie ».',
        'Saisissez le « Serveur SMTP », la « Sécurité », le « Port », l’« Utilisateur » et son « Mot de passe », le nom et l’adresse de l’expéditeur.',
        'Choisissez « Enregistrer », puis « Envoyer un message d’essai ».',
        'Si le certificat du serveur n’est pas reconnu, comparez l’empreinte avec celle que donne votre administrateur avant « Accepter ce certificat ».',
      ],
      notes: [
        'Le mot de passe est gardé chiffré par votre système, jamais dans le registre. Là où le système ne le peut pas, il est redemandé à chaque démarrage.',
        'Sans chiffrement, seul un serveur de cet ordinateur est accepté.',
      ],
      alsoFoundBy: 'smtp mot de passe tls starttls port expéditeur certificat empreinte',
    },
    en: {
      title: 'Set the mail server',
      what: 'The SMTP server through which messages to contacts, requests and invitations leave. Without it everything is saved as .eml.',
      steps: [
        'Open “Contacts”, then “Mail server”.',
        'Type the “SMTP server”, the “Security”, the “Port”, the “User” and their “Password”, the sender’s name and address.',
        'Choose “Save”, then “Send a trial message”.',
        'Where the server’s certificate is not recognised, compare the fingerprint with the one your administrator gives before “Accept this certificate”.',
      ],
      notes: [
        'The password is kept encrypted by your system, never in the ledger. Where the system cannot, it is asked for at each start.',
        'Without encryption only a server on this computer is accepted.',
      ],
      alsoFoundBy: 'smtp password tls starttls port sender certificate fingerprint',
    },
  },
];
