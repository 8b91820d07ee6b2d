/**
 * Every problem's sentences, French and English side by side so that neither is forgotten.
 * `{name}` is filled from the problem's params. Keep the codes sorted by subject.
 */
import { accountSentences } from './account-sentences.ts';
import { bankSentences } from './bank-sentences.ts';
import { companySentences } from './company-sentences.ts';
import { expectedSentences } from './expected-sentences.ts';
import { fileSentences } from './file-sentences.ts';
import { fleetSentences } from './fleet-sentences.ts';
import { mailSentences } from './mail-sentences.ts';
import { paymentSentences } from './payment-sentences.ts';
import { peopleSentences } from './people-sentences.ts';
import { requestSentences } from './request-sentences.ts';
import { scheduleSentences } from './schedule-sentences.ts';
import { subscriptionSentences } from './subscription-sentences.ts';

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
  'screen-not-printed': {
    fr: 'La page n’a pas pu être imprimée ({reason}). Rien n’a changé. Vérifiez qu’une imprimante est installée, ou exportez le tableau.',
    en: 'The page could not be printed ({reason}). Nothing has changed. Check that a printer is installed, or export the table.',
  },
  'print-failed': {
    fr: 'L’impression n’a pas pu se faire ({reason}). Le PDF est gardé : montrez-le dans son dossier et imprimez-le avec un autre programme.',
    en: 'Printing was not possible ({reason}). The PDF is kept: show it in its folder and print it with another program.',
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
    fr: 'Le dossier {folder} est déjà surveillé sous le nom « {name} » ; rien n’a été modifié. Choisissez un autre dossier.',
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
  'export-sum-mismatch': {
    fr: 'L’export totalise {sum} au lieu de {expected} dans le registre ; rien n’a été gardé. Lancez Vérifier, puis relancez l’export.',
    en: 'The export adds up to {sum} instead of {expected} in the ledger; nothing was kept. Run Verify, then start the export again.',
  },
  'export-nothing': {
    fr: 'Rien à exporter pour ces centres et cette période ; aucun fichier n’a été écrit. Élargissez le choix.',
    en: 'There is nothing to export for these centres and this period; no file was written. Widen the choice.',
  },
  'export-centre-unknown': {
    fr: 'Aucun radical, centre ou compte ne s’appelle « {name} » ; rien n’a été écrit. Corrigez le nom.',
    en: 'No account root, centre or account is called “{name}”; nothing was written. Correct the name.',
  },
  'export-characters-replaced': {
    fr: '{count} caractères qui n’existent pas en Windows-1252 ont été remplacés par « ? ». Exportez en UTF-8 pour les garder.',
    en: '{count} characters that Windows-1252 lacks were replaced by “?”. Export as UTF-8 to keep them.',
  },
  'export-texts-cut': {
    fr: '{count} textes trop longs pour une cellule d’Excel ont été coupés. Exportez en CSV pour les garder entiers.',
    en: '{count} texts too long for an Excel cell were cut. Export as CSV to keep them whole.',
  },
  'output-exists': {
    fr: 'Ce dossier existe déjà et n’est pas vide : {path}. Rien n’y a été changé ; choisissez un autre nom.',
    en: 'This folder exists already and is not empty: {path}. Nothing was changed there; choose another name.',
  },
  'target-in-ledger': {
    fr: 'Ce fichier appartient au registre : {path}. Rien n’a été écrit ; choisissez un autre nom ou un autre dossier.',
    en: 'This file belongs to the ledger: {path}. Nothing was written; choose another name or another folder.',
  },
  'output-not-written': {
    fr: 'Le fichier n’a pas pu être écrit : {path} ({message}). Rien n’y a été changé ; vérifiez la place et les droits, ou choisissez un autre dossier.',
    en: 'The file could not be written: {path} ({message}). Nothing was changed there; check the space and the permissions, or choose another folder.',
  },
  // results of a screen
  'too-many-totals': {
    fr: 'Il y a plus de {most} totaux ; rien n’a été écrit. Restreignez la période ou les filtres, ou exportez les lignes de détail.',
    en: 'There are more than {most} totals; nothing was written. Narrow the period or the filters, or export the detail lines.',
  },

  // saved views
  'view-name-taken': {
    fr: 'Une autre vue porte déjà le nom « {name} » ; rien n’a été modifié. Choisissez un autre nom ou supprimez d’abord cette vue.',
    en: 'Another view already has the name “{name}”; nothing was changed. Choose another name or delete that view first.',
  },
  'view-not-found': {
    fr: 'La vue « {name} » n’existe plus ; rien n’a été modifié. Enregistrez-la à nouveau.',
    en: 'The view “{name}” no longer exists; nothing was changed. Save it again.',
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
  'hours-time-zone': {
    fr: 'Ce fuseau horaire n’existe pas : « {timeZone} ». Les heures ouvrées n’ont pas été modifiées ; choisissez-en un dans la liste, par exemple Europe/Paris.',
    en: 'There is no such time zone: “{timeZone}”. Business hours were not changed; choose one from the list, Europe/Paris for instance.',
  },
  'hours-days': {
    fr: 'Aucun jour n’est ouvré. Les heures ouvrées n’ont pas été modifiées ; cochez au moins un jour.',
    en: 'No day is a working day. Business hours were not changed; tick at least one day.',
  },
  'hours-time': {
    fr: 'Cette heure n’est pas valable : « {time} ». Les heures ouvrées n’ont pas été modifiées ; écrivez-la de 00:00 à 23:59.',
    en: 'This time is not valid: “{time}”. Business hours were not changed; write it from 00:00 to 23:59.',
  },
  ...companySentences,
  ...expectedSentences,
  ...fileSentences,
  ...fleetSentences,
  ...mailSentences,
  ...paymentSentences,
  ...requestSentences,
  ...subscriptionSentences,
  ...accountSentences,
  ...peopleSentences,
  ...bankSentences,
  ...scheduleSentences,
} as const satisfies Record<string, { fr: string; en: string }>;
