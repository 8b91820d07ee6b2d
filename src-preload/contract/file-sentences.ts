/** What can be wrong with a file that was received: its format, its archive, its call detail. In both languages, as problem-sentences.ts. */
export const fileSentences = {
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
    fr: 'Ce fichier n’est ni une facture électronique, ni un PDF, ni un détail de consommation, ni une archive, ni un courriel ; il reste tel quel et rien n’en a été tiré.',
    en: 'This file is neither an e-invoice, nor a PDF, nor call detail, nor an archive, nor an e-mail; it stays as it is and nothing was taken from it.',
  },
  'file-unreadable-on-disk': {
    fr: 'Le fichier n’a pas pu être ouvert sur le disque ({message}) ; vérifiez qu’il existe encore et que vous avez le droit de le lire.',
    en: 'The file could not be opened on disk ({message}); check that it still exists and that you may read it.',
  },
  // mails
  'mail-read': {
    fr: 'Courriel de {from} du {date}, « {subject} », identifiant {id}.',
    en: 'E-mail from {from} of {date}, “{subject}”, identifier {id}.',
  },
  'mail-without-invoice': {
    fr: 'Courriel de {from} du {date}, « {subject} », identifiant {id} : aucune facture n’en a été tirée ; il est conservé. Si elle se télécharge par un lien, enregistrez-la et ajoutez-la.',
    en: 'E-mail from {from} of {date}, “{subject}”, identifier {id}: no invoice was taken from it; it is kept. If it is to be downloaded through a link, save it and add it.',
  },
  'mail-inline-image': {
    fr: 'Image ou objet inséré dans le texte du courriel, laissé de côté ; il reste dans le courriel, qui est conservé.',
    en: 'Image or object shown within the text of the e-mail, left aside; it stays in the e-mail, which is kept.',
  },
  'mail-signature': {
    fr: 'Signature électronique du courriel, laissée de côté sans être vérifiée ; elle reste dans le courriel, qui est conservé.',
    en: 'Electronic signature of the e-mail, left aside without being verified; it stays in the e-mail, which is kept.',
  },
  'mail-attachment-elsewhere': {
    fr: 'Cette pièce jointe n’est pas dans le courriel, qui ne donne que son emplacement ; elle n’a pas été cherchée. Demandez-la à son émetteur, ou enregistrez-la et ajoutez-la.',
    en: 'This attachment is not in the e-mail, which only tells where it lies; it was not fetched. Ask its sender for it, or save it and add it.',
  },
  'mail-attachment-damaged': {
    fr: 'Cette pièce jointe est endommagée ({message}) ; elle reste dans le courriel, qui est conservé. Demandez-la de nouveau à son émetteur.',
    en: 'This attachment is damaged ({message}); it stays in the e-mail, which is kept. Ask its sender for it again.',
  },
  'mail-notice': {
    fr: 'Avis du système de messagerie, laissé de côté ; il reste dans le courriel, qui est conservé.',
    en: 'Notice of the mail system, left aside; it stays in the e-mail, which is kept.',
  },
  'mail-encrypted': {
    fr: 'Ce contenu est chiffré et n’a pas pu être lu ; le courriel est conservé. Demandez-le non chiffré à son émetteur, ou enregistrez-le déchiffré depuis votre messagerie.',
    en: 'This content is encrypted and could not be read; the e-mail is kept. Ask its sender for it unencrypted, or save it decrypted from your mail program.',
  },
  'mail-damaged': {
    fr: 'Le courriel est endommagé ou démesuré ({message}) ; ce qui en suit n’a pas été lu, il est conservé. Demandez-le de nouveau à son émetteur.',
    en: 'The e-mail is damaged or out of all measure ({message}); what follows in it was not read, it is kept. Ask its sender for it again.',
  },
  'mail-too-many-parts': {
    fr: 'Le courriel compte plus de {limit} pièces jointes ; les suivantes n’ont pas été lues, il est conservé. Demandez-le en plusieurs envois.',
    en: 'The e-mail has more than {limit} attachments; those beyond were not read, it is kept. Ask for it in several messages.',
  },
  // signed envelopes
  'envelope-damaged': {
    fr: 'L’enveloppe signée est endommagée ou n’en est pas une ({message}) ; elle est conservée, mais son contenu n’a pas pu être lu. Demandez-la de nouveau à son émetteur.',
    en: 'The signed envelope is damaged or is none ({message}); it is kept, but its content could not be read. Ask its sender for it again.',
  },
  'envelope-encrypted': {
    fr: 'Ce fichier est chiffré et n’a pas pu être lu ; il est conservé. Demandez-le non chiffré à son émetteur, ou enregistrez-le déchiffré depuis votre messagerie.',
    en: 'This file is encrypted and could not be read; it is kept. Ask its sender for it unencrypted, or save it decrypted from your mail program.',
  },
  'signature-detached': {
    fr: 'Ce fichier n’est qu’une signature : le document signé n’y est pas. Il est conservé ; ajoutez le document lui-même.',
    en: 'This file is only a signature: the signed document is not in it. It is kept; add the document itself.',
  },
  'signature-intact': {
    fr: 'Signé par {signer}, le {date} selon lui ; certificat de {issuer} : signature intacte, émetteur non vérifié.',
    en: 'Signed by {signer}, on {date} by their own account; certificate of {issuer}: signature intact, issuer not verified.',
  },
  'signature-altered': {
    fr: 'Signé par {signer}, le {date} selon lui ; certificat de {issuer} : la signature ne correspond pas au contenu, modifié ou endommagé depuis. Il a été lu tel quel ; demandez-le de nouveau à son émetteur.',
    en: 'Signed by {signer}, on {date} by their own account; certificate of {issuer}: the signature does not fit the content, altered or damaged since. It was read as it is; ask its sender for it again.',
  },
  'signature-unchecked': {
    fr: 'Signé par {signer}, le {date} selon lui ; certificat de {issuer} : la signature n’a pas pu être vérifiée, faute de certificat ou d’algorithme connu. Le contenu a été lu.',
    en: 'Signed by {signer}, on {date} by their own account; certificate of {issuer}: the signature could not be verified for want of a certificate or a known algorithm. The content was read.',
  },
  'signature-digests': {
    fr: 'Signé par {signer}, le {date} selon lui ; certificat de {issuer} : les documents ont bien les empreintes signées ; la signature elle-même et l’émetteur n’ont pas été vérifiés.',
    en: 'Signed by {signer}, on {date} by their own account; certificate of {issuer}: the documents do have the fingerprints that were signed; the signature itself and the issuer were not verified.',
  },
  'signature-partial': {
    fr: 'Signé par {signer}, le {date} selon lui ; certificat de {issuer} : la signature ne couvre pas tous les documents. Tous ont été lus ; demandez à l’émetteur ceux qui doivent être signés.',
    en: 'Signed by {signer}, on {date} by their own account; certificate of {issuer}: the signature does not cover all documents. All were read; ask the sender for those that should be signed.',
  },
  'signature-absent': {
    fr: 'Enveloppe sans signature ; son contenu a été lu.',
    en: 'Envelope without a signature; its content was read.',
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
  'xml-bank-statement': {
    fr: 'Ce fichier est un relevé bancaire (camt.053), pas une facture ; rien n’en a été tiré. Importez-le dans « Paiements », « Relevés bancaires ».',
    en: 'This file is a bank statement (camt.053), not an invoice; nothing was taken from it. Import it under “Payments”, “Bank statements”.',
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
  'pdf-several-invoices': {
    fr: 'Ce PDF contient plusieurs factures en XML : « {name} » a été lue, les autres ({others}) lui sont jointes sans être enregistrées. Si ce sont d’autres factures, enregistrez-les et ajoutez-les.',
    en: 'This PDF holds several invoices in XML: “{name}” was read, the others ({others}) are attached to it without being entered. If they are other invoices, save them and add them.',
  },
  'pdf-attachment-damaged': {
    fr: 'Le fichier « {name} » joint au PDF est endommagé et n’a pas pu être extrait ; le PDF reste tel quel.',
    en: 'The file “{name}” embedded in the PDF is damaged and could not be taken out; the PDF stays as it is.',
  },
  'zip-empty': {
    fr: 'Cette archive ne contient aucun fichier ; elle est conservée.',
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
  'members-too-many': {
    fr: 'Cette archive ou ce courriel, avec ce qu’il renferme, contient plus de {limit} fichiers ; les suivants n’ont pas été lus. Partagez-le en plusieurs.',
    en: 'This archive or e-mail, with those in it, holds more than {limit} files; those beyond were not read. Split it.',
  },
  'member-too-large': {
    fr: 'Ce fichier dépasse {limit} Mo une fois extrait ; il n’a pas été lu, les autres ne sont pas touchés.',
    en: 'This file exceeds {limit} MB once taken out; it was not read, the others are not affected.',
  },
  'members-too-large': {
    fr: 'Les fichiers de cette archive ou de ce courriel dépassent ensemble {limit} Mo une fois extraits ; celui-ci et les suivants n’ont pas été lus. Partagez-la en plusieurs.',
    en: 'The files of this archive or e-mail together exceed {limit} MB once taken out; this one and those after it were not read. Split it.',
  },
  'zip-bomb': {
    fr: 'Ce fichier de l’archive ZIP se gonfle plus de {limit} fois à la décompression, comme une bombe de décompression ; il a été refusé avant d’occuper la mémoire.',
    en: 'This file of the ZIP archive swells more than {limit} times when decompressed, as a decompression bomb does; it was refused before it took up memory.',
  },
  'zip-swells': {
    fr: 'Les fichiers de cette archive ZIP occupent ensemble plus de {limit} fois sa taille, comme une bombe de décompression ; celui-ci n’a pas été lu.',
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
  'members-too-deep': {
    fr: 'Cette archive ou ce courriel est imbriqué dans d’autres au-delà de {limit} niveaux ; il n’a pas été ouvert. Ajoutez-le séparément.',
    en: 'This archive or e-mail is nested in others beyond {limit} levels; it was not opened. Add it on its own.',
  },
  'value-not-a-date': {
    fr: '« {value} » ({where}, ligne {line}) n’est pas une date ; ce champ est resté vide.',
    en: '“{value}” ({where}, line {line}) is not a date; this field was left empty.',
  },
  'other-data-cut': {
    fr: 'Ce document contient {count} données que le modèle d’une facture n’a pas ; {shown} sont montrées, chacune jusqu’à {length} caractères. L’original les garde toutes.',
    en: 'This document holds {count} data that the model of an invoice does not have; {shown} are shown, each up to {length} characters. The original keeps them all.',
  },
  'value-not-a-number': {
    fr: '« {value} » ({where}, ligne {line}) n’est pas un nombre ; ce champ est resté vide.',
    en: '“{value}” ({where}, line {line}) is not a number; this field was left empty.',
  },
  'amount-too-large': {
    fr: 'Le montant « {value} » dépasse ce qui se compte exactement ; il est montré tel qu’imprimé mais n’entre dans aucun total.',
    en: 'The amount “{value}” is beyond what can be counted exactly; it is shown as printed but enters no total.',
  },
  'amount-rounded': {
    fr: 'Le montant « {value} » a plus de décimales que la devise {currency} n’en compte ; il est montré tel qu’imprimé et compte arrondi dans les totaux du registre.',
    en: 'The amount “{value}” has more decimals than the currency {currency} counts; it is shown as printed and counts rounded in the ledger’s totals.',
  },
  'invoice-without-number': {
    fr: 'Cette facture ne porte pas de numéro : elle est enregistrée, mais ne sera pas reconnue si elle revient dans un autre fichier. Demandez-le au fournisseur.',
    en: 'This invoice bears no number: it is recorded, but will not be recognised if it comes back in another file. Ask the supplier for it.',
  },
  'invoice-without-date': {
    fr: 'Cette facture ne porte pas de date d’émission lisible ; elle est enregistrée sans date. Demandez-la au fournisseur.',
    en: 'This invoice bears no readable issue date; it is recorded without one. Ask the supplier for it.',
  },
  'invoice-says-nothing': {
    fr: 'Ce fichier a la forme d’une facture mais ne dit rien : ni numéro, ni date, ni ligne, ni montant. Il a été refusé et reste tel quel ; demandez la facture à son émetteur.',
    en: 'This file has the form of an invoice but says nothing: no number, no date, no line, no amount. It was refused and stays as it is; ask its sender for the invoice.',
  },
  'invoice-text-too-long': {
    fr: 'Un champ court de cette facture (numéro, nom, référence) compte {length} caractères, au plus {limit} sont admis ; elle a été refusée et reste telle quelle.',
    en: 'A short field of this invoice (number, name, reference) has {length} characters, at most {limit} are allowed; it was refused and stays as it is.',
  },
  'attachment-not-decoded': {
    fr: 'La pièce jointe « {name} » (ligne {line}) n’a pas pu être décodée ; son nom est gardé, son contenu reste dans le fichier d’origine.',
    en: 'The attachment “{name}” (line {line}) could not be decoded; its name is kept, its content stays in the original file.',
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
    fr: 'Les montants, durées ou volumes de ce fichier donnent une somme qui ne se compte plus exactement ; aucune ligne n’a été enregistrée et il est conservé tel quel. Une colonne est sans doute prise pour une autre : demandez-le de nouveau à l’opérateur.',
    en: 'The amounts, durations or volumes of this file give a sum that can no longer be counted exactly; no line was recorded and it is kept as it is. One column is probably taken for another: ask the operator for it again.',
  },
  'detail-currencies': {
    fr: 'Ce fichier compte plusieurs devises, qui ne s’additionnent pas : {amounts}.',
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
  'detail-left-out': {
    fr: 'Lignes de ce fichier qui ne sont pas du détail, non enregistrées : {around} (totaux, en-têtes répétés, notes). Lignes illisibles laissées de côté à votre demande : {broken}. Le fichier d’origine est conservé entier.',
    en: 'Lines of this file that are no detail, not recorded: {around} (totals, repeated headers, notes). Unreadable lines left out as you asked: {broken}. The original file is kept whole.',
  },
  'detail-file-gone': {
    fr: 'Ce fichier de détail n’a plus de lignes dans le registre ; rien n’a été modifié. Actualisez la liste.',
    en: 'This call-detail file has no lines in the ledger any more; nothing was changed. Refresh the list.',
  },
  'detail-same-file': {
    fr: 'Le nouveau fichier est le même, octet pour octet, que celui du registre ; rien n’a été modifié. Choisissez le fichier corrigé.',
    en: 'The new file is the same, byte for byte, as the one in the ledger; nothing was changed. Choose the corrected file.',
  },
  'detail-known-file': {
    fr: 'Le nouveau fichier est déjà dans le registre sous le nom « {name} » ; rien n’a été modifié. Si ses lignes y sont, retirez plutôt l’ancien fichier.',
    en: 'The new file is in the ledger already as “{name}”; nothing was changed. Where its lines are there, remove the old file instead.',
  },
  'detail-replaced': {
    fr: 'Ses lignes ont été retirées et celles de « {name} » les remplacent. L’original est conservé.',
    en: 'Its lines were taken out and those of “{name}” take their place. The original is kept.',
  },
  'detail-removed': {
    fr: 'Ses lignes ont été retirées du registre. L’original est conservé, et le fichier peut être importé de nouveau.',
    en: 'Its lines were taken out of the ledger. The original is kept, and the file may be imported again.',
  },
  'detail-unchanged': {
    fr: 'Ses lignes sont toujours dans le registre, sans changement.',
    en: 'Its lines are still in the ledger, unchanged.',
  },
  'same-file-replaced': {
    fr: 'Ce fichier a été remplacé par « {name} » ; rien n’a été ajouté. Pour y revenir, remplacez « {name} » par lui.',
    en: 'This file was replaced by “{name}”; nothing was added. To go back to it, replace “{name}” with it.',
  },
  'detail-to-map': {
    fr: 'La disposition de ce fichier n’est pas encore connue. Associez ses colonnes une fois : ses lignes seront enregistrées, et les fichiers suivants reconnus d’eux-mêmes. Importé sans cela, il est conservé tel quel, sans aucune ligne.',
    en: 'The layout of this file is not known yet. Map its columns once: its lines are then recorded, and later files are recognised by themselves. Imported without that, it is kept as it is, without any line.',
  },
  'mapping-name-taken': {
    fr: 'Un profil porte déjà le nom « {name} » ; rien n’a été enregistré. Donnez-lui un autre nom.',
    en: 'A profile already has the name “{name}”; nothing was saved. Give it another name.',
  },
  'mapping-unknown': {
    fr: 'Le profil « {name} » n’existe plus dans ce grand livre ; rien n’a été changé.',
    en: 'The profile “{name}” no longer exists in this ledger; nothing was changed.',
  },
  'mapping-file': {
    fr: 'Ce fichier n’est pas un profil de détail de consommation, ou il est incomplet ou d’une version plus récente ; rien n’a été enregistré. Demandez-en une nouvelle copie à qui l’a écrit.',
    en: 'This file is not a call-detail profile, or it is incomplete or of a newer version; nothing was saved. Ask whoever wrote it for a new copy.',
  },
  'workbook-damaged': {
    fr: 'Ce classeur ne s’ouvre pas ({message}) ; il est conservé tel quel et aucune ligne n’a été enregistrée. Enregistrez-le de nouveau depuis un tableur, ou demandez-le à l’opérateur.',
    en: 'This workbook cannot be opened ({message}); it is kept as it is and no line was recorded. Save it again from a spreadsheet, or ask the operator for it.',
  },
  'workbook-too-large': {
    fr: 'Ce classeur dépasse ce qu’un détail de consommation contient (limite : {limit}) ; il est conservé tel quel et aucune ligne n’a été enregistrée. Demandez-le en CSV.',
    en: 'This workbook exceeds what call detail holds (limit: {limit}); it is kept as it is and no line was recorded. Ask for it as CSV.',
  },
  'workbook-sheet-missing': {
    fr: 'Ce classeur n’a pas de feuille « {sheet} » ; aucune ligne n’a été enregistrée. Ses feuilles : {sheets}',
    en: 'This workbook has no sheet “{sheet}”; no line was recorded. Its sheets: {sheets}',
  },
  'verify-detail': {
    fr: 'Le détail de consommation du document {document}, facture « {invoice} », ne donne plus les mêmes totaux dans ses lignes et dans {part}. Restaurez une sauvegarde ou importez de nouveau ce document.',
    en: 'The call detail of document {document}, invoice “{invoice}”, no longer adds up alike in its lines and in {part}. Restore a backup or import this document again.',
  },
  'verify-detail-reference': {
    fr: 'Lignes de détail du document {document} qui renvoient à un élément disparu de {part} : {count}. Restaurez une sauvegarde ou importez de nouveau ce document.',
    en: 'Detail lines of document {document} that point to something gone from {part}: {count}. Restore a backup or import this document again.',
  },
  'verify-segment': {
    fr: 'Des lignes de détail du document {document} ne sont plus telles qu’elles ont été écrites (blocs abîmés : {segments}, entre sa ligne {from} et sa ligne {to}). L’original est gardé. Restaurez une sauvegarde ou importez de nouveau ce document.',
    en: 'Detail lines of document {document} are no longer as they were written (damaged blocks: {segments}, between its lines {from} and {to}). The original is kept. Restore a backup or import this document again.',
  },
  'verify-segment-place': {
    fr: 'Des lignes de détail du document {document} portent les mêmes numéros que d’autres lignes du registre. Restaurez une sauvegarde ou importez de nouveau ce document.',
    en: 'Detail lines of document {document} bear the same numbers as other lines in the ledger. Restore a backup or import this document again.',
  },
} as const satisfies Record<string, { fr: string; en: string }>;
