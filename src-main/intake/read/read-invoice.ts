/** A parsed document of either syntax → the model. */
import type { Problem } from '../../../src-preload/contract/problem.ts';
import type { Invoice } from '../model.ts';
import { isCii, readCii, underNewNames } from './cii.ts';
import { watchReading } from './other-data.ts';
import { isUbl, readUbl } from './ubl.ts';
import type { XmlElement } from './xml.ts';

/** The syntax of a document, told by its root; null for one that is no invoice. */
export function syntaxOf(root: XmlElement): 'ubl' | 'cii' | null {
  if (isUbl(root)) return 'ubl';
  return isCii(root) ? 'cii' : null;
}

/** What the document says; what could not be taken as it stands is added to `remarks`. */
export function readInvoice(root: XmlElement, syntax: 'ubl' | 'cii', remarks: Problem[]): Invoice {
  const { take, otherData } = watchReading();
  const known = syntax === 'ubl' ? root : underNewNames(root);
  const invoice = (syntax === 'ubl' ? readUbl : readCii)(known, { remarks, take });
  return { ...invoice, otherData: otherData(known, invoice.currency, remarks) };
}
