/**
 * The nine categories of VAT whose rules follow one pattern: BR-S-01…10, BR-Z-01…10 and so on. What differs from one category to the
 * next stands in this table; the rules of both syntaxes and their sentences are made from it.
 */
import type { Sentence } from '../rule-text.ts';

export interface VatFamily {
  /** UNTDID 5305, as in BT-95, BT-102, BT-118 and BT-151. */
  readonly code: string;
  /** The letters in the ids of its rules: BR-AE-01. */
  readonly family: string;
  /** What it is called, in the middle of a sentence. */
  readonly name: Sentence;
  /** Its rate: above zero, zero or above, zero, or none at all. Where it may vary, each rate has a breakdown of its own and bears tax. */
  readonly rate: 'above-zero' | 'not-below-zero' | 'zero' | 'none';
  /** Whether its breakdown says why there is no tax, or may not. */
  readonly reason: 'required' | 'forbidden';
  /** How the seller is known to the tax office: any tax number (BT-31, BT-32, BT-63), a VAT number (BT-31, BT-63), or no VAT number. */
  readonly seller: 'tax-number' | 'vat-number' | 'no-vat-number';
  /** How the buyer is: no matter, by a VAT number (BT-48), by that or a legal registration (BT-47), or no VAT number. */
  readonly buyer: 'any' | 'vat-number' | 'vat-or-legal-number' | 'no-vat-number';
}

const taxed = { reason: 'forbidden', seller: 'tax-number', buyer: 'any' } as const;
const untaxed = { rate: 'zero', reason: 'required' } as const;

/** In the order in which the official rules tell them. */
export const vatFamilies: readonly VatFamily[] = [
  {
    code: 'AE',
    family: 'AE',
    name: { fr: 'autoliquidation (AE)', en: 'reverse charge (AE)' },
    ...untaxed,
    seller: 'tax-number',
    buyer: 'vat-or-legal-number',
  },
  {
    code: 'E',
    family: 'E',
    name: { fr: 'exonération de TVA (E)', en: 'exempt from VAT (E)' },
    ...untaxed,
    seller: 'tax-number',
    buyer: 'any',
  },
  {
    code: 'G',
    family: 'G',
    name: { fr: 'exportation hors UE (G)', en: 'export outside the EU (G)' },
    ...untaxed,
    seller: 'vat-number',
    buyer: 'any',
  },
  {
    code: 'K',
    family: 'IC',
    name: { fr: 'livraison intracommunautaire (K)', en: 'intra-community supply (K)' },
    ...untaxed,
    seller: 'vat-number',
    buyer: 'vat-number',
  },
  {
    code: 'L',
    family: 'AF',
    name: { fr: 'IGIC des Canaries (L)', en: 'IGIC of the Canary Islands (L)' },
    ...taxed,
    rate: 'not-below-zero',
  },
  {
    code: 'M',
    family: 'AG',
    name: { fr: 'IPSI de Ceuta et Melilla (M)', en: 'IPSI of Ceuta and Melilla (M)' },
    ...taxed,
    rate: 'not-below-zero',
  },
  {
    code: 'O',
    family: 'O',
    name: { fr: 'hors champ de la TVA (O)', en: 'not subject to VAT (O)' },
    rate: 'none',
    reason: 'required',
    seller: 'no-vat-number',
    buyer: 'no-vat-number',
  },
  { code: 'S', family: 'S', name: { fr: 'taux normal (S)', en: 'standard rated (S)' }, ...taxed, rate: 'above-zero' },
  { code: 'Z', family: 'Z', name: { fr: 'taux zéro (Z)', en: 'zero rated (Z)' }, ...taxed, rate: 'zero' },
];
