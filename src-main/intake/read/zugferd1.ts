/**
 * ZUGFeRD 1 (2014) is an early draft of the Cross Industry Invoice: the same tree under other names. It is renamed here so that
 * one table reads both.
 */
import type { XmlElement } from './xml.ts';

const newNames: ReadonlyMap<string, string> = new Map([
  ['zugferd1:CrossIndustryDocument', 'rsm:CrossIndustryInvoice'],
  ['zugferd1:SpecifiedExchangedDocumentContext', 'rsm:ExchangedDocumentContext'],
  ['zugferd1:HeaderExchangedDocument', 'rsm:ExchangedDocument'],
  ['zugferd1:SpecifiedSupplyChainTradeTransaction', 'rsm:SupplyChainTradeTransaction'],
  ['ram:ApplicableSupplyChainTradeAgreement', 'ram:ApplicableHeaderTradeAgreement'],
  ['ram:ApplicableSupplyChainTradeDelivery', 'ram:ApplicableHeaderTradeDelivery'],
  ['ram:ApplicableSupplyChainTradeSettlement', 'ram:ApplicableHeaderTradeSettlement'],
  ['ram:SpecifiedSupplyChainTradeAgreement', 'ram:SpecifiedLineTradeAgreement'],
  ['ram:SpecifiedSupplyChainTradeDelivery', 'ram:SpecifiedLineTradeDelivery'],
  ['ram:SpecifiedSupplyChainTradeSettlement', 'ram:SpecifiedLineTradeSettlement'],
  ['ram:ApplicablePercent', 'ram:RateApplicablePercent'],
  ['ram:SpecifiedTradeAccountingAccount', 'ram:ReceivableSpecifiedTradeAccountingAccount'],
]);

/** Names that became two, by the parent they stand in. */
const newNamesWithin: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  [
    'ram:ApplicableSupplyChainTradeSettlement',
    new Map([['ram:SpecifiedTradeSettlementMonetarySummation', 'ram:SpecifiedTradeSettlementHeaderMonetarySummation']]),
  ],
  [
    'ram:SpecifiedSupplyChainTradeSettlement',
    new Map([['ram:SpecifiedTradeSettlementMonetarySummation', 'ram:SpecifiedTradeSettlementLineMonetarySummation']]),
  ],
]);

export const isZugferd1 = (root: XmlElement): boolean => root.name === 'zugferd1:CrossIndustryDocument';

/** The same document under the names of the Cross Industry Invoice. */
export function asCrossIndustryInvoice(root: XmlElement): XmlElement {
  return renamed(root, '', null);
}

function renamed(element: XmlElement, oldParent: string, parent: XmlElement | null): XmlElement {
  const children: XmlElement[] = [];
  const copy = { ...element, name: newName(element.name, oldParent), parent, children };
  for (const child of element.children) children.push(renamed(child, element.name, copy));
  return copy;
}

function newName(name: string, parent: string): string {
  if (name === 'ram:ID' && parent.endsWith('ReferencedDocument')) return 'ram:IssuerAssignedID';
  return newNamesWithin.get(parent)?.get(name) ?? newNames.get(name) ?? name;
}
