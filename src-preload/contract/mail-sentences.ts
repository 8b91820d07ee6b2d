/** What can go wrong with messages and the server that takes them. As in problem-sentences.ts. */
export const mailSentences = {
  'message-not-found': {
    fr: 'Ce message n’est pas dans le registre : son contact a peut-être été modifié, et il est alors préparé de nouveau. Actualisez la liste.',
    en: 'This message is not in the ledger: its contact may have been changed, and it is then prepared anew. Refresh the list.',
  },
  'mail-settings-missing': {
    fr: 'Aucun serveur de messagerie n’est réglé ; rien n’a été envoyé. Renseignez « Messagerie » dans Contacts, ou enregistrez les messages en .eml.',
    en: 'No mail server is set; nothing was sent. Fill in “Mail server” in Contacts, or save the messages as .eml.',
  },
  'mail-server-unreachable': {
    fr: 'Le serveur de messagerie {server} (port {port}) ne répond pas comme attendu ; le message n’a pas été envoyé. Vérifiez le réseau, le serveur, le port et la sécurité. Détail : {message}',
    en: 'The mail server {server} (port {port}) does not answer as expected; the message was not sent. Check the network, the server, the port and the security. Detail: {message}',
  },
  'mail-server-silent': {
    fr: 'Le serveur de messagerie {server} (port {port}) s’est tu trop longtemps ; le message n’est pas compté comme envoyé. Vérifiez le port et la sécurité, puis réessayez.',
    en: 'The mail server {server} (port {port}) was silent for too long; the message is not counted as sent. Check the port and the security, then try again.',
  },
  'mail-no-encryption': {
    fr: 'Le serveur de messagerie {server} ne chiffre pas la connexion ; ni le mot de passe ni le message n’ont été envoyés. Essayez le port 465 en TLS, ou demandez les réglages à votre hébergeur.',
    en: 'The mail server {server} does not encrypt the connection; neither the password nor the message was sent. Try port 465 with TLS, or ask your provider for its settings.',
  },
  'mail-plain-refused': {
    fr: 'Sans chiffrement, seul un serveur de cet ordinateur est accepté, et {server} n’en est pas un ; rien n’a été enregistré ni envoyé. Choisissez TLS ou STARTTLS.',
    en: 'Without encryption only a server on this computer is accepted, which {server} is not; nothing was recorded or sent. Choose TLS or STARTTLS.',
  },
  'mail-certificate': {
    fr: 'Rien ne prouve que le serveur qui répond est bien {server} ({message}) ; ni le mot de passe ni le message n’ont été envoyés. Si votre administrateur vous confirme cette empreinte, acceptez-la dans « Messagerie » : {fingerprint}',
    en: 'Nothing proves that the server that answers is {server} ({message}); neither the password nor the message was sent. If your administrator confirms this fingerprint, accept it in “Mail server”: {fingerprint}',
  },
  'mail-password-missing': {
    fr: 'Le mot de passe de {user} pour {server} n’est pas connu ; rien n’a été envoyé. Saisissez-le dans « Messagerie ».',
    en: 'The password of {user} for {server} is not known; nothing was sent. Type it in “Mail server”.',
  },
  'mail-credentials': {
    fr: 'Le serveur de messagerie {server} refuse l’utilisateur {user} ou son mot de passe ; rien n’a été envoyé. Saisissez-les de nouveau dans « Messagerie ».',
    en: 'The mail server {server} refuses the user {user} or their password; nothing was sent. Type them again in “Mail server”.',
  },
  'mail-sender-refused': {
    fr: 'Le serveur de messagerie refuse l’expéditeur {from} ; le message n’a pas été envoyé. Corrigez l’adresse d’expéditeur dans « Messagerie ». Réponse : {message}',
    en: 'The mail server refuses the sender {from}; the message was not sent. Correct the sender’s address in “Mail server”. Answer: {message}',
  },
  'mail-recipient-refused': {
    fr: 'Le serveur de messagerie refuse le destinataire {to} ; le message n’a pas été envoyé. Corrigez l’adresse du destinataire, puis réessayez. Réponse : {message}',
    en: 'The mail server refuses the recipient {to}; the message was not sent. Correct the recipient’s address, then try again. Answer: {message}',
  },
  'mail-too-large': {
    fr: 'Le message est plus grand que ce que le serveur accepte ; il n’a pas été envoyé. Envoyez-le sans pièces jointes, ou enregistrez-le en .eml. Réponse : {message}',
    en: 'The message is larger than the server accepts; it was not sent. Send it without attachments, or save it as .eml. Answer: {message}',
  },
  'mail-refused': {
    fr: 'Le serveur de messagerie {server} a refusé le message ; il n’a pas été envoyé. Réessayez plus tard ou demandez à votre hébergeur. Réponse : {message}',
    en: 'The mail server {server} refused the message; it was not sent. Try again later or ask your provider. Answer: {message}',
  },
} as const;
