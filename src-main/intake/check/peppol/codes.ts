/** Peppol BIS Billing 3, release 2026.5: code lists and formats. */
import { path } from '../../read/path.ts';
import { dayOf } from '../day.ts';
import { addressSchemes, allowanceReasons, attachmentTypes, chargeReasons, currencies, vatPointDatesUbl } from '../en16931/codes.ts';
import { at, type Context, error, type Test } from '../rules.ts';
import { attribute, betweenGermans, knownProcess } from './facts.ts';

/** The same currencies as EN 16931, with the dobra of São Tomé since 2018 and not that before it. */
const peppolCurrencies: ReadonlySet<string> = new Set([...currencies, 'STN'].filter((code) => code !== 'STD'));

/** Electronic address schemes that EN 16931 knows and the network does not route by. */
const notRouted = new Set('0037 0147 0154 0158 0170 0177 0193 0194 0202 0203 0205 0212 0213 0215 0217 0219 0220 AN AQ AS AU EM'.split(' '));

/** UNTDID 1001 as Peppol narrows it. */
const invoiceTypes = new Set(
  '71 80 82 84 102 218 219 326 331 380 382 383 384 386 388 393 395 553 575 623 780 817 870 875 876 877'.split(' '),
);
const creditNoteTypes = new Set('381 396 81 83 532'.split(' '));

/** The VAT category an exemption reason (VATEX) goes with, and the rule that says so. */
const categoryOfExemption = [
  ['PEPPOL-EN16931-P0104', 'VATEX-EU-G', 'G'],
  ['PEPPOL-EN16931-P0105', 'VATEX-EU-O', 'O'],
  ['PEPPOL-EN16931-P0106', 'VATEX-EU-IC', 'K'],
  ['PEPPOL-EN16931-P0107', 'VATEX-EU-AE', 'AE'],
  ['PEPPOL-EN16931-P0108', 'VATEX-EU-D', 'E'],
  ['PEPPOL-EN16931-P0109', 'VATEX-EU-F', 'E'],
  ['PEPPOL-EN16931-P0110', 'VATEX-EU-I', 'E'],
  ['PEPPOL-EN16931-P0111', 'VATEX-EU-J', 'E'],
] as const;

const indicator = path('cbc:ChargeIndicator');
const exemption = path('cbc:TaxExemptionReasonCode');
const category = path('cbc:ID');

const oneOf =
  (codes: ReadonlySet<string>, unless?: Test): Test =>
  (element, document) =>
    codes.has(element.text) || unless?.(element, document) === true || { values: { found: element.text } };

const attributeOneOf =
  (name: string, codes: ReadonlySet<string>): Test =>
  (element) => {
    const found = attribute(element, name);
    return codes.has(found) || { values: { found } };
  };

const otherProcess: Test = (_, document) => !document.fact(knownProcess);

const reasonOf = (charge: 'true' | 'false', id: string, codes: ReadonlySet<string>) =>
  at(
    'cac:AllowanceCharge/cbc:AllowanceChargeReasonCode',
    [error(id, oneOf(codes))],
    ({ parent }) => parent !== null && indicator.text(parent) === charge,
  );

export const codeRules: readonly Context[] = [
  at(
    'cbc:EmbeddedDocumentBinaryObject',
    [error('PEPPOL-EN16931-CL001', attributeOneOf('mimeCode', attachmentTypes))],
    ({ attributes }) => attributes?.has('mimeCode') === true,
  ),
  reasonOf('false', 'PEPPOL-EN16931-CL002', allowanceReasons),
  reasonOf('true', 'PEPPOL-EN16931-CL003', chargeReasons),
  at('cac:InvoicePeriod/cbc:DescriptionCode', [error('PEPPOL-EN16931-CL006', oneOf(vatPointDatesUbl))]),
  at(
    `cbc:Amount | cbc:BaseAmount | cbc:PriceAmount | cbc:TaxAmount | cbc:TaxableAmount | cbc:LineExtensionAmount | cbc:TaxExclusiveAmount |
     cbc:TaxInclusiveAmount | cbc:AllowanceTotalAmount | cbc:ChargeTotalAmount | cbc:PrepaidAmount | cbc:PayableRoundingAmount |
     cbc:PayableAmount`,
    [error('PEPPOL-EN16931-CL007', attributeOneOf('currencyID', peppolCurrencies))],
  ),
  at('cbc:InvoiceTypeCode', [
    error('PEPPOL-EN16931-P0100', oneOf(invoiceTypes, otherProcess)),
    error('PEPPOL-EN16931-P0112', (code, document) => !['326', '384'].includes(code.text) || betweenGermans(code, document)),
  ]),
  at('cbc:CreditNoteTypeCode', [error('PEPPOL-EN16931-P0101', oneOf(creditNoteTypes, otherProcess))]),
  at('cbc:IssueDate | cbc:DueDate | cbc:TaxPointDate | cbc:StartDate | cbc:EndDate | cbc:ActualDeliveryDate', [
    error('PEPPOL-EN16931-F001', ({ text }) => (text.length === 10 && dayOf(text) !== null) || { values: { found: text } }),
  ]),
  at(
    'cbc:EndpointID',
    [error('PEPPOL-EN16931-CL008', attributeOneOf('schemeID', new Set([...addressSchemes].filter((code) => !notRouted.has(code)))))],
    ({ attributes }) => attributes?.has('schemeID') === true,
  ),
  ...categoryOfExemption.map(([id, reason, expected]) =>
    at(
      'cac:TaxCategory',
      [
        error(id, (tax) => {
          const found = category.text(tax);
          return found === expected || { at: category.first(tax), values: { found, expected, reason } };
        }),
      ],
      (tax) => exemption.text(tax).toUpperCase() === reason,
    ),
  ),
];
