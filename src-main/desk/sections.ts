/** Sections of suppliers' lines: rules, what they catch, and the lines led anew when they change. */
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import type { sections as contract, NewSectionRule, SectionMapping } from '../../src-preload/contract/sections.ts';
import { addExact } from '../billing/money.ts';
import { catches, inOrder, ruleFor, suggestedSection, usualSections } from '../billing/sections.ts';
import type { LedgerReader } from '../ledger/ledger.ts';
import { leadLines, looksAtItems, type RuledLine, ruledLines, sectionRules } from '../ledger/sections.ts';
import type { DeskContext } from './desk.ts';

const mostKinds = 500;
const mostExamples = 5;

export function sectionHandlers({ ledger, tell, actor }: DeskContext): SubjectHandlers<typeof contract> {
  return {
    suppliers: () =>
      ledger.reader.sqlite
        .prepare(
          `SELECT supplier.id AS supplierId, supplier.name AS supplier, (SELECT count(*) FROM section_rule WHERE supplier_id = supplier.id) AS rules
          FROM supplier WHERE EXISTS (SELECT 1 FROM invoice JOIN invoice_line AS line ON line.invoice_id = invoice.id WHERE invoice.supplier_id = supplier.id)
          ORDER BY french(supplier.name), supplier.id`,
        )
        .all() as { supplierId: number; supplier: string; rules: number }[],
    mapping: ({ supplierId }) => mappingOf(ledger.reader, supplierId),
    preview: (rule) => previewOf(ledger.reader, rule),
    add: async (rule) => {
      const by = actor().name;
      const id = await ledger.write((writer) => {
        const { sqlite } = writer;
        const { supplierId, field, match, words, target } = rule;
        if (!sqlite.prepare('SELECT 1 FROM supplier WHERE id = ?').get(supplierId)) throw new ProblemError('series-unknown');
        // The same words lead to one section: the last that was said.
        const found = sqlite
          .prepare(
            `INSERT INTO section_rule (supplier_id, field, match, words, target, set_at, set_by) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (supplier_id, field, match, words) DO UPDATE SET target = excluded.target, set_at = excluded.set_at, set_by = excluded.set_by
            RETURNING id`,
          )
          .pluck()
          .get(supplierId, field, match, words, target, new Date().toISOString(), by) as number;
        leadLines(writer, supplierId);
        return found;
      });
      tell('changed', ['invoices']);
      return { id };
    },
    remove: async ({ id }) => {
      await ledger.write((writer) => {
        const supplierId = writer.sqlite.prepare('SELECT supplier_id FROM section_rule WHERE id = ?').pluck().get(id);
        if (typeof supplierId !== 'number') return;
        writer.sqlite.prepare('DELETE FROM section_rule WHERE id = ?').run(id);
        leadLines(writer, supplierId);
      });
      tell('changed', ['invoices']);
      return { id };
    },
  };
}

/** Lines counted and added up, currencies apart. */
class Tally {
  lines = 0;
  readonly #sums = new Map<string, number>();

  add({ currency, netMinor }: Pick<RuledLine, 'currency' | 'netMinor'>): void {
    this.lines++;
    this.#sums.set(currency, addExact(this.#sums.get(currency) ?? 0, netMinor));
  }

  get shown() {
    const sums = [...this.#sums].map(([currency, netMinor]) => ({ currency, netMinor }));
    return { lines: this.lines, sums: sums.sort((a, b) => (a.currency < b.currency ? -1 : 1)) };
  }
}

function tallyOf<K>(tallies: Map<K, Tally>, key: K): Tally {
  const tally = tallies.get(key) ?? new Tally();
  tallies.set(key, tally);
  return tally;
}

function mappingOf(reader: LedgerReader, supplierId: number): SectionMapping {
  const rules = sectionRules(reader, supplierId);
  const [all, byRule, bySection] = [new Tally(), new Map<number, Tally>(), new Map<string, Tally>()];
  const kinds = new Map<string, { readonly line: RuledLine; readonly tally: Tally }>();
  for (const line of ruledLines(reader, { supplierId }, looksAtItems(rules))) {
    const rule = ruleFor(line, rules);
    all.add(line);
    tallyOf(bySection, rule?.target ?? line.section).add(line);
    if (rule) tallyOf(byRule, rule.id).add(line);
    else {
      const key = `${line.section}\n${line.description}`;
      const kind = kinds.get(key) ?? { line, tally: new Tally() };
      kinds.set(key, kind);
      kind.tally.add(line);
    }
  }
  const unruled = [...kinds.values()].sort(
    (a, b) => Number(a.line.section !== '') - Number(b.line.section !== '') || b.tally.lines - a.tally.lines,
  );
  return {
    supplierId,
    ...all.shown,
    rules: rules.map((rule) => ({ ...rule, ...tallyOf(byRule, rule.id).shown })),
    unruled: unruled.slice(0, mostKinds).map(({ line: { description, section }, tally }) => ({
      description,
      section,
      ...tally.shown,
      suggested: section === '' ? suggestedSection(description) : null,
    })),
    unruledKinds: unruled.length,
    totals: [...bySection].map(([section, tally]) => ({ section, ...tally.shown })).sort((a, b) => b.lines - a.lines),
    names: [...new Set([...usualSections, ...[...bySection.keys()].filter((name) => name !== '')])],
  };
}

function previewOf(reader: LedgerReader, candidate: NewSectionRule) {
  const rules = sectionRules(reader, candidate.supplierId);
  // The last rule set: it takes part in the order as it would.
  const id = Number.MAX_SAFE_INTEGER;
  const same = rules.filter(
    ({ field, match, words }) => field !== candidate.field || match !== candidate.match || words !== candidate.words,
  );
  const ordered = inOrder([...same, { ...candidate, id }]);
  const [tally, examples] = [new Tally(), new Set<string>()];
  let fromOthers = 0;
  for (const line of ruledLines(reader, candidate, looksAtItems(ordered))) {
    if (!catches(candidate, line) || ruleFor(line, ordered)?.id !== id) continue;
    tally.add(line);
    if (ruleFor(line, rules)) fromOthers++;
    if (examples.size < mostExamples) examples.add(line.description);
  }
  return { ...tally.shown, fromOthers, examples: [...examples] };
}
