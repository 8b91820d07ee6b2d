import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Addressee, addresseeJudge, nameKey } from '../../../src-main/billing/addressee.ts';
import { changedIdentity, companyOn, withFormer } from '../../../src-main/billing/company-identity.ts';
import { addressOf, companyOf, enterpriseOf, formerOf, frenchVatOf, sirenOf, siretOf } from '../../support/companies.ts';

const siren = sirenOf('12345678');
const oldSiren = sirenOf('11111111');
const enterprise = enterpriseOf('09999999');
const street = addressOf({ street: '1 avenue de l’Exemple', postalCode: '75001', city: 'Paris' });
const oldStreet = addressOf({ street: '9 rue Ancienne', postalCode: '69001', city: 'Lyon' });

/** Merged on 1 September 2026: another name, another number, another address before. */
const french = companyOf({
  name: 'Société Fictive SA',
  tradingName: 'Fictel',
  siren,
  siret: siretOf(siren),
  vatNumber: frenchVatOf(siren),
  billingAddress: street,
  former: [
    formerOf({
      until: '2026-08-31',
      name: 'Établissements Démonstration',
      siren: oldSiren,
      vatNumber: frenchVatOf(oldSiren),
      billingAddress: oldStreet,
    }),
  ],
});
const belgianOne = companyOf({
  name: 'Société Fictive Belgique SA',
  country: 'BE',
  enterpriseNumber: enterprise,
  vatNumber: `BE${enterprise}`,
});
const closed = companyOf({ name: 'Filiale Fermée SARL', closedOn: '2026-03-31' });

const judge = addresseeJudge([
  { id: 1, company: french },
  { id: 2, company: belgianOne },
  { id: 3, company: closed },
]);
const nobody: Addressee = { name: '', tradingName: '', vatId: '', legalId: '', ids: [], street: '', postalCode: '', city: '' };
const judged = (given: Partial<Addressee>, issueDate: string | null = '2026-10-05') => {
  const { companyId, remarks } = judge({ ...nobody, ...given }, issueDate);
  return [companyId, ...remarks.map(({ rule }) => rule.replace('PLAUSIBLE-BUYER-', ''))];
};

describe('an invoice to us, ordinarily written, is not remarked upon', () => {
  it.each<[string, Partial<Addressee>]>([
    ['the name as it is', { name: 'Société Fictive SA' }],
    ['in capitals, without accents', { name: 'SOCIETE FICTIVE S.A.' }],
    ['the legal form before and spelled out', { name: 'Société anonyme Société Fictive' }],
    ['with its points apart', { name: 'Société Fictive S. A.' }],
    ['another legal form', { name: 'Sté Fictive SAS' }],
    ['with an establishment behind it', { name: 'Société Fictive SA, établissement de Montréal' }],
    ['cut off by an old program', { name: 'SOCIETE FICTI' }],
    ['the trading name', { name: 'Fictel' }],
    ['the trading name beside another', { name: 'Service des achats', tradingName: 'FICTEL' }],
    ['an unknown name with our VAT number', { name: 'Service des achats', vatId: frenchVatOf(siren) }],
    ['a SIRET of another establishment', { name: 'Direction régionale', legalId: siretOf(siren, '0042') }],
    ['our electronic address', { name: 'Direction', ids: [siretOf(siren)] }],
    ['a VAT number with spaces', { name: 'Société Fictive', vatId: frenchVatOf(siren).replace(/(.{4})/, '$1 ') }],
    ['a VAT number of ours in another country', { name: 'Société Fictive SA', vatId: 'DE136695976' }],
    ['an address that no settings name', { name: 'Société Fictive SA', street: '5 quai du Port', postalCode: '33000', city: 'Bordeaux' }],
  ])('%s', (_, given) => {
    expect(judged(given)).toEqual([1]);
  });

  it('and one that says nothing of its buyer neither', () => {
    expect(judged({})).toEqual([null]);
    expect(judged({ name: '—' })).toEqual([null]);
  });
});

