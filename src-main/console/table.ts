/** Text tables for a terminal: figures to the right, words to the left. */

export interface TableColumn {
  readonly title: string;
  readonly right?: boolean;
}

const widest = 40;

/** Characters that would move the cursor, turn the text around or change the terminal: a name from outside may hold them. */
const unprintable = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/** Text from outside as one harmless line. */
export function plain(text: string): string {
  return text.replace(unprintable, '\ufffd');
}

export function printTable(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): void {
  const cut = (text: string) => (text.length > widest ? `${text.slice(0, widest - 1)}…` : text);
  const cells = rows.map((row) => row.map((text) => cut(plain(text))));
  const widths = columns.map(({ title }, i) => Math.max(title.length, ...cells.map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    columns.map(({ right }, i) => (right ? (row[i] ?? '').padStart(widths[i] ?? 0) : (row[i] ?? '').padEnd(widths[i] ?? 0))).join('  ');
  process.stdout.write(`${line(columns.map(({ title }) => title))}\n${widths.map((width) => '─'.repeat(width)).join('  ')}\n`);
  for (const row of cells) process.stdout.write(`${line(row).trimEnd()}\n`);
}
