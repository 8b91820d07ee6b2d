/**
 * To which of our companies an invoice is addressed, and whether it names it as it was on the day of the invoice. An invoice that bears
 * the name or the number of another, or of nobody here, cannot be relied on for the deduction of VAT (CGI, annexe II, article 242 nonies A:
 * the full name and address of the customer, and its VAT number).
 *
 * Told fairly: names are compared without case, accents, punctuation and legal form, a number of another country than ours is no fault,
 * and what our settings do not say is never missed.
 */
import type { Company, CompanyAddress } from '../../src-preload/contract/company.ts';
import { dayAfter, formerValues } from './company-identity.ts';
import { compactNumber } from './identifiers.ts';
import { foldText } from './text.ts';

/** What an invoice says of its buyer; '' where it says nothing. */
export interface Addressee {
  readonly name: string;
  readonly tradingName: string;
  readonly vatId: string;
  /** Legal registration (BT-47). */
  readonly legalId: string;
  /** Any other number the buyer is known by. */
  readonly ids: readonly string[];
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
}

interface KnownCompany {
  readonly id: number;
  readonly company: Company;
}

type AddresseeRule =
  | 'PLAUSIBLE-BUYER-UNKNOWN'
  | 'PLAUSIBLE-BUYER-CLOSED'
  | `PLAUSIBLE-BUYER-FORMER-${'NAME' | 'NUMBER' | 'ADDRESS'}`
  | 'PLAUSIBLE-BUYER-OTHER-NUMBER';

export interface Judgement {
  /** The company that is meant; null where it is none of ours. */
  readonly companyId: number | null;
  readonly remarks: readonly { readonly rule: AddresseeRule; readonly values: Readonly<Record<string, string>> }[];
}

/** Legal forms, and the words around them, in the languages of our companies; articles. They tell no company from another. */
const emptyWords = new Set(
  (
    'sa sas sasu sarl eurl snc sci scop scp selarl gie sca scs se ste soc societe anonyme simplifiee responsabilite limitee par actions ' +
    'unipersonnelle srl sprl scrl sc nv bv bvba cv vof asbl vzw inc ltd ltee limited llc llp corp corporation plc cie compagnie co company ' +
    'ets etablissement etablissements gmbh ag kg spa srls ab oy as aps a b l le la les d de des du et and the of'
  ).split(' '),
);

/** The words that tell a company from others; all of them where that leaves none. */
function nameWords(text: string): string[] {
  const words: string[] = [];
  let letters = '';
  for (const word of foldText(text).split(/[^\p{L}\p{N}]+/u)) {
    // S. A. R. L. is one word.
    if (/^\p{L}$/u.test(word)) letters += word;
    else {
      if (letters !== '') words.push(letters);
      letters = '';
      if (word !== '') words.push(word);
    }
  }
  if (letters !== '') words.push(letters);
  const telling = words.filter((word) => !emptyWords.has(word));
  return telling.length > 0 ? telling : words;
}

/** A name as names are compared; '' where it is none. */
export const nameKey = (text: string): string => nameWords(text).join('');

/** Old programs cut names off; a department or an establishment may follow. */
const shortestPart = 5;

/** Whether one name is a part of the other: all of its words, or its beginning. */
function isPartOf(one: string, other: string): boolean {
  const [a, b] = [nameWords(one), nameWords(other)].sort((x, y) => x.length - y.length) as [string[], string[]];
  if (a.length === 0) return false;
  const within = new Set(b);
  if (a.every((word) => within.has(word))) return true;
  const [short, long] = [a.join(''), b.join('')].sort((x, y) => x.length - y.length) as [string, string];
  return short.length >= shortestPart && long.startsWith(short);
}

/** A number as the register that gave it knows it, so that a SIRET, a SIREN and a French VAT number of one company are one. */
function registered(typed: string): string {
  const compact = compactNumber(typed);
  const french = /^(?:FR[0-9A-Z]{2})?(\d{9})(?:\d{5})?$/.exec(compact)?.[1];
  if (french !== undefined) return `FR ${french}`;
  const belgian = /^(?:BE0?|0)(\d{9})$|^(?:BE)?(1\d{9})$/.exec(compact);
  if (belgian) return `BE ${(belgian[1] ?? belgian[2] ?? '').padStart(10, '0')}`;
  const canadian = /^(\d{9})RT\d{4}$/.exec(compact)?.[1];
  return canadian === undefined ? compact : `CA ${canadian}`;
}

