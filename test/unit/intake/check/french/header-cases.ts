/** One thing wrong with numbers, dates, notes, codes, attachments or objects. */
import { put, swap } from '../samples.ts';
import { type Case, inHead, inLine, process, typed, withNote, withoutNote } from './changes.ts';

const dates: readonly Case[] = [
  ['BT-2', '<cbc:IssueDate>2026', /(IssueDateTime><udt:DateTimeString format="102">)2026/],
  ['BT-7', '<cbc:TaxPointDate>2026', /(DateString format="102">)2026(?=1028<\/udt:DateString>)/],
  ['BT-9', '<cbc:DueDate>2026', /(DueDateDateTime><udt:DateTimeString format="102">)2026/],
  ['BT-26', '<cbc:IssueDate>2026-09-28', /(qdt:DateTimeString format="102">)2026(?=0928)/],
  ['BT-72', '<cbc:ActualDeliveryDate>2026-10-15', /(DateTimeString format="102">)2026(?=1015)/],
  ['EXT-FR-FE-138', '<cbc:IssueDate>2026-09-20', /(qdt:DateTimeString format="102">)2026(?=0920)/],
  ['EXT-FR-FE-158', '<cbc:ActualDeliveryDate>2026-10-16', /(DateTimeString format="102">)2026(?=1016)/],
].map(([term, ubl, cii]) => ({
  what: `a date before 2000 (${term})`,
  ubl: [[`BR-FR-03_${term}`, ...(term === 'BT-9' ? ['BR-FR-CO-07_BT-9'] : [])], swap(`${ubl}`, `${ubl}`.replace('2026', '1999'))] as const,
  cii: [[`BR-FR-03_${term}`, ...(term === 'BT-9' ? ['BR-FR-CO-07_BT-9'] : [])], swap(cii as RegExp, '$11999')] as const,
}));

export const forms: readonly Case[] = [
  {
    what: 'a number of 36 characters',
    ubl: [['BR-FR-01_BT-1-1'], swap('TE-2026/118', 'X'.repeat(36))],
    cii: [['BR-FR-01_BT-1'], swap('TE-2026/118', 'X'.repeat(36))],
  },
  {
    what: 'a number with a blank',
    ubl: [['BR-FR-01_BT-1-2', 'BR-FR-02_BT-1'], swap('TE-2026/118', 'TE 2026/118')],
    cii: [['BR-FR-02_BT-1'], swap('TE-2026/118', 'TE 2026/118')],
  },
  {
    what: 'a preceding invoice with a long number',
    ubl: [['BR-FR-01_BT-25-1'], swap('TE-2026/100', 'X'.repeat(36))],
    cii: [['BR-FR-01_BT-25'], swap('TE-2026/100', 'X'.repeat(36))],
  },
  {
    what: 'a preceding invoice with an accent in its number',
    ubl: [['BR-FR-01_BT-25-2', 'BR-FR-02_BT-25'], swap('TE-2026/100', 'TÉ-100')],
    cii: [['BR-FR-02_BT-25'], swap('TE-2026/100', 'TÉ-100')],
  },
  {
    what: 'a line’s preceding invoice with a long number',
    ubl: [['BR-FR-01_EXT-FR-FE-136-1'], swap('TE-2026/099', 'X'.repeat(36))],
    cii: [['BR-FR-01_EXT-FR-FE-136'], swap('TE-2026/099', 'X'.repeat(36))],
  },
  {
    what: 'a line’s preceding invoice with a dot in its number',
    ubl: [['BR-FR-01_EXT-FR-FE-136-2', 'BR-FR-02_EXT-FR-FE-136'], swap('TE-2026/099', 'TE.99')],
    cii: [['BR-FR-02_EXT-FR-FE-136'], swap('TE-2026/099', 'TE.99')],
  },
  ...dates,
  {
    what: 'a period from a day that is none',
    ubl: [['BR-FR-03_BT-73'], swap('<cbc:StartDate>2026-10-01', '<cbc:StartDate>2026-09-31')],
    cii: [['BR-FR-03_BT-73'], inHead.cii('20261001', '20260931')],
  },
  {
    what: 'a period to a day that is none',
    ubl: [['BR-FR-03_BT-74'], swap('<cbc:EndDate>2026-10-31', '<cbc:EndDate>2026-02-29')],
    cii: [['BR-FR-03_BT-74'], inHead.cii('20261031', '20260229')],
  },
  {
    what: 'a line’s period from a day that is none',
    ubl: [['BR-FR-03_BT-134'], inLine.ubl('<cbc:StartDate>2026-10-01', '<cbc:StartDate>2026-09-31')],
    cii: [['BR-FR-03_EXT-FR-FE-134'], swap('20261001', '20260931')],
  },
  {
    what: 'a line’s period to a day that is none',
    ubl: [['BR-FR-03_BT-135'], inLine.ubl('<cbc:EndDate>2026-10-31', '<cbc:EndDate>2026-13-01')],
    cii: [['BR-FR-03_EXT-FR-FE-135'], swap('20261031', '20261301')],
  },
];

