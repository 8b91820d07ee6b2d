/** What the rules on invoices of several sellers say in words. */
import type { RuleText, Topic } from '../rule-text.ts';
import { words } from './family.ts';

const shared = (topic: Topic, term: string, fr: string, en: string): RuleText =>
  words(
    topic,
    term,
    `Facture de plusieurs vendeurs ou réciproque (cadre 8 ou 9) : ${fr}`,
    `Invoice of several sellers or both ways (process 8 or 9): ${en}`,
  );
const several = (topic: Topic, term: string, fr: string, en: string): RuleText =>
  words(topic, term, `Facture de plusieurs vendeurs (cadre 8) : ${fr}`, `Invoice of several sellers (process 8): ${en}`);
const bothWays = (topic: Topic, term: string, fr: string, en: string): RuleText =>
  words(topic, term, `Facture réciproque (cadre 9) : ${fr}`, `Invoice both ways (process 9): ${en}`);

const oneOfSeller = bothWays(
  'structure',
  'BT-30',
  'une, et une seule, des deux lignes GROUP doit être du vendeur (BT-30).',
  'exactly one of the two GROUP lines must be the seller’s (BT-30).',
);
const mustBeSelfBilled = bothWays(
  'code',
  'BT-3',
  'le type de document (BT-3) doit être celui d’une autofacture.',
  'the document type (BT-3) must be that of a self-billed invoice.',
);

