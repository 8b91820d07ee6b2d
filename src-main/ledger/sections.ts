/** Sections of invoice lines: the supplier's own, and those that rules lead them to. */
import { inOrder, ruleFor, type SectionedLine, type SectionRule } from '../billing/sections.ts';
import type { LedgerReader, LedgerWriter } from './ledger.ts';

/** Of a row of `invoice_line`: where a rule leads it, else as the supplier names it. */
export const sectionSql =
  'coalesce((SELECT led.section FROM line_section AS led WHERE led.line_id = invoice_line.id), invoice_line.section)';

/** In the order in which they are asked. */
export function sectionRules({ sqlite }: Pick<LedgerReader, 'sqlite'>, supplierId: number): SectionRule[] {
  const rules = sqlite
    .prepare('SELECT id, field, match, words, target FROM section_rule WHERE supplier_id = ?')
    .all(supplierId) as SectionRule[];
  return inOrder(rules);
}

export interface RuledLine extends SectionedLine {
  readonly id: number;
  readonly currency: string;
  /** Credit notes negative; 0 for a line that does not count in its invoice's total. */
  readonly netMinor: number;
}

/** The lines of a supplier, or of one of its invoices. @param withItems item codes stand in the documents alone, which take time to read */
export function* ruledLines(
  { sqlite }: Pick<LedgerReader, 'sqlite'>,
  of: { readonly supplierId: number } | { readonly invoiceId: number },
  withItems: boolean,
): Generator<RuledLine> {
  const [where, value] = 'invoiceId' in of ? ['invoice.id = ?', of.invoiceId] : ['invoice.supplier_id = ?', of.supplierId];
  const invoices = sqlite
    .prepare(
      `SELECT id, sign, coalesce(currency, '') AS currency, ${withItems ? 'as_given' : 'NULL'} AS given FROM invoice WHERE ${where} ORDER BY id`,
    )
    .all(value) as { id: number; sign: number; currency: string; given: string | null }[];
  const lines = sqlite.prepare(
    `SELECT id, position, coalesce(section, '') AS section, coalesce(description, '') AS description, coalesce(net_minor, 0) AS netMinor
    FROM invoice_line WHERE invoice_id = ? ORDER BY position`,
  );
  for (const { id: invoiceId, sign, currency, given } of invoices) {
    const items = given === null ? [] : ((JSON.parse(given) as { lines?: { sellerItemId?: string | null }[] } | null)?.lines ?? []);
    for (const { position, netMinor, ...line } of lines.all(invoiceId) as (RuledLine & { position: number })[]) {
      yield { ...line, currency, netMinor: sign * netMinor, item: items[position]?.sellerItemId ?? '' };
    }
  }
}

export const looksAtItems = (rules: readonly Pick<SectionRule, 'field'>[]): boolean => rules.some(({ field }) => field === 'item');

/** Leads the lines of a supplier, or of an invoice that has just come, to the sections of its rules. */
export function leadLines(writer: LedgerWriter, supplierId: number, invoiceId?: number): void {
  const { sqlite } = writer;
  if (invoiceId === undefined) {
    sqlite.prepare('DELETE FROM line_section WHERE rule_id IN (SELECT id FROM section_rule WHERE supplier_id = ?)').run(supplierId);
  }
  const rules = sectionRules(writer, supplierId);
  if (rules.length === 0) return;
  const lead = sqlite.prepare('INSERT OR REPLACE INTO line_section (line_id, rule_id, section) VALUES (?, ?, ?)');
  const of = invoiceId === undefined ? { supplierId } : { invoiceId };
  const led = [...ruledLines(writer, of, looksAtItems(rules))].flatMap((line) => {
    const rule = ruleFor(line, rules);
    return rule ? [{ lineId: line.id, rule }] : [];
  });
  for (const { lineId, rule } of led) lead.run(lineId, rule.id, rule.target);
}
