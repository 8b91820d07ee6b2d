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
  ['ram:BuyerOrderReferencedDocument', new Map([['ram:ID', 'ram:IssuerAssignedID']])],
  ['ram:ContractReferencedDocument', new Map([['ram:ID', 'ram:IssuerAssignedID']])],
]);

export const isZugferd1 = (root: XmlElement): boolean => root.name === 'zugferd1:CrossIndustryDocument';

/** The same document under the names of the Cross Industry Invoice. */
export function asCrossIndustryInvoice(element: XmlElement, parent = ''): XmlElement {
  return {
    ...element,
    name: newNamesWithin.get(parent)?.get(element.name) ?? newNames.get(element.name) ?? element.name,
    children: element.children.map((child) => asCrossIndustryInvoice(child, element.name)),
  };
}
