/** The names of the terms that an invoice may hold beyond what its page has a place for, by their name in the model. */
import type { Language } from '../../../src-preload/contract/problem.ts';
import type {
  AccountingAccount,
  Address,
  AdvancePayment,
  AllowanceCharge,
  Classification,
  Contact,
  CurrencyExchange,
  Delivery,
  DeliveryTerms,
  DocumentReference,
  IncludedItem,
  Invoice,
  InvoiceLine,
  ItemAttribute,
  LineDelivery,
  LineTotals,
  LogisticsCharge,
  Note,
  OtherParty,
  Party,
  PaymentCard,
  PaymentCondition,
  PaymentMeans,
  PaymentTerm,
  Period,
  PrecedingInvoice,
  ProductDetails,
  Quantity,
  TaxBreakdown,
} from '../../intake/model.ts';

type KeyOf<T> = T extends unknown ? keyof T : never;
/** Every name in the model but those of the terms that are always set elsewhere. */
export type Term = Exclude<
  KeyOf<
    | AccountingAccount
    | Address
    | AdvancePayment
    | AllowanceCharge
    | Classification
    | Contact
    | CurrencyExchange
    | Delivery
    | DeliveryTerms
    | DocumentReference
    | IncludedItem
    | Invoice
    | InvoiceLine
    | ItemAttribute
    | LineDelivery
    | LineTotals
    | LogisticsCharge
    | Note
    | OtherParty
    | Party
    | PaymentCard
    | PaymentCondition
    | PaymentMeans
    | PaymentTerm
    | Period
    | PrecedingInvoice
    | ProductDetails
    | Quantity
    | TaxBreakdown
    | Invoice['adjustments'][number]
    | ProductDetails['instances'][number]
  >,
  'lines' | 'attachments' | 'otherData' | 'format' | 'kind'
>;

type Name = Readonly<Record<Language, string>>;
const name = (fr: string, en: string): Name => ({ fr, en });

