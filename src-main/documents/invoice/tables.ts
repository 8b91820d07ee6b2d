/** The tables of a set invoice: sections, lines, allowances and charges, call detail by user. */
import { addExact, formatMinor } from '../../billing/money.ts';
import type { InvoiceDetailLine, InvoiceDetailUser } from '../../consumption/iterate-detail.ts';
import { countsInTotal, lineDepths } from '../../intake/lines.ts';
import type { ItemAttribute } from '../../intake/model.ts';
import { breathe } from '../../ledger/work.ts';
import { page } from '../pdf/sheet.ts';
import { type Column, Table } from '../pdf/table.ts';
import { printedDate, printedDecimal, printedDuration, printedMicros } from '../printed.ts';
import type { PrintedLine } from './figures.ts';
import { type Setting, writeTitle } from './setting.ts';
import { joined, quantity, told, toldLines, toldParts, without } from './told.ts';

/** Net sums by section, where the supplier names sections. */
export function writeSections(setting: Setting): void {
  const { sheet, words, language, complete } = setting;
  const { sections, invoice } = complete;
  if (!sections.some(({ section }) => section !== null)) return;
  writeTitle(setting, words.sectionsTitle, 15 + 11 * Math.min(sections.length, 8));
  const table = new Table(sheet, [
    { label: words.section, width: 241 },
    { label: words.lineCount, width: 60, align: 'right' },
    { label: words.net, width: 210, align: 'right' },
  ]);
  table.head();
  for (const { section, lines, netMinor } of sections) {
    const net = printedDecimal(formatMinor(netMinor, invoice.currency ?? 'EUR'), language);
    table.row([section ?? words.noSection, printedDecimal(String(lines), language), net]);
  }
  sheet.keep(12);
  sheet.text(words.sectionsNote, page.left + 4, sheet.y + 9, { size: 6.5, grey: 0.45 });
  sheet.y += 10;
}

/** Every line, under its section where the supplier names sections. */
export function writeLines(setting: Setting): void {
  const { sheet, words, complete } = setting;
  if (complete.lines.length === 0) return;
  writeTitle(setting, words.linesTitle, 60);
  const table = new Table(
    sheet,
    [
      { label: words.lineNumber, width: 28, whole: true },
      { label: words.description, width: 215 },
      { label: words.quantity, width: 52, align: 'right' },
      { label: words.unit, width: 44, whole: true },
      { label: words.unitPrice, width: 63, align: 'right' },
      { label: words.taxRate, width: 45, align: 'right' },
      { label: words.net, width: 64, align: 'right' },
    ],
    { gap: 3, lead: 1, below: 3 },
  );
  table.head();
  const depths = lineDepths(complete.lines);
  const sectioned = complete.sections.some(({ section }) => section !== null);
  for (const { section } of sectioned ? complete.sections : [{ section: undefined }]) {
    if (section !== undefined) {
      const name = section ?? words.noSection;
      table.continued = null;
      table.row(['', name], { weight: 'medium', ruled: true });
      table.continued = `${name} (${words.continued})`;
    }
    for (const [position, line] of complete.lines.entries()) {
      if (section === undefined || line.section === section) writeLine(setting, table, line, depths[position] ?? 0);
    }
  }
  table.continued = null;
}

/** How far a line within a line is moved to the right. */
const indentOfDepth = 10;

function writeLine(setting: Setting, table: Table, line: PrintedLine, depth: number): void {
  const { words, language } = setting;
  const figure = (text: string | null) => (text === null ? '' : printedDecimal(text, language));
  const unit = line.unit === null ? '' : (words.units[line.unit] ?? line.unit);
  const tax = joined([line.taxCategory, figure(line.taxRate)], ' ');
  table.row([line.id ?? '', line.description ?? '', figure(line.quantity), unit, figure(line.netPrice), tax, figure(line.netAmount)], {
    below: remarks(setting, line),
    indent: indentOfDepth * depth,
    ...(countsInTotal(line) ? {} : { grey: 0.45 }),
  });
}

/** What the cells of a line say, and what the first of its remarks do. */
const shownOfLine = [
  ...['id', 'description', 'details', 'note', 'quantity', 'unit', 'netAmount', 'orderLine', 'accountingReference', 'period', 'netPrice'],
  ...['allowancesCharges', 'priceBaseQuantity', 'priceBaseUnit', 'taxCategory', 'taxRate', 'sellerItemId', 'attributes', 'section'],
] as const satisfies readonly (keyof PrintedLine)[] as readonly (keyof PrintedLine)[];

/** What a line says besides its figures. */
function remarks(setting: Setting, line: PrintedLine): string[] {
  const { words } = setting;
  // The attribute that is the heading above the line.
  const section = line.attributes.find(({ value, code, unit }) => value === line.section && code === null && unit === null);
  const short = [
    countsInTotal(line) || line.netAmount === null ? null : words.notCounted,
    line.period && told(setting, line.period),
    priceBase(setting, line),
    line.sellerItemId && words.item(line.sellerItemId),
    line.orderLine && words.orderLine(line.orderLine),
    line.accountingReference && words.accounting(line.accountingReference),
    ...line.attributes
      .filter((attribute) => attribute !== section)
      .map((attribute) => words.labelled(attribute.name, attributeText(setting, attribute))),
  ];
  const allowances = line.allowancesCharges.map((given) => {
    const { isCharge, ...rest } = given;
    return words.labelled(isCharge ? words.charge : words.allowance, toldParts(setting, rest).join(', '));
  });
  return [joined(short, ' · '), line.details, line.note, ...allowances, ...toldLines(setting, without(line, shownOfLine))].filter(
    (text): text is string => text !== null && text !== '',
  );
}

