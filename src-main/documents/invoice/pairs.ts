/** Blocks of labelled texts. */
import { page } from '../pdf/sheet.ts';
import { type Setting, writeTitle } from './setting.ts';

export type Pair = readonly [label: string, text: string];

const labelWidth = 118;

/** A block of labelled texts; nothing where there are none. */
export function writePairs(setting: Setting, title: string, rows: readonly Pair[]): void {
  if (rows.length === 0) return;
  const { sheet } = setting;
  // A short block stays whole.
  writeTitle(setting, title, Math.min(12 * rows.length, 120));
  const textLeft = page.left + (rows.some(([label]) => label !== '') ? labelWidth : 0);
  for (const [label, text] of rows) {
    const labels = label === '' ? [] : sheet.wrap(label, labelWidth - 6);
    const texts = sheet.wrap(text, page.right - textLeft);
    for (let line = 0; line < Math.max(labels.length, texts.length); line++) {
      sheet.keep(11);
      sheet.text(labels[line] ?? '', page.left, sheet.y + 9, { size: 8, grey: 0.45 });
      sheet.text(texts[line] ?? '', textLeft, sheet.y + 9);
      sheet.y += 11;
    }
  }
}
