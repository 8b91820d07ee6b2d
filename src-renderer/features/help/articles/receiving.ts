import type { Article } from '../article.ts';

export const receivingArticles: readonly Article[] = [
  {
    id: 'import-files',
    topic: 'receiving',
    screen: 'reception',
    fr: {
      title: 'Importer des factures et des relevés',
      what: 'Les fichiers reçus des fournisseurs entrent dans le registre : factures électroniques, PDF, relevés de communications, courriels, archives. Vous voyez ce qui serait importé avant que rien ne soit enregistré, et chaque import se termine par la liste de tous ses fichiers.',
      steps: [
        'Ouvrez « Réception », puis « Choisir des fichiers… » ou « Choisir un dossier… ». Vous pouvez aussi déposer des fichiers n’importe où dans la fenêtre.',
        'Lisez « Ce qui serait importé » : chaque fichier est dit nouveau, déjà connu, illisible ou refusé, avec la raison.',
        'Choisissez « Importer ». L’import continue en arrière-plan ; sa progression est en bas de la fenêtre.',
        'Ouvrez la liste de l’import : elle donne le résultat de chaque fichier, et vérifie que le compte est juste.',
      ],
      notes: [
        'Le même fichier importé deux fois ne compte qu’une fois.',
        'Un fichier qui n’a pas pu être lu est gardé, avec son motif. Il pourra être réessayé depuis la liste de l’import.',
        'Les originaux ne sont jamais modifiés.',
        'Pour que les fichiers entrent d’eux-mêmes, ajoutez un dossier dans « Dossiers surveillés ».',
      ],
      alsoFoundBy: 'ajouter charger glisser déposer zip eml facturx ubl cii csv dossier surveillé doublon',
    },
    en: {
      title: 'Import invoices and call detail',
      what: 'Files received from suppliers enter the ledger: electronic invoices, PDFs, call detail, e-mails, archives. You see what would be imported before anything is recorded, and every import ends with the list of all its files.',
      steps: [
        'Open “Receiving”, then “Choose files…” or “Choose a folder…”. You can also drop files anywhere on the window.',
        'Read “What would be imported”: every file is said to be new, already known, unreadable or refused, with the reason.',
        'Choose “Import”. The import goes on in the background; its progress is at the bottom of the window.',
        'Open the list of the import: it gives the result of every file and checks that the counts match.',
      ],
      notes: [
        'The same file imported twice counts once.',
        'A file that could not be read is kept, with its reason. It can be retried from the list of the import.',
        'Originals are never changed.',
        'For files to come in by themselves, add a folder under “Watched folders”.',
      ],
      alsoFoundBy: 'add load drag drop zip eml facturx ubl cii csv watched folder duplicate',
    },
  },
  {
    id: 'check-an-invoice',
    topic: 'receiving',
    screen: 'invoices',
    fr: {
      title: 'Vérifier une facture',
      what: 'Chaque facture électronique est contrôlée à son arrivée : norme EN 16931, règles de France et de Belgique, Peppol, sommes, doublons. Les montants du fournisseur ne sont jamais changés ; l’écart est montré à côté.',
      steps: [
        'Ouvrez « Factures » et regardez la colonne « Contrôle », ou cliquez sur « Avec erreurs » en bas de la fenêtre.',
        'Ouvrez la facture : ses contrôles disent la règle, ce qui est indiqué et ce qui est recalculé.',
        'Pour demander une correction, choisissez « Écrire au fournisseur… » : le message reprend les points relevés.',
      ],
      notes: [
        'Un avertissement n’empêche rien ; une erreur mérite une question au fournisseur.',
        'Une facture sans données (PDF seul) peut être complétée à la main : ses montants entrent alors dans les totaux.',
      ],
      alsoFoundBy: 'contrôle erreur anomalie règle en16931 peppol tva écart faux',
    },
    en: {
      title: 'Check an invoice',
      what: 'Every electronic invoice is checked when it arrives: the EN 16931 standard, the rules of France and Belgium, Peppol, sums, duplicates. The supplier’s figures are never changed; a difference is shown beside them.',
      steps: [
        'Open “Invoices” and look at the “Check” column, or click “With errors” at the bottom of the window.',
        'Open the invoice: its checks name the rule, what is given and what is recalculated.',
        'To ask for a correction, choose “Write to the supplier…”: the message takes up the points found.',
      ],
      notes: [
        'A warning stops nothing; an error deserves a question to the supplier.',
        'An invoice without data (a PDF alone) can be completed by hand: its figures then enter the totals.',
      ],
      alsoFoundBy: 'control error anomaly rule en16931 peppol vat difference wrong',
    },
  },
  {
    id: 'print-invoices',
    topic: 'receiving',
    screen: 'printing',
    fr: {
      title: 'Imprimer des factures complètes',
      what: 'Autant de factures que vous voulez, dans un seul PDF ou vers l’imprimante, avec des feuilles de séparation si vous les classez.',
      steps: [
        'Dans « Factures », choisissez les lignes (Ctrl+A pour toutes), puis « Imprimer… ».',
        'Choisissez les pages, la « Feuille de séparation » et la « Destination ».',
        'Choisissez « Enregistrer sous… » pour un PDF, ou « Imprimer » pour l’imprimante.',
        'Dans « Impressions », ouvrez la liste : chaque facture y est avec ses pages et son résultat.',
      ],
      notes: ['Une facture qui ne peut pas être imprimée est listée avec son motif ; les autres le sont.'],
      alsoFoundBy: 'pdf papier imprimante bordereau séparateur fusionner',
    },
    en: {
      title: 'Print complete invoices',
      what: 'As many invoices as you want, in one PDF or to the printer, with separator sheets if you file them.',
      steps: [
        'In “Invoices”, choose the rows (Ctrl+A for all), then “Print…”.',
        'Choose the pages, the “Separator sheet” and the “Destination”.',
        'Choose “Save as…” for a PDF, or “Print” for the printer.',
        'Under “Prints”, open the list: every invoice is there with its pages and its result.',
      ],
      notes: ['An invoice that cannot be printed is listed with its reason; the others are printed.'],
      alsoFoundBy: 'pdf paper printer separator merge',
    },
  },
  {
    id: 'export-by-centre',
    topic: 'receiving',
    screen: 'invoices',
    fr: {
      title: 'Exporter vers Excel',
      what: 'Les factures ou la consommation d’un radical, centre par centre, au niveau de détail voulu. Le manifeste qui accompagne les fichiers donne leurs comptes et leurs sommes.',
      steps: [
        'Dans « Factures » ou « Consommation », choisissez « Export par centre… ».',
        'Choisissez le « Radical », les « Centres de facturation », la période et le « Niveau de détail ».',
        'Choisissez le « Format » : « CSV pour Excel français », « Classeur Excel » ou « CSV sur mesure ».',
        'Lisez « Ce qui sera écrit », puis choisissez « Enregistrer sous… » ou « Choisir le dossier… ».',
      ],
      notes: [
        'Pour exporter seulement ce qui est à l’écran, choisissez « Exporter CSV… ».',
        'Un texte qui commence comme une formule reste un texte : Excel ne l’exécutera pas.',
      ],
      alsoFoundBy: 'excel xlsx csv tableur télécharger',
    },
    en: {
      title: 'Export to Excel',
      what: 'The invoices or the consumption of an account root, centre by centre, at the level of detail you want. The manifest beside the files gives their counts and sums.',
      steps: [
        'In “Invoices” or “Consumption”, choose “Export by centre…”.',
        'Choose the “Account root”, the “Billing centres”, the period and the “Level of detail”.',
        'Choose the “Format”: “CSV for French Excel”, “Excel workbook” or “Custom CSV”.',
        'Read “What will be written”, then choose “Save as…” or “Choose the folder…”.',
      ],
      notes: [
        'To export only what is on screen, choose “Export CSV…”.',
        'A text that begins like a formula stays a text: Excel will not run it.',
      ],
      alsoFoundBy: 'excel xlsx csv spreadsheet download',
    },
  },
];
