/** What can go wrong with the fleet: who holds which line. As in problem-sentences.ts. */
export const fleetSentences = {
  'fleet-number': {
    fr: '« {number} » n’est pas un numéro de ligne ; rien n’a été enregistré. Écrivez-le comme 06 12 34 56 78 ou +33 6 12 34 56 78, ou comme le fournisseur l’imprime.',
    en: '“{number}” is not a line number; nothing was recorded. Write it as +33 6 12 34 56 78, or as the supplier prints it.',
  },
  'fleet-period-gone': {
    fr: 'Cette affectation n’est plus dans le parc ; rien n’a été modifié. Actualisez la liste.',
    en: 'This assignment is no longer in the fleet; nothing was changed. Refresh the list.',
  },
  'fleet-changed': {
    fr: 'La ligne a été modifiée entre-temps (un import, par exemple) ; rien n’a été annulé ni rétabli. Vérifiez son historique et corrigez-la à la main.',
    en: 'The line was changed in the meantime (by an import, for one); nothing was undone or redone. Look at its history and correct it by hand.',
  },
  'fleet-reversed': {
    fr: 'L’affectation de {number} finirait le {to}, avant de commencer le {from} ; rien n’a été enregistré. Corrigez l’une des deux dates.',
    en: 'The assignment of {number} would end on {to}, before it begins on {from}; nothing was recorded. Correct one of the dates.',
  },
  'fleet-overlap': {
    fr: 'À partir du {from}, la ligne {number} serait tenue à la fois par {holder} et par {other} (du {otherFrom} au {otherTo}) ; rien n’a été enregistré. Terminez ou corrigez d’abord l’une des deux affectations.',
    en: 'From {from} on, line {number} would be held both by {holder} and by {other} (from {otherFrom} to {otherTo}); nothing was recorded. End or correct one of the two assignments first.',
  },
  'fleet-date': {
    fr: '« {text} » n’est pas une date ; rien n’a été modifié. Écrivez-la comme 31/12/2026.',
    en: '“{text}” is not a date; nothing was changed. Write it as 31/12/2026.',
  },
  'fleet-list-empty': {
    fr: 'Ce fichier ne contient aucune ligne de parc ; rien n’a été enregistré. Vérifiez le fichier ou la feuille choisie.',
    en: 'This file holds no line of a fleet; nothing was recorded. Check the file or the sheet chosen.',
  },
  'fleet-list-columns': {
    fr: 'Aucune colonne de ce fichier n’est celle des numéros de ligne ({columns}) ; rien n’a été enregistré. Désignez-la dans l’aperçu.',
    en: 'No column of this file is that of the line numbers ({columns}); nothing was recorded. Point it out in the preview.',
  },
  'fleet-list-too-large': {
    fr: 'Ce fichier dépasse ce qu’une liste de parc peut contenir ({rows} lignes, {megabytes} Mo) ; rien n’a été enregistré. Découpez-le en plusieurs.',
    en: 'This file exceeds what a fleet list may hold ({rows} rows, {megabytes} MB); nothing was recorded. Split it into several.',
  },
  'fleet-list-problems': {
    fr: '{count} ligne(s) de ce fichier ne peuvent pas être reprises, la première étant la ligne {row} ; rien n’a été enregistré. Corrigez-les dans le fichier, ou choisissez de les laisser de côté.',
    en: '{count} row(s) of this file cannot be taken in, the first being row {row}; nothing was recorded. Correct them in the file, or choose to leave them out.',
  },
  'fleet-row-unreadable': {
    fr: 'Cette ligne du fichier ne se lit pas (guillemet jamais fermé ou caractère de commande) ; elle n’est pas reprise. Corrigez-la dans le fichier.',
    en: 'This row of the file cannot be read (a quote never closed, or a control character); it is not taken in. Correct it in the file.',
  },
  'fleet-row-number': {
    fr: '« {number} » n’est pas un numéro de ligne ; la ligne n’est pas reprise. Un tableur a pu l’arrondir ou en ôter des chiffres : corrigez-le dans le fichier.',
    en: '“{number}” is not a line number; the row is not taken in. A spreadsheet may have rounded it or dropped digits: correct it in the file.',
  },
  'fleet-row-date': {
    fr: '« {text} » n’est pas une date ; la ligne n’est pas reprise. Écrivez-la comme 31/12/2026 dans le fichier.',
    en: '“{text}” is not a date; the row is not taken in. Write it as 31/12/2026 in the file.',
  },
  'fleet-row-long': {
    fr: 'Le texte « {text}… » dépasse {limit} caractères ; la ligne n’est pas reprise. Raccourcissez-le dans le fichier.',
    en: 'The text “{text}…” exceeds {limit} characters; the row is not taken in. Shorten it in the file.',
  },
  'fleet-row-periods': {
    fr: 'La ligne {number} aurait plus de {limit} affectations ; cette ligne du fichier n’est pas reprise. Vérifiez que le fichier ne répète pas un même numéro.',
    en: 'Line {number} would have more than {limit} assignments; this row of the file is not taken in. Check that the file does not repeat one number.',
  },
} as const satisfies Record<string, { fr: string; en: string }>;