export const severalSellersTexts: Readonly<Record<string, RuleText>> = {
  'BR-FR-MV-01_EXT-FR-FE-163': shared(
    'missing',
    'EXT-FR-FE-163',
    'la ligne ne dit pas de quel type elle est (GROUP, DETAIL, INFORMATION).',
    'the line does not say of what type it is (GROUP, DETAIL, INFORMATION).',
  ),
  'BR-FR-MV-02_EXT-FR-FE-163': several(
    'structure',
    'EXT-FR-FE-163',
    'il faut au moins une ligne GROUP, qui tient lieu de facture d’un vendeur.',
    'there must be a GROUP line at least, which stands for the invoice of a seller.',
  ),
  'BR-FR-BD-02_EXT-FR-FE-163': bothWays(
    'structure',
    'EXT-FR-FE-163',
    'il faut exactement deux lignes GROUP, une par entreprise.',
    'there must be exactly two GROUP lines, one for each company.',
  ),
  'BR-FR-BD-02_BT-30': oneOfSeller,
  'BR-FR-BD-02_BT-31': oneOfSeller,
  'BR-FR-BD-02_BT-47': bothWays(
    'structure',
    'BT-47',
    'une, et une seule, des deux lignes GROUP doit être de l’acheteur (BT-47).',
    'exactly one of the two GROUP lines must be the buyer’s (BT-47).',
  ),
  'BR-FR-MV-03_EXT-FR-FE-164': shared(
    'missing',
    'EXT-FR-FE-164',
    'le nom du vendeur de la ligne GROUP (EXT-FR-FE-164) manque.',
    'the name of the GROUP line’s seller (EXT-FR-FE-164) is missing.',
  ),
  'BR-FR-MV-03_EXT-FR-FE-167': shared(
    'identifier',
    'EXT-FR-FE-167',
    'l’identifiant légal du vendeur de la ligne GROUP (EXT-FR-FE-167) manque.',
    'the legal identifier of the GROUP line’s seller (EXT-FR-FE-167) is missing.',
  ),
  'BR-FR-MV-03_EXT-FR-FE-177': shared(
    'missing',
    'EXT-FR-FE-177',
    'le pays du vendeur de la ligne GROUP (EXT-FR-FE-177) manque.',
    'the country of the GROUP line’s seller (EXT-FR-FE-177) is missing.',
  ),
  'BR-FR-MV-03_EXT-FR-FE-181': shared(
    'vat',
    'EXT-FR-FE-181',
    'la TVA de la ligne GROUP (EXT-FR-FE-181) manque.',
    'the VAT of the GROUP line (EXT-FR-FE-181) is missing.',
  ),
  'BR-FR-MV-03_EXT-FR-FE-182': shared(
    'vat',
    'EXT-FR-FE-182',
    'la TVA de la ligne GROUP manque dans la monnaie de comptabilisation (EXT-FR-FE-182).',
    'the VAT of the GROUP line is missing in the accounting currency (EXT-FR-FE-182).',
  ),
  'BR-FR-MV-03_BT-128_AFL': shared(
    'identifier',
    'BT-128',
    'la ligne GROUP ne porte pas son numéro de facture (BT-128, schéma AFL).',
    'the GROUP line does not bear its invoice number (BT-128, scheme AFL).',
  ),
  'BR-FR-MV-03_BT-128_AVV': shared(
    'code',
    'BT-128',
    'la ligne GROUP ne porte pas de cadre de facturation qui lui soit propre (BT-128, schéma AVV).',
    'the GROUP line does not bear a business process of its own (BT-128, scheme AVV).',
  ),
  'BR-FR-MV-05_EXT-FR-FE-BG-12': shared(
    'sums',
    'BT-131',
    'le montant de la ligne GROUP (BT-131) n’est pas la somme de ses lignes.',
    'the amount of the GROUP line (BT-131) is not the sum of its lines.',
  ),
  'BR-FR-MV-06_EXT-FR-FE-167': shared(
    'identifier',
    'EXT-FR-FE-167',
    'le vendeur de la ligne « {line} » manque, ou n’est pas celui de la ligne dont elle fait partie « {whole} ».',
    'the line’s seller “{line}” is missing, or is not that of the line it is part of “{whole}”.',
  ),
  'BR-FR-MV-07_BT-128': shared(
    'identifier',
    'BT-128',
    'le numéro de facture de la ligne « {line} » manque, ou n’est pas celui de la ligne dont elle fait partie « {whole} ».',
    'the line’s invoice number “{line}” is missing, or is not that of the line it is part of “{whole}”.',
  ),
  'BR-FR-MV-08_BT-128': shared(
    'vat',
    'BT-120',
    'le motif d’exonération de la ligne doit commencer par son numéro de facture entre deux #.',
    'the line’s exemption reason must begin with its invoice number between two #.',
  ),
  'BR-FR-MV-09_EXT-FR-FE-181': shared(
    'vat',
    'EXT-FR-FE-181',
    'la TVA de la ligne GROUP n’est pas celle de la ventilation qui porte son numéro de facture.',
    'the VAT of the GROUP line is not that of the breakdown that bears its invoice number.',
  ),
  'BR-FR-MV-10_EXT-FR-FE-184': shared(
    'sums',
    'EXT-FR-FE-184',
    'le total TTC de la ligne GROUP n’est pas son montant HT plus sa TVA.',
    'the total including VAT of the GROUP line is not its net amount plus its VAT.',
  ),
  'BR-FR-MV-11_BT-128': shared(
    'identifier',
    'BT-128',
    'une ligne GROUP du vendeur principal, et une seule, doit porter le numéro de la facture (BT-1).',
    'exactly one GROUP line of the main seller must bear the number of the invoice (BT-1).',
  ),
  'BR-FR-MV-12_BT-128': shared(
    'identifier',
    'BT-128',
    'deux lignes GROUP portent le même numéro de facture.',
    'two GROUP lines bear the same invoice number.',
  ),
  'BR-FR-MV-13_BT-3': several(
    'code',
    'BT-3',
    'le type de document (BT-3) ne peut pas être celui d’une autofacture.',
    'the document type (BT-3) may not be that of a self-billed invoice.',
  ),
  'BR-FR-MV-BD_BT-3': mustBeSelfBilled,
  'BR-FR-BD-13_BT-3': mustBeSelfBilled,
  'BR-FR-MV-14-EXT-FR-FE-136': several(
    'missing',
    'EXT-FR-FE-136',
    'une ligne GROUP qui rectifie ou crédite doit citer la facture antérieure.',
    'a GROUP line that corrects or credits must name the preceding invoice.',
  ),
  'BR-FR-MV-14-EXT-FR-FE-138': several(
    'missing',
    'EXT-FR-FE-138',
    'une ligne GROUP qui rectifie ou crédite doit dater la facture antérieure.',
    'a GROUP line that corrects or credits must date the preceding invoice.',
  ),
  'BR-FR-BD-14-EXT-FR-FE-136': bothWays(
    'missing',
    'EXT-FR-FE-136',
    'une ligne GROUP qui rectifie ou crédite doit citer la facture antérieure.',
    'a GROUP line that corrects or credits must name the preceding invoice.',
  ),
  'BR-FR-BD-14-EXT-FR-FE-138': bothWays(
    'missing',
    'EXT-FR-FE-138',
    'une ligne GROUP qui rectifie ou crédite doit dater la facture antérieure.',
    'a GROUP line that corrects or credits must date the preceding invoice.',
  ),
};
