export const welcome = {
  title: 'Bienvenue dans Facturier',
  intro: 'Votre registre est vide. Par quoi voulez-vous commencer ?',
  files: {
    title: 'Importer des factures',
    text: 'PDF, Factur-X, UBL, CII, relevés d’opérateur en CSV, archives ZIP ou dossiers entiers. Vous voyez d’abord ce qui serait importé.',
  },
  watch: {
    title: 'Surveiller un dossier',
    text: 'Chaque nouveau fichier déposé dans ce dossier sera importé de lui-même, tant que Facturier est ouvert.',
    action: 'Surveiller un dossier…',
  },
  example: {
    title: 'Ouvrir le registre d’exemple',
    text: 'Douze mois de factures de trois fournisseurs fictifs, avec leurs PDF et le détail des communications. Il s’ouvre à part : votre registre reste vide.',
    action: 'Ouvrir l’exemple',
    running: 'Préparation de l’exemple…',
    failed: 'L’exemple n’a pas pu être ouvert',
  },
  drop: 'Vous pouvez aussi déposer des fichiers n’importe où sur cette fenêtre.',
  offline: 'Tout reste sur cette machine : rien n’est envoyé sur un réseau.',
};
