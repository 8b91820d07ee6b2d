/** Whom a line is for, as operators say it in item attributes (BG-32): the user and the number of the line, empty where neither is named. */
import { foldText } from '../billing/text.ts';

const users: ReadonlySet<string> = new Set(['utilisateur', 'user', "nom de l'utilisateur"]);
const lines: ReadonlySet<string> = new Set(['n° ligne', 'ligne', 'numero de ligne', 'n° de ligne', 'line', 'line number']);

export function whoOf(attributes: readonly { readonly name?: string | null; readonly value?: string | null }[]): string {
  const named = (names: ReadonlySet<string>) => attributes.find(({ name }) => names.has(foldText(name ?? '')))?.value;
  return [named(users), named(lines)].filter(Boolean).join(' · ');
}
