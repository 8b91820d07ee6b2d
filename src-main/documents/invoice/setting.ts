/** What every block of a set invoice is written with. */
import type { Language } from '../../../src-preload/contract/problem.ts';
import { page, type Sheet } from '../pdf/sheet.ts';
import type { Words } from '../words.ts';
import type { CompleteInvoice } from './figures.ts';

export interface Setting {
  readonly sheet: Sheet;
  readonly complete: CompleteInvoice;
  readonly language: Language;
  readonly words: Words;
}

/** A heading of a block; `room` is what must follow it on the same page. */
export function writeTitle({ sheet }: Setting, title: string, room: number): void {
  sheet.keep(26 + room);
  sheet.y += 20;
  sheet.text(title, page.left, sheet.y, { size: 10, weight: 'medium' });
  sheet.y += 6;
}
