/** The French rules on invoices within the reform of electronic invoicing (flux 2). */
import type { CheckedDocument, Syntax } from '../document.ts';
import type { RuleLists } from '../rules.ts';
import { attachmentsAndObjects } from './attachments-and-objects.ts';
import { codes } from './codes.ts';
import { consistency } from './consistency.ts';
import { decimals } from './decimals.ts';
import { issueDate } from './header.ts';
import { identifiers } from './identifiers.ts';
import { legalNotes } from './notes.ts';
import { numbersAndDates } from './numbers-and-dates.ts';
import { severalSellersRules } from './several-sellers.ts';

const everySeller = [numbersAndDates, legalNotes, codes, identifiers, attachmentsAndObjects, consistency, decimals];
export const families = [...everySeller, severalSellersRules];

const asWarnings = (lists: RuleLists): RuleLists =>
  lists.map((contexts) =>
    contexts.map((context) => ({ ...context, rules: context.rules.map((rule) => ({ ...rule, severity: 'warning' as const })) })),
  );

const inForce = (syntax: Syntax): RuleLists => families.flatMap((family) => family[syntax]);
/** On invoices from before the reform the makers of the rules let platforms warn, but where several sellers share an invoice. */
const before = (syntax: Syntax): RuleLists => [
  ...asWarnings(everySeller.flatMap((family) => family[syntax])),
  ...severalSellersRules[syntax],
];

const lists = {
  inForce: { ubl: inForce('ubl'), cii: inForce('cii') },
  before: { ubl: before('ubl'), cii: before('cii') },
};

/** The first day of the reform (loi de finances pour 2024, article 91), as dates are written without their dashes. */
const reform = '20260901';

/** The rules that hold for an invoice of its date: errors from the first day of the reform, warnings before. */
export function frRules(document: CheckedDocument): RuleLists {
  const issued = document.fact(issueDate).replaceAll('-', '').slice(0, 8);
  return lists[/^\d{8}$/.test(issued) && issued < reform ? 'before' : 'inForce'][document.syntax];
}
