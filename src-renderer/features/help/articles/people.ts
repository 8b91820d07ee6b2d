import type { Article } from '../article.ts';

export const peopleArticles: readonly Article[] = [
  {
    id: 'add-user',
    topic: 'company',
    screen: 'people',
    fr: {
      title: 'Ajouter un utilisateur et l’inviter',
      what: 'Chaque personne qui travaille sur ce poste a un nom et un niveau d’accès. La première devient administrateur ; les autres sont invitées par un message qui contient un code.',
      steps: [
        'Ouvrez « Utilisateurs », puis « Ajouter un utilisateur… ».',
        'Donnez le prénom, le nom, l’adresse e-mail et la langue. Cochez « Ne peut pas changer son adresse e-mail » pour réserver ce changement aux administrateurs. Continuez.',
        'Choisissez le « Niveau d’accès » : sous chacun est dit ce qu’il permet. Continuez.',
        'Relisez, puis « Ajouter ».',
        'Choisissez « Enregistrer le message… », ouvrez le brouillon dans votre messagerie et envoyez-le ; ou « Envoyer » si un serveur de messagerie est réglé.',
        'La personne invitée clique sur le nom en bas de la navigation, choisit le sien et saisit le code.',
      ],
      notes: [
        'Le code sert une fois et vaut sept jours. Après trois codes faux, la saisie est suspendue une minute.',
        '« Inviter de nouveau… » remplace le code précédent ; « Retirer l’invitation… » l’annule.',
        'Une personne désactivée reste dans l’historique de ce qu’elle a fait.',
        'Il reste toujours au moins un administrateur actif.',
      ],
      alsoFoundBy: 'personne collègue compte droit accès invitation code administrateur approbateur comptable lecteur désactiver',
    },
    en: {
      title: 'Add a user and invite them',
      what: 'Everyone who works on this workstation has a name and an access level. The first becomes an administrator; the others are invited by a message that holds a code.',
      steps: [
        'Open “Users”, then “Add a user…”.',
        'Give the first name, name, e-mail and language. Tick “May not change their own e-mail” to leave that change to administrators. Continue.',
        'Choose the “Access level”: what each allows is said below it. Continue.',
        'Read it over, then “Add”.',
        'Choose “Save the message…”, open the draft in your mail program and send it; or “Send” where a mail server is set.',
        'The person invited clicks the name at the foot of the navigation, chooses theirs and types the code.',
      ],
      notes: [
        'The code serves once and is valid for seven days. After three wrong codes, typing is paused for a minute.',
        '“Invite again…” replaces the earlier code; “Withdraw the invitation…” cancels it.',
        'Someone who was deactivated stays in the history of what they did.',
        'There is always at least one active administrator left.',
      ],
      alsoFoundBy: 'person colleague account right access invitation code administrator approver accountant reader deactivate',
    },
  },
  {
    id: 'who-works-here',
    topic: 'company',
    screen: 'people',
    fr: {
      title: 'Dire qui travaille et changer de personne',
      what: 'Ce qui est fait porte le nom de la personne qui travaille, et son niveau d’accès décide de ce qu’elle peut faire.',
      steps: [
        'Le nom de la personne qui travaille est en bas de la navigation. Cliquez dessus.',
        'Choisissez un autre nom ; celui qui est invité saisit d’abord son code.',
        'Ce que votre niveau ne permet pas est grisé et dit le niveau demandé.',
        'Dans « Utilisateurs », choisissez une ligne : « Historique » dit ce qui a été changé, par qui et quand.',
      ],
      notes: [
        'Il n’y a pas encore de mot de passe : chacun peut choisir un nom.',
        'Tant que personne n’est ajouté, tout est permis.',
        'En ligne de commande, --as suivi de son adresse nomme la personne ; sinon c’est la dernière choisie ici.',
      ],
      alsoFoundBy: 'session utilisateur courant changer identité droits refusé grisé niveau historique qui a fait quoi',
    },
    en: {
      title: 'Say who works, and take turns',
      what: 'What is done bears the name of whoever works, and their access level decides what they may do.',
      steps: [
        'The name of whoever works is at the foot of the navigation. Click it.',
        'Choose another name; someone who is invited types their code first.',
        'What your level does not allow is greyed out and says the level it needs.',
        'In “Users”, choose a row: “History” says what was changed, by whom and when.',
      ],
      notes: [
        'There is no password yet: anyone can choose a name.',
        'As long as nobody was added, everything is allowed.',
        'On the command line --as followed by their e-mail names the person; otherwise it is the one chosen last here.',
      ],
      alsoFoundBy: 'session current user switch identity rights refused greyed level history who did what',
    },
  },
];
