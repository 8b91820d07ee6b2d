/** The French rules on invoices within the reform of electronic invoicing (flux 2), and those of its own profile. */
import type { CheckedDocument, Syntax } from '../document.ts';
import { profileIn } from '../profile.ts';
import type { RuleLists } from '../rules.ts';
import { attachmentsAndObjects } from './attachments-and-objects.ts';
import { codes } from './codes.ts';
import { consistency } from './consistency.ts';
import { decimals } from './decimals.ts';
import { extended } from './extended.ts';
import { issueDate } from './header.ts';
import { identifiers } from './identifiers.ts';
import { legalNotes } from './notes.ts';
import { numbersAndDates } from './numbers-and-dates.ts';
import { severalSellersRules } from './several-sellers.ts';

const everySeller = [numbersAndDates, legalNotes, codes, identifiers, attachmentsAndObjects, consistency, decimals];
export const families = [...everySeller, severalSellersRules, extended];

const asWarnings = (lists: RuleLists): RuleLists =>
  lists.map((contexts) =>
    contexts.map((context) => ({ ...context, rules: context.rules.map((rule) => ({ ...rule, severity: 'warning' as const })) })),
  );

/** On invoices from before the reform the makers of the rules let platforms warn, but where several sellers share an invoice. */
function listsFor(syntax: Syntax, inForce: boolean, isExtended: boolean): RuleLists {
  const forAll = everySeller.flatMap((family) => family[syntax]);
  return [...(inForce ? forAll : asWarnings(forAll)), ...severalSellersRules[syntax], ...(isExtended ? extended[syntax] : [])];
}

const byForce = (syntax: Syntax, isExtended: boolean) => ({
  inForce: listsFor(syntax, true, isExtended),
  before: listsFor(syntax, false, isExtended),
});
const lists = {
  ubl: { plain: byForce('ubl', false), extended: byForce('ubl', true) },
  cii: { plain: byForce('cii', false), extended: byForce('cii', true) },
};

/** The first day of the reform (loi de finances pour 2024, article 91), as dates are written without their dashes. */
const reform = '20260901';

/** The rules that hold for an invoice of its date and profile: errors from the first day of the reform, warnings before. */
export function frRules(document: CheckedDocument): RuleLists {
  const issued = document.fact(issueDate).replaceAll('-', '').slice(0, 8);
  const profile = profileIn(document.root) === 'EXTENDED-CTC-FR' ? 'extended' : 'plain';
  return lists[document.syntax][profile][/^20\d{6}$/.test(issued) && issued < reform ? 'before' : 'inForce'];
}
