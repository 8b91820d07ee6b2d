/** Invoices that others wrote, where they are: the public examples beside the project, and those of the official rules' own release. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { PDF } from '@libpdf/core';
import type { Sample } from './mutations.ts';
import { ruleTestsOf } from './rule-tests.ts';

const corpus = join(import.meta.dirname, '../../../shared/corpus');

export type Syntax = 'ubl' | 'cii';

/** An invoice as the XSLT takes it: text, without the mark some files begin with. */
export interface PublicInvoice extends Sample {
  readonly syntax: Syntax;
  /** Whether it is a whole invoice, not the part of one that a rule is tested on. */
  readonly whole: boolean;
}

/** The name of a document's root element, without its prefix. */
function rootOf(xml: string): string {
  return /<(?:\w+:)?(\w+)/.exec(xml.replaceAll(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, ''))?.[1] ?? '';
}

const syntaxes: ReadonlyMap<string, Syntax> = new Map([
  ['Invoice', 'ubl'],
  ['CreditNote', 'ubl'],
  ['CrossIndustryInvoice', 'cii'],
]);

/** Every invoice in a folder and those below: XML, XML in PDF, and the fragments of a file of rule tests. */
export async function invoicesIn(folder: string): Promise<PublicInvoice[]> {
  const invoices: PublicInvoice[] = [];
  const take = (name: string, text: string, whole = true) => {
    const xml = text.replace(/^\uFEFF/, '');
    const root = rootOf(xml);
    const syntax = syntaxes.get(root);
    if (syntax !== undefined) invoices.push({ name, xml, syntax, whole });
    else if (root === 'testSet') for (const test of ruleTestsOf(name, xml)) take(test.name, test.xml, false);
  };
  if (!existsSync(folder)) return invoices;
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  for (const name of names) {
    const path = join(folder, name);
    const shown = relative(join(folder, '..'), path);
    if (name.endsWith('.xml')) take(shown, readFileSync(path, 'utf8'));
    if (!name.endsWith('.pdf')) continue;
    const { attachments } = await PDF.load(readFileSync(path));
    const embedded = [...attachments.list().keys()].map((key) => attachments.get(key));
    for (const content of embedded) if (content !== null) take(shown, new TextDecoder().decode(content));
  }
  return invoices;
}

/** The invoices of the public corpus; empty where it is not. */
export const corpusInvoices = (): Promise<PublicInvoice[]> => invoicesIn(corpus);

/** The invoices of a clone of ConnectingEurope/eInvoicing-EN16931: its examples and its tests. */
export async function releaseInvoices(folder: string): Promise<PublicInvoice[]> {
  const invoices: PublicInvoice[] = [];
  for (const part of ['ubl/examples', 'cii/examples', 'test']) invoices.push(...(await invoicesIn(join(folder, part))));
  return invoices;
}
