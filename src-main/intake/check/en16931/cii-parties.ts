/** Who the parties of a Cross Industry Invoice are for VAT: what the rules of the categories ask of seller, representative and buyer. */
import { path } from '../../read/path.ts';
import type { CheckedDocument } from '../document.ts';
import { known } from './cii-tests.ts';

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

/** The seller has a VAT number or a tax registration (BT-31, BT-32), or a representative with a VAT number (BT-63). */
export const sellerIsKnown = known((document) => headSellerTaxId(document) || headRepresentativeVatId(document));
/** The seller or the representative has a VAT number. */
export const sellerHasVatId = known((document) => sellerVatId(document) || representativeVatId(document));
/** And so does the buyer (BT-48). */
export const partiesHaveVatIds = known((document) => (sellerVatId(document) || representativeVatId(document)) && buyerVatId(document));
/** The seller or the representative is known to the tax office, and the buyer by a VAT number or a legal registration (BT-47). */
export const partiesAreKnown = known(
  (document) => (sellerTaxId(document) || representativeVatId(document)) && (buyerVatId(document) || buyerLegalId(document)),
);
/** Neither seller nor representative nor buyer has a VAT number. */
export const nobodyHasVatId = known(
  (document) => !headSellerVatId(document) && !headRepresentativeVatId(document) && !buyerVatId(document),
);
