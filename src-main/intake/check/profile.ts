/** Which specification a document says it follows (BT-24). */
import { profileOf } from '../read/codes.ts';
import { path } from '../read/path.ts';
import type { XmlElement } from '../read/xml.ts';

/** Where each syntax says it: UBL, CII, ZUGFeRD 1. */
const specifications = [
  path('cbc:CustomizationID'),
  path('rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID'),
  path('zugferd1:SpecifiedExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID'),
];

/** BT-24, or the profile's short name where it has one; empty where the document says nothing. */
export function profileIn(root: XmlElement): string {
  return profileOf(specifications.map((place) => place.text(root)).find((text) => text !== '') ?? null);
}
