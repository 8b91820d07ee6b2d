/** Why a payment came back, in words: codes of ISO 20022 (ExternalReturnReason1Code) that banks give in euros. */
import type { Language } from '../../src-preload/contract/problem.ts';

const reasons: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  AC01: { fr: 'numéro de compte erroné', en: 'wrong account number' },
  AC04: { fr: 'compte clos', en: 'account closed' },
  AC06: { fr: 'compte bloqué', en: 'account blocked' },
  AC13: { fr: 'compte d’un consommateur', en: 'account of a consumer' },
  AG01: { fr: 'opération interdite sur ce compte', en: 'operation forbidden on this account' },
  AG02: { fr: 'type d’opération erroné', en: 'wrong type of operation' },
  AM04: { fr: 'provision insuffisante', en: 'insufficient funds' },
  AM05: { fr: 'opération en double', en: 'duplicate operation' },
  AM09: { fr: 'montant erroné', en: 'wrong amount' },
  BE05: { fr: 'créancier inconnu', en: 'creditor unknown' },
  CUST: { fr: 'à la demande du client', en: 'asked for by the customer' },
  DUPL: { fr: 'paiement en double', en: 'payment made twice' },
  FOCR: { fr: 'à la suite d’une demande d’annulation', en: 'following a request to cancel' },
  FRAD: { fr: 'fraude', en: 'fraud' },
  MD01: { fr: 'aucun mandat', en: 'no mandate' },
  MD02: { fr: 'mandat incomplet', en: 'mandate incomplete' },
  MD06: { fr: 'remboursement demandé par le débiteur', en: 'refund asked for by the debtor' },
  MD07: { fr: 'titulaire décédé', en: 'holder deceased' },
  MS02: { fr: 'refusé par le client, sans motif', en: 'refused by the customer, no reason given' },
  MS03: { fr: 'refusé par la banque, sans motif', en: 'refused by the bank, no reason given' },
  RC01: { fr: 'identifiant de banque erroné', en: 'wrong bank identifier' },
  SL01: { fr: 'service particulier de la banque', en: 'particular service of the bank' },
  TECH: { fr: 'incident technique', en: 'technical problem' },
};

const unknown = { fr: 'revenu sur le compte, sans motif', en: 'came back to the account, no reason given' } as const;

/** A reason as a payment bears it: the bank's code or words, and what the code means. */
export function returnReasonText(code: string, language: Language): string {
  const words = Object.hasOwn(reasons, code) ? reasons[code]?.[language] : undefined;
  if (code === '') return unknown[language];
  return words === undefined ? code : `${code}${language === 'fr' ? '\u00a0' : ''}: ${words}`;
}