/** Whose register a number as `registered` writes it is of. */
const countryOf = (number: string): string => number.slice(0, 2);

const numberFields = ['vatNumber', 'siren', 'siret', 'enterpriseNumber'] as const;

/** All that a company is or was known by, prepared once for many invoices. */
interface Known extends KnownCompany {
  readonly numbers: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly spelled: readonly string[];
}

function known({ id, company }: KnownCompany): Known {
  const ever = (field: (typeof numberFields)[number] | 'name' | 'tradingName') => [
    company[field],
    ...formerValues(company, field).map(({ value }) => value),
  ];
  const numbers = [...numberFields.flatMap(ever), company.gstNumber, company.qstNumber].filter((number) => number.trim() !== '');
  const spelled = [...ever('name'), ...ever('tradingName')].filter((name) => nameKey(name) !== '');
  return { id, company, numbers: new Set(numbers.map(registered)), names: new Set(spelled.map(nameKey)), spelled };
}

export type Judge = (addressee: Addressee, issueDate: string | null) => Judgement;

/** Judges invoices by our companies as they are now; a company without name and number knows nothing. */
export function addresseeJudge(companies: readonly KnownCompany[]): Judge {
  const all = companies.map(known).filter(({ numbers, names }) => numbers.size + names.size > 0);
  return (addressee, issueDate) => {
    const given = [addressee.name, addressee.tradingName].filter((name) => nameKey(name) !== '');
    const numbers = [addressee.vatId, addressee.legalId, ...addressee.ids].filter((number) => number.trim() !== '').map(registered);
    if (all.length === 0 || given.length + numbers.length === 0) return { companyId: null, remarks: [] };
    const scores = all.map((one) => score(one, { given, numbers, strong: strongNumbers(addressee) }));
    const best = Math.max(...scores);
    const meant = best > 0 ? all[scores.indexOf(best)] : undefined;
    if (meant === undefined) return { companyId: null, remarks: [unknown(addressee, all)] };
    return { companyId: meant.id, remarks: remarksOn(meant.company, addressee, issueDate) };
  };
}

/** The numbers that say who the buyer is, and not only how a supplier counts it. */
const strongNumbers = ({ vatId, legalId }: Addressee): string[] =>
  [vatId, legalId].filter((number) => number.trim() !== '').map(registered);

interface Given {
  readonly given: readonly string[];
  readonly numbers: readonly string[];
  readonly strong: readonly string[];
}

/** How surely a company is meant: by its number, by its very name, by a part of it where no number says another; 0 not at all. */
function score({ numbers, names, spelled, company }: Known, addressee: Given): number {
  const byNumber = addressee.numbers.some((number) => numbers.has(number));
  const byName = addressee.given.some((name) => names.has(nameKey(name)));
  const countries = new Set([...numbers].map(countryOf));
  const comparable = addressee.strong.some((number) => countries.has(countryOf(number)));
  const byPart = (byNumber || !comparable) && addressee.given.some((name) => spelled.some((own) => isPartOf(name, own)));
  // Of two that are meant alike, one that is still there.
  return (
    8 * Number(byNumber) +
    4 * Number(byName) +
    2 * Number(byPart) +
    Number(byNumber || byName || byPart) * (company.closedOn === null ? 1 : 0.5)
  );
}

function unknown(addressee: Addressee, all: readonly Known[]): Judgement['remarks'][number] {
  const open = all.filter(({ company }) => company.closedOn === null);
  const names = (open.length > 0 ? open : all).map(({ company }) => company.name);
  const expected = names.slice(0, 3).join(', ') + (names.length > 3 ? ', …' : '');
  return { rule: 'PLAUSIBLE-BUYER-UNKNOWN', values: { found: addressee.name || addressee.vatId || addressee.legalId, expected } };
}

function remarksOn(company: Company, addressee: Addressee, issueDate: string | null): Judgement['remarks'] {
  const { closedOn } = company;
  if (closedOn !== null && issueDate !== null && issueDate > closedOn)
    return [{ rule: 'PLAUSIBLE-BUYER-CLOSED', values: { found: company.name, until: closedOn } }];
  return [
    nameRemark(company, addressee, issueDate),
    numberRemark(company, addressee, issueDate),
    addressRemark(company, addressee, issueDate),
  ].filter((remark) => remark !== null);
}

type Remark = Judgement['remarks'][number] | null;

/** Of former values those that no longer held on the day of the invoice; without a day all may still hold. */
const isOver = (until: string, issueDate: string | null): boolean => issueDate !== null && until < issueDate;

