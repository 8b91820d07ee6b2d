/** The beginning of a file that nobody has described, and what it looks like. */
import type { DetailMapping, Examined, LookedAt } from '../../../src-preload/contract/mapping.ts';
import type { DetailSource } from '../byte-source.ts';
import { headOf } from '../detect-detail.ts';
import { recordsOf } from '../header.ts';
import { isWorkbook } from '../is-workbook.ts';
import { lookIntoWorkbook } from '../read-detail.ts';
import { examineDetail } from './examine.ts';
import { type Decided, guessLayout } from './guess.ts';
import { wholeLines } from './table-shape.ts';

/** Records shown, and how much of a cell. */
const shownRecords = 60;
const shownCharacters = 200;

/**
 * @param sheet of a workbook; null is its first
 * @throws ProblemError file-unreadable-on-disk; as readDetail for a workbook
 */
export async function lookAtDetail(
  source: DetailSource & { readonly path: string },
  sheet: string | null,
  decided: Decided,
  signal: AbortSignal,
): Promise<LookedAt> {
  const workbook = await isWorkbook(source);
  const { head, sheets } = workbook ? await lookIntoWorkbook(source, sheet, signal) : { head: headOf(source.path), sheets: [] };
  const guess = guessLayout(head, workbook ? { ...decided, encoding: 'utf-8', separator: '\t' } : decided);
  const records = recordsOf(head, guess.encoding, guess.separator, shownRecords).map((cells) =>
    cells.map((cell) => (workbook ? asShown(cell, guess.formats.decimal) : cell).slice(0, shownCharacters)),
  );
  return { guess, records, sheets: [...sheets] };
}

/** The beginning of a file as a mapping understands it. @throws ProblemError as readDetail; broken lines are no problem here */
export async function understandDetail(
  source: DetailSource & { readonly path: string },
  mapping: DetailMapping,
  signal: AbortSignal,
): Promise<Pick<Examined, 'shown' | 'brokenLines'>> {
  const workbook = await isWorkbook(source);
  const head = workbook ? (await lookIntoWorkbook(source, mapping.sheet, signal)).head : headOf(source.path);
  const asText: DetailMapping = workbook ? { ...mapping, encoding: 'utf-8', separator: '\t', sheet: null } : mapping;
  return examineDetail({ bytes: wholeLines(head) }, asText, signal);
}

/** A workbook's figure, given as whole digits and an exponent, as it is read. */
function asShown(cell: string, decimal: string): string {
  const match = /^(-?)(\d{1,15})e-([1-6])$/.exec(cell);
  if (!match) return cell;
  const [, sign = '', digits = '', places = ''] = match;
  const whole = digits.padStart(Number(places) + 1, '0');
  return `${sign}${whole.slice(0, -Number(places))}${decimal}${whole.slice(-Number(places))}`;
}