describe('an invoice to another than we are is remarked upon', () => {
  it.each<[string, Partial<Addressee>, (string | number | null)[]]>([
    ['nobody of ours', { name: 'Autre Maison SARL' }, [null, 'UNKNOWN']],
    ['a number of nobody’s', { name: 'Autre Maison', vatId: frenchVatOf(sirenOf('55555555')) }, [null, 'UNKNOWN']],
    ['the former name', { name: 'ETS DEMONSTRATION' }, [1, 'FORMER-NAME']],
    ['the former VAT number', { name: 'Société Fictive', vatId: frenchVatOf(oldSiren) }, [1, 'FORMER-NUMBER']],
    ['the former SIREN', { name: 'Société Fictive', legalId: oldSiren }, [1, 'FORMER-NUMBER']],
    [
      'all that was',
      { name: 'Établissements Démonstration', vatId: frenchVatOf(oldSiren), street: '9, rue Ancienne', postalCode: '69001' },
      [1, 'FORMER-NAME', 'FORMER-NUMBER', 'FORMER-ADDRESS'],
    ],
    ['the address that was left', { name: 'Société Fictive', street: '9 r. Ancienne', postalCode: '69 001' }, [1, 'FORMER-ADDRESS']],
    [
      'our name with a number of our country that is not ours',
      { name: 'Société Fictive SA', vatId: frenchVatOf(sirenOf('55555555')) },
      [1, 'OTHER-NUMBER'],
    ],
    ['a company that was closed', { name: 'Filiale Fermée' }, [3, 'CLOSED']],
    ['the other company, by its number', { name: 'Société Fictive', vatId: `BE${enterprise}` }, [2]],
    ['the other company, by its name', { name: 'Société Fictive Belgique' }, [2]],
  ])('%s', (_, given, expected) => {
    expect(judged(given)).toEqual(expected);
  });

  it('not before the change: what held on its day is right', () => {
    const all = {
      name: 'Établissements Démonstration',
      vatId: frenchVatOf(oldSiren),
      street: oldStreet.street,
      postalCode: oldStreet.postalCode,
    };
    expect(judged(all, '2026-08-31')).toEqual([1]);
    expect(judged(all, '2026-09-01')).toEqual([1, 'FORMER-NAME', 'FORMER-NUMBER', 'FORMER-ADDRESS']);
    expect(judged(all, null)).toEqual([1]);
    expect(judged({ name: 'Société Fictive SA' }, '2026-08-01')).toEqual([1]);
    expect(judged({ name: 'Filiale Fermée' }, '2026-03-31')).toEqual([3]);
  });

  it('with what is expected, and from when on', () => {
    const { remarks } = judge({ ...nobody, name: 'Ets Démonstration', vatId: frenchVatOf(oldSiren) }, '2026-10-05');
    expect(remarks.map(({ values }) => values)).toEqual([
      { found: 'Ets Démonstration', since: '2026-09-01', expected: french.name },
      { found: frenchVatOf(oldSiren), since: '2026-09-01', expected: french.vatNumber },
    ]);
    const [unknown] = judge({ ...nobody, name: 'Autre Maison' }, '2026-10-05').remarks;
    expect(unknown?.values).toEqual({ found: 'Autre Maison', expected: `${french.name}, ${belgianOne.name}` });
  });
});

it('a company without name and number says nothing of any invoice', () => {
  const unset = addresseeJudge([{ id: 1, company: companyOf({ name: '' }) }]);
  expect(unset({ ...nobody, name: 'Autre Maison', vatId: 'FR00' }, '2026-10-05')).toEqual({ companyId: null, remarks: [] });
  expect(addresseeJudge([])({ ...nobody, name: 'Autre Maison' }, null)).toEqual({ companyId: null, remarks: [] });
});

describe('names as they are compared', () => {
  it('are the same whatever their case, their punctuation and their legal form', () => {
    const forms = fc.constantFrom('', ' SA', ', S.A.', ' SAS', ' S.A.R.L.', ' inc.', ' SRL');
    const dress = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.toUpperCase(),
      (text) => text.replaceAll(' ', '-'),
      (text) => text.normalize('NFD'),
    );
    fc.assert(
      fc.property(
        fc.constantFrom('Télécom Exemple', 'Maison d’Œuvre', 'L’Atelier Inventé', '3 Sœurs & Cie'),
        forms,
        dress,
        (name, form, dressed) => {
          expect(nameKey(dressed(name) + form)).toBe(nameKey(name));
        },
      ),
    );
  });

  it('are never thrown upon, and a name of legal forms alone is still one', () => {
    expect(nameKey('SA')).toBe('sa');
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(nameKey(text)).toBe(nameKey(text.toLowerCase().toUpperCase().toLowerCase()));
        judge({ ...nobody, name: text, vatId: text, ids: [text] }, '2026-01-01');
      }),
    );
  });
});

describe('a change of a company', () => {
  const before = companyOf({ name: 'Avant', siren, vatNumber: frenchVatOf(siren), billingAddress: oldStreet });

  it('is of what was said before, whatever its spaces; what was empty was no other', () => {
    expect(changedIdentity(before, { ...before, name: 'Après', tradingName: 'Neuf', category: 'Conseil' })).toEqual(['name']);
    expect(changedIdentity(before, { ...before, siren: siren.replace(/(...)/g, '$1 ') })).toEqual([]);
    expect(changedIdentity(before, { ...before, billingAddress: street, siren: '' })).toEqual(['siren', 'billingAddress']);
  });

  it('keeps what held until the day before, and the company is then what it was', () => {
    const after = withFormer(before, { ...before, name: 'Après', billingAddress: street }, '2026-09-01');
    expect(after.former).toEqual([formerOf({ until: '2026-08-31', name: 'Avant', billingAddress: oldStreet })]);
    expect(companyOn(after, '2026-08-31')).toMatchObject({ name: 'Avant', billingAddress: oldStreet, siren });
    expect(companyOn(after, '2026-09-01')).toMatchObject({ name: 'Après', billingAddress: street, siren });
    const later = withFormer(after, { ...after, name: 'Enfin' }, '2027-01-01');
    expect(['2026-01-01', '2026-10-01', '2027-01-01'].map((day) => companyOn(later, day).name)).toEqual(['Avant', 'Après', 'Enfin']);
    // Two fields on one day are one row.
    const both = withFormer(after, { ...after, siren: '' }, '2026-09-01');
    expect(both.former).toEqual([formerOf({ until: '2026-08-31', name: 'Avant', billingAddress: oldStreet, siren })]);
  });
});
