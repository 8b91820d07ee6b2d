import { describe, expect, it } from 'vitest';
import {
  account,
  card,
  creditNote,
  creditor,
  dutch,
  german,
  inCountry,
  invoice,
  mandate,
  mandateFor,
  means,
  note,
  rulesOf,
} from './peppol-samples.ts';
import { at, type Change, changed, put, swap, swapAll, without } from './samples.ts';

describe('an invoice from the Netherlands', () => {
  const street = without("<cbc:StreetName>1 rue de l'Exemple</cbc:StreetName>");
  const customerStreet = without('<cbc:StreetName>2 avenue Imaginaire</cbc:StreetName>');
  const representative = `<cac:TaxRepresentativeParty><cac:PartyName><cbc:Name>R</cbc:Name></cac:PartyName><cac:PostalAddress><cac:Country>
    <cbc:IdentificationCode>NL</cbc:IdentificationCode></cac:Country></cac:PostalAddress></cac:TaxRepresentativeParty>`;
  it.each<[string, string, readonly Change[], string?]>([
    ['no preceding invoice', '1', [], creditNote],
    ['no street of the seller', '2', [street]],
    ['no KvK number of the seller', '3', [legalId2('0106', '0208', '0999999922', 1)]],
    ['no street of the buyer', '4', [customerStreet]],
    ['no KvK number of the buyer', '5', [legalId2('0106', '0208', '0888888895', 2)]],
    ['no address of the representative', '6', [put('<cac:Delivery>', representative)]],
    ['nothing to pay by', '7', [without('cac:PaymentMeans')]],
    ['paid in cash', '8', [means('10')]],
    ['an order line without order', '9', [without('cac:OrderReference')]],
  ])('%s breaks NL-R-00%s', (_, rule, changes, xml = invoice) => {
    expect(rulesOf(changed(dutch(xml), ...changes))).toEqual([`NL-R-00${rule}`]);
  });

  /** The legal identifier of the first or second party under another scheme. */
  function legalId2(from: string, scheme: string, id: string, party: 1 | 2): Change {
    let seen = 0;
    return (xml) => {
      seen = 0;
      return xml.replace(new RegExp(`<cbc:CompanyID schemeID="${from}">\\d+<`, 'g'), (whole) => {
        seen += 1;
        return seen === party ? `<cbc:CompanyID schemeID="${scheme}">${id}<` : whole;
      });
    };
  }
});

