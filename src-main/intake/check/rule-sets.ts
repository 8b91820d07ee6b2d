/**
 * Which rule sets hold for a document, by its profile and the countries of its parties:
 *
 *   structure   every document
 *   en16931     every document but ZUGFeRD 1, which is older than the standard; a profile may leave rules out or have its own forms
 *   peppol      UBL that says it is Peppol BIS Billing 3
 *   be          UBL that says it is UBL.BE; any other between Belgians is Peppol's, which the law asks for since 2026
 *   fr          what says it is EXTENDED-CTC-FR, and invoices between two parties in France under the reform
 */
import { path } from '../read/path.ts';
import type { CheckedDocument } from './document.ts';
import { type ProfileRules, profileRules, wholeStandard } from './en16931/profile-rules.ts';
import type { RuleSet } from './finding.ts';
import { profileIn } from './profile.ts';

export interface ChosenRules extends ProfileRules {
  readonly rulesets: readonly RuleSet[];
}

const agreement = 'rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeAgreement';

/** Where each syntax says what the choice depends on. */
const places = {
  ubl: {
    seller: path('cac:AccountingSupplierParty/cac:Party/cac:PostalAddress/cac:Country/cbc:IdentificationCode'),
    buyer: path('cac:AccountingCustomerParty/cac:Party/cac:PostalAddress/cac:Country/cbc:IdentificationCode'),
    process: path('cbc:ProfileID'),
    issued: path('cbc:IssueDate'),
  },
  cii: {
    seller: path(`${agreement}/ram:SellerTradeParty/ram:PostalTradeAddress/ram:CountryID`),
    buyer: path(`${agreement}/ram:BuyerTradeParty/ram:PostalTradeAddress/ram:CountryID`),
    process: path('rsm:ExchangedDocumentContext/ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID'),
    issued: path('rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString'),
  },
};

/** France as its VAT knows it: Guyane and Mayotte have none. */
const france = new Set(['FR', 'GP', 'MQ', 'RE']);

function between(countries: ReadonlySet<string>, { root, syntax }: CheckedDocument): boolean {
  const { seller, buyer } = places[syntax];
  return countries.has(seller.text(root)) && countries.has(buyer.text(root));
}

/** The day from which electronic invoices of the reform are received in France (article 289 bis of the tax code). */
const reformStarts = '20260901';
/** The reform's codes for goods, services and both, in the place of the business process (BT-23): S1, B7, M4… */
const reformProcess = /^[BSM]\d$/;

/** Years of older invoices are imported beside the new: the reform's rules are for those written under it. */
function underReform({ root, syntax }: CheckedDocument): boolean {
  const { process, issued } = places[syntax];
  return issued.text(root).replaceAll('-', '').slice(0, 8) >= reformStarts || reformProcess.test(process.text(root));
}

/** The rule sets that hold for a document, and what its profile makes of EN 16931; `only` names sets to hold it against, whole. */
export function chooseRules(document: CheckedDocument, only: readonly RuleSet[] | null = null): ChosenRules {
  const { root, syntax } = document;
  if (root.name.startsWith('zugferd1:')) return { ...wholeStandard, rulesets: ['structure'] };
  if (only !== null) return { ...wholeStandard, rulesets: only };
  const profile = profileIn(root);
  const standard = profileRules(profile, syntax);
  const rulesets: RuleSet[] = ['structure', 'en16931'];
  if (syntax === 'ubl' && profile === 'Peppol BIS 3') rulesets.push('peppol');
  if (syntax === 'ubl' && profile === 'UBL.BE') rulesets.push('be');
  if (profile === 'EXTENDED-CTC-FR' || (between(france, document) && underReform(document))) rulesets.push('fr');
  return { ...standard, rulesets };
}
