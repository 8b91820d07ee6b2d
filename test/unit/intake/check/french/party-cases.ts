/** One thing wrong with who is named, and under what number or address. */
import { type Change, swap, swapAll } from '../samples.ts';
import { type Case, inHead, type Syntax, typed } from './changes.ts';

/** Term of the identifier, of the address, the name a party bears in the samples. */
const otherParties = [
  ['BT-60', 'EXT-FR-FE-29', 'affacturage'],
  ['EXT-FR-FE-06', 'EXT-FR-FE-12', 'acheteur'],
  ['EXT-FR-FE-46', 'EXT-FR-FE-52', 'payeur'],
  ['EXT-FR-FE-69', 'EXT-FR-FE-75', 'agent'],
  ['EXT-FR-FE-92', 'EXT-FR-FE-98', 'facture-a'],
  ['EXT-FR-FE-115', 'EXT-FR-FE-121', 'facturant'],
] as const;
const id = {
  ubl: (text: string) => `<cac:PartyIdentification><cbc:ID ${text}</cbc:ID></cac:PartyIdentification>`,
  cii: (text: string) => `<ram:GlobalID ${text}</ram:GlobalID>`,
};
const ofParty = (name: string, to: string) => ({
  ubl: swap(
    new RegExp(
      `(_${name}</cbc:EndpointID>)<cac:PartyIdentification><cbc:ID schemeID="0009">00000003400017</cbc:ID></cac:PartyIdentification>`,
    ),
    `$1${to}`,
  ),
  cii: swap(new RegExp(`<ram:GlobalID schemeID="0009">00000003400017</ram:GlobalID>(?=<ram:Name>${name}<)`), to),
});

