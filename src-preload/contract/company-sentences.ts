/** What can be wrong with a company and its numbers. As in problem-sentences.ts. */
export const companySentences = {
  'company-name-missing': { fr: 'Indiquez le nom de la société.', en: 'Enter the company’s name.' },
  'company-not-found': {
    fr: 'Cette société n’est plus dans le registre ; rien n’a été modifié. Actualisez la liste.',
    en: 'This company is no longer in the ledger; nothing was changed. Refresh the list.',
  },
  'company-in-use': {
    fr: 'Des comptes, des moyens de paiement ou d’autres enregistrements se rapportent à « {name} » : la société n’a pas été retirée. Fermez-la plutôt : elle reste dans l’historique et n’est plus proposée.',
    en: 'Accounts, payment methods or other records refer to “{name}”: the company was not removed. Close it instead: it stays in the history and is no longer offered.',
  },
  'company-change-before': {
    fr: 'Un changement plus récent est déjà noté : ce que cette société était jusqu’au {until}. Rien n’a été enregistré ; choisissez une date postérieure, ou corrigez « Avant ».',
    en: 'A later change is noted already: what this company was until {until}. Nothing was saved; choose a later date, or correct “Before”.',
  },
  'former-empty': {
    fr: 'Ce qui valait jusqu’au {until} ne dit ni nom, ni numéro, ni adresse. Complétez cette ligne ou retirez-la.',
    en: 'What held until {until} says neither a name nor a number nor an address. Fill that row in or remove it.',
  },
  'former-twice': {
    fr: 'Deux lignes disent ce qui valait jusqu’au {until}. Réunissez-les en une seule.',
    en: 'Two rows say what held until {until}. Make them one.',
  },
  'former-number': {
    fr: 'Parmi ce qui valait jusqu’au {until}, le numéro « {number} » n’est pas valable. Vérifiez la saisie.',
    en: 'Among what held until {until}, the number “{number}” is not valid. Check what was typed.',
  },

  // any number
  'number-not-digit': {
    fr: 'Ce numéro ne compte que des chiffres, or « {found} » n’en est pas un. Vérifiez la saisie.',
    en: 'This number has digits only, and “{found}” is none. Check what was typed.',
  },

  // France
  'siren-length': {
    fr: 'Un SIREN compte neuf chiffres ; celui-ci en compte {count}. Vérifiez la saisie.',
    en: 'A SIREN has nine digits; this one has {count}. Check what was typed.',
  },
  'siren-key': {
    fr: 'Ce SIREN n’est pas valable : d’après ses huit premiers chiffres, le dernier serait {expected} et non {found}. Vérifiez la saisie.',
    en: 'This SIREN is not valid: by its first eight digits the last would be {expected}, not {found}. Check what was typed.',
  },
  'siret-length': {
    fr: 'Un SIRET compte quatorze chiffres, le SIREN puis cinq ; celui-ci en compte {count}. Vérifiez la saisie.',
    en: 'A SIRET has fourteen digits, the SIREN and five more; this one has {count}. Check what was typed.',
  },
  'siret-key': {
    fr: 'Ce SIRET n’est pas valable : d’après ses treize premiers chiffres, le dernier serait {expected} et non {found}. Vérifiez la saisie.',
    en: 'This SIRET is not valid: by its first thirteen digits the last would be {expected}, not {found}. Check what was typed.',
  },
  'siret-la-poste': {
    fr: 'Ce SIRET n’est pas valable : la somme des chiffres d’un établissement de La Poste est un multiple de cinq, et celle-ci vaut {sum}. Vérifiez la saisie.',
    en: 'This SIRET is not valid: the digits of an establishment of La Poste add up to a multiple of five, and these to {sum}. Check what was typed.',
  },
  'siret-siren-key': {
    fr: 'Les neuf premiers chiffres de ce SIRET, {siren}, ne forment pas un SIREN : d’après les huit premiers, le neuvième serait {expected}. Vérifiez la saisie.',
    en: 'The first nine digits of this SIRET, {siren}, are no SIREN: by the first eight the ninth would be {expected}. Check what was typed.',
  },
  'siret-other-siren': {
    fr: 'Ce SIRET commence par {found}, alors que le SIREN est {siren}. Corrigez l’un des deux.',
    en: 'This SIRET begins with {found}, while the SIREN is {siren}. Correct one of them.',
  },
  'vat-french-form': {
    fr: 'Un numéro de TVA français s’écrit FR, une clé de deux caractères, puis les neuf chiffres du SIREN ; « {found} » n’a pas cette forme. Vérifiez la saisie.',
    en: 'A French VAT number is written FR, a key of two characters, then the nine digits of the SIREN; “{found}” has not that form. Check what was typed.',
  },
  'vat-siren-key': {
    fr: 'Les neuf derniers chiffres de ce numéro de TVA, {siren}, ne forment pas un SIREN : d’après les huit premiers, le neuvième serait {expected}. Vérifiez la saisie.',
    en: 'The last nine digits of this VAT number, {siren}, are no SIREN: by the first eight the ninth would be {expected}. Check what was typed.',
  },
  'vat-french-key': {
    fr: 'La clé {found} de ce numéro de TVA ne s’accorde pas avec le SIREN {siren} qui la suit : elle serait {expected}. Corrigez l’un des deux.',
    en: 'The key {found} of this VAT number does not agree with the SIREN {siren} that follows it: it would be {expected}. Correct one of them.',
  },
  'vat-other-siren': {
    fr: 'Ce numéro de TVA se termine par {found}, alors que le SIREN est {siren}. Corrigez l’un des deux.',
    en: 'This VAT number ends with {found}, while the SIREN is {siren}. Correct one of them.',
  },

  // the Union
  'vat-country': {
    fr: 'Un numéro de TVA commence par les deux lettres de l’État de l’Union qui l’a donné (FR, BE, EL pour la Grèce…) ; celui-ci commence par « {found} ». Vérifiez la saisie.',
    en: 'A VAT number begins with the two letters of the state of the Union that gave it (FR, BE, EL for Greece…); this one begins with “{found}”. Check what was typed.',
  },
  'vat-invalid': {
    fr: 'Ce numéro de TVA n’a pas la forme, ou pas la clé, des numéros qui commencent par {country}. Vérifiez la saisie.',
    en: 'This VAT number has not the form, or not the key, of the numbers that begin with {country}. Check what was typed.',
  },

  // Belgium
  'enterprise-length': {
    fr: 'Un numéro d’entreprise belge compte dix chiffres ; celui-ci en compte {count}. Vérifiez la saisie.',
    en: 'A Belgian enterprise number has ten digits; this one has {count}. Check what was typed.',
  },
  'enterprise-first': {
    fr: 'Un numéro d’entreprise belge commence par 0 ou 1, et non par {found}. Vérifiez la saisie.',
    en: 'A Belgian enterprise number begins with 0 or 1, not with {found}. Check what was typed.',
  },
  'enterprise-key': {
    fr: 'Les deux derniers chiffres, {found}, ne s’accordent pas avec les huit premiers, {head} : ils seraient {expected}. Vérifiez la saisie.',
    en: 'The last two digits, {found}, do not agree with the first eight, {head}: they would be {expected}. Check what was typed.',
  },
  'vat-other-enterprise': {
    fr: 'Ce numéro de TVA porte {found}, alors que le numéro d’entreprise est {enterprise}. Corrigez l’un des deux.',
    en: 'This VAT number holds {found}, while the enterprise number is {enterprise}. Correct one of them.',
  },

  // Canada
  'gst-form': {
    fr: 'Un numéro de TPS/TVH s’écrit neuf chiffres, RT, puis quatre chiffres (123456789 RT0001) ; « {found} » n’a pas cette forme. Vérifiez la saisie.',
    en: 'A GST/HST number is written nine digits, RT, then four digits (123456789 RT0001); “{found}” has not that form. Check what was typed.',
  },
  'gst-key': {
    fr: 'D’après ses huit premiers chiffres, le neuvième du numéro d’entreprise serait {expected} et non {found}. Vérifiez la saisie.',
    en: 'By its first eight digits, the ninth of the business number would be {expected}, not {found}. Check what was typed.',
  },
  'gst-program': {
    fr: 'Les lettres {found} désignent un autre compte de programme que la TPS/TVH, qui s’écrit RT. Vérifiez la saisie.',
    en: 'The letters {found} stand for another program account than GST/HST, which is written RT. Check what was typed.',
  },
  'qst-form': {
    fr: 'Un numéro de TVQ s’écrit dix chiffres, TQ, puis quatre chiffres (1234567890 TQ0001) ; « {found} » n’a pas cette forme. Vérifiez la saisie.',
    en: 'A QST number is written ten digits, TQ, then four digits (1234567890 TQ0001); “{found}” has not that form. Check what was typed.',
  },
  'qst-key': {
    fr: 'D’après ses neuf premiers chiffres, le dixième du numéro de TVQ serait {expected} et non {found}. Vérifiez la saisie.',
    en: 'By its first nine digits, the tenth of the QST number would be {expected}, not {found}. Check what was typed.',
  },
  'qst-program': {
    fr: 'Un numéro de TVQ porte les lettres TQ après ses dix chiffres, et non {found}. Vérifiez la saisie.',
    en: 'A QST number bears the letters TQ after its ten digits, not {found}. Check what was typed.',
  },
  'account-serial': {
    fr: 'Les quatre derniers chiffres numérotent les comptes à partir de 0001 ; 0000 n’en est pas un. Vérifiez la saisie.',
    en: 'The last four digits number the accounts from 0001 on; 0000 is none. Check what was typed.',
  },

  // postal codes
  'postal-code-fr': {
    fr: 'Un code postal français compte cinq chiffres, dont les deux premiers vont de 01 à 98 ; « {found} » n’en est pas un. Corrigez-le, ou le pays.',
    en: 'A French postal code has five digits, the first two from 01 to 98; “{found}” is none. Correct it, or the country.',
  },
  'postal-code-mc': {
    fr: 'Un code postal de Monaco compte cinq chiffres et commence par 980 ; « {found} » n’en est pas un. Corrigez-le, ou le pays.',
    en: 'A postal code of Monaco has five digits and begins with 980; “{found}” is none. Correct it, or the country.',
  },
  'postal-code-be': {
    fr: 'Un code postal belge compte quatre chiffres, de 1000 à 9999 ; « {found} » n’en est pas un. Corrigez-le, ou le pays.',
    en: 'A Belgian postal code has four digits, from 1000 to 9999; “{found}” is none. Correct it, or the country.',
  },
  'postal-code-ca': {
    fr: 'Un code postal canadien alterne lettres et chiffres (H2X 1Y4), sans D, F, I, O, Q ni U, et ne commence ni par W ni par Z ; « {found} » n’en est pas un. Corrigez-le, ou le pays.',
    en: 'A Canadian postal code alternates letters and digits (H2X 1Y4), without D, F, I, O, Q or U, and begins with neither W nor Z; “{found}” is none. Correct it, or the country.',
  },
} as const;