export const notes: readonly Case[] = [
  ...(['PMT', 'PMD', 'AAB'] as const).flatMap((subject, index): Case[] => [
    {
      what: `no note ${subject}`,
      ubl: [[`BR-FR-05_BT-22-${index + 1}`], withoutNote(subject).ubl],
      cii: [[`BR-FR-05_BT-22_${subject}`], withoutNote(subject).cii],
    },
    {
      what: `two notes ${subject}`,
      ubl: [[`BR-FR-06_BT-21-${index + 1}`], withNote(subject, 'Encore').ubl],
      cii: [[`BR-FR-06_BT-21_${subject}`], withNote(subject, 'Encore').cii],
    },
  ]),
  {
    what: 'two notes TXD',
    ubl: [['BR-FR-06_BT-21-4'], withNote('TXD', 'A').ubl, withNote('TXD', 'B').ubl],
    cii: [['BR-FR-06_BT-21_TXD'], withNote('TXD', 'A').cii, withNote('TXD', 'B').cii],
  },
  {
    what: 'a reporting of no known kind',
    ubl: [['BR-FR-20_BT-21'], swap('#BAR#B2B<', '#BAR#B2G<')],
    cii: [['BR-FR-20_BT-21'], swap('>B2B<', '>B2G<')],
  },
  {
    what: 'two reportings',
    ubl: [['BR-FR-30_BT-21'], withNote('BAR', 'B2C').ubl],
    cii: [['BR-FR-31_BT-21'], withNote('BAR', 'B2C').cii],
  },
];