export const termNames: Readonly<Record<Term, Name>> = {
  accountName: name('titulaire', 'account holder'),
  accountingCurrency: name('Devise de comptabilisation de la TVA', 'VAT accounting currency'),
  accountingReference: name('imputation', 'cost reference'),
  accounts: name('Comptes comptables', 'Booking accounts'),
  additionalStreet: name('complément', 'additional street'),
  address: name('adresse', 'address'),
  adjustments: name('Ajustement', 'Adjustment'),
  advancePayments: name('Acompte', 'Advance payment'),
  allowances: name('remises', 'allowances'),
  allowancesCharges: name('remises et frais', 'allowances and charges'),
  amount: name('montant', 'amount'),
  as: name('rôle', 'role'),
  attributes: name('caractéristiques', 'attributes'),
  bankName: name('banque', 'bank'),
  baseAmount: name('base', 'base'),
  baseQuantity: name('pour', 'per'),
  batch: name('lot', 'batch'),
  batches: name('lots', 'batches'),
  bic: name('BIC', 'BIC'),
  brand: name('marque', 'brand'),
  businessProcess: name('Processus', 'Business process'),
  buyer: name('Client', 'Customer'),
  buyerAccountingReference: name('Compte de facturation', 'Billing account'),
  buyerItemId: name('article chez le client', 'customer’s item number'),
  buyerReference: name('Référence client', 'Customer reference'),
  card: name('Carte', 'Card'),
  category: name('catégorie', 'category'),
  chargeFree: name('gratuit', 'free of charge'),
  charges: name('frais', 'charges'),
  city: name('ville', 'city'),
  classifications: name('classement', 'classification'),
  code: name('code', 'code'),
  codedNotes: name('note', 'note'),
  conditions: name('condition', 'condition'),
  contact: name('contact', 'contact'),
  contract: name('N° de contrat', 'Contract'),
  country: name('pays', 'country'),
  creditorId: name('Identifiant du créancier', 'Creditor identifier'),
  currency: name('Devise', 'Currency'),
  date: name('date', 'date'),
  debitedBic: name('BIC débité', 'debited BIC'),
  debitedIban: name('Compte débité', 'Debited account'),
  debitedName: name('titulaire débité', 'debited account holder'),
  delivery: name('livraison', 'delivery'),
  deliveryTerms: name('Conditions de livraison', 'Delivery terms'),
  department: name('service', 'department'),
  description: name('désignation', 'description'),
  despatchAdvice: name('Avis d’expédition', 'Despatch advice'),
  details: name('détails', 'details'),
  dueDate: name('échéance', 'due date'),
  effectivePeriod: name('Valable', 'Effective'),
  email: name('e-mail', 'e-mail'),
  end: name('fin', 'end'),
  endpoint: name('adresse électronique', 'electronic address'),
  exemptionCode: name('code d’exonération', 'exemption code'),
  exemptionReason: name('motif d’exonération', 'exemption reason'),
  fax: name('télécopie', 'fax'),
  from: name('de', 'from'),
  function: name('fonction', 'function'),
  grossPrice: name('prix brut', 'gross price'),
  holder: name('titulaire', 'holder'),
  iban: name('IBAN', 'IBAN'),
  id: name('n°', 'no.'),
  ids: name('identifiants', 'identifiers'),
  includedItems: name('comprend', 'includes'),
  industryItemId: name('article de la branche', 'industry item number'),
  instances: name('exemplaire', 'instance'),
  invoice: name('facture', 'invoice'),
  invoicedObjects: name('Objet facturé', 'Invoiced object'),
  isCharge: name('frais', 'charge'),
  isCopy: name('Copie', 'Copy'),
  isPenalty: name('pénalité', 'penalty'),
  isTest: name('Essai, à ne pas payer', 'Test, not to be paid'),
  issueDate: name('date', 'date'),
  issuerReference: name('Référence de l’émetteur', 'Issuer’s reference'),
  language: name('Langue', 'Language'),
  legalAddress: name('siège', 'registered office'),
  legalId: name('immatriculation', 'registration'),
  legalInformation: name('informations légales', 'legal information'),
  line3: name('complément', 'further line'),
  lineId: name('ligne', 'line'),
  lineNet: name('total des lignes', 'total of lines'),
  location: name('lieu', 'location'),
  logisticsCharges: name('Frais de transport', 'Logistics charge'),
  mandate: name('mandat', 'mandate'),
  model: name('modèle', 'model'),
  modelId: name('n° de modèle', 'model number'),
  name: name('nom', 'name'),
  netAmount: name('montant net', 'net amount'),
  netPrice: name('prix net', 'net price'),
  network: name('réseau', 'network'),
  note: name('note', 'note'),
  notes: name('Note', 'Note'),
  number: name('numéro', 'number'),
  orderLine: name('ligne de commande', 'order line'),
  originCountry: name('pays d’origine', 'country of origin'),
  otherContacts: name('autre contact', 'other contact'),
  otherParties: name('Autre partie', 'Other party'),
  otherReferences: name('Autre référence', 'Other reference'),
  packages: name('colis', 'packages'),
  parentId: name('fait partie de la ligne', 'part of line'),
  partialAmount: name('part', 'part'),
  party: name('partie', 'party'),
  payee: name('Bénéficiaire', 'Payee'),
  paymentMeans: name('Moyen de paiement', 'Means of payment'),
  paymentSchedule: name('Échéancier', 'Payment schedule'),
  paymentTerms: name('Conditions', 'Terms'),
  perPackage: name('par colis', 'per package'),
  percentage: name('pourcentage', 'percentage'),
  period: name('période', 'period'),
  phone: name('téléphone', 'phone'),
  place: name('lieu', 'place'),
  postalCode: name('code postal', 'postal code'),
  precedingInvoices: name('Facture d’origine', 'Original invoice'),
  priceAllowancesCharges: name('remises et frais sur le prix', 'allowances and charges on the price'),
  priceBaseQuantity: name('prix pour', 'price for'),
  priceBaseUnit: name('unité du prix', 'unit of the price'),
  priceDiscount: name('remise sur le prix', 'price discount'),
  product: name('produit', 'product'),
  profile: name('Profil', 'Profile'),
  project: name('Projet', 'Project'),
  projectName: name('Nom du projet', 'Project name'),
  purchaseOrder: name('N° de commande', 'Purchase order'),
  quantity: name('quantité', 'quantity'),
  rate: name('taux', 'rate'),
  reason: name('motif', 'reason'),
  reasonCode: name('code du motif', 'reason code'),
  reasonList: name('liste du motif', 'reason list'),
  receivingAdvice: name('Avis de réception', 'Receiving advice'),
  remittance: name('Référence à rappeler', 'Payment reference'),
  role: name('rôle', 'role'),
  salesOrder: name('Commande du fournisseur', 'Sales order'),
  scheme: name('type', 'scheme'),
  seller: name('Fournisseur', 'Supplier'),
  sellerItemId: name('article', 'item'),
  sequence: name('ordre', 'sequence'),
  serialNumber: name('n° de série', 'serial number'),
  specification: name('Spécification', 'Specification'),
  standardItemId: name('article normalisé', 'standard item number'),
  start: name('début', 'start'),
  status: name('état', 'status'),
  street: name('rue', 'street'),
  subdivision: name('région', 'subdivision'),
  subject: name('objet', 'subject'),
  subtype: name('nature', 'kind'),
  tax: name('taxe', 'tax'),
  taxCategory: name('catégorie de TVA', 'VAT category'),
  taxExchange: name('Change de la TVA', 'VAT exchange'),
  taxInAccountingCurrency: name('TVA en devise de comptabilisation', 'VAT in the accounting currency'),
  taxInclusive: name('TTC', 'incl. VAT'),
  taxPointCode: name('Exigibilité de la TVA (code)', 'Tax point (code)'),
  taxPointDate: name('Date d’exigibilité de la TVA', 'Tax point date'),
  taxRate: name('taux de TVA', 'VAT rate'),
  taxRegistrationId: name('n° fiscal', 'tax no.'),
  taxRepresentative: name('Représentant fiscal', 'Tax representative'),
  taxable: name('base', 'taxable'),
  taxes: name('taxes', 'taxes'),
  tender: name('Appel d’offres ou lot', 'Tender or lot'),
  terms: name('conditions', 'terms'),
  text: name('texte', 'text'),
  title: name('Intitulé', 'Title'),
  to: name('vers', 'to'),
  totals: name('totaux', 'totals'),
  tradingName: name('nom commercial', 'trading name'),
  transportModes: name('Transport', 'Transport'),
  type: name('type', 'type'),
  typeCode: name('code de type', 'type code'),
  unit: name('unité', 'unit'),
  uri: name('adresse', 'address'),
  value: name('valeur', 'value'),
  vatId: name('n° TVA', 'VAT no.'),
  version: name('version', 'version'),
};

