/** Who the parties of a Cross Industry Invoice are for VAT: what the rules of the categories ask of seller, representative and buyer. */
import { path } from '../../read/path.ts';
import type { CheckedDocument } from '../document.ts';
import type { Test } from '../rules.ts';
import { known } from './tests.ts';
import type { VatFamily } from './vat-categories.ts';

const agreement = 'rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeAgreement';
const vatIds = 'ram:SpecifiedTaxRegistration/ram:ID[@schemeID=VA]';
const taxIds = 'ram:SpecifiedTaxRegistration/ram:ID[@schemeID=VA|FC]';

/** Whether a party of that name, anywhere in the document, bears something at the place. */
function anywhere(party: string, place: string): (document: CheckedDocument) => boolean {
  const wanted = path(place);
  return (document) => document.all(party).some((each) => wanted.exists(each));
}

/** Whether a party of the document's head does. */
function atHead(party: string, place: string): (document: CheckedDocument) => boolean {
  const wanted = path(`${agreement}/${party}/${place}`);
  return (document) => wanted.exists(document.root);
}

const headSellerTaxId = atHead('ram:SellerTradeParty', taxIds);
const headSellerVatId = atHead('ram:SellerTradeParty', vatIds);
const headRepresentativeVatId = atHead('ram:SellerTaxRepresentativeTradeParty', vatIds);
const sellerTaxId = anywhere('ram:SellerTradeParty', taxIds);
const sellerVatId = anywhere('ram:SellerTradeParty', vatIds);
const representativeVatId = anywhere('ram:SellerTaxRepresentativeTradeParty', vatIds);
const buyerVatId = anywhere('ram:BuyerTradeParty', vatIds);
const buyerLegalId = anywhere('ram:BuyerTradeParty', 'ram:SpecifiedLegalOrganization/ram:ID');

/** By how seller and buyer are to be known. The official rules look at the head of the document where only the seller matters to them. */
const tests: Readonly<Partial<Record<`${VatFamily['seller']} ${VatFamily['buyer']}`, Test>>> = {
  'tax-number any': known((document) => headSellerTaxId(document) || headRepresentativeVatId(document)),
  'tax-number vat-or-legal-number': known(
    (document) => (sellerTaxId(document) || representativeVatId(document)) && (buyerVatId(document) || buyerLegalId(document)),
  ),
  'vat-number any': known((document) => sellerVatId(document) || representativeVatId(document)),
  'vat-number vat-number': known((document) => (sellerVatId(document) || representativeVatId(document)) && buyerVatId(document)),
  'no-vat-number no-vat-number': known(
    (document) => !headSellerVatId(document) && !headRepresentativeVatId(document) && !buyerVatId(document),
  ),
};

/** 02, 03, 04: the parties are known to the tax office as the category wants. */
export function partiesTest({ code, seller, buyer }: VatFamily): Test {
  const test = tests[`${seller} ${buyer}`];
  if (test === undefined) throw new Error(`no test of the parties for VAT category ${code}`);
  return test;
}
