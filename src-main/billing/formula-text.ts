/** Text that a spreadsheet would take for a formula, and the apostrophe that keeps it text (law 7). */

// OWASP "CSV injection": = + - @ TAB CR LF begin a formula or smuggle one in, and so do the full-width forms of the first four.
const formulaStart = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** The text with an apostrophe before it where it would be taken for a formula: spreadsheets read that as "text". */
export function inertText(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}

/** The text that `inertText` made inert. */
export function plainText(text: string): string {
  return text.startsWith("'") && formulaStart.test(text.slice(1)) ? text.slice(1) : text;
}
