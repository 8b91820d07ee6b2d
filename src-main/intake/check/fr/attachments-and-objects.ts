/** BR-FR-17, 18 and 27 to 30: attachments, attributes of items, invoiced objects. */
import { type Path, path } from '../../read/path.ts';
import { at, type Context, error, type Test } from '../rules.ts';
import { attribute, below, ciiAgreement, ciiLines, ciiRoot, type Family, inUbl, inUblLines, ublRoots } from './family.ts';
import { objectTexts } from './object-texts.ts';

/** What an attachment is (BT-123). */
const attachmentCodes = new Set(
  `RIB LISIBLE FEUILLE_DE_STYLE PJA BORDEREAU_SUIVI DOCUMENT_ANNEXE BON_LIVRAISON BON_COMMANDE BORDEREAU_SUIVI_VALIDATION ETAT_ACOMPTE
   FACTURE_PAIEMENT_DIRECT RECAPITULATIF_COTRAITANCE`.split(/\s+/),
);

const ublDescription = path('cbc:DocumentDescription');
const ublReferences = path('cac:AdditionalDocumentReference');
const ciiName = path('ram:Name');
const ciiReferences = path(`${below(ciiAgreement)}/ram:AdditionalReferencedDocument`);
const documentType = path('ram:TypeCode');
const referenceType = path('ram:ReferenceTypeCode');
const referencesIn = path('ram:AdditionalReferencedDocument');

const knownCode =
  (description: Path): Test =>
  (reference) => {
    const code = description.first(reference);
    return code === undefined || attachmentCodes.has(code.text) || { at: code, values: { found: code.text } };
  };

/** Not two attachments are the invoice as people read it. */
const oneReadable =
  (references: Path, description: Path): Test =>
  (root) =>
    references.all(root).filter((reference) => description.values(reference).includes('LISIBLE')).length <= 1;

const value = { ubl: path('cbc:Value'), cii: path('ram:Value') };
const measure = { ubl: path('cbc:ValueQuantity'), cii: path('ram:ValueMeasure') };
/** An attribute has a text, or a measure with its unit, not both. */
const valueOrMeasure: Test = (property, { syntax }) => {
  if (value[syntax].exists(property)) return !measure[syntax].exists(property);
  return measure[syntax].all(property).some((quantity) => attribute(quantity, 'unitCode') !== '');
};

const schemes = ['AFL', 'AVV'];
const atMostOnce = (found: readonly string[]) => schemes.every((scheme) => found.filter((one) => one === scheme).length <= 1);
const notEmpty: Test = ({ text }) => text !== '';

const ids = path('cbc:ID');
/** Identifiers of invoiced objects in UBL: `rule` on each, `several` on those of one reference. */
const ublObjects = (rule: string, several: string, places: string, idPlaces: string): readonly Context[] => [
  at(places, [error(several, (reference) => atMostOnce(ids.all(reference).map((id) => attribute(id, 'schemeID'))))]),
  ...schemes.map((scheme) => at(idPlaces, [error(`${rule}_${scheme}`, notEmpty)], (id) => attribute(id, 'schemeID') === scheme)),
];

const characteristic = `${ciiLines}/ram:SpecifiedTradeProduct/ram:ApplicableProductCharacteristic`;
const characteristicName = path('ram:Description');
const characteristicCode = path('ram:TypeCode');

export const attachmentsAndObjects: Family = {
  ubl: [
    [
      at(ublRoots, [error('BR-FR-18_BT-123', oneReadable(ublReferences, ublDescription))]),
      at('cac:AdditionalDocumentReference', [error('BR-FR-17_BT-123', knownCode(ublDescription))]),
      at(inUblLines('cac:Item/cac:AdditionalItemProperty'), [error('BR-FR-28-Value', valueOrMeasure)]),
    ],
    ublObjects('BR-FR-29', 'BR-FR-29_BT-18', inUbl('cac:AdditionalDocumentReference'), inUbl('cac:AdditionalDocumentReference/cbc:ID')),
    ublObjects('BR-FR-30', 'BR-FR-30_BT-128', inUblLines('cac:DocumentReference'), inUblLines('cac:DocumentReference/cbc:ID')),
  ],
  // Rule 30 looks for the objects of lines in CII where the schema has none.
  cii: [
    [
      at(ciiRoot, [error('BR-FR-18_BT-123', oneReadable(ciiReferences, ciiName))]),
      at(ciiAgreement, [
        error('BR-FR-29_BT-18', (agreement) => {
          const objects = referencesIn.all(agreement).map((reference) => new Set(referenceType.values(reference)));
          return atMostOnce(objects.flatMap((types) => [...types]));
        }),
      ]),
      at(
        `${ciiAgreement}/ram:AdditionalReferencedDocument`,
        [error('BR-FR-17_BT-123', knownCode(ciiName))],
        (reference) => documentType.text(reference) === '916' && ciiName.text(reference) !== '',
      ),
      ...schemes.map((scheme) =>
        at(
          `${ciiAgreement}/ram:AdditionalReferencedDocument/ram:IssuerAssignedID`,
          [error(`BR-FR-29_${scheme}`, notEmpty)],
          ({ parent }) => parent !== null && referenceType.text(parent) === scheme,
        ),
      ),
      at(characteristic, [
        error('BR-FR-27_BG-32', (property) => characteristicName.exists(property) || characteristicCode.exists(property)),
        error('BR-FR-28-Value', valueOrMeasure),
      ]),
      at(`${characteristic}/ram:Description`, [error('BR-FR-27_BT-160', notEmpty)]),
      at(`${characteristic}/ram:TypeCode`, [error('BR-FR-27_EXT-FR-FE-159', notEmpty)]),
    ],
  ],
  texts: objectTexts,
};