/** The part of a party that EN 16931 has no group for, and the kinds of documents referred to. */
export const roleNames: Readonly<Record<OtherParty['as'] | DocumentReference['as'], Name>> = {
  'sales-agent': name('agent du fournisseur', 'sales agent'),
  'buyer-agent': name('agent du client', 'buyer’s agent'),
  'buyer-tax-representative': name('représentant fiscal du client', 'buyer’s tax representative'),
  'product-end-user': name('utilisateur final', 'end user'),
  invoicer: name('émetteur de la facture', 'invoicer'),
  invoicee: name('destinataire de la facture', 'invoicee'),
  payer: name('payeur', 'payer'),
  'ship-to': name('livré à', 'ship to'),
  'ultimate-ship-to': name('destinataire final', 'ultimate ship to'),
  'ship-from': name('expédié de', 'ship from'),
  'item-seller': name('vendeur de l’article', 'item seller'),
  manufacturer: name('fabricant', 'manufacturer'),
  'purchase-order': name('commande', 'purchase order'),
  'sales-order': name('commande du fournisseur', 'sales order'),
  'receiving-advice': name('avis de réception', 'receiving advice'),
  'despatch-advice': name('avis d’expédition', 'despatch advice'),
  tender: name('appel d’offres', 'tender'),
  contract: name('contrat', 'contract'),
  quotation: name('devis', 'quotation'),
  'delivery-note': name('bon de livraison', 'delivery note'),
  'ultimate-customer-order': name('commande du client final', 'ultimate customer order'),
  invoice: name('facture', 'invoice'),
  other: name('autre document', 'other document'),
};

/** What a yes or no, or a code of the model, means in words. */
export const choiceNames: Readonly<Record<string, Readonly<Record<string, Name>>>> = {
  isCharge: { true: name('frais', 'charge'), false: name('remise', 'allowance') },
  isPenalty: { true: name('pénalité', 'penalty'), false: name('escompte', 'discount') },
  subtype: {
    DETAIL: name('détail', 'detail'),
    GROUP: name('regroupement', 'group'),
    INFORMATION: name('pour information', 'for information'),
  },
};

/** Kinds of numbers (ISO 6523, EAS) that people know by name. */
export const schemeNames: Readonly<Record<string, string>> = {
  '0002': 'SIREN',
  '0009': 'SIRET',
  '0060': 'D-U-N-S',
  '0088': 'GLN',
  '0208': 'BCE',
  EM: 'e-mail',
};

/** What a note is about (UNTDID 4451), of those that French invoices and their receivers use. */
export const subjectNames: Readonly<Record<string, Name>> = {
  AAB: name('Escompte', 'Discount'),
  AAI: name('Information générale', 'General information'),
  ABL: name('Information légale', 'Legal information'),
  PMD: name('Pénalités de retard', 'Late payment penalties'),
  PMT: name('Frais de recouvrement', 'Recovery costs'),
  REG: name('Information réglementaire', 'Regulatory information'),
  SUR: name('Remarque du fournisseur', 'Supplier’s remark'),
  TXD: name('TVA', 'VAT'),
};