describe('an invoice between German companies', () => {
  const seller = /(<cac:AccountingSupplierParty>[\s\S]*?)/;
  const inSeller = (gone: string): Change => swap(new RegExp(`${seller.source}<${gone}>[\\s\\S]*?</${gone}>`), '$1');
  const inBuyer = (gone: string): Change => swap(new RegExp(`(<cac:AccountingCustomerParty>[\\s\\S]*?)<${gone}>[^<]*</${gone}>`), '$1');
  const inDelivery = (gone: string): Change => swap(new RegExp(`(<cac:DeliveryLocation>[\\s\\S]*?)<${gone}>[^<]*</${gone}>`), '$1');
  const external = (uri: string) =>
    `<cac:AdditionalDocumentReference><cbc:ID>CGV</cbc:ID><cac:Attachment><cac:ExternalReference><cbc:URI>${uri}</cbc:URI></cac:ExternalReference></cac:Attachment></cac:AdditionalDocumentReference>`;
  const sepa = swap('<cbc:ID>BE71096123456769', '<cbc:ID>DE75512108001245126199');
  const skonto = (terms: string) => swap('>À 30 jours<', `>${terms}<`);
  const valid = changed(german(invoice), sepa);
  const debit = (iban: string, ...more: readonly string[]) => [creditor, means('59', ...more, mandateFor(iban))];

  it.each<[string, readonly Change[]]>([
    ['two notes', [put(note, note)]],
    [
      'a correction',
      [
        swap('>380<', '>384<'),
        put(
          '<cac:AdditionalDocumentReference>',
          '<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>A</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>',
        ),
      ],
    ],
    ['a cash discount', [skonto('#SKONTO#TAGE=14#PROZENT=2.25#\n#SKONTO#TAGE=7#PROZENT=3.00#BASISBETRAG=252.94#\nMerci\n')]],
    ['a direct debit', debit('DE75512108001245126199')],
    ['a card', [means('54', card)]],
    ['a whole address', [put('<cac:AccountingSupplierParty>', external('https://example.org/cgv.pdf'))]],
  ])('may have %s', (_, changes) => {
    expect(rulesOf(changed(valid, ...changes))).toEqual([]);
  });

  it.each<[string, string | readonly string[], readonly Change[]]>([
    ['nothing to pay by', '001', [without('cac:PaymentMeans')]],
    ['no contact', '002', [inSeller('cac:Contact')]],
    ['no city of the seller', '003', [inSeller('cbc:CityName')]],
    ['no post code of the seller', '004', [inSeller('cbc:PostalZone')]],
    ['no name to ask for', '005', [without('<cbc:Name>Service clients</cbc:Name>')]],
    ['no telephone number', ['006', '027 (warning)'], [without('cbc:Telephone')]],
    ['no e-mail address', ['007', '028 (warning)'], [without('cbc:ElectronicMail')]],
    ['no city of the buyer', '008', [inBuyer('cbc:CityName')]],
    ['no post code of the buyer', '009', [inBuyer('cbc:PostalZone')]],
    ['no city of delivery', '010', [inDelivery('cbc:CityName')]],
    ['no post code of delivery', '011', [inDelivery('cbc:PostalZone')]],
    ['no rate in the breakdown', '014', [swap(/(<cac:TaxSubtotal>[\s\S]*?)<cbc:Percent>21<\/cbc:Percent>/, '$1')]],
    ['no buyer reference', '015', [without('cbc:BuyerReference')]],
    ['no tax number of the seller', '016', [inSeller('cac:PartyTaxScheme')]],
    ['a type Germany does not use', '017 (warning)', [swap('>380<', '>386<')]],
    ['a cash discount of its own form', '018', [skonto('#SKONTO#TAGE=14#PROZENT=2,25#')]],
    ['an IBAN with a wrong key', '019 (warning)', [swap('DE75512108001245126199', 'DE75512108001245126198')]],
    ['a debited IBAN with a wrong key', '020 (warning)', debit('DE75512108001245126198')],
    [
      'two attachments of one name',
      '022',
      [put('<cac:AdditionalDocumentReference>', (xml) => at('cac:AdditionalDocumentReference').exec(xml)?.[0] ?? '')],
    ],
    ['a transfer to no account', '023-1', [means('30')]],
    ['a transfer by card', '023-2', [means('30', account, card)]],
    ['a card payment without card', '024-1', [means('54')]],
    ['a card payment to an account', '024-2', [means('54', card, account)]],
    ['a direct debit without mandate', ['025-1', 'R061', '020 (warning)'], [means('59')]],
    ['a direct debit to an account', '025-2', debit('DE75512108001245126199', account)],
    ['a correction of nothing', '026 (warning)', [swap('>380<', '>384<')]],
    ['a telephone number without figures', '027 (warning)', [swap('+32 2 000 00 00', 'voir site')]],
    ['an e-mail address that is none', '028 (warning)', [swap('clients@telecom-exemple.example.org', 'clients@example')]],
    ['a direct debit by nobody', '030', [means('59', mandate)]],
    [
      'a direct debit of no account',
      ['031', '020 (warning)'],
      [creditor, means('59', '<cac:PaymentMandate><cbc:ID>M-5</cbc:ID></cac:PaymentMandate>')],
    ],
    ['half an address', 'T02 (warning)', [put('<cac:AccountingSupplierParty>', external('/cgv.pdf'))]],
  ])('%s breaks DE-R-%s', (_, rules, changes) => {
    const expected = [rules].flat().map((rule) => (rule.startsWith('R0') ? `PEPPOL-EN16931-${rule}` : `DE-R-${rule}`));
    expect(rulesOf(changed(valid, ...changes)).sort()).toEqual(expected.sort());
  });
});

