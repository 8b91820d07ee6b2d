import type { Article } from '../article.ts';

export const consumptionArticles: readonly Article[] = [
  {
    id: 'who-spends-what',
    topic: 'consumption',
    screen: 'consumption',
    fr: {
      title: 'Savoir qui consomme quoi',
      what: 'Les lignes de détail des relevés, par utilisateur, destinataire, rubrique ou mois, jusqu’à des dizaines de millions de lignes.',
      steps: [
        'Ouvrez « Consommation ».',
        'Choisissez « Par utilisateur », « Par destinataire » ou « Autre total… ».',
        'Resserrez par la période, « Qui » et « Quoi ».',
        'Ouvrez un total : ses lignes s’affichent, avec leur facture.',
        'Enregistrez la présentation par « Vues » pour la retrouver.',
      ],
      notes: [
        '« Palmarès » classe les plus gros utilisateurs, appels et destinataires.',
        '« Comparaison » montre ce qui est nouveau, ce qui augmente et les lignes sans usage.',
      ],
      alsoFoundBy: 'appels communications détail dépense mobile roaming itinérance hausse top',
    },
    en: {
      title: 'See who spends what',
      what: 'The detail lines of call detail, by user, destination, section or month, up to tens of millions of lines.',
      steps: [
        'Open “Consumption”.',
        'Choose “By user”, “By destination” or “Another total…”.',
        'Narrow by the period, “Who” and “What”.',
        'Open a total: its lines appear, with their invoice.',
        'Save the view under “Views” to find it again.',
      ],
      notes: [
        '“Tops” ranks the largest users, calls and destinations.',
        '“Comparison” shows what is new, what goes up and lines without use.',
      ],
      alsoFoundBy: 'calls detail expense mobile roaming increase top',
    },
  },
  {
    id: 'map-columns',
    topic: 'consumption',
    screen: 'reception',
    fr: {
      title: 'Lire un relevé que Facturier ne connaît pas',
      what: 'Un CSV ou un classeur dont les colonnes sont inconnues est décrit une fois ; les suivants de même en-tête seront reconnus.',
      steps: [
        'Importez le fichier : il est dit illisible parce que ses colonnes sont inconnues. Ouvrez « Associer les colonnes ».',
        'Donnez à chaque colonne ce qu’elle contient, et vérifiez l’« Écriture des valeurs » : décimales, dates, durées.',
        'Lisez les premières lignes telles qu’elles seront comprises.',
        'Donnez un « Nom du profil » et enregistrez.',
      ],
      notes: ['Un fichier corrigé par l’opérateur remplace l’ancien depuis « Fichiers de détail » ; la différence est montrée avant.'],
      alsoFoundBy: 'csv colonnes format inconnu profil mapper en-tête',
    },
    en: {
      title: 'Read call detail that Facturier does not know',
      what: 'A CSV or a workbook whose columns are unknown is described once; later ones with the same header are recognised.',
      steps: [
        'Import the file: it is said to be unreadable because its columns are unknown. Open “Map columns”.',
        'Say what each column holds, and check “How values are written”: decimals, dates, durations.',
        'Read the first lines as they will be understood.',
        'Give a “Profile name” and save.',
      ],
      notes: ['A file corrected by the operator takes the place of the old one under “Call-detail files”; the difference is shown first.'],
      alsoFoundBy: 'csv columns unknown format profile mapper header',
    },
  },
  {
    id: 'fleet',
    topic: 'consumption',
    screen: 'fleet',
    fr: {
      title: 'Tenir le parc des lignes',
      what: 'Qui a quelle ligne, de quand à quand. La consommation d’un jour va à la personne qui tenait la ligne ce jour-là.',
      steps: [
        'Ouvrez « Parc », puis « Importer… » pour reprendre votre liste (CSV ou Excel).',
        'Pour donner une ligne à quelqu’un, choisissez « Affecter… », la personne et la date de début.',
        'À son départ, choisissez « Terminer… » et la date.',
        'Regardez « Lignes inconnues » et « Sans usage depuis 3 mois » : ce sont les lignes à vérifier ou à résilier.',
      ],
      notes: ['Les cellules se modifient sur place (F2) ; Ctrl+Z annule.'],
      alsoFoundBy: 'ligne téléphone utilisateur titulaire centre de coûts résilier affectation',
    },
    en: {
      title: 'Keep the fleet of lines',
      what: 'Who has which line, from when to when. The consumption of a day goes to the person who held the line on that day.',
      steps: [
        'Open “Fleet”, then “Import…” to take over your list (CSV or Excel).',
        'To give a line to somebody, choose “Assign…”, the person and the first day.',
        'When they leave, choose “End…” and the day.',
        'Look at “Unknown lines” and “No use for 3 months”: these are the lines to check or to give up.',
      ],
      notes: ['Cells are changed in place (F2); Ctrl+Z undoes.'],
      alsoFoundBy: 'line phone user holder cost centre terminate assignment',
    },
  },
];
