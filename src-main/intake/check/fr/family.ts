/**
 * How the French rules are written: by subject, each with its places in both syntaxes and its words. The rules are those of flux 2
 * (BR-FR-*) of AFNOR XP Z12-012, release 1.4.0.03 of August 2026 (FNFE-MPE).
 */
import type { XmlElement } from '../../read/xml.ts';
import type { RuleText, RuleTexts, Topic } from '../rule-text.ts';
import type { RuleLists, Verdict } from '../rules.ts';

/** Rules on one subject; each list is one pattern of the official rules. */
export interface Family {
  readonly ubl: RuleLists;
  readonly cii: RuleLists;
  readonly texts: RuleTexts;
}

/** Places below the root of a UBL invoice and of a credit note. */
export const inUbl = (...places: readonly string[]): string =>
  places.flatMap((place) => [`/invoice:Invoice/${place}`, `/credit-note:CreditNote/${place}`]).join(' | ');

/** Places in the lines of a UBL invoice and of a credit note. */
export const inUblLines = (place: string): string =>
  `/invoice:Invoice/cac:InvoiceLine/${place} | /credit-note:CreditNote/cac:CreditNoteLine/${place}`;

export const ublRoots = '/invoice:Invoice | /credit-note:CreditNote';
export const ublLines = '/invoice:Invoice/cac:InvoiceLine | /credit-note:CreditNote/cac:CreditNoteLine';

export const ciiRoot = '/rsm:CrossIndustryInvoice';
export const ciiTransaction = `${ciiRoot}/rsm:SupplyChainTradeTransaction`;
export const ciiAgreement = `${ciiTransaction}/ram:ApplicableHeaderTradeAgreement`;
export const ciiDelivery = `${ciiTransaction}/ram:ApplicableHeaderTradeDelivery`;
export const ciiSettlement = `${ciiTransaction}/ram:ApplicableHeaderTradeSettlement`;
export const ciiLines = `${ciiTransaction}/ram:IncludedSupplyChainTradeLineItem`;

/** The same places below the root, for paths. */
export const below = (place: string): string => place.slice(ciiRoot.length + 1);

/** Whether a text keeps a form; the text is quoted where it does not. */
export const written = (fits: (text: string) => boolean): ((element: XmlElement) => Verdict) => {
  return ({ text }) => fits(text) || { values: { found: text.slice(0, 200) } };
};

export const attribute = (element: XmlElement, name: string): string => element.attributes?.get(name) ?? '';

/** The words of one rule. */
export const words = (topic: Topic, term: string | null, fr: string, en: string): RuleText => ({ fr, en, term, topic });
