/**
 * Every problem's sentences, French and English side by side so that neither is forgotten.
 * `{name}` is filled from the problem's params. Keep the codes sorted by subject.
 */
export const problemSentences = {
  // anything
  unexpected: {
    fr: 'Une erreur inattendue a interrompu l’opération ; rien n’a été enregistré. Détail : {message}',
    en: 'An unexpected error interrupted the work; nothing was recorded. Detail: {message}',
  },
  cancelled: {
    fr: 'Opération annulée avant cet élément ; il n’a pas été traité.',
    en: 'Cancelled before this item; it was not processed.',
  },
  'invalid-arguments': {
    fr: 'La demande n’est pas valable : {message}',
    en: 'The request is not valid: {message}',
  },
  // ledger
  'ledger-open-elsewhere': {
    fr: 'Ce registre est déjà ouvert dans une autre fenêtre ou un autre programme : {folder}. Rien n’a été modifié ; fermez l’autre, puis réessayez.',
    en: 'This ledger is already open in another window or program: {folder}. Nothing was changed; close the other one, then try again.',
  },
  'ledger-newer': {
    fr: 'Ce registre a été écrit par une version plus récente de Facturier : {file}. Rien n’a été modifié ; mettez Facturier à jour pour l’ouvrir.',
    en: 'This ledger was written by a newer version of Facturier: {file}. Nothing was changed; update Facturier to open it.',
  },
  'ledger-damaged': {
    fr: 'Ce fichier n’est pas un registre Facturier lisible : {file}. Rien n’a été modifié ; restaurez une sauvegarde ou choisissez un autre dossier.',
    en: 'This file is not a readable Facturier ledger: {file}. Nothing was changed; restore a backup or choose another folder.',
  },
  'ledger-folder': {
    fr: 'Le dossier du registre ne peut pas être utilisé : {folder} ({message}). Rien n’a été modifié ; vérifiez les droits ou choisissez un autre dossier.',
    en: 'The ledger’s folder cannot be used: {folder} ({message}). Nothing was changed; check its permissions or choose another folder.',
  },
  'ledger-missing': {
    fr: 'Le fichier du registre manque ou est vide : {file}, alors que ce dossier contient déjà des originaux. Rien n’a été modifié ; restaurez ce fichier depuis une sauvegarde ou choisissez un autre dossier.',
    en: 'The ledger’s file is missing or empty: {file}, although this folder holds originals already. Nothing was changed; restore that file from a backup or choose another folder.',
  },
  'ledger-failing': {
    fr: 'Le fichier du registre ne peut plus être lu ou écrit sûrement ({message}). Cette opération n’a rien enregistré ; vérifiez le disque, lancez la vérification du registre et restaurez une sauvegarde si elle échoue.',
    en: 'The ledger’s file can no longer be read or written safely ({message}). This work recorded nothing; check the disk, verify the ledger, and restore a backup where that fails.',
  },
  'disk-full': {
    fr: 'Le disque est plein : rien n’a été enregistré de cet élément ; ce qui l’était déjà est gardé. Libérez de la place, puis réessayez.',
    en: 'The disk is full: nothing of this item was recorded; what was recorded before is kept. Free some space, then try again.',
  },
  'invoice-not-found': {
    fr: 'Cette facture n’est plus dans le registre. Actualisez la liste.',
    en: 'This invoice is no longer in the ledger. Refresh the list.',
  },
  'invoice-number-unknown': {
    fr: 'Aucune facture du registre ne porte le numéro « {number} ». Vérifiez-le dans la liste des factures.',
    en: 'No invoice in the ledger bears the number “{number}”. Check it in the list of invoices.',
  },
  'document-not-found': {
    fr: 'Ce document n’est pas dans le registre. Actualisez la liste.',
    en: 'This document is not in the ledger. Refresh the list.',
  },
  'run-not-found': {
    fr: 'Cette opération n’est pas dans le registre. Actualisez la liste.',
    en: 'This run is not in the ledger. Refresh the list.',
  },
  // the border and the processes
  'unknown-call': {
    fr: 'Cette demande n’existe pas : {name}. Rien n’a été fait.',
    en: 'There is no such request: {name}. Nothing was done.',
  },
  'message-too-large': {
    fr: 'La demande dépasse la taille admise ({limit} octets) ; rien n’a été fait. Réduisez la sélection.',
    en: 'The request exceeds the size allowed ({limit} bytes); nothing was done. Make the selection smaller.',
  },
  'sender-refused': {
    fr: 'Une page étrangère à Facturier a fait une demande ; elle a été refusée.',
    en: 'A page that is not part of Facturier made a request; it was refused.',
  },
  'ledger-process-ended': {
    fr: 'Le registre s’est arrêté pendant cette opération et redémarre. Ce qui était enregistré est gardé ; recommencez l’opération.',
    en: 'The ledger stopped during this work and is starting again. What was recorded is kept; do the work again.',
  },
  'path-not-reachable': {
    fr: 'Impossible d’ouvrir « {name} » : le fichier ou le dossier n’est pas accessible. Rien n’a été fait ; vérifiez qu’il existe encore.',
    en: 'Cannot open “{name}”: the file or folder is not reachable. Nothing was done; check that it still exists.',
  },
  'print-output-missing': {
    fr: 'Le fichier à imprimer est introuvable ; rien n’a été imprimé. Relancez l’impression.',
    en: 'The file to print cannot be found; nothing was printed. Start the print again.',
  },
  'print-no-printer': {
    fr: 'Aucune imprimante n’est installée sur ce poste ; rien n’a été imprimé. Le PDF est gardé : montrez-le dans son dossier.',
    en: 'No printer is installed on this machine; nothing was printed. The PDF is kept: show it in its folder.',
  },
  'print-failed': {
    fr: 'L’impression n’a pas pu se faire ({reason}). Le PDF est gardé : montrez-le dans son dossier et imprimez-le avec un autre programme.',
    en: 'Printing was not possible ({reason}). The PDF is kept: show it in its folder and print it with another program.',
  },

  // files and their formats
  'file-empty': {
    fr: 'Le fichier est vide (0 octet). Demandez-le de nouveau à son émetteur.',
    en: 'The file is empty (0 bytes). Ask its sender for it again.',
  },
  'file-too-large': {
    fr: 'Le fichier dépasse la taille admise ({megabytes} Mo, au plus {limit} Mo) ; il n’a pas été lu et reste tel quel.',
    en: 'The file is larger than allowed ({megabytes} MB, at most {limit} MB); it was not read and stays as it is.',
  },
  'file-unknown': {
    fr: 'Ce fichier n’est ni une facture électronique, ni un PDF, ni un détail de consommation, ni une archive ZIP ; il reste tel quel et rien n’en a été tiré.',
    en: 'This file is neither an e-invoice, nor a PDF, nor call detail, nor a ZIP archive; it stays as it is and nothing was taken from it.',
  },
  'file-unreadable-on-disk': {
    fr: 'Le fichier n’a pas pu être ouvert sur le disque ({message}) ; vérifiez qu’il existe encore et que vous avez le droit de le lire.',
    en: 'The file could not be opened on disk ({message}); check that it still exists and that you may read it.',
  },
  'mail-not-read': {
    fr: 'Les courriels enregistrés (.eml) ne sont pas encore lus ; le fichier reste tel quel. Enregistrez ses pièces jointes et ajoutez-les.',
    en: 'Saved e-mails (.eml) are not read yet; the file stays as it is. Save its attachments and add those.',
  },
  'reader-timeout': {
    fr: 'La lecture du fichier a été arrêtée après {seconds} s ; il reste tel quel. Il est sans doute endommagé ou fabriqué pour bloquer.',
    en: 'Reading the file was stopped after {seconds} s; it stays as it is. It is probably damaged or made to block.',
  },
  'reader-out-of-memory': {
    fr: 'La lecture du fichier demandait plus de mémoire que permis ({megabytes} Mo) ; elle a été arrêtée et le fichier reste tel quel.',
    en: 'Reading the file took more memory than allowed ({megabytes} MB); it was stopped and the file stays as it is.',
  },
  'reader-failed': {
    fr: 'La lecture du fichier s’est interrompue de façon inattendue ({message}) ; il reste tel quel.',
    en: 'Reading the file ended unexpectedly ({message}); it stays as it is.',
  },
  'xml-doctype': {
    fr: 'Le fichier XML contient une déclaration DOCTYPE, interdite dans une facture car elle permet des attaques ; il a été refusé et reste tel quel. Demandez à l’émetteur un fichier sans DOCTYPE.',
    en: 'The XML file has a DOCTYPE declaration, forbidden in an invoice because it allows attacks; it was refused and stays as it is. Ask the sender for a file without a DOCTYPE.',
  },
  'xml-malformed': {
    fr: 'Le fichier XML est endommagé ou incomplet (ligne {line} : {message}) ; rien n’en a été tiré. Demandez-le de nouveau à son émetteur.',
    en: 'The XML file is damaged or incomplete (line {line}: {message}); nothing was taken from it. Ask its sender for it again.',
  },
  'xml-encoding-unknown': {
    fr: 'Le fichier XML annonce un codage de caractères qui n’est pas lu ({encoding}) ; rien n’en a été tiré. Demandez-le en UTF-8.',
    en: 'The XML file declares a character encoding that is not read ({encoding}); nothing was taken from it. Ask for it in UTF-8.',
  },
  'xml-encoding-wrong': {
    fr: 'Le fichier XML n’est pas écrit dans le codage qu’il annonce ({encoding}) ; rien n’en a été tiré, pour ne pas altérer les noms. Demandez-le de nouveau en UTF-8.',
    en: 'The XML file is not written in the encoding it declares ({encoding}); nothing was taken from it, lest names be altered. Ask for it again in UTF-8.',
  },
  'xml-too-deep': {
    fr: 'Le fichier XML imbrique plus de {limit} niveaux d’éléments (ligne {line}), ce qu’aucune facture ne fait ; il a été refusé et reste tel quel.',
    en: 'The XML file nests more than {limit} levels of elements (line {line}), which no invoice does; it was refused and stays as it is.',
  },
  'xml-too-many-elements': {
    fr: 'Le fichier XML compte plus de {limit} éléments ; il a été refusé et reste tel quel.',
    en: 'The XML file has more than {limit} elements; it was refused and stays as it is.',
  },
  'xml-too-many-attributes': {
    fr: 'Un élément du fichier XML porte plus de {limit} attributs (ligne {line}) ; le fichier a été refusé et reste tel quel.',
    en: 'An element of the XML file has more than {limit} attributes (line {line}); the file was refused and stays as it is.',
  },
  'xml-text-too-long': {
    fr: 'Un texte du fichier XML est démesurément long (ligne {line}) ; le fichier a été refusé et reste tel quel.',
    en: 'A text of the XML file is excessively long (line {line}); the file was refused and stays as it is.',
  },
  'xml-not-invoice': {
    fr: 'Ce fichier XML n’est pas une facture UBL ou CII (élément racine « {root} ») ; il reste tel quel et rien n’en a été tiré.',
    en: 'This XML file is not a UBL or CII invoice (root element “{root}”); it stays as it is and nothing was taken from it.',
  },
  'pdf-encrypted': {
    fr: 'Le PDF est protégé par un mot de passe ; il reste tel quel mais n’a pas pu être lu. Demandez-le sans protection.',
    en: 'The PDF is protected by a password; it stays as it is but could not be read. Ask for it without protection.',
  },
  'pdf-damaged': {
    fr: 'Le PDF est endommagé ou incomplet ({message}) ; il reste tel quel. Demandez-le de nouveau à son émetteur.',
    en: 'The PDF is damaged or incomplete ({message}); it stays as it is. Ask its sender for it again.',
  },
  'pdf-embedded-too-much': {
    fr: 'Les fichiers joints au PDF dépassent ce qui est admis ({limit}) ; il a été refusé et reste tel quel.',
    en: 'The files embedded in the PDF exceed what is allowed ({limit}); it was refused and stays as it is.',
  },
  'pdf-repaired': {
    fr: 'L’index du PDF était abîmé et a été reconstitué en mémoire ; le fichier reste tel quel. Vérifiez qu’il ne manque aucune page.',
    en: 'The PDF’s index was damaged and was rebuilt in memory; the file stays as it is. Check that no page is missing.',
  },
  'pdf-attachment-damaged': {
    fr: 'Le fichier « {name} » joint au PDF est endommagé et n’a pas pu être extrait ; le PDF reste tel quel.',
    en: 'The file “{name}” embedded in the PDF is damaged and could not be taken out; the PDF stays as it is.',
  },
  'zip-empty': {
    fr: 'Cette archive ne contient aucun fichier ; elle est conservée.',
    en: 'This archive holds no file; it is kept.',
  },
  'zip-damaged': {
    fr: 'L’archive ZIP est endommagée ({message}) ; ce qui en suit n’a pas été lu. Demandez-la de nouveau à son émetteur.',
    en: 'The ZIP archive is damaged ({message}); what follows in it was not read. Ask its sender for it again.',
  },
  'zip-entry-damaged': {
    fr: 'Ce fichier de l’archive ZIP est endommagé ({message}) ; les autres ne sont pas touchés.',
    en: 'This file of the ZIP archive is damaged ({message}); the others are not affected.',
  },
  'zip-too-many-entries': {
    fr: 'L’archive ZIP contient plus de {limit} fichiers ; les suivants n’ont pas été lus. Partagez-la en plusieurs.',
    en: 'The ZIP archive holds more than {limit} files; those beyond were not read. Split it.',
  },
  'zip-entry-too-large': {
    fr: 'Ce fichier de l’archive ZIP dépasse {limit} Mo une fois décompressé ; il n’a pas été lu, les autres ne sont pas touchés.',
    en: 'This file of the ZIP archive exceeds {limit} MB once decompressed; it was not read, the others are not affected.',
  },
  'zip-total-too-large': {
    fr: 'L’archive ZIP dépasse {limit} Mo une fois décompressée ; ce fichier et les suivants n’ont pas été lus. Partagez-la en plusieurs.',
    en: 'The ZIP archive exceeds {limit} MB once decompressed; this file and those after it were not read. Split it.',
  },
  'zip-bomb': {
    fr: 'Ce fichier de l’archive ZIP se gonfle plus de {limit} fois à la décompression, comme une bombe de décompression ; il a été refusé avant d’occuper la mémoire.',
    en: 'This file of the ZIP archive swells more than {limit} times when decompressed, as a decompression bomb does; it was refused before it took up memory.',
  },
  'zip-swells': {
    fr: 'Les fichiers de cette archive ZIP occupent ensemble plus de {limit} fois sa taille, comme une bombe de décompression ; celui-ci n’a pas été lu.',
    en: 'The files of this ZIP archive together take more than {limit} times its size, as a decompression bomb does; this one was not read.',
  },
  'zip-unsafe-name': {
    fr: 'Le nom « {name} » dans l’archive ZIP vise un endroit hors de l’archive ; ce fichier a été refusé, les autres ne sont pas touchés.',
    en: 'The name “{name}” in the ZIP archive points outside the archive; this file was refused, the others are not affected.',
  },
  'zip-encrypted': {
    fr: 'Ce fichier de l’archive ZIP est protégé par un mot de passe ; il n’a pas été lu. Demandez l’archive sans mot de passe.',
    en: 'This file of the ZIP archive is protected by a password; it was not read. Ask for the archive without a password.',
  },
  'zip-link': {
    fr: '« {name} » dans l’archive ZIP est un lien vers un autre fichier ; il a été refusé, les autres ne sont pas touchés.',
    en: '“{name}” in the ZIP archive is a link to another file; it was refused, the others are not affected.',
  },
  'zip-too-deep': {
    fr: 'Cette archive est imbriquée dans d’autres au-delà de {limit} niveaux ; elle n’a pas été ouverte. Ajoutez-la séparément.',
    en: 'This archive is nested in others beyond {limit} levels; it was not opened. Add it on its own.',
  },
  'value-not-a-date': {
    fr: '« {value} » ({where}, ligne {line}) n’est pas une date ; ce champ est resté vide.',
    en: '“{value}” ({where}, line {line}) is not a date; this field was left empty.',
  },
  'value-not-a-number': {
    fr: '« {value} » ({where}, ligne {line}) n’est pas un nombre ; ce champ est resté vide.',
    en: '“{value}” ({where}, line {line}) is not a number; this field was left empty.',
  },
  'amount-too-large': {
    fr: 'Le montant « {value} » dépasse ce qui se compte exactement ; il est montré tel qu’imprimé mais n’entre dans aucun total.',
    en: 'The amount “{value}” is beyond what can be counted exactly; it is shown as printed but enters no total.',
  },
  'invoice-without-number': {
    fr: 'Cette facture ne porte pas de numéro : elle est enregistrée, mais ne sera pas reconnue si elle revient dans un autre fichier. Demandez-le au fournisseur.',
    en: 'This invoice bears no number: it is recorded, but will not be recognised if it comes back in another file. Ask the supplier for it.',
  },
  'invoice-without-date': {
    fr: 'Cette facture ne porte pas de date d’émission lisible ; elle est enregistrée sans date. Demandez-la au fournisseur.',
    en: 'This invoice bears no readable issue date; it is recorded without one. Ask the supplier for it.',
  },
  'invoice-says-nothing': {
    fr: 'Ce fichier a la forme d’une facture mais ne dit rien : ni numéro, ni date, ni ligne, ni montant. Il a été refusé et reste tel quel ; demandez la facture à son émetteur.',
    en: 'This file has the form of an invoice but says nothing: no number, no date, no line, no amount. It was refused and stays as it is; ask its sender for the invoice.',
  },
  'invoice-text-too-long': {
    fr: 'Un champ court de cette facture (numéro, nom, référence) compte {length} caractères, au plus {limit} sont admis ; elle a été refusée et reste telle quelle.',
    en: 'A short field of this invoice (number, name, reference) has {length} characters, at most {limit} are allowed; it was refused and stays as it is.',
  },
  'attachment-not-decoded': {
    fr: 'La pièce jointe « {name} » (ligne {line}) n’a pas pu être décodée ; son nom est gardé, son contenu reste dans le fichier d’origine.',
    en: 'The attachment “{name}” (line {line}) could not be decoded; its name is kept, its content stays in the original file.',
  },

  // import
  'too-many-files': {
    fr: 'Plus de {maximum} fichiers ont été trouvés ; rien n’a été importé. Choisissez un dossier plus petit.',
    en: 'More than {maximum} files were found; nothing was imported. Choose a smaller folder.',
  },
  'folder-too-deep': {
    fr: 'Ce dossier est à plus de {maximum} niveaux de profondeur ; son contenu n’a pas été lu. Déplacez-le, puis réessayez.',
    en: 'This folder lies more than {maximum} levels deep; its content was not read. Move it, then try again.',
  },
  'not-a-file': {
    fr: 'Ce n’est pas un fichier ordinaire (un lien, par exemple) ; il a été laissé de côté. Choisissez le fichier lui-même.',
    en: 'This is not an ordinary file (a link, for instance); it was left aside. Choose the file itself.',
  },
  'file-unreadable': {
    fr: 'Ce fichier ne peut pas être ouvert ({message}) ; rien n’a été enregistré. Vérifiez qu’il existe et que vous y avez accès, puis réessayez.',
    en: 'This file cannot be opened ({message}); nothing was recorded. Check that it exists and that you may read it, then try again.',
  },
  'file-changed': {
    fr: 'Ce fichier a changé pendant sa lecture ; rien n’en a été enregistré. Réessayez quand son écriture sera terminée.',
    en: 'This file changed while it was read; nothing of it was recorded. Try again once it is fully written.',
  },
  'same-file': {
    fr: 'Ce fichier est déjà dans le registre, octet pour octet ; rien n’a été ajouté.',
    en: 'This file is in the ledger already, byte for byte; nothing was added.',
  },
  'same-invoice': {
    fr: 'La facture {number} de ce fournisseur, du même type et de la même date, est déjà dans le registre ; ce document lui a été joint.',
    en: 'Invoice {number} of this supplier, of the same type and date, is in the ledger already; this document was kept beside it.',
  },
  'same-invoice-other-figures': {
    fr: 'La facture {number} de ce fournisseur, du même type et de la même date, est déjà dans le registre avec d’autres montants ; ses chiffres n’ont pas été modifiés et ce document lui a été joint. Comparez les deux, puis interrogez le fournisseur.',
    en: 'Invoice {number} of this supplier, of the same type and date, is in the ledger already with other amounts; its figures were left as they are and this document was kept beside it. Compare the two, then ask the supplier.',
  },
  'to-complete': {
    fr: 'Ce PDF ne porte pas de données ; il est conservé. Ouvrez-le pour saisir son numéro, ses dates et ses montants.',
    en: 'This PDF carries no data; it is kept. Open it to type its number, dates and amounts.',
  },
  'typed-figures-known': {
    fr: 'La facture {number} de ce fournisseur, à cette date, est déjà dans le registre ; rien n’a été enregistré. Vérifiez le numéro et la date.',
    en: 'Invoice {number} of this supplier, on this date, is in the ledger already; nothing was recorded. Check the number and the date.',
  },
  'original-missing': {
    fr: 'L’original {sha256} manque dans le dossier du registre. Restaurez-le depuis une sauvegarde.',
    en: 'The original {sha256} is missing from the ledger’s folder. Restore it from a backup.',
  },
  'original-altered': {
    fr: 'L’original {sha256} n’a plus son empreinte : il a été modifié hors de Facturier. Restaurez-le depuis une sauvegarde.',
    en: 'The original {sha256} no longer has its fingerprint: it was altered outside Facturier. Restore it from a backup.',
  },
  'retry-nothing': {
    fr: 'Cette opération n’a aucun élément à reprendre.',
    en: 'This run has no item to try again.',
  },
  'grant-unknown': {
    fr: 'Ce choix de fichier n’est plus valable ; rien n’a été fait. Choisissez de nouveau le fichier ou le dossier.',
    en: 'This choice of a file is no longer valid; nothing was done. Choose the file or folder again.',
  },

  'not-a-document': {
    fr: 'Ce fichier ({kind}) n’est pas une facture ; il n’a pas été lu. Importez-le pour en enregistrer le contenu.',
    en: 'This file ({kind}) is no invoice; it was not read. Import it to record what it holds.',
  },

  // verification
  'verify-database': {
    fr: 'Le fichier du registre est endommagé : {message}. Restaurez une sauvegarde.',
    en: 'The ledger’s file is damaged: {message}. Restore a backup.',
  },
  'verify-reference': {
    fr: 'Une ligne de {table} (n° {row}) renvoie à un élément absent. Restaurez une sauvegarde.',
    en: 'A row of {table} (no. {row}) refers to something absent. Restore a backup.',
  },
  'verify-invoice': {
    fr: 'Les chiffres de la facture {number} ne sont plus ceux du document reçu. Restaurez une sauvegarde.',
    en: 'The figures of invoice {number} are no longer those of the document received. Restore a backup.',
  },
  'verify-invoice-original': {
    fr: 'La facture {number} n’a plus de document d’origine dans le registre. Restaurez une sauvegarde.',
    en: 'Invoice {number} no longer has an original document in the ledger. Restore a backup.',
  },
  'verify-document-lost': {
    fr: 'Ce qui avait été lu du document {name} n’est plus dans le registre. Restaurez une sauvegarde.',
    en: 'What was read from the document {name} is no longer in the ledger. Restore a backup.',
  },

  // watched folders
  'source-not-found': {
    fr: 'Ce dossier surveillé n’existe plus ; rien n’a été fait. Actualisez la liste.',
    en: 'This watched folder no longer exists; nothing was done. Refresh the list.',
  },
  'folder-unreachable': {
    fr: 'Le dossier {folder} ne peut pas être lu ({message}) ; rien n’a été importé. Vérifiez qu’il existe et que le disque est connecté, puis réessayez.',
    en: 'The folder {folder} cannot be read ({message}); nothing was imported. Check that it exists and that the drive is connected, then try again.',
  },
  'folder-watched': {
    fr: 'Le dossier {folder} est déjà surveillé sous le nom « {name} » ; rien n’a été modifié. Choisissez un autre dossier.',
    en: 'The folder {folder} is watched already under the name “{name}”; nothing was changed. Choose another folder.',
  },

  // printing and export
  'no-complete-pdf': {
    fr: 'Cette facture n’a ni PDF du fournisseur ni chiffres saisis : il n’y a rien à imprimer. Saisissez ses chiffres ou importez son PDF.',
    en: 'This invoice has neither a supplier’s PDF nor figures: there is nothing to print. Enter its figures or import its PDF.',
  },
  'print-nothing': {
    fr: 'Aucune des factures choisies n’a pu être mise dans le document ; aucun fichier n’a été écrit. Voyez la raison de chacune dans la liste.',
    en: 'None of the chosen invoices could be put into the document; no file was written. See the reason of each in the list.',
  },
  'print-count-mismatch': {
    fr: 'Le document assemblé compte {pages} pages au lieu des {expected} de la liste ; il n’a pas été gardé. Relancez l’impression.',
    en: 'The assembled document has {pages} pages instead of the {expected} of the list; it was not kept. Start the print again.',
  },
  'print-item-too-heavy': {
    fr: 'Ce PDF est trop lourd pour être assemblé avec d’autres ; il a été laissé de côté et reste tel quel. Ouvrez-le seul pour l’imprimer.',
    en: 'This PDF is too heavy to be assembled with others; it was left out and stays as it is. Open it alone to print it.',
  },
  'export-count-mismatch': {
    fr: 'L’export compte {rows} lignes au lieu des {expected} du registre ; le fichier n’a pas été gardé. Relancez l’export.',
    en: 'The export has {rows} rows instead of the {expected} of the ledger; the file was not kept. Start the export again.',
  },
  'target-in-ledger': {
    fr: 'Ce fichier appartient au registre : {path}. Rien n’a été écrit ; choisissez un autre nom ou un autre dossier.',
    en: 'This file belongs to the ledger: {path}. Nothing was written; choose another name or another folder.',
  },
  'output-not-written': {
    fr: 'Le fichier n’a pas pu être écrit : {path} ({message}). Rien n’y a été changé ; vérifiez la place et les droits, ou choisissez un autre dossier.',
    en: 'The file could not be written: {path} ({message}). Nothing was changed there; check the space and the permissions, or choose another folder.',
  },
  // contacts
  'contact-not-found': {
    fr: 'Ce contact n’existe plus ; rien n’a été modifié. Actualisez la liste.',
    en: 'This contact no longer exists; nothing was changed. Refresh the list.',
  },
  'contact-email-taken': {
    fr: 'L’adresse {email} est déjà celle d’un autre contact ; rien n’a été modifié. Corrigez l’adresse ou modifiez l’autre contact.',
    en: 'The address {email} already belongs to another contact; nothing was changed. Correct the address or edit the other contact.',
  },

  // company
  'company-name-missing': { fr: 'Indiquez le nom de la société.', en: 'Enter the company’s name.' },
  'siren-invalid': {
    fr: 'Ce SIREN n’est pas valable : il faut neuf chiffres dont le dernier est une clé de contrôle. Vérifiez la saisie.',
    en: 'This SIREN is not valid: it has nine digits, the last a check digit. Check what was typed.',
  },
  'siret-invalid': {
    fr: 'Ce SIRET n’est pas valable : il faut quatorze chiffres dont le dernier est une clé de contrôle. Vérifiez la saisie.',
    en: 'This SIRET is not valid: it has fourteen digits, the last a check digit. Check what was typed.',
  },
  'siret-other-siren': {
    fr: 'Ce SIRET ne commence pas par le SIREN {siren}. Corrigez l’un des deux.',
    en: 'This SIRET does not begin with the SIREN {siren}. Correct one of them.',
  },
  'vat-invalid': {
    fr: 'Ce numéro de TVA n’est pas valable : code pays puis chiffres, avec une clé de contrôle. Vérifiez la saisie.',
    en: 'This VAT number is not valid: a country code, then digits with a check key. Check what was typed.',
  },
  'vat-other-siren': {
    fr: 'Ce numéro de TVA ne se termine pas par le SIREN {siren}. Corrigez l’un des deux.',
    en: 'This VAT number does not end with the SIREN {siren}. Correct one of them.',
  },
  'vat-other-enterprise': {
    fr: 'Ce numéro de TVA n’est pas celui du numéro d’entreprise {enterprise}. Corrigez l’un des deux.',
    en: 'This VAT number is not that of enterprise number {enterprise}. Correct one of them.',
  },
  'enterprise-invalid': {
    fr: 'Ce numéro d’entreprise belge n’est pas valable : dix chiffres commençant par 0 ou 1, les deux derniers étant une clé. Vérifiez la saisie.',
    en: 'This Belgian enterprise number is not valid: ten digits beginning with 0 or 1, the last two a check key. Check what was typed.',
  },
  'gst-invalid': {
    fr: 'Ce numéro de TPS/TVH n’est pas valable : neuf chiffres avec clé, RT, puis quatre chiffres. Vérifiez la saisie.',
    en: 'This GST/HST number is not valid: nine digits with a check digit, RT, then four digits. Check what was typed.',
  },
  'qst-invalid': {
    fr: 'Ce numéro de TVQ n’est pas valable : dix chiffres avec clé, TQ, puis quatre chiffres. Vérifiez la saisie.',
    en: 'This QST number is not valid: ten digits with a check digit, TQ, then four digits. Check what was typed.',
  },
  // call detail
  'detail-empty': {
    fr: 'Ce fichier de détail ne contient aucune ligne de consommation ; il est conservé tel quel. Demandez-le de nouveau à l’opérateur s’il devait en contenir.',
    en: 'This call-detail file holds no line of consumption; it is kept as it is. Ask the operator for it again if it should hold some.',
  },
  'detail-profile-unknown': {
    fr: 'La disposition de ce fichier n’est pas connue ; il est conservé tel quel et aucune ligne n’a été enregistrée. Colonnes lues : {columns}',
    en: 'The layout of this file is not known; it is kept as it is and no line was recorded. Columns read: {columns}',
  },
  'detail-profile-mismatch': {
    fr: 'Ce fichier n’a pas les colonnes du profil « {profile} » ; il est conservé tel quel et aucune ligne n’a été enregistrée. Laissez le profil se reconnaître seul ou choisissez-en un autre. Colonnes lues : {columns}',
    en: 'This file does not have the columns of the profile “{profile}”; it is kept as it is and no line was recorded. Let the profile be detected or choose another. Columns read: {columns}',
  },
  'detail-encoding': {
    fr: 'Ce fichier est en UTF-8 jusqu’à la ligne {line}, qui ne l’est plus : il est endommagé ou mêle deux encodages. Aucune ligne n’a été enregistrée ; demandez-le de nouveau, ou imposez l’encodage Windows-1252.',
    en: 'This file is UTF-8 up to line {line}, which is not: it is damaged or mixes two encodings. No line was recorded; ask for it again, or impose the Windows-1252 encoding.',
  },
  'detail-utf16': {
    fr: 'Ce fichier de détail est en UTF-16 (« texte Unicode » d’un tableur), qui n’est pas lu ; aucune ligne n’a été enregistrée et il est conservé tel quel. Enregistrez-le en CSV UTF-8, puis importez-le.',
    en: 'This call-detail file is in UTF-16 (a spreadsheet’s “Unicode text”), which is not read; no line was recorded and it is kept as it is. Save it as CSV UTF-8, then import it.',
  },
  'detail-line-value': {
    fr: 'Ligne {line} : « {value} » ne se lit pas dans la colonne « {column} ». Lignes en erreur : {count} ({lines}). Aucune ligne du fichier n’a été enregistrée ; corrigez-le ou demandez-le de nouveau.',
    en: 'Line {line}: “{value}” cannot be read in the column “{column}”. Lines in error: {count} ({lines}). No line of the file was recorded; correct it or ask for it again.',
  },
  'detail-line-columns': {
    fr: 'Ligne {line} : {found} colonnes au lieu de {expected}. Lignes en erreur : {count} ({lines}). Aucune ligne du fichier n’a été enregistrée ; corrigez-le ou demandez-le de nouveau.',
    en: 'Line {line}: {found} columns instead of {expected}. Lines in error: {count} ({lines}). No line of the file was recorded; correct it or ask for it again.',
  },
  'detail-line-quote': {
    fr: 'Ligne {line} : un guillemet ouvert n’est pas fermé, ou l’est au milieu d’une valeur. Lignes en erreur : {count} ({lines}). Aucune ligne du fichier n’a été enregistrée ; corrigez-le ou demandez-le de nouveau.',
    en: 'Line {line}: a quote is opened and not closed, or closed in the middle of a value. Lines in error: {count} ({lines}). No line of the file was recorded; correct it or ask for it again.',
  },
  'detail-line-control': {
    fr: 'Ligne {line} : elle contient un caractère de contrôle (octet nul, par exemple). Lignes en erreur : {count} ({lines}). Aucune ligne du fichier n’a été enregistrée ; le fichier est sans doute endommagé, demandez-le de nouveau.',
    en: 'Line {line}: it contains a control character (a NUL byte, for one). Lines in error: {count} ({lines}). No line of the file was recorded; the file is probably damaged, ask for it again.',
  },
  'detail-line-long': {
    fr: 'Ligne {line} : elle dépasse la longueur admise ({limit} octets). Lignes en erreur : {count} ({lines}). Aucune ligne du fichier n’a été enregistrée ; ce n’est sans doute pas un détail de consommation.',
    en: 'Line {line}: it is longer than allowed ({limit} bytes). Lines in error: {count} ({lines}). No line of the file was recorded; it is probably not call detail.',
  },
  'detail-sum-too-large': {
    fr: 'Les montants de ce fichier donnent une somme qui ne se compte plus exactement ; aucune ligne n’a été enregistrée et il est conservé tel quel. Une colonne est sans doute prise pour une autre : demandez-le de nouveau à l’opérateur.',
    en: 'The amounts of this file give a sum that can no longer be counted exactly; no line was recorded and it is kept as it is. One column is probably taken for another: ask the operator for it again.',
  },
  'detail-currencies': {
    fr: 'Ce fichier compte plusieurs devises, qui ne s’additionnent pas : {amounts}.',
    en: 'This file has several currencies, which do not add up: {amounts}.',
  },
  'detail-too-varied': {
    fr: 'Ce fichier contient plus de textes différents qu’un détail de consommation n’en a jamais ; aucune ligne n’a été enregistrée et il est conservé tel quel.',
    en: 'This file holds more different texts than call detail ever does; no line was recorded and it is kept as it is.',
  },
  'detail-sums': {
    fr: 'Les lignes lues ({read}) et les lignes enregistrées ({recorded}) ne donnent pas les mêmes totaux ; rien n’a été gardé de cette lecture. Recommencez ; si cela se répète, vérifiez le disque.',
    en: 'The lines read ({read}) and the lines recorded ({recorded}) do not add up alike; nothing of this reading was kept. Try again; if it happens again, check the disk.',
  },
  'verify-detail': {
    fr: 'Le détail de consommation du document {document}, facture « {invoice} », ne donne plus les mêmes totaux dans ses lignes et dans {part}. Restaurez une sauvegarde ou importez de nouveau ce document.',
    en: 'The call detail of document {document}, invoice “{invoice}”, no longer adds up alike in its lines and in {part}. Restore a backup or import this document again.',
  },
} as const satisfies Record<string, { fr: string; en: string }>;