function nameRemark(company: Company, { name }: Addressee, issueDate: string | null): Remark {
  const key = nameKey(name);
  const former = [...formerValues(company, 'name'), ...formerValues(company, 'tradingName')];
  const valid = [company.name, company.tradingName, ...former.filter(({ until }) => !isOver(until, issueDate)).map(({ value }) => value)];
  if (key === '' || valid.some((one) => nameKey(one) === key)) return null;
  const over = former.find(({ until, value }) => isOver(until, issueDate) && nameKey(value) === key);
  return over
    ? { rule: 'PLAUSIBLE-BUYER-FORMER-NAME', values: { found: name, since: dayAfter(over.until), expected: company.name } }
    : null;
}

function numberRemark(company: Company, { vatId, legalId }: Addressee, issueDate: string | null): Remark {
  const own = numberFields.map((field) => company[field]);
  const former = numberFields.flatMap((field) => formerValues(company, field));
  const valid = new Set(
    [...own, ...former.filter(({ until }) => !isOver(until, issueDate)).map(({ value }) => value)].filter(Boolean).map(registered),
  );
  for (const given of [vatId, legalId]) {
    if (given.trim() === '' || valid.has(registered(given))) continue;
    const over = former.find(({ until, value }) => isOver(until, issueDate) && registered(value) === registered(given));
    const expected = numberLike(company, given);
    if (over) return { rule: 'PLAUSIBLE-BUYER-FORMER-NUMBER', values: { found: given, since: dayAfter(over.until), expected } };
  }
  // The same company may be registered for VAT in several countries: only a number of the country of ours can be wrong.
  const vat = compactNumber(vatId);
  const ours = compactNumber(company.vatNumber);
  if (vat === '' || ours === '' || vat.slice(0, 2) !== ours.slice(0, 2) || valid.has(registered(vat))) return null;
  return { rule: 'PLAUSIBLE-BUYER-OTHER-NUMBER', values: { found: vatId, expected: company.vatNumber } };
}

/** Ours of the kind that was given: a VAT number for one, a SIRET for a SIRET. */
function numberLike({ vatNumber, siren, siret, enterpriseNumber }: Company, given: string): string {
  const compact = compactNumber(given);
  if (/^[A-Z]{2}/.test(compact)) return vatNumber;
  return (compact.length === 14 ? siret || siren : siren) || enterpriseNumber || vatNumber;
}

/** Words for ways and places as they are shortened in addresses. */
const shortened: Readonly<Record<string, string>> = {
  av: 'avenue',
  ave: 'avenue',
  bd: 'boulevard',
  boul: 'boulevard',
  bld: 'boulevard',
  blvd: 'boulevard',
  r: 'rue',
  pl: 'place',
  ch: 'chemin',
  rte: 'route',
  imp: 'impasse',
  st: 'saint',
  ste: 'sainte',
  fg: 'faubourg',
  all: 'allee',
};

/** An address by its number, way and postal code; '' where it is too little to be told from another. */
function addressKey(street: string, postalCode: string): string {
  const words = foldText(street)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !['de', 'du', 'des', 'la', 'le', 'les', 'l', 'd'].includes(word))
    .map((word) => shortened[word] ?? word);
  return words.length === 0 || postalCode.trim() === '' ? '' : `${words.join(' ')}|${compactNumber(postalCode)}`;
}

const keyOf = ({ street, postalCode }: CompanyAddress): string => addressKey(street, postalCode);

/** Only an address that the company has left is a fault: suppliers serve establishments that no settings name. */
function addressRemark(company: Company, { street, postalCode, city }: Addressee, issueDate: string | null): Remark {
  const key = addressKey(street, postalCode);
  const former = formerValues(company, 'billingAddress');
  const valid = [
    company.billingAddress,
    company.shippingAddress,
    ...former.filter(({ until }) => !isOver(until, issueDate)).map(({ value }) => value),
  ];
  if (key === '' || valid.some((address) => keyOf(address) === key)) return null;
  const over = former.find(({ until, value }) => isOver(until, issueDate) && keyOf(value) === key);
  if (over === undefined) return null;
  const { billingAddress } = company;
  const expected = [billingAddress.street, `${billingAddress.postalCode} ${billingAddress.city}`.trim()].filter(Boolean).join(', ');
  const found = [street, `${postalCode} ${city}`.trim()].filter(Boolean).join(', ');
  return { rule: 'PLAUSIBLE-BUYER-FORMER-ADDRESS', values: { found, since: dayAfter(over.until), expected } };
}
