/** What can go wrong with people and what they may do. As in problem-sentences.ts. */
export const peopleSentences = {
  'access-denied': {
    fr: 'Cette action demande le niveau d’accès « {levelFr} », que {name} n’a pas ; rien n’a été modifié. Demandez-la à : {able}.',
    en: 'This action needs the access level “{levelEn}”, which {name} does not have; nothing was changed. Ask for it from: {able}.',
  },
  'access-nobody': {
    fr: 'Cette action demande le niveau d’accès « {levelFr} », et personne n’est choisi comme travaillant ici ; rien n’a été modifié. Choisissez votre nom en bas de la navigation.',
    en: 'This action needs the access level “{levelEn}”, and nobody is chosen as working here; nothing was changed. Choose your name at the foot of the navigation.',
  },
  'person-not-found': {
    fr: 'Cette personne n’est pas dans le registre ; rien n’a été modifié. Actualisez la liste.',
    en: 'This person is not in the ledger; nothing was changed. Refresh the list.',
  },
  'person-unknown': {
    fr: 'Aucun utilisateur actif n’a l’adresse {email} ; rien n’a été fait. Vérifiez l’adresse dans « Utilisateurs ».',
    en: 'No active user has the address {email}; nothing was done. Check the address in “Users”.',
  },
  'person-email-taken': {
    fr: 'Un utilisateur a déjà l’adresse {email}, peut-être désactivé ; rien n’a été enregistré. Modifiez cet utilisateur ou donnez une autre adresse.',
    en: 'A user already has the address {email}, perhaps a deactivated one; nothing was recorded. Change that user or give another address.',
  },
  'person-email-locked': {
    fr: 'Votre adresse est verrouillée ; rien n’a été modifié. Un administrateur peut la changer.',
    en: 'Your address is locked; nothing was changed. An administrator can change it.',
  },
  'person-last-administrator': {
    fr: 'C’est le dernier administrateur actif ; rien n’a été modifié. Donnez d’abord ce niveau à une autre personne active.',
    en: 'This is the last active administrator; nothing was changed. First give that level to another active person.',
  },
  'person-first-administrator': {
    fr: 'La première personne est administrateur ; rien n’a été enregistré. Choisissez ce niveau pour elle, vous pourrez le changer ensuite.',
    en: 'The first person is an administrator; nothing was recorded. Choose that level, it can be changed later.',
  },
  'person-not-active': {
    fr: 'Cette personne n’a pas encore accepté d’invitation ou est désactivée ; rien n’a été modifié. Invitez-la, puis saisissez le code de l’invitation.',
    en: 'This person has not accepted an invitation yet or is deactivated; nothing was changed. Invite them, then type the invitation’s code.',
  },
  'invitation-not-needed': {
    fr: 'Cette personne travaille déjà ici ou est désactivée ; aucune invitation n’a été faite. Actualisez la liste.',
    en: 'This person works here already or is deactivated; no invitation was made. Refresh the list.',
  },
  'invitation-none': {
    fr: 'Aucune invitation n’est en cours pour cette personne : elle a été acceptée, retirée ou jamais faite. Rien n’a été modifié ; demandez-en une à un administrateur.',
    en: 'No invitation is open for this person: it was accepted, withdrawn or never made. Nothing was changed; ask an administrator for one.',
  },
  'invitation-expired': {
    fr: 'Cette invitation a expiré ; rien n’a été modifié. Demandez à un administrateur de l’envoyer de nouveau.',
    en: 'This invitation has expired; nothing was changed. Ask an administrator to send it again.',
  },
  'invitation-wrong-code': {
    fr: 'Ce code n’est pas celui de la dernière invitation ; rien n’a été modifié. Recopiez-le depuis le dernier message reçu.',
    en: 'This code is not that of the latest invitation; nothing was changed. Copy it from the latest message received.',
  },
  'invitation-paused': {
    fr: 'Trois codes faux : la saisie est suspendue une minute ; rien n’a été modifié. Réessayez dans {seconds} s.',
    en: 'Three wrong codes: typing is paused for a minute; nothing was changed. Try again in {seconds} s.',
  },
} as const satisfies Record<string, { fr: string; en: string }>;