export const codes: readonly Case[] = [
  {
    what: 'a type not used in France',
    ubl: [['BR-FR-04_BT-3'], typed.ubl('326')],
    cii: [['BR-FR-04_BT-3'], typed.cii('326')],
  },
  {
    what: 'a preceding invoice of no known type',
    ubl: [['BR-FR-04_EXT-FR-FE-02'], swap('DocumentTypeCode>380', 'DocumentTypeCode>326')],
    cii: [['BR-FR-04_EXT-FR-FE-02'], swap(/(TE-2026\/100<\/ram:IssuerAssignedID><ram:TypeCode>)380/, '$1326')],
  },
  {
    what: 'a line’s preceding invoice of no known type',
    ubl: [['BR-FR-04_EXT-FR-FE-137'], inLine.ubl('DocumentTypeCode>380', 'DocumentTypeCode>326')],
    cii: [['BR-FR-04_EXT-FR-FE-137'], swap(/(TE-2026\/099<\/ram:IssuerAssignedID><ram:TypeCode>)380/, '$1326')],
  },
  {
    what: 'a business process not used in France',
    ubl: [['BR-FR-08_BT-23'], process.ubl('A1')],
    cii: [['BR-FR-08_BT-23'], process.cii('A1')],
  },
  {
    what: 'a category of the standard that France does not have',
    ubl: [['BR-FR-15_BT-118-1'], swap(/(<cac:TaxSubtotal>[\s\S]*?<cbc:ID>)S</, '$1B<')],
    cii: [['BR-FR-15_BT-95_BT-118'], swap(/(<ram:BasisAmount>90.00<[\s\S]*?CategoryCode>)S</, '$1B<')],
  },
  {
    what: 'the Canary Islands in the breakdown',
    ubl: [['BR-FR-15_BT-118-1', 'BR-FR-15_BT-118-2'], swap(/(<cac:TaxSubtotal>[\s\S]*?<cbc:ID>)S</, '$1L<')],
    cii: [['BR-FR-15_BT-95_BT-118', 'BR-FR-15_BT-95_BT-118_LM'], swap(/(<ram:BasisAmount>90.00<[\s\S]*?CategoryCode>)S</, '$1L<')],
  },
  {
    what: 'Ceuta on an allowance',
    ubl: [['BR-FR-15_BT-95_BT-102-1', 'BR-FR-15_BT-95_BT-102-2'], swap(/(<cac:AllowanceCharge>[\s\S]*?<cbc:ID>)S</, '$1M<')],
    cii: [['BR-FR-15_BT-95_BT-102', 'BR-FR-15_BT-95_BT-102_LM'], swap(/(<ram:CategoryTradeTax>[\s\S]*?CategoryCode>)S</, '$1M<')],
  },
  {
    what: 'Melilla on a line',
    ubl: [['BR-FR-15_BT-151-1', 'BR-FR-08_BT-151-2'], swap(/(<cac:ClassifiedTaxCategory><cbc:ID>)S</, '$1M<')],
    cii: [['BR-FR-15_BT-95_BT-151', 'BR-FR-15_BT-95_BT-151_LM'], swap('CategoryCode>S<', 'CategoryCode>M<')],
  },
  {
    what: 'a rate on an allowance that France does not have',
    ubl: [['BR-FR-16_BT-96'], swap(/(<cac:AllowanceCharge>[\s\S]*?<cbc:Percent>)20.00/, '$119.00')],
    cii: [['BR-FR-16_BT-96_BT-103'], swap(/(<ram:CategoryTradeTax>[\s\S]*?Percent>)20.00/, '$119.00')],
  },
  {
    what: 'a rate in the breakdown that France does not have',
    ubl: [['BR-FR-16_BT-119'], swap(/(<cac:TaxSubtotal>[\s\S]*?<cbc:Percent>)20.00/, '$121.00')],
    cii: [['BR-FR-16_BT-119'], swap(/(<ram:BasisAmount>90.00<[\s\S]*?Percent>)20.00/, '$121.00')],
  },
  {
    what: 'a rate on a line that France does not have',
    ubl: [['BR-FR-16_BT-152'], inLine.ubl('<cbc:Percent>20.00', '<cbc:Percent>7.70')],
    cii: [['BR-FR-16_BT-152'], swap('Percent>20.00', 'Percent>7.70')],
  },
  {
    what: 'a rate with too many figures',
    ubl: [['BR-FR-16_BT-119', 'BR-FR-DEC-04_BT-119'], swap(/(<cac:TaxSubtotal>[\s\S]*?<cbc:Percent>)20.00/, '$120.000')],
    cii: [['BR-FR-16_BT-119', 'BR-FR-DEC-04_BT-119'], swap(/(<ram:BasisAmount>90.00<[\s\S]*?Percent>)20.00/, '$120.000')],
  },
  {
    what: 'a rate below zero on an allowance',
    ubl: [['BR-FR-16_BT-96', 'BR-FR-DEC-04_BT-96_BT-103'], swap(/(<cac:AllowanceCharge>[\s\S]*?<cbc:Percent>)20.00/, '$1-20')],
    cii: [['BR-FR-16_BT-96_BT-103', 'BR-FR-DEC-04_BT-96_BT-103'], swap(/(<ram:CategoryTradeTax>[\s\S]*?Percent>)20.00/, '$1-20')],
  },
  {
    what: 'a rate with its sign on a line',
    ubl: [['BR-FR-16_BT-152', 'BR-FR-DEC-04_BT-152'], inLine.ubl('<cbc:Percent>20.00', '<cbc:Percent>20 %')],
    cii: [['BR-FR-16_BT-152', 'BR-FR-DEC-04_BT-152'], swap('Percent>20.00', 'Percent>20 %')],
  },
  {
    what: 'an attachment of no known kind',
    ubl: [['BR-FR-17_BT-123'], swap('>LISIBLE<', '>DETAIL<')],
    cii: [['BR-FR-17_BT-123'], swap('>LISIBLE<', '>DETAIL<')],
  },
  {
    what: 'two readable pages',
    ubl: [
      ['BR-FR-18_BT-123'],
      swap(
        '<cbc:ID>PAGE</cbc:ID>',
        '<cbc:ID>PAGE</cbc:ID><cbc:DocumentDescription>LISIBLE</cbc:DocumentDescription></cac:AdditionalDocumentReference><cac:AdditionalDocumentReference><cbc:ID>B</cbc:ID>',
      ),
    ],
    cii: [
      ['BR-FR-18_BT-123'],
      put(
        '</ram:ApplicableHeaderTradeAgreement>',
        '<ram:AdditionalReferencedDocument><ram:IssuerAssignedID>B</ram:IssuerAssignedID><ram:TypeCode>916</ram:TypeCode><ram:Name>LISIBLE</ram:Name></ram:AdditionalReferencedDocument>',
      ),
    ],
  },
  { what: 'an attribute without name', cii: [['BR-FR-27_BG-32'], swap('<ram:TypeCode>ZZZ</ram:TypeCode>', '')] },
  { what: 'an attribute with an empty name', cii: [['BR-FR-27_BT-160'], swap('>Rubrique<', '><')] },
  { what: 'an attribute with an empty code', cii: [['BR-FR-27_EXT-FR-FE-159', 'BR-FXEXT-04'], swap('>ZZZ<', '><')] },
  {
    what: 'an attribute with a value and a measure',
    ubl: [['BR-FR-28-Value'], swap('<cbc:ValueQuantity', '<cbc:Value>50</cbc:Value><cbc:ValueQuantity')],
    cii: [['BR-FR-28-Value'], swap('<ram:ValueMeasure', '<ram:Value>50</ram:Value><ram:ValueMeasure')],
  },
  {
    what: 'an attribute with a measure in no unit',
    ubl: [['BR-FR-28-Value'], swap('<cbc:ValueQuantity unitCode="4L">', '<cbc:ValueQuantity>')],
    cii: [['BR-FR-28-Value'], swap('<ram:ValueMeasure unitCode="4L">', '<ram:ValueMeasure>')],
  },
  {
    what: 'an object named twice',
    ubl: [
      ['BR-FR-29_BT-18'],
      swap('<cbc:ID schemeID="AFL">OBJET-7</cbc:ID>', '<cbc:ID schemeID="AFL">OBJET-7</cbc:ID><cbc:ID schemeID="AFL">OBJET-8</cbc:ID>'),
    ],
    cii: [['BR-FR-29_BT-18'], inHead.cii('<ram:ReferenceTypeCode>AVV<', '<ram:ReferenceTypeCode>AFL<')],
  },
  {
    what: 'an object without number',
    ubl: [['BR-FR-29_AFL'], swap('>OBJET-7<', '><')],
    cii: [['BR-FR-29_AFL'], swap('>OBJET-7<', '><')],
  },
  {
    what: 'a business process of an object left empty',
    ubl: [['BR-FR-29_AVV'], swap('<cbc:ID schemeID="AVV">S1<', '<cbc:ID schemeID="AVV"><')],
    cii: [['BR-FR-29_AVV'], inHead.cii('<ram:IssuerAssignedID>S1<', '<ram:IssuerAssignedID><')],
  },
  {
    what: 'a line’s object named twice',
    ubl: [
      ['BR-FR-30_BT-128'],
      swap('<cbc:ID schemeID="AFL">LIGNE-0600000000</cbc:ID>', '<cbc:ID schemeID="AFL">A</cbc:ID><cbc:ID schemeID="AFL">B</cbc:ID>'),
    ],
  },
  { what: 'a line’s object without number', ubl: [['BR-FR-30_AFL'], swap('>LIGNE-0600000000<', '><')] },
  { what: 'a line’s process left empty', ubl: [['BR-FR-30_AVV'], inLine.ubl('<cbc:ID schemeID="AVV">S1<', '<cbc:ID schemeID="AVV"><')] },
];
