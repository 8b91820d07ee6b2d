/** The parties an invoice may name, and where: what several families of rules ask of each of them. */
import { ciiAgreement, ciiDelivery, ciiLines, ciiSettlement, inUbl, inUblLines } from './family.ts';

export interface PartyPlace {
  /** Its identifier (SIRET, private number…) in the model. */
  readonly term: string;
  /** Its electronic address; null where it has none. */
  readonly endpoint: string | null;
  readonly fr: string;
  readonly en: string;
  readonly ubl: string;
  readonly cii: string;
}

const supplier = 'cac:AccountingSupplierParty/cac:Party';
const customer = 'cac:AccountingCustomerParty/cac:Party';

export const seller: PartyPlace = {
  term: 'BT-29',
  endpoint: 'BT-34',
  fr: 'du vendeur',
  en: 'the seller’s',
  ubl: inUbl(supplier),
  cii: `${ciiAgreement}/ram:SellerTradeParty`,
};

export const buyer: PartyPlace = {
  term: 'BT-46',
  endpoint: 'BT-49',
  fr: 'de l’acheteur',
  en: 'the buyer’s',
  ubl: inUbl(customer),
  cii: `${ciiAgreement}/ram:BuyerTradeParty`,
};

/** Those that need not be there. */
const others: readonly PartyPlace[] = [
  {
    term: 'BT-60',
    endpoint: 'EXT-FR-FE-29',
    fr: 'du bénéficiaire du paiement',
    en: 'the payee’s',
    ubl: inUbl('cac:PayeeParty'),
    cii: `${ciiSettlement}/ram:PayeeTradeParty`,
  },
  {
    term: 'EXT-FR-FE-06',
    endpoint: 'EXT-FR-FE-12',
    fr: 'de l’agent de l’acheteur',
    en: 'the buyer’s agent’s',
    ubl: inUbl(`${customer}/cac:AgentParty`),
    cii: `${ciiAgreement}/ram:BuyerAgentTradeParty`,
  },
  {
    term: 'EXT-FR-FE-46',
    endpoint: 'EXT-FR-FE-52',
    fr: 'du payeur',
    en: 'the payer’s',
    ubl: inUbl('cac:PaymentMeans/cac:PaymentMandate/cac:PayerParty'),
    cii: `${ciiSettlement}/ram:PayerTradeParty`,
  },
  {
    term: 'EXT-FR-FE-69',
    endpoint: 'EXT-FR-FE-75',
    fr: 'de l’agent du vendeur',
    en: 'the seller’s agent’s',
    ubl: inUbl(`${supplier}/cac:AgentParty`),
    cii: `${ciiAgreement}/ram:SalesAgentTradeParty`,
  },
  {
    term: 'EXT-FR-FE-92',
    endpoint: 'EXT-FR-FE-98',
    fr: 'du destinataire de la facture (« facturé à »)',
    en: 'the invoicee’s',
    ubl: inUbl(`${customer}/cac:ServiceProviderParty/cac:Party`),
    cii: `${ciiSettlement}/ram:InvoiceeTradeParty`,
  },
  {
    term: 'EXT-FR-FE-115',
    endpoint: 'EXT-FR-FE-121',
    fr: 'de l’émetteur de la facture (« facturant »)',
    en: 'the invoicer’s',
    ubl: inUbl(`${supplier}/cac:ServiceProviderParty/cac:Party`),
    cii: `${ciiSettlement}/ram:InvoicerTradeParty`,
  },
];

export const companies: readonly PartyPlace[] = [seller, buyer, ...others];

/** Where goods go: a place rather than a company. */
export const shipTo: PartyPlace = {
  term: 'BT-71',
  endpoint: null,
  fr: 'du lieu de livraison',
  en: 'the delivery location’s',
  ubl: inUbl('cac:Delivery/cac:DeliveryLocation'),
  cii: `${ciiDelivery}/ram:ShipToTradeParty`,
};

export const lineShipTo: PartyPlace = {
  term: 'EXT-FR-FE-146',
  endpoint: null,
  fr: 'du lieu de livraison de la ligne',
  en: 'the line’s delivery location’s',
  ubl: inUblLines('cac:Delivery/cac:DeliveryLocation'),
  cii: `${ciiLines}/ram:SpecifiedLineTradeDelivery/ram:ShipToTradeParty`,
};
