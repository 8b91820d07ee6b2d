/** BR-FR-09 to 13, 21 to 26, 32 and CO-10, 14, 15: SIREN, SIRET, private identifiers and electronic addresses of the parties. */
import { type Path, path } from '../../read/path.ts';
import type { XmlElement } from '../../read/xml.ts';
import type { CheckedDocument, Syntax } from '../document.ts';
import { at, type Context, error, type RuleLists, type Test, type Verdict } from '../rules.ts';
import { attribute, below, ciiAgreement, ciiRoot, type Family, ublRoots, written } from './family.ts';
import { selfBilled, typeCode } from './header.ts';
import { identifierTexts } from './identifier-texts.ts';
import { notesOn } from './notes.ts';
import { buyer, companies, lineShipTo, type PartyPlace, seller, shipTo } from './parties.ts';

/** Where a party, or a place of delivery, bears its identifiers. */
interface Identifiers {
  readonly ids: Path;
  readonly siren: Path;
}
const ublParty: Identifiers = {
  ids: path('cac:PartyIdentification/cbc:ID'),
  siren: path('cac:PartyLegalEntity/cbc:CompanyID[@schemeID=0002]'),
};
/** Seen from the delivery, the company stands beside the place. */
const ublDelivery: Identifiers = {
  ids: path('cac:DeliveryLocation/cbc:ID'),
  siren: path('cac:DeliveryParty/cac:PartyLegalEntity/cbc:CompanyID[@schemeID=0002]'),
};
const ciiParty: Identifiers = { ids: path('ram:GlobalID'), siren: path('ram:SpecifiedLegalOrganization/ram:ID[@schemeID=0002]') };

/** The two parties as seen from the root: their SIREN, the identifier an address must begin with, their electronic address. */
type Root = Readonly<Record<'siren' | 'addressHead' | 'address', Path>>;
const ublRoot = (party: string): Root => ({
  siren: path(`${party}/cac:PartyLegalEntity/cbc:CompanyID[@schemeID=0002]`),
  addressHead: path(`${party}/cac:PartyLegalEntity/cbc:CompanyID[@schemeID=0002]`),
  address: path(`${party}/cbc:EndpointID`),
});
const ciiPartyRoot = (party: string): Root => ({
  siren: path(`${below(ciiAgreement)}/${party}/ram:SpecifiedLegalOrganization/ram:ID[@schemeID=0002]`),
  addressHead: path(`${below(ciiAgreement)}/${party}/ram:SpecifiedLegalOrganization/ram:ID`),
  address: path(`${below(ciiAgreement)}/${party}/ram:URIUniversalCommunication/ram:URIID`),
});
const sellers = { ubl: ublRoot('cac:AccountingSupplierParty/cac:Party'), cii: ciiPartyRoot('ram:SellerTradeParty') };
const buyers = { ubl: ublRoot('cac:AccountingCustomerParty/cac:Party'), cii: ciiPartyRoot('ram:BuyerTradeParty') };

const isSirenForm = (text: string) => /^\d{9}$/.test(text);

/** A SIRET is fourteen digits of which the first nine are the SIREN; the seller's and the buyer's must be given beside it. */
function siretFits({ ids, siren }: Identifiers, sirenNeeded: boolean): Test {
  return (party) => {
    const siret = ids.all(party).find((id) => attribute(id, 'schemeID') === '0009');
    if (siret === undefined) return true;
    const head = siret.text.slice(0, 9);
    const company = siren.text(party) || (sirenNeeded ? '' : head);
    return (/^\d{14}$/.test(siret.text) && head === company) || { at: siret, values: { found: siret.text, siren: company } };
  };
}

const eachHasScheme =
  ({ ids }: Identifiers): Test =>
  (party) => {
    const bare = ids.all(party).find((id) => id.attributes?.has('schemeID') !== true);
    return bare === undefined || { at: bare, values: { found: bare.text } };
  };

const schemesDiffer =
  ({ ids }: Identifiers): Test =>
  (party) => {
    const schemes = ids.all(party).flatMap((id) => id.attributes?.get('schemeID') ?? []);
    const double = schemes.find((scheme, index) => schemes.indexOf(scheme) !== index);
    return double === undefined || { values: { scheme: double } };
  };

/** CO-10, on one party or place. */
const schemesOf = (term: string, places: string, where: Identifiers): Context =>
  at(places, [error(`BR-FR-CO-10_${term}-1`, eachHasScheme(where)), error(`BR-FR-CO-10_${term}-2`, schemesDiffer(where))]);

const inScheme =
  (...schemes: readonly string[]): Test =>
  (id) =>
    schemes.includes(attribute(id, 'schemeID'));

const allowedCharacters = written((text) => /^[A-Za-z0-9+\-_.]+$/.test(text));
const atMost = (length: number) => written((text) => text.length <= length);
const sirenForm = written(isSirenForm);

/** The same step below each of several places. */
const step = (places: string, name: string) => places.replace(/ \||$/g, (end) => `/${name}${end}`);

/** Electronic addresses and private identifiers: what they are made of, how long they are. */
function forms(syntax: Syntax, address: string, id: string): RuleLists {
  const addressed = companies.flatMap((party) =>
    party.endpoint === null ? [] : { term: party.endpoint, places: step(party[syntax], address) },
  );
  return [
    addressed.map(({ term, places }) => at(places, [error(`BR-FR-23_${term}`, allowedCharacters)], inScheme('0225'))),
    addressed.map(({ term, places }) => at(places, [error(`BR-FR-25_${term}`, atMost(125))])),
    [seller, buyer].map(({ term, ...party }) =>
      at(step(party[syntax], id), [error(`BR-FR-24_${term}`, allowedCharacters), error(`BR-FR-26_${term}`, atMost(100))], inScheme('0224')),
    ),
  ];
}