export const parties: readonly Case[] = [
  ...otherParties.flatMap(([term, endpoint, name]): Case[] => {
    const bare = { ubl: ofParty(name, id.ubl('>X')).ubl, cii: ofParty(name, id.cii('>X')).cii };
    const wrong = {
      ubl: ofParty(name, id.ubl('schemeID="0009">00000002600013')).ubl,
      cii: ofParty(name, id.cii('schemeID="0009">00000002600013')).cii,
    };
    const twice = {
      ubl: ofParty(name, id.ubl('schemeID="0224">A') + id.ubl('schemeID="0224">B')).ubl,
      cii: ofParty(name, id.cii('schemeID="0224">A') + id.cii('schemeID="0224">B')).cii,
    };
    const address = (text: string) => swapAll(`>000000034_${name}<`, `>${text}<`);
    return [
      { what: `the SIRET of another company (${name})`, ubl: [[`BR-FR-09_${term}`], wrong.ubl], cii: [[`BR-FR-09_${term}`], wrong.cii] },
      {
        what: `an identifier of no register (${name})`,
        ubl: [[`BR-FR-CO-10_${term}-1`], bare.ubl],
        cii: [[`BR-FR-CO-10_${term}-1`], bare.cii],
      },
      {
        what: `two identifiers of one register (${name})`,
        ubl: [[`BR-FR-CO-10_${term}-2`], twice.ubl],
        cii: [[`BR-FR-CO-10_${term}-2`], twice.cii],
      },
      {
        what: `an address with a sign it may not have (${name})`,
        ubl: [[`BR-FR-23_${endpoint}`], address('a@b')],
        cii: [[`BR-FR-23_${endpoint}`], address('a@b')],
      },
      {
        what: `an address without end (${name})`,
        ubl: [[`BR-FR-25_${endpoint}`], address('a'.repeat(126))],
        cii: [[`BR-FR-25_${endpoint}`], address('a'.repeat(126))],
      },
    ];
  }),
  ...(
    [
      ['BT-29', 'BT-34', '000000018', '00000001800010', []],
      ['BT-46', 'BT-49', '000000026', '00000002600013', ['BR-FR-21_BT-49']],
    ] as const
  ).flatMap(([term, endpoint, siren, siret, directed]): Case[] => {
    const both = (rules: readonly string[], ublChange: Change, ciiChange = ublChange): Pick<Case, 'ubl' | 'cii'> => ({
      ubl: [rules, ublChange],
      cii: [rules, ciiChange],
    });
    const party =
      term === 'BT-29'
        ? { ubl: 'cac:AccountingSupplierParty', cii: 'ram:SellerTradeParty' }
        : { ubl: 'cac:AccountingCustomerParty', cii: 'ram:BuyerTradeParty' };
    const within = (syntax: Syntax, from: string, to: string) => swap(new RegExp(`(<${party[syntax]}>[\\s\\S]*?)${from}`), `$1${to}`);
    const privateId = (to: string) => [within('ubl', '>AGENCE-12<', `>${to}<`), within('cii', '>AGENCE-12<', `>${to}<`)] as const;
    const address = (to: string) => [swap(`>${siren}_factures<`, `>${to}<`), swap(`>${siren}_factures<`, `>${to}<`)] as const;
    return [
      {
        what: `the SIRET of another company (${term})`,
        ...both([`BR-FR-09_${term}`], within('ubl', siret, '00000003400017'), within('cii', siret, '00000003400017')),
      },
      {
        what: `an identifier of no register (${term})`,
        ...both(
          [`BR-FR-CO-10_${term}-1`],
          within('ubl', '<cbc:ID schemeID="0224"', '<cbc:ID'),
          within('cii', '<ram:GlobalID schemeID="0224"', '<ram:GlobalID'),
        ),
      },
      {
        what: `two identifiers of one register (${term})`,
        ...both(
          [`BR-FR-CO-10_${term}-2`],
          within('ubl', 'schemeID="0224"', 'schemeID="0009"'),
          within('cii', 'schemeID="0224"', 'schemeID="0009"'),
        ),
      },
      { what: `an address with a sign it may not have (${term})`, ...both([`BR-FR-23_${endpoint}`], ...address(`${siren}@b`)) },
      { what: `an address without end (${term})`, ...both([`BR-FR-25_${endpoint}`], ...address(siren + 'a'.repeat(120))) },
      { what: `a private identifier with a sign it may not have (${term})`, ...both([`BR-FR-24_${term}`], ...privateId('AGENCE/12')) },
      { what: `a private identifier without end (${term})`, ...both([`BR-FR-26_${term}`], ...privateId('a'.repeat(101))) },
      {
        what: `no address (${endpoint})`,
        ubl: [
          [...directed, endpoint === 'BT-34' ? 'BR-FR-13_BT-34' : 'BR-FR-12_BT-49'],
          swap(`<cbc:EndpointID schemeID="0225">${siren}_factures</cbc:EndpointID>`, ''),
        ],
        cii: [
          [...directed, endpoint === 'BT-34' ? 'BR-FR-13_BT-34' : 'BR-FR-12_BT-49'],
          swap(
            `<ram:URIUniversalCommunication><ram:URIID schemeID="0225">${siren}_factures</ram:URIID></ram:URIUniversalCommunication>`,
            '',
          ),
        ],
      },
    ];
  }),
  {
    what: 'the SIRET of no company where goods go',
    ubl: [['BR-FR-09_BT-71'], swap(/(ActualDeliveryDate>2026-10-15[\s\S]*?>)00000002600013/, '$1000')],
    cii: [
      ['BR-FR-09_BT-71'],
      inHead.cii(
        'ApplicableHeaderTradeDelivery>\\s*<ram:ShipToTradeParty><ram:GlobalID schemeID="0009">00000002600013',
        'ApplicableHeaderTradeDelivery><ram:ShipToTradeParty><ram:GlobalID schemeID="0009">000',
      ),
    ],
  },
  { what: 'the SIRET of no company where a line’s goods go', cii: [['BR-FR-09_EXT-FR-FE-146'], swap('00000002600013', '000')] },
  {
    what: 'a place of delivery in no register',
    ubl: [['BR-FR-CO-10_BT-71-1'], swap(/(2026-10-15[\s\S]*?<cbc:ID) schemeID="0009"/, '$1')],
    cii: [['BR-FR-CO-10_BT-71-1'], swap(/(ApplicableHeaderTradeDelivery>[\s\S]*?<ram:GlobalID) schemeID="0009"/, '$1')],
  },
  {
    what: 'two places of delivery in one register',
    ubl: [['BR-FR-CO-10_BT-71-2'], swap(/(2026-10-15[\s\S]*?<cac:DeliveryLocation>)/, '$1<cbc:ID schemeID="0009">00000002600013</cbc:ID>')],
    cii: [
      ['BR-FR-CO-10_BT-71-2'],
      swap(/(ApplicableHeaderTradeDelivery>\s*<ram:ShipToTradeParty>)/, '$1<ram:GlobalID schemeID="0009">00000002600013</ram:GlobalID>'),
    ],
  },
  {
    what: 'a line’s place of delivery in no register',
    ubl: [['BR-FR-CO-10_EXT-FR-FE-146-1'], swap(/(2026-10-16[\s\S]*?<cbc:ID) schemeID="0009"/, '$1')],
    cii: [
      ['BR-FR-CO-10_EXT-FR-FE-146-1'],
      swap('<ram:ShipToTradeParty><ram:GlobalID schemeID="0009"', '<ram:ShipToTradeParty><ram:GlobalID'),
    ],
  },
  {
    what: 'two places of delivery of a line in one register',
    ubl: [
      ['BR-FR-CO-10_EXT-FR-FE-146-2'],
      swap(/(2026-10-16[\s\S]*?<cac:DeliveryLocation>)/, '$1<cbc:ID schemeID="0009">00000002600013</cbc:ID>'),
    ],
    cii: [
      ['BR-FR-CO-10_EXT-FR-FE-146-2'],
      swap('<ram:ShipToTradeParty>', '<ram:ShipToTradeParty><ram:GlobalID schemeID="0009">00000002600013</ram:GlobalID>'),
    ],
  },
  {
    what: 'no SIREN of the seller',
    ubl: [['BR-FR-09_BT-29', 'BR-FR-10_BT-30'], swap('<cbc:CompanyID schemeID="0002">000000018</cbc:CompanyID>', '')],
    cii: [['BR-FR-09_BT-29', 'BR-FR-10_BT-30'], swap('<ram:ID schemeID="0002">000000018</ram:ID>', '')],
  },
  {
    what: 'a SIREN of eight digits',
    ubl: [
      ['BR-FR-09_BT-46', 'BR-FR-11_BT-47', 'BR-FR-32-LEGALID'],
      swap('<cbc:CompanyID schemeID="0002">000000026<', '<cbc:CompanyID schemeID="0002">00000002<'),
    ],
    cii: [
      ['BR-FR-09_BT-46', 'BR-FR-11_BT-47', 'BR-FR-32-LEGALID'],
      swap('<ram:ID schemeID="0002">000000026<', '<ram:ID schemeID="0002">00000002<'),
    ],
  },
  {
    what: 'a SIREN of eight digits as a private identifier',
    ubl: [['BR-FR-32-ID'], swap('schemeID="0224">AGENCE-12', 'schemeID="0002">00000001')],
    cii: [['BR-FR-32-GLOBALID'], swap('schemeID="0224">AGENCE-12', 'schemeID="0002">00000001')],
  },
  {
    what: 'an address of another directory',
    ubl: [['BR-FR-21_BT-49'], swap('<cbc:EndpointID schemeID="0225">000000026', '<cbc:EndpointID schemeID="0009">000000026')],
    cii: [['BR-FR-21_BT-49'], swap('<ram:URIID schemeID="0225">000000026', '<ram:URIID schemeID="0009">000000026')],
  },
  {
    what: 'a self-billed invoice to an address of another company',
    ubl: [['BR-FR-22_BT-34'], typed.ubl('389'), swap('>000000018_factures<', '>000000034_factures<')],
    cii: [['BR-FR-22_BT-34'], typed.cii('389'), swap('>000000018_factures<', '>000000034_factures<')],
  },
  {
    what: 'a member of a single taxable person that does not say so',
    ubl: [['BR-FR-CO-14_BT-29-1', 'BR-FR-CO-15_BT-29-1'], swap('schemeID="0224">AGENCE-12', 'schemeID="0231">000000034')],
    cii: [['BR-FR-CO-14_BT-29-1', 'BR-FR-CO-15_BT-29-1'], swap('schemeID="0224">AGENCE-12', 'schemeID="0231">000000034')],
  },
];
