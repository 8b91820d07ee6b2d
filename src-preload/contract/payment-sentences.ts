/** What can go wrong with payment methods and payments. As in problem-sentences.ts. */
export const paymentSentences = {
  'payment-method-gone': {
    fr: 'Ce moyen de paiement n’existe plus ou a été retiré ; rien n’a été enregistré. Choisissez-en un autre.',
    en: 'This payment method no longer exists or was removed; nothing was recorded. Choose another.',
  },
  'payment-company-missing': {
    fr: 'Un moyen de paiement appartient à une société, et celle-ci n’a pas encore de nom ; rien n’a été enregistré. Renseignez d’abord « Société ».',
    en: 'A payment method belongs to a company, and this one has no name yet; nothing was recorded. Fill in “Company” first.',
  },
  'payment-account-foreign': {
    fr: 'Ce compte de facturation est celui d’une autre société ; rien n’a été enregistré. Choisissez un compte de la même société.',
    en: 'This billing account is another company’s; nothing was recorded. Choose an account of the same company.',
  },
  'payment-not-found': {
    fr: 'Ce paiement n’est pas dans le registre ; rien n’a été modifié. Actualisez la liste.',
    en: 'This payment is not in the ledger; nothing was changed. Refresh the list.',
  },
  'payment-change-refused': {
    fr: 'Le paiement {reference} ne peut plus recevoir cet état ; aucun paiement n’a été modifié. Actualisez la liste et vérifiez son historique.',
    en: 'Payment {reference} can no longer be given this status; no payment was changed. Refresh the list and look at its history.',
  },
  'payment-reason-needed': {
    fr: 'Un échec ou une annulation s’enregistre avec son motif ; rien n’a été modifié. Indiquez le motif.',
    en: 'A failure or a cancellation is recorded with its reason; nothing was changed. Give the reason.',
  },
  'payment-retried': {
    fr: 'Ce paiement a déjà été réessayé ou n’a pas échoué ; rien n’a été enregistré. Reprenez depuis le dernier paiement.',
    en: 'This payment was retried already or has not failed; nothing was recorded. Start from the latest payment.',
  },
  'payment-review-changed': {
    fr: 'Le registre a changé depuis la vérification (un autre paiement, un import) ; rien n’a été enregistré ni écrit. Vérifiez de nouveau.',
    en: 'The ledger has changed since the review (another payment, an import); nothing was recorded or written. Review again.',
  },
  'payment-too-many': {
    fr: '{count} factures sont choisies, {limit} au plus se paient à la fois ; rien n’a été préparé. Choisissez-en moins.',
    en: '{count} invoices are chosen, at most {limit} are paid at a time; nothing was prepared. Choose fewer.',
  },
  'payment-nothing': {
    fr: 'Aucune des factures choisies ne peut être payée : il leur manque un montant, une devise ou un fournisseur. Complétez-les d’abord.',
    en: 'None of the invoices chosen can be paid: they lack an amount, a currency or a supplier. Complete them first.',
  },
  'payment-negative': {
    fr: 'Les avoirs dépassent les factures de {supplier} dans ce paiement ; il ne peut pas être enregistré. Retirez un avoir ou réduisez son montant.',
    en: 'The credit notes exceed the invoices of {supplier} in this payment; it cannot be recorded. Take a credit note out or reduce its amount.',
  },
  'payment-part-sign': {
    fr: 'Le montant de {number} est nul ou de signe contraire au document ; le paiement ne peut pas être enregistré. Corrigez le montant ou retirez la ligne.',
    en: 'The amount of {number} is zero or of the opposite sign to the document; the payment cannot be recorded. Correct the amount or take the row out.',
  },
  'payment-iban-missing': {
    fr: 'L’IBAN de {supplier} manque ou n’est pas valide ; le virement ne peut pas être écrit. Saisissez un IBAN de la zone SEPA.',
    en: 'The IBAN of {supplier} is missing or not valid; the transfer cannot be written. Type an IBAN of the SEPA area.',
  },
  'payment-account-missing': {
    fr: 'Le compte de {supplier} manque ; le virement ne peut pas être demandé. Saisissez le numéro de compte à créditer.',
    en: 'The account of {supplier} is missing; the transfer cannot be ordered. Type the number of the account to credit.',
  },
  'payment-date-past': {
    fr: 'La date d’exécution est passée ; la banque refuserait le virement. Choisissez aujourd’hui ou un jour à venir.',
    en: 'The execution date has passed; the bank would refuse the transfer. Choose today or a day to come.',
  },
  'payment-debtor-account': {
    fr: 'Le compte du moyen de paiement « {method} » n’est pas un compte de la zone SEPA ; le virement ne peut pas être écrit. Choisissez un autre moyen de paiement.',
    en: 'The account of payment method “{method}” is not one of the SEPA area; the transfer cannot be written. Choose another method.',
  },
  'payment-debtor-name': {
    fr: 'Le titulaire de « {method} » ou l’adresse de la société ne peut pas être transmis à une banque ; le virement ne peut pas être écrit. Corrigez-les en lettres latines.',
    en: 'The holder of “{method}” or the company’s address cannot be passed on to a bank; the transfer cannot be written. Correct them in Latin letters.',
  },
  'payment-amount-limit': {
    fr: 'Un virement SEPA va de 0,01 à 999 999 999,99 € ; celui à {supplier} ne peut pas être écrit. Corrigez le montant.',
    en: 'A SEPA transfer is between €0.01 and €999,999,999.99; that to {supplier} cannot be written. Correct the amount.',
  },
  'payment-text-unwritable': {
    fr: 'Le nom de {supplier} ou le numéro de ses factures n’a aucune lettre qu’une banque transmette ; le virement ne peut pas être écrit. Payez autrement.',
    en: 'The name of {supplier} or the number of its invoices has no letter that banks carry; the transfer cannot be written. Pay another way.',
  },
  'payment-folder-needed': {
    fr: 'Ces paiements donnent des fichiers, et aucun dossier n’a été choisi ; rien n’a été enregistré. Choisissez un dossier.',
    en: 'These payments yield files, and no folder was chosen; nothing was recorded. Choose a folder.',
  },
} as const satisfies Record<string, { fr: string; en: string }>;