/** A breach on what stands there, quoted, or on what does not. */
const quoting = (found: XmlElement | undefined): Verdict => (found === undefined ? false : { at: found, values: { found: found.text } });

const sellerSiren: Test = (_, { root, syntax }) => {
  const siren = sellers[syntax].siren.first(root);
  return (siren !== undefined && isSirenForm(siren.text)) || quoting(siren);
};

const isB2b = (document: CheckedDocument) => notesOn(document, 'BAR').includes('B2B');

const buyerSiren: Test = (_, document) => {
  const siren = buyers[document.syntax].siren.first(document.root);
  if (!isB2b(document) || (siren !== undefined && isSirenForm(siren.text))) return true;
  return quoting(siren);
};

/** The address to which a domestic invoice is sent is one of the French directory (0225) and begins with the SIREN. */
function inDirectory({ root }: CheckedDocument, { address, addressHead }: Root): Verdict {
  const found = address.first(root);
  const siren = addressHead.text(root);
  const fits = found?.text.startsWith(siren) === true && attribute(found, 'schemeID') === '0225';
  return fits || { at: found, values: { found: found?.text ?? '', siren } };
}

const buyerInDirectory: Test = (_, document) =>
  !isB2b(document) || selfBilled.has(document.fact(typeCode)) || inDirectory(document, buyers[document.syntax]);

/** On a self-billed document it is the seller who receives; UBL asks it of any reporting, CII of B2B alone. */
const sellerInDirectory: Test = (_, document) => {
  const asked = document.syntax === 'ubl' ? notesOn(document, 'BAR').some((text) => text !== '') : isB2b(document);
  return !asked || !selfBilled.has(document.fact(typeCode)) || inDirectory(document, sellers[document.syntax]);
};

const hasAddress =
  (of: typeof sellers): Test =>
  (_, { root, syntax }) =>
    of[syntax].address.text(root) !== '';

const sellerIds = {
  ubl: path('cac:AccountingSupplierParty/cac:Party/cac:PartyIdentification/cbc:ID'),
  cii: path(`${below(ciiAgreement)}/ram:SellerTradeParty/ram:GlobalID`),
};
const representativeVat = {
  ubl: path('cac:TaxRepresentativeParty/cac:PartyTaxScheme/cbc:CompanyID'),
  cii: path(`${below(ciiAgreement)}/ram:SellerTaxRepresentativeTradeParty/ram:SpecifiedTaxRegistration/ram:ID[@schemeID=VA]`),
};

/** Whether the seller is one of several that are a single taxable person (code général des impôts, 256 C). */
const inVatGroup = ({ root, syntax }: CheckedDocument) => sellerIds[syntax].all(root).some((id) => attribute(id, 'schemeID') === '0231');

const rootRules = [
  error('BR-FR-11_BT-47', buyerSiren),
  error('BR-FR-12_BT-49', hasAddress(buyers)),
  error('BR-FR-13_BT-34', hasAddress(sellers)),
  error('BR-FR-21_BT-49', buyerInDirectory),
  error('BR-FR-22_BT-34', sellerInDirectory),
  error('BR-FR-CO-14_BT-29-1', (_, document) => !document.fact(inVatGroup) || notesOn(document, 'TXD').includes('MEMBRE_ASSUJETTI_UNIQUE')),
  error(
    'BR-FR-CO-15_BT-29-1',
    (_, document) => !document.fact(inVatGroup) || representativeVat[document.syntax].text(document.root) !== '',
  ),
];

const siretOf = (party: PartyPlace, places: string, where: Identifiers): Context =>
  at(places, [error(`BR-FR-09_${party.term}`, siretFits(where, party === seller || party === buyer))]);

export const identifiers: Family = {
  ubl: [
    [at(ublRoots, rootRules)],
    [at('cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity', [error('BR-FR-10_BT-30', sellerSiren)])],
    // On lines the official rule looks for a place within the place, and finds none.
    [
      ...companies.map((party) => siretOf(party, party.ubl, ublParty)),
      siretOf(shipTo, shipTo.ubl.replaceAll('/cac:DeliveryLocation', ''), ublDelivery),
    ],
    ...forms('ubl', 'cbc:EndpointID', 'cac:PartyIdentification/cbc:ID'),
    [
      at('cac:PartyLegalEntity/cbc:CompanyID', [error('BR-FR-32-LEGALID', sirenForm)], inScheme('0002')),
      at('cac:PartyIdentification/cbc:ID', [error('BR-FR-32-ID', sirenForm)], inScheme('0002', '0231')),
    ],
    [
      ...companies.map(({ term, ubl }) => schemesOf(term, ubl, ublParty)),
      ...[shipTo, lineShipTo].map(({ term, ubl }) => schemesOf(term, ubl, { ...ublDelivery, ids: path('cbc:ID') })),
    ],
  ],
  cii: [
    [at(ciiRoot, [error('BR-FR-10_BT-30', sellerSiren), ...rootRules])],
    [...companies, shipTo, lineShipTo].map((party) => siretOf(party, party.cii, ciiParty)),
    ...forms('cii', 'ram:URIUniversalCommunication/ram:URIID', 'ram:GlobalID'),
    [
      at('ram:SpecifiedLegalOrganization/ram:ID', [error('BR-FR-32-LEGALID', sirenForm)], inScheme('0002')),
      at('ram:GlobalID', [error('BR-FR-32-GLOBALID', sirenForm)], inScheme('0002', '0231')),
    ],
    [...companies, shipTo, lineShipTo].map(({ term, cii }) => schemesOf(term, cii, ciiParty)),
  ],
  texts: identifierTexts,
};