/** For how much the price is, where that is not one of the unit that is invoiced. */
function priceBase(setting: Setting, { priceBaseQuantity: base, priceBaseUnit, unit }: PrintedLine): string | null {
  const ownUnit = priceBaseUnit === unit ? null : priceBaseUnit;
  if (base === null || (Number(base) === 1 && ownUnit === null)) return null;
  return setting.words.per(quantity(setting, { value: base, unit: ownUnit }));
}

function attributeText(setting: Setting, { value, code, unit }: ItemAttribute): string {
  return joined([unit === null ? value : quantity(setting, { value, unit }), code && `(${code})`], ' ');
}

/** Allowances and charges of the whole invoice. */
export function writeDocumentAllowances(setting: Setting): void {
  const { sheet, words, language, complete } = setting;
  const given = complete.invoice.allowancesCharges;
  if (given.length === 0) return;
  writeTitle(setting, words.documentAllowances, 40);
  const table = new Table(
    sheet,
    [
      { label: '', width: 60 },
      { label: words.reason, width: 199 },
      { label: words.base, width: 80, align: 'right' },
      { label: words.percentage, width: 50, align: 'right' },
      { label: words.taxRate, width: 52, align: 'right' },
      { label: words.amount, width: 70, align: 'right' },
    ],
    { lead: 1 },
  );
  table.head();
  const figure = (text: string | null) => (text === null ? '' : printedDecimal(text, language));
  for (const item of given) {
    const { isCharge, reason, reasonCode, baseAmount, percentage, taxCategory, taxRate, amount, ...rest } = item;
    const further = toldParts(setting, rest).join(' · ');
    table.row(
      [
        isCharge ? words.charge : words.allowance,
        joined([reason, reasonCode && (reason === null ? reasonCode : `(${reasonCode})`)], ' '),
        figure(baseAmount),
        percentage === null ? '' : `${figure(percentage)}\u00a0%`,
        joined([taxCategory, figure(taxRate)], ' '),
        figure(amount),
      ],
      { below: further === '' ? [] : [further] },
    );
  }
}

/** Call detail, user by user, each with its total; it begins on a page of its own. */
export async function writeDetail(setting: Setting): Promise<void> {
  const { sheet, words, complete } = setting;
  let table: Table | null = null;
  const all = new Map<string, Sums>();
  let sinceBreath = 0;
  for (const group of complete.detail) {
    if (!table) {
      sheet.addPage();
      sheet.text(words.detailTitle, page.left, sheet.y + 12, { size: 12, weight: 'medium' });
      sheet.y += 18;
      table = new Table(sheet, detailColumns(setting), { size: 7 });
    }
    beginUser(setting, table, group);
    for (const line of group.lines) {
      table.row(detailCells(setting, line));
      sinceBreath++;
      if (sinceBreath < linesPerBreath) continue;
      sinceBreath = 0;
      await breathe();
    }
    const sums = { lines: group.lines.length, seconds: group.seconds, amountMicros: group.amountMicros, currency: group.currency };
    writeSums(setting, table, words.userTotal, sums);
    const before = all.get(group.currency);
    all.set(group.currency, before ? added(before, sums) : sums);
  }
  if (!table) return;
  sheet.y += 8;
  table.continued = null;
  for (const sums of all.values()) writeSums(setting, table, words.detailTotal, sums);
}

/** About a page, so that whoever else the process serves does not wait. */
const linesPerBreath = 100;

interface Sums {
  readonly lines: number;
  readonly seconds: number;
  readonly amountMicros: number;
  readonly currency: string;
}

function added(a: Sums, b: Sums): Sums {
  return { ...a, lines: a.lines + b.lines, seconds: a.seconds + b.seconds, amountMicros: addExact(a.amountMicros, b.amountMicros) };
}

function detailColumns({ words }: Setting): Column[] {
  return [
    { label: words.date, width: 50 },
    { label: words.time, width: 40 },
    { label: words.nature, width: 113 },
    { label: words.destination, width: 82 },
    { label: words.place, width: 104 },
    { label: words.duration, width: 62, align: 'right' },
    { label: words.net, width: 60, align: 'right' },
  ];
}

function beginUser({ sheet, words }: Setting, table: Table, { user, line }: InvoiceDetailUser): void {
  const name = [user || words.noUser, line].filter(Boolean).join('  ·  ');
  table.continued = null;
  sheet.keep(70);
  sheet.text(name, page.left + 4, sheet.y + 16, { size: 8.5, weight: 'medium' });
  sheet.y += 21;
  table.head();
  table.continued = `${name} (${words.continued})`;
}

function detailCells({ words, language }: Setting, line: InvoiceDetailLine): string[] {
  const used = line.volumeKilobytes > 0 ? `${printedDecimal(String(line.volumeKilobytes), language)} ${words.kilobytes}` : '';
  return [
    printedDate(line.startedAt, language),
    line.startedAt.slice(11),
    line.nature,
    line.destination,
    line.place,
    [line.durationSeconds > 0 ? printedDuration(line.durationSeconds) : '', used].filter(Boolean).join(' '),
    printedMicros(line.amountMicros, language),
  ];
}

function writeSums({ words, language, complete }: Setting, table: Table, label: string, sums: Sums): void {
  const count = words.detailLines(sums.lines, printedDecimal(String(sums.lines), language));
  const foreign = sums.currency === complete.invoice.currency ? '' : sums.currency;
  table.row(['', '', label, count, foreign, printedDuration(sums.seconds), printedMicros(sums.amountMicros, language)], {
    weight: 'medium',
    ruled: true,
  });
}