describe('an invoice from the other countries with rules of their own', () => {
  const eachIn = (country: string, vat: string) => changed(inCountry(country, vat)(invoice));
  const address = {
    street: "<cbc:StreetName>1 rue de l'Exemple</cbc:StreetName>",
    code: '<cbc:PostalZone>1000</cbc:PostalZone>',
    city: '<cbc:CityName>Villefictive</cbc:CityName>',
  };
  const otherScheme = (id: string) =>
    swap(
      '</cac:PartyTaxScheme>',
      `</cac:PartyTaxScheme><cac:PartyTaxScheme><cbc:CompanyID>${id}</cbc:CompanyID><cac:TaxScheme><cbc:ID>TAX</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>`,
    );
  const legalIds = (scheme: string, id: string) =>
    swapAll(/<cbc:CompanyID schemeID="0208">\d+</, `<cbc:CompanyID schemeID="${scheme}">${id}<`);
  const paid = (code: string, reference: string, number: string, branch = '') =>
    means(
      code,
      `<cbc:PaymentID>${reference}</cbc:PaymentID>`,
      `<cac:PayeeFinancialAccount><cbc:ID>${number}</cbc:ID>${branch && `<cac:FinancialInstitutionBranch><cbc:ID>${branch}</cbc:ID></cac:FinancialInstitutionBranch>`}</cac:PayeeFinancialAccount>`,
    );
  const document = (description: string, id: string, more = '') =>
    put(
      '<cac:AccountingSupplierParty>',
      `<cac:AdditionalDocumentReference><cbc:ID>${id}</cbc:ID><cbc:DocumentDescription>${description}</cbc:DocumentDescription>${more}</cac:AdditionalDocumentReference>`,
    );

  const norwegian = changed(eachIn('NO', 'NO974760673MVA'), otherScheme('Foretaksregisteret'));
  const danish = changed(eachIn('DK', 'DK12345678'), legalIds('0184', 'DK12345678'), means('10'));
  const italian = eachIn('IT', 'IT00743110157');
  const swedish = changed(
    eachIn('SE', 'SE556036079301'),
    legalIds('0007', '5560360793'),
    swapAll('<cbc:Percent>21<', '<cbc:Percent>25<'),
    means('30', account),
  );
  const icelandic = changed(eachIn('IS', 'IS12345'), legalIds('0196', '1234567890'));
  const greekNumber = '123456783';
  const greekParty: Change = swapAll(/<cbc:EndpointID schemeID="0208">\d+</, `<cbc:EndpointID schemeID="9933">${greekNumber}<`);
  const url = '<cac:Attachment><cac:ExternalReference><cbc:URI>https://example.org/1</cbc:URI></cac:ExternalReference></cac:Attachment>';
  const greek = changed(
    eachIn('GR', `EL${greekNumber}`),
    greekParty,
    swap('<cbc:ID>TE-2026-118<', `<cbc:ID>${greekNumber}|28/10/2026|0|1.1|A|118<`),
    swap(
      /(<cac:AccountingCustomerParty>[\s\S]*?)<cac:PostalAddress>/,
      '$1<cac:PartyName><cbc:Name>Société Fictive SA</cbc:Name></cac:PartyName><cac:PostalAddress>',
    ),
    document('##M.AR.K##', '400000000000001'),
    document('##INVOICE|URL##', 'URL', url),
  );

  it.each([
    ['Norway', norwegian],
    ['Denmark', danish],
    ['Italy', italian],
    ['Sweden', swedish],
    ['Iceland', changed(icelandic, document('EINDAGI', '2026-12-01'))],
    ['Greece', greek],
  ])('has no finding: %s', (_, xml) => {
    expect(rulesOf(xml)).toEqual([]);
  });

  it.each<[string, string | readonly string[], string, ...Change[]]>([
    ['a Norwegian VAT number with a wrong key', 'NO-R-001', norwegian, swap('NO974760673MVA', 'NO974760674MVA')],
    ['a Norwegian company not said to be registered', 'NO-R-002 (warning)', norwegian, swap('Foretaksregisteret', 'Autre')],
    ['a Dane without CVR', 'DK-R-002', danish, without('<cbc:CompanyID schemeID="0184">DK12345678</cbc:CompanyID>')],
    [
      'an old classification',
      'DK-R-003',
      danish,
      put(
        '<cac:ClassifiedTaxCategory>',
        '<cac:CommodityClassification><cbc:ItemClassificationCode listID="TST" listVersionID="18">1</cbc:ItemClassificationCode></cac:CommodityClassification>',
      ),
    ],
    ['a tax of no known kind', ['DK-R-004', 'PEPPOL-EN16931-CL002'], danish, swap('>95<', '>ZZZ<')],
    ['a payment Denmark does not know', 'DK-R-005', danish, means('30', account)],
    ['a transfer to no branch', 'DK-R-006', danish, paid('31', 'X', '1234567890')],
    ['a direct debit of no account', 'DK-R-007', danish, means('49', '<cac:PaymentMandate><cbc:ID>M</cbc:ID></cac:PaymentMandate>')],
    ['a giro payment for nothing', 'DK-R-008', danish, paid('50', 'X', '1234567')],
    ['a giro reference cut short', 'DK-R-009', danish, paid('50', '04#123', '1234567')],
    ['an FIK payment for nothing', 'DK-R-010', danish, paid('93', 'X', '12345678')],
    ['an FIK reference cut short', 'DK-R-011', danish, paid('93', '71#123', '12345678')],
    ['an identifier of no register', 'DK-R-013', danish, swap('<cbc:ID schemeID="0208">', '<cbc:ID>')],
    [
      'a Dane known by another number',
      'DK-R-014',
      danish,
      swap('<cbc:CompanyID schemeID="0184">DK12345678<', '<cbc:CompanyID schemeID="0088">4006381333931<'),
    ],
    [
      'a credit note below zero',
      'DK-R-016',
      changed(creditNote, inCountry('DK', 'DK12345678'), legalIds('0184', 'DK12345678')),
      swap('>108.90</cbc:PayableAmount>', '>-108.90</cbc:PayableAmount>'),
    ],
    [
      'a customer known by another number',
      'DK-R-017',
      danish,
      swap(/(AccountingCustomerParty>[\s\S]*?)schemeID="0184">DK12345678/, '$1schemeID="0088">4006381333931'),
    ],
    ['an Italian tax code too short', 'IT-R-001', italian, otherScheme('RSSMRA80A')],
    ['an Italian without street', 'IT-R-002', italian, without(address.street)],
    ['an Italian without city', 'IT-R-003', italian, without(address.city)],
    ['an Italian without post code', 'IT-R-004', italian, without(address.code)],
    ['a Swedish VAT number too long', 'SE-R-001', swedish, swap('SE556036079301', 'SE5560360793012')],
    ['a Swedish VAT number with letters', 'SE-R-002', swedish, swap('SE556036079301', 'SE55603607930X')],
    [
      'a Swedish number with a letter',
      ['SE-R-003', 'SE-R-013'],
      swedish,
      swap('<cbc:CompanyID schemeID="0007">5560360793<', '<cbc:CompanyID>556036079X<'),
    ],
    ['a Swedish number too long', 'SE-R-004', swedish, swap('<cbc:CompanyID schemeID="0007">5560360793<', '<cbc:CompanyID>55603607931<')],
    ['a Swedish tax note in other words', 'SE-R-005', swedish, otherScheme('F-skatt')],
    ['a rate Sweden does not have', 'SE-R-006', swedish, swap(/(<cac:TaxSubtotal>[\s\S]*?)<cbc:Percent>25</, '$1<cbc:Percent>21<')],
    ['a Plusgiro account with a letter', 'SE-R-007 (warning)', swedish, paid('30', 'X', '12X4', 'SE:PLUSGIRO')],
    ['a Bankgiro account with a letter', 'SE-R-008 (warning)', swedish, paid('30', 'X', '12X4567', 'SE:BANKGIRO')],
    ['a Bankgiro account too short', 'SE-R-009 (warning)', swedish, paid('30', 'X', '123456', 'SE:BANKGIRO')],
    ['a Plusgiro account too long', 'SE-R-010 (warning)', swedish, paid('30', 'X', '123456789', 'SE:PLUSGIRO')],
    ['a giro in other codes', 'SE-R-011 (warning)', swedish, paid('50', 'X', '1234567')],
    ['a transfer in another code', 'SE-R-012 (warning)', swedish, paid('31', 'X', '1234567')],
    [
      'a Swedish number with a wrong key',
      'SE-R-013',
      swedish,
      swap('<cbc:CompanyID schemeID="0007">5560360793<', '<cbc:CompanyID>5560360794<'),
    ],
    ['a type Iceland does not use', 'IS-R-001 (warning)', icelandic, swap('>380<', '>386<')],
    ['an Icelander known by another number', 'IS-R-002', icelandic, swap('<cbc:CompanyID schemeID="0196">', '<cbc:CompanyID>')],
    ['an Icelander without street', 'IS-R-003', icelandic, without(address.street)],
    [
      'a customer known by another number in Iceland',
      'IS-R-004',
      icelandic,
      swap(/(AccountingCustomerParty>[\s\S]*?)<cbc:CompanyID schemeID="0196">/, '$1<cbc:CompanyID>'),
    ],
    [
      'a customer without post code in Iceland',
      'IS-R-005',
      icelandic,
      swap(/(AccountingCustomerParty>[\s\S]*?)<cbc:PostalZone>4000<\/cbc:PostalZone>/, '$1'),
    ],
    ['a claim on a short account', 'IS-R-006', icelandic, paid('9', 'X', '1234')],
    ['a transfer to a short account', 'IS-R-007', icelandic, paid('42', 'X', '1234')],
    ['a final date that is none', 'IS-R-008', icelandic, document('EINDAGI', '2026-12-32')],
    ['a final date without due date', ['IS-R-009', 'IS-R-010'], icelandic, document('EINDAGI', '2026-12-01'), without('cbc:DueDate')],
    ['a final date before the due date', 'IS-R-010', icelandic, document('EINDAGI', '2026-11-01')],
    ['a Greek number of five parts', ['GR-R-001-1', 'GR-R-001-7'], greek, swap('|A|118<', '|A<')],
    ['a Greek number of another company', 'GR-R-001-2', greek, swap(`<cbc:ID>${greekNumber}|`, '<cbc:ID>987654321|')],
    ['a Greek number of another day', 'GR-R-001-3', greek, swap('|28/10/2026|', '|27/10/2026|')],
    ['a Greek number of no branch', 'GR-R-001-4', greek, swap('|0|1.1|', '|X|1.1|')],
    ['a Greek number of no known type', 'GR-R-001-5', greek, swap('|1.1|', '|9.9|')],
    ['a Greek number without series', 'GR-R-001-6', greek, swap('|A|', '||')],
    ['a Greek number without number', 'GR-R-001-7', greek, swap('|118<', '|<')],
    ['a Greek without name', 'GR-R-002', greek, swap(/<cac:PartyName>\s*<cbc:Name>Télécom Exemple<\/cbc:Name>\s*<\/cac:PartyName>/, '')],
    [
      'a Greek VAT number with a wrong key',
      ['GR-R-001-2', 'GR-R-003', 'GR-S-011 (warning)'],
      greek,
      swap(`EL${greekNumber}`, 'EL123456784'),
    ],
    ['no MARK', 'GR-R-004-1', greek, swap('##M.AR.K##', 'MARK')],
    ['a MARK of nothing', 'GR-R-004-2', greek, swap('400000000000001', '000000000000001')],
    [
      'a customer of a Greek without name',
      'GR-R-005',
      greek,
      swap('<cac:PartyName><cbc:Name>Société Fictive SA</cbc:Name></cac:PartyName>', ''),
    ],
    [
      'a Greek customer’s VAT number with a wrong key',
      'GR-R-006',
      greek,
      swap(new RegExp(`(AccountingCustomerParty>[\\s\\S]*?)EL${greekNumber}`), '$1EL123456784'),
    ],
    ['no address of the invoice', 'GR-S-008-1 (warning)', greek, swap('##INVOICE|URL##', 'URL')],
    ['two addresses of the invoice', ['GR-R-008-2', 'GR-S-008-1 (warning)'], greek, document('##INVOICE|URL##', 'URL2', url)],
    ['an address of the invoice left out', 'GR-R-008-3', greek, swap(url, '')],
    [
      'a Greek at another address',
      'GR-R-009',
      greek,
      swap(`<cbc:EndpointID schemeID="9933">${greekNumber}<`, '<cbc:EndpointID schemeID="9933">123456784<'),
    ],
    [
      'a Greek customer at another address',
      'GR-R-010',
      greek,
      swap(new RegExp(`(AccountingCustomerParty>[\\s\\S]*?)schemeID="9933">${greekNumber}`), '$1schemeID="9933">123456784'),
    ],
  ])('%s breaks %s', (_, rules, xml, ...changes) => {
    expect(rulesOf(changed(xml, ...changes)).sort()).toEqual([rules].flat().sort());
  });
});
