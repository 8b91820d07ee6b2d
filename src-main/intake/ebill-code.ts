/** The e-bill code ("code e-facture") with which an operator lets a customer link an account. EN 16931 has no term for it: suppliers print it in a note (BT-22). */

const label =
  /(?:code\s?e-?\s?facture|e-?\s?(?:bill|invoice)\s?code)\s{0,3}(?:n°|no\.?|#)?\s{0,3}[:=]?\s{0,3}([\p{L}\d][\p{L}\d-]{3,30})(?![\p{L}\d-])/iu;
/** Where a note is longer than this, no code is looked for in the rest. */
const mostCharacters = 4000;

/** The first code that a note gives under its name; null where none does. */
export function ebillCodeIn(notes: readonly { readonly text: string | null }[]): string | null {
  for (const { text } of notes) {
    const found = label.exec((text ?? '').slice(0, mostCharacters).normalize('NFKC'))?.[1];
    if (found && /\d/.test(found)) return found.toUpperCase();
  }
  return null;
}
