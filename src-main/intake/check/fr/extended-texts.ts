/** What the rules of EXTENDED-CTC-FR say in words. */
import type { RuleText } from '../rule-text.ts';
import { words } from './family.ts';

const deliveryTermsText = words(
  'extra',
  null,
  'Des conditions de livraison, seuls l’INCOTERM et le lieu sont admis.',
  'Of the delivery terms only the INCOTERM and the place are allowed.',
);
const exchangeText = words(
  'extra',
  null,
  'Du taux de change, seuls les deux monnaies, le taux et la date sont admis.',
  'Of the exchange rate only the two currencies, the rate and the date are allowed.',
);
const attributeText = words(
  'code',
  'EXT-FR-FE-159',
  'Le code d’un attribut d’article (EXT-FR-FE-159) n’est pas dans la liste UNTDID 6313 complétée par Factur-X.',
  'The code of an item attribute (EXT-FR-FE-159) is not in list UNTDID 6313 with Factur-X’s own.',
);

export const extendedTexts: Readonly<Record<string, RuleText>> = {
  'BR-FREXT-04': attributeText,
  'BR-FXEXT-04': attributeText,
  'BR-FREXT-05': words(
    'code',
    'EXT-FR-FE-163',
    'Le type de la ligne (EXT-FR-FE-163) doit être DETAIL, GROUP ou INFORMATION.',
    'The type of the line (EXT-FR-FE-163) must be DETAIL, GROUP or INFORMATION.',
  ),
  'BR-FREXT-CL-10': words(
    'code',
    'BT-29',
    'Le schéma d’un identifiant n’est pas dans la liste ISO 6523 (ou BY, SE).',
    'The scheme of an identifier is not in list ISO 6523 (or BY, SE).',
  ),
  'BR-FREXT-CL-19-GP': words(
    'code',
    'BT-147',
    'Le code du motif de la remise sur le prix n’est pas dans la liste UNTDID 5189.',
    'The reason code of the price discount is not in list UNTDID 5189.',
  ),
  'BR-FREXT-CL-20': words(
    'code',
    'BT-105',
    'Le code du motif des frais (BT-105, BT-145) n’est pas dans la liste UNTDID 7161.',
    'The charge reason code (BT-105, BT-145) is not in list UNTDID 7161.',
  ),
  'BR-FREXT-CL-20-TAX': words(
    'code',
    'BT-105',
    'Le code de la taxe facturée avec les frais (BT-105, BT-145) n’est pas dans la liste UNTDID 5153, TVA exceptée.',
    'The code of the tax charged (BT-105, BT-145) is not in list UNTDID 5153, VAT excepted.',
  ),
  'BR-FREXT-CL-20-LISTID': words(
    'code',
    'BT-105',
    'Le code du motif des frais (BT-105, BT-145) doit venir de la liste 7161 ou 5153.',
    'The charge reason code (BT-105, BT-145) must come from list 7161 or 5153.',
  ),
  'BR-FREXT-CL-24': words(
    'attachment',
    'BT-125',
    'La pièce jointe n’est pas d’un type admis (PDF, PNG, JPEG, CSV, XLSX, ODS, XML).',
    'The attachment is not of an allowed type (PDF, PNG, JPEG, CSV, XLSX, ODS, XML).',
  ),
  'BR-FREXT-CL-27': words('code', null, 'Le code de livraison n’est pas un INCOTERM.', 'The delivery code is not an INCOTERM.'),
  'UBL-FREXT-CR-410': deliveryTermsText,
  'UBL-FREXT-CR-645': deliveryTermsText,
  'CII-FREXT-SR-106': deliveryTermsText,
  'CII-FREXT-SR-293': deliveryTermsText,
  'CII-FREXT-CR-490': exchangeText,
  'CII-FREXT-SR-366': exchangeText,
  'UBL-FREXT-SR-48': words(
    'vat',
    'BG-30',
    'La ligne doit porter une catégorie de TVA, et une seule ; une ligne GROUP ou INFORMATION, une au plus.',
    'The line must bear exactly one VAT category; a GROUP or INFORMATION line, one at most.',
  ),
  'CII-FREXT-SR-439': words(
    'structure',
    'BT-146',
    'La ligne porte plusieurs prix nets (BT-146) : un seul est admis.',
    'The line bears several net prices (BT-146): one only is allowed.',
  ),
  'CII-EXT-DT-018': words(
    'extra',
    null,
    'Un document cité porte un type qu’il ne peut pas avoir.',
    'A document named bears a type it may not have.',
  ),
  'CII-FREXT-DT-024': words(
    'extra',
    null,
    'Un document cité porte un schéma de référence qu’il ne peut pas avoir.',
    'A document named bears a reference scheme it may not have.',
  ),
  'CII-FREXTDT-027': words(
    'extra',
    null,
    'Un document cité porte une date qu’il ne peut pas avoir.',
    'A document named bears a date it may not have.',
  ),
};
