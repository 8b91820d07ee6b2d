/** An invoice in XML, of either syntax, told by its root element. */
import { type Problem, ProblemError } from '../../../src-preload/contract/problem.ts';
import type { Invoice } from '../model.ts';
import { isCii, readCii } from './cii.ts';
import { isUbl, readUbl } from './ubl.ts';
import { parseXml } from './xml.ts';

/** Reads UBL or CII. Throws ProblemError: xml-not-invoice and those of `parseXml`. */
export function readInvoiceXml(bytes: Uint8Array): { readonly invoice: Invoice; readonly remarks: readonly Problem[] } {
  const root = parseXml(bytes);
  const remarks: Problem[] = [];
  if (isUbl(root)) return { invoice: readUbl(root, remarks), remarks };
  if (isCii(root)) return { invoice: readCii(root, remarks), remarks };
  throw new ProblemError('xml-not-invoice', { root: root.name.replace(/^\{.*\}/, '').slice(0, 60) });
}
