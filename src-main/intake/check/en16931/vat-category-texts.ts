/** The words of the rules of each VAT category, made from the table of categories. */
import type { RuleText, RuleTexts, Sentence } from '../rule-text.ts';
import { type VatFamily, vatFamilies } from './vat-categories.ts';

/** What is taxed, the terms of its category and its rate, and the rules on the parties and on the rate. */
const taxed = [
  { fr: 'une ligne', en: 'a line', category: 'BT-151', rate: 'BT-152', parties: '02', rates: '05' },
  { fr: 'une remise sur la facture', en: 'an allowance on the invoice', category: 'BT-95', rate: 'BT-96', parties: '03', rates: '06' },
  {
    fr: 'un montant de frais sur la facture',
    en: 'a charge on the invoice',
    category: 'BT-102',
    rate: 'BT-103',
    parties: '04',
    rates: '07',
  },
] as const;

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What is amiss with the numbers of the parties. */
function partiesAmiss({ seller, buyer }: VatFamily): Sentence & { readonly term: string | null } {
  if (seller === 'no-vat-number')
    return {
      fr: 'mais un numéro de TVA est donné : celui du fournisseur (BT-31), de son représentant fiscal (BT-63) ou de l’acheteur (BT-48)',
      en: 'but a VAT number is given: that of the supplier (BT-31), of its tax representative (BT-63) or of the buyer (BT-48)',
      term: null,
    };
  if (buyer === 'vat-number')
    return {
      fr: 'mais le numéro de TVA du fournisseur (BT-31, ou BT-63 pour son représentant fiscal) ou celui de l’acheteur (BT-48) manque',
      en: 'but the VAT number of the supplier (BT-31, or BT-63 for its tax representative) or that of the buyer (BT-48) is missing',
      term: null,
    };
  if (buyer === 'vat-or-legal-number')
    return {
      fr: 'mais il manque un numéro fiscal du fournisseur (BT-31, BT-32 ou BT-63), ou le numéro de TVA (BT-48) ou d’immatriculation (BT-47) de l’acheteur',
      en: 'but a tax number of the supplier (BT-31, BT-32 or BT-63), or the VAT number (BT-48) or registration number (BT-47) of the buyer, is missing',
      term: null,
    };
  if (seller === 'vat-number')
    return {
      fr: 'mais ni le fournisseur (BT-31) ni son représentant fiscal (BT-63) ne donne de numéro de TVA',
      en: 'but neither the supplier (BT-31) nor its tax representative (BT-63) gives a VAT number',
      term: 'BT-31',
    };
  return {
    fr: 'mais le fournisseur ne donne aucun numéro fiscal (BT-31, BT-32 ou BT-63)',
    en: 'but the supplier gives no tax number (BT-31, BT-32 or BT-63)',
    term: 'BT-31',
  };
}

const rateAmiss: Readonly<Record<VatFamily['rate'], Sentence>> = {
  'above-zero': { fr: 'manque ou n’est pas supérieur à zéro', en: 'is missing or not above zero' },
  'not-below-zero': { fr: 'manque ou ne convient pas à cette catégorie', en: 'is missing or not one of that category' },
  zero: { fr: 'manque ou n’est pas zéro', en: 'is missing or not zero' },
  none: { fr: 'est donné alors qu’il n’y en a pas', en: 'is given although there is none' },
};

