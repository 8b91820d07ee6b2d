import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printedNumber } from '../../../src-main/consumption/numbers/printed-number.ts';
import { numberTypes } from '../../../src-preload/contract/consumption.ts';

type Case = [text: string, home: string, e164: string, country: string, type: (typeof numberTypes)[number]];

describe('a number as printed', () => {
  // National and international writings: ITU-T E.123; prefixes of each plan: ITU-T E.164 annex, « National numbering plans ».
  const writings: Case[] = [
    ['06 12 34 56 78', 'FR', '+33612345678', 'FR', 'mobile'],
    ['06.12.34.56.78', 'FR', '+33612345678', 'FR', 'mobile'],
    ['06-12-34-56-78', 'FR', '+33612345678', 'FR', 'mobile'],
    ['06\u00a012\u202f34 56 78', 'FR', '+33612345678', 'FR', 'mobile'],
    // A spreadsheet took the 0 away, or was told to keep it.
    ['612345678', 'FR', '+33612345678', 'FR', 'mobile'],
    ["'0612345678", 'FR', '+33612345678', 'FR', 'mobile'],
    ['33612345678', 'FR', '+33612345678', 'FR', 'mobile'],
    ['+33612345678', 'FR', '+33612345678', 'FR', 'mobile'],
    ['+33 (0)6 12 34 56 78', 'FR', '+33612345678', 'FR', 'mobile'],
    ['0033612345678', 'FR', '+33612345678', 'FR', 'mobile'],
    ['0033612345678', 'BE', '+33612345678', 'FR', 'mobile'],
    ['33612345678', 'CA', '+33612345678', 'FR', 'mobile'],
    ['#31#0612345678', 'FR', '+33612345678', 'FR', 'mobile'],
    ['0142345678', 'FR', '+33142345678', 'FR', 'fixed'],
    ['0970123456', 'FR', '+33970123456', 'FR', 'fixed'],
    // Departments beyond the sea, with calling codes of their own.
    ['0690301234', 'FR', '+590690301234', 'GP', 'mobile'],
    ['0262301234', 'FR', '+262262301234', 'RE', 'fixed'],
    ['0475 12 34 56', 'BE', '+32475123456', 'BE', 'mobile'],
    ['02/226.88.88', 'BE', '+3222268888', 'BE', 'fixed'],
    ['32475123456', 'FR', '+32475123456', 'BE', 'mobile'],
    ['212661234567', 'FR', '+212661234567', 'MA', 'mobile'],
    ['447400123456', 'FR', '+447400123456', 'GB', 'mobile'],
    // Mobile numbers of North America look like any other.
    ['514-555-0123', 'CA', '+15145550123', 'CA', 'other'],
    ['(514) 555-0123', 'CA', '+15145550123', 'CA', 'other'],
    ['1 514 555 0123', 'CA', '+15145550123', 'CA', 'other'],
    ['14155552671', 'FR', '+14155552671', 'US', 'other'],
    ['011 33 6 12 34 56 78', 'CA', '+33612345678', 'FR', 'mobile'],
  ];
  // ARCEP, décision n° 2018-0881, annexe 1, § 2.4.
  const french: Case[] = [
    ...['15', '17', '18', '112', '3008', '3170', '3635', '3900', '1014', '38123'].map((text): Case => [text, 'FR', '', 'FR', 'special']),
    ...['3001', '3103', '3199', '116000'].map((text): Case => [text, 'FR', '', 'FR', 'toll-free']),
    ...['118000', '81212'].map((text): Case => [text, 'FR', '', 'FR', 'premium']),
    ['0800 123 456', 'FR', '+33800123456', 'FR', 'toll-free'],
    ['+33805123456', 'BE', '+33805123456', 'FR', 'toll-free'],
    ['0806 123 456', 'FR', '+33806123456', 'FR', 'special'],
    ['0809123456', 'FR', '+33809123456', 'FR', 'special'],
    ['0811123456', 'FR', '+33811123456', 'FR', 'premium'],
    ['0825123456', 'FR', '+33825123456', 'FR', 'premium'],
    ['0899123456', 'FR', '+33899123456', 'FR', 'premium'],
    ['0836123456', 'FR', '+33836123456', 'FR', 'special'],
  ];
  // Arrêté royal du 27 avril 2007.
  const belgian: Case[] = [
    ...['100', '112', '1207', '1313'].map((text): Case => [text, 'BE', '', 'BE', 'special']),
    ['8850', 'BE', '', 'BE', 'toll-free'],
    ['4884', 'BE', '', 'BE', 'premium'],
    ['0800 12 345', 'BE', '+3280012345', 'BE', 'toll-free'],
    ['0900 12 345', 'BE', '+3290012345', 'BE', 'premium'],
    ['0909 12 345', 'BE', '+3290912345', 'BE', 'premium'],
    ['070 12 34 56', 'BE', '+3270123456', 'BE', 'premium'],
    ['078 15 12 34', 'BE', '+3278151234', 'BE', 'special'],
    ['+32 78 15 12 34', 'FR', '+3278151234', 'BE', 'special'],
  ];
  // CNAC: N11 codes, non-geographic codes.
  const canadian: Case[] = [
    ...['211', '411', '911', '988'].map((text): Case => [text, 'CA', '', 'CA', 'special']),
    ['1-800-555-0199', 'CA', '+18005550199', 'CA', 'toll-free'],
    ['8335550199', 'CA', '+18335550199', 'CA', 'toll-free'],
    ['1 900 555 0199', 'CA', '+19005550199', 'CA', 'premium'],
    ['514 976 0123', 'CA', '+15149760123', 'CA', 'premium'],
    ['+18005550199', 'FR', '+18005550199', '', 'toll-free'],
  ];
  const hidden: Case[] = [
    ['061234****', 'FR', '', 'FR', 'hidden'],
    ['06 12 34 XX XX', 'FR', '', 'FR', 'hidden'],
    ['+44740012xxxx', 'FR', '', 'GB', 'hidden'],
    ['0612••••78', 'FR', '', 'FR', 'hidden'],
    ['******5678', 'FR', '', '', 'hidden'],
    ['****', 'FR', '', '', 'hidden'],
    ['XX', 'FR', '', '', 'hidden'],
  ];
  const noPlan: Case[] = [
    ['#123#', 'FR', '', '', 'special'],
    ['*100*1#', 'FR', '', '', 'special'],
    ['*555', 'CA', '', '', 'special'],
    ['**21*0612345678#', 'FR', '', '', 'special'],
    ['1', 'FR', '', '', 'other'],
    ['123456', 'FR', '', '', 'other'],
    ['+0', 'FR', '', '', 'other'],
    ['1234567890123456789', 'FR', '', '', 'other'],
    // A satellite network and a shared cost network of the whole world.
    ['+870772001234', 'FR', '+870772001234', '', 'mobile'],
    ['+80812345678', 'FR', '+80812345678', '', 'special'],
  ];
  const none = [
    '',
    ' ',
    'internet',
    'orange.fr',
    'APN',
    '0123456789@sip.example.org',
    'sip:33612345678',
    'Info Exemple',
    'X',
    '-',
    '+',
    '()',
    'A'.repeat(1000),
  ];
  it.each([...writings, ...french, ...belgian, ...canadian, ...hidden, ...noPlan])('%s from %s', (text, home, e164, country, type) => {
    expect(printedNumber(text, home)).toEqual({ e164, country, type });
  });
  it.each(none)('is none in « %s »', (text) => {
    expect(printedNumber(text, 'FR')).toEqual({ e164: '', country: '', type: 'none' });
  });

  it('takes France where the home country is unknown', () => {
    for (const home of ['', 'ZZ', 'fr', '??']) expect(printedNumber('0612345678', home)).toEqual(printedNumber('0612345678', 'FR'));
  });

  const home = fc.constantFrom('FR', 'BE', 'CA', 'LU', 'CH', 'US', '');
  const digitLike = fc.string({ unit: fc.constantFrom(...'0123456789+ .-()*#x/'), maxLength: 24 });
  const dialled = fc
    .tuple(
      fc.constantFrom('', '0', '00', '+', '+33', '0033', '+32', '+1', '1', '011', '+590', '08', '+3906'),
      fc.stringMatching(/^\d{1,15}$/),
    )
    .map(([prefix, digits]) => prefix + digits);

  it('never fails on any text, and its international form is read back as itself', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), digitLike, dialled), home, (text, from) => {
        const read = printedNumber(text, from);
        expect(numberTypes).toContain(read.type);
        expect(read.country).toMatch(/^([A-Z]{2})?$/);
        expect(read.e164).toMatch(/^(\+\d{1,17})?$/);
        if (read.e164 !== '') expect(printedNumber(read.e164, from)).toEqual(read);
      }),
      { numRuns: 3000 },
    );
  });
});