function textsOf(family: VatFamily): [string, RuleText][] {
  const { family: letters, name, rate, reason } = family;
  const fr = `« ${name.fr} »`;
  const en = `“${name.en}”`;
  const bearsTax = rate === 'above-zero' || rate === 'not-below-zero';
  const parties = partiesAmiss(family);
  const rows: [string, RuleText][] = [
    [
      '01',
      {
        fr: `La catégorie de TVA ${fr} ${bearsTax ? 'ne figure pas' : 'ne figure pas une fois, et une seule,'} au récapitulatif de TVA (BT-118) alors qu’elle est employée, ou y figure sans l’être.`,
        en: `The VAT category ${en} ${bearsTax ? 'does not stand' : 'does not stand once, and once only,'} in the VAT breakdown (BT-118) although it is used, or stands there unused.`,
        term: 'BT-118',
        topic: 'vat',
      },
    ],
    [
      '08',
      {
        fr: `La base imposable de la catégorie ${fr} (BT-116) n’est pas la somme des lignes (BT-131), moins les remises (BT-92), plus les frais (BT-99) de cette catégorie${bearsTax ? ' à ce taux (BT-119)' : ''}.`,
        en: `The taxable amount of the category ${en} (BT-116) is not the sum of the lines (BT-131), less the allowances (BT-92), plus the charges (BT-99) of that category${bearsTax ? ' at that rate (BT-119)' : ''}.`,
        term: 'BT-116',
        topic: 'sums',
      },
    ],
    [
      '09',
      {
        fr: bearsTax
          ? `La TVA de la catégorie ${fr} (BT-117) n’est pas sa base imposable (BT-116) multipliée par son taux (BT-119).`
          : `La TVA de la catégorie ${fr} (BT-117) manque ou n’est pas zéro.`,
        en: bearsTax
          ? `The VAT of the category ${en} (BT-117) is not its taxable amount (BT-116) multiplied by its rate (BT-119).`
          : `The VAT of the category ${en} (BT-117) is missing or not zero.`,
        term: 'BT-117',
        topic: bearsTax ? 'sums' : 'vat',
      },
    ],
    [
      '10',
      {
        fr:
          reason === 'required'
            ? `La catégorie ${fr} du récapitulatif de TVA ne dit pas pourquoi il n’y a pas de TVA, ni par un motif (BT-120) ni par son code (BT-121).`
            : `La catégorie ${fr} du récapitulatif de TVA donne un motif d’exonération (BT-120) ou son code (BT-121), qui n’ont pas lieu d’être.`,
        en:
          reason === 'required'
            ? `The category ${en} of the VAT breakdown does not say why there is no VAT, neither by a reason (BT-120) nor by its code (BT-121).`
            : `The category ${en} of the VAT breakdown gives a reason for exemption (BT-120) or its code (BT-121), which do not belong there.`,
        term: 'BT-120',
        topic: 'vat',
      },
    ],
  ];
  for (const what of taxed) {
    rows.push(
      [
        what.parties,
        {
          fr: `${capital(what.fr)} est de la catégorie de TVA ${fr} (${what.category}), ${parties.fr}.`,
          en: `${capital(what.en)} is of the VAT category ${en} (${what.category}), ${parties.en}.`,
          term: parties.term,
          topic: 'vat-identity',
        },
      ],
      [
        what.rates,
        {
          fr: `Le taux de TVA d’${what.fr} (${what.rate}) de la catégorie ${fr} ${rateAmiss[rate].fr}.`,
          en: `The VAT rate of ${what.en} (${what.rate}) of the category ${en} ${rateAmiss[rate].en}.`,
          term: what.rate,
          topic: 'vat',
        },
      ],
    );
  }
  return rows.map(([number, row]) => [`BR-${letters}-${number}`, row]);
}

const outOfScope = 'hors champ de la TVA (O)';
const notSubject = 'not subject to VAT (O)';

export const vatCategoryTexts: RuleTexts = {
  ...Object.fromEntries(vatFamilies.flatMap(textsOf)),
  'BR-IC-11': {
    fr: 'Une livraison intracommunautaire (K) est facturée sans date de livraison (BT-72) ni période de facturation (BG-14).',
    en: 'An intra-community supply (K) is invoiced with neither a delivery date (BT-72) nor an invoicing period (BG-14).',
    term: 'BT-72',
    topic: 'date',
  },
  'BR-IC-12': {
    fr: 'Une livraison intracommunautaire (K) est facturée sans le pays de livraison (BT-80).',
    en: 'An intra-community supply (K) is invoiced without the country of delivery (BT-80).',
    term: 'BT-80',
    topic: 'missing',
  },
  'BR-O-11': {
    fr: `Le récapitulatif de TVA porte, à côté de la catégorie « ${outOfScope} », une autre catégorie (BT-118).`,
    en: `The VAT breakdown bears another category (BT-118) beside “${notSubject}”.`,
    term: 'BT-118',
    topic: 'vat',
  },
  'BR-O-12': {
    fr: `Le récapitulatif de TVA porte la catégorie « ${outOfScope} » (BT-118), mais une ligne est d’une autre (BT-151).`,
    en: `The VAT breakdown bears the category “${notSubject}” (BT-118), but a line is of another (BT-151).`,
    term: 'BT-151',
    topic: 'vat',
  },
  'BR-O-13': {
    fr: `Le récapitulatif de TVA porte la catégorie « ${outOfScope} » (BT-118), mais une remise sur la facture est d’une autre (BT-95).`,
    en: `The VAT breakdown bears the category “${notSubject}” (BT-118), but an allowance on the invoice is of another (BT-95).`,
    term: 'BT-95',
    topic: 'vat',
  },
  'BR-O-14': {
    fr: `Le récapitulatif de TVA porte la catégorie « ${outOfScope} » (BT-118), mais des frais sur la facture sont d’une autre (BT-102).`,
    en: `The VAT breakdown bears the category “${notSubject}” (BT-118), but a charge on the invoice is of another (BT-102).`,
    term: 'BT-102',
    topic: 'vat',
  },
  'BR-B-01': {
    fr: 'Le paiement scindé de la TVA (catégorie B) n’existe qu’entre entreprises d’Italie, et la facture nomme un autre pays.',
    en: 'Split payment of VAT (category B) exists within Italy alone, and the invoice names another country.',
    term: 'BT-118',
    topic: 'vat',
  },
  'BR-B-02': {
    fr: 'La facture mêle le paiement scindé de la TVA (catégorie B) et le taux normal (catégorie S).',
    en: 'The invoice mixes split payment of VAT (category B) and the standard rate (category S).',
    term: 'BT-118',
    topic: 'vat',
  },
};
