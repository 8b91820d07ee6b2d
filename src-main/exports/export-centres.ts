/** Billing centres: which there are, and which invoices and batches of call detail a report of some of them takes in. */
import type { Centre, CentreKey, ReportRequest, ReportSubject } from '../../src-preload/contract/exports.ts';
import { compareFrench } from '../billing/text.ts';
import { placesByAccount } from '../ledger/account-tree.ts';
import type { Sqlite } from '../ledger/sqlite.ts';

/**
 * Where invoices and batches belong. An account whose root and centre nobody has entered takes those of the call detail that came with its
 * invoices, else its own number for a root; detail without an invoice takes the one supplier whose detail names the same root.
 */
const places = `WITH
  joined AS (
    SELECT detail_batch.invoice_id AS invoice_id, invoice.supplier_id AS supplier_id,
      detail_batch.root AS root, detail_batch.centre AS centre
    FROM detail_batch JOIN invoice ON invoice.id = detail_batch.invoice_id
  ),
  by_invoice AS (
    SELECT invoice_id, CASE WHEN min(root) = max(root) THEN min(root) END AS root, CASE WHEN min(centre) = max(centre) THEN min(centre) END AS centre
    FROM joined GROUP BY invoice_id
  ),
  by_account AS (${placesByAccount}),
  by_root AS (SELECT root, min(supplier_id) AS supplier_id FROM joined WHERE root <> '' GROUP BY root HAVING min(supplier_id) = max(supplier_id)),
  invoices AS (
    SELECT invoice.id AS id, invoice.supplier_id AS supplier_id, 0 AS lines, invoice.issue_date AS date,
      coalesce(account.root, by_invoice.root, by_account.root, account.number, '') AS root,
      coalesce(account.centre, by_invoice.centre, by_account.centre, '') AS centre
    FROM invoice LEFT JOIN billing_account AS account ON account.id = invoice.account_id
      LEFT JOIN by_invoice ON by_invoice.invoice_id = invoice.id LEFT JOIN by_account ON by_account.account_id = invoice.account_id
  ),
  consumption AS (
    SELECT detail_batch.id AS id, coalesce(invoice.supplier_id, by_root.supplier_id) AS supplier_id, detail_batch.lines AS lines,
      coalesce(invoice.issue_date, detail_batch.invoice_date,
        (SELECT printf('%04d-%02d-01', max(month) / 100, max(month) % 100) FROM detail_user_summary WHERE batch_id = detail_batch.id)) AS date,
      detail_batch.root AS root, detail_batch.centre AS centre
    FROM detail_batch LEFT JOIN invoice ON invoice.id = detail_batch.invoice_id LEFT JOIN by_root ON by_root.root = detail_batch.root
  )`;

/** Every centre, a supplier after another, roots and centres in their order. */
export function readCentres(sqlite: Sqlite): Centre[] {
  const rows = sqlite
    .prepare(
      `${places}, found AS (SELECT 1 AS invoices, * FROM invoices UNION ALL SELECT 0 AS invoices, * FROM consumption)
      SELECT supplier_id AS supplierId, coalesce(supplier.name, '') AS supplier, root, centre, sum(invoices) AS invoices, sum(lines) AS lines,
        min(date) AS "from", max(date) AS "to"
      FROM found LEFT JOIN supplier ON supplier.id = supplier_id GROUP BY supplier_id, root, centre`,
    )
    .all() as Centre[];
  return rows.sort(inOrder);
}

export interface ChosenFile extends CentreKey {
  readonly supplier: string;
}

/**
 * Puts what a request takes in into the temporary table `chosen` (id of the invoice or batch; number of its file), which reports read from.
 * @returns the files, by number: one of all, or one for each centre of which there is something
 */
export function chooseRows(sqlite: Sqlite, { subject, centres, from, to, packing }: ReportRequest): ChosenFile[] {
  sqlite.exec('DROP TABLE IF EXISTS temp.chosen');
  sqlite.exec('CREATE TEMP TABLE chosen (id INTEGER PRIMARY KEY, file INTEGER NOT NULL)');
  const wanted = centres && new Set(centres.map(keyOf));
  const names = new Map(sqlite.prepare('SELECT id, name FROM supplier').raw().all() as [number, string][]);
  const files = new Map<string, ChosenFile & { ids: number[] }>();
  for (const { id, ...key } of placed(sqlite, subject, from, to)) {
    if (wanted && !wanted.has(keyOf(key))) continue;
    const name = packing === 'one' ? '' : keyOf(key);
    const file = files.get(name) ?? { ...key, supplier: names.get(key.supplierId ?? 0) ?? '', ids: [] };
    file.ids.push(id);
    files.set(name, file);
  }
  const ordered = [...files.values()].sort(inOrder);
  if (packing === 'one' && ordered.length === 0) return [{ supplierId: null, supplier: '', root: '', centre: '' }];
  const insert = sqlite.prepare('INSERT INTO temp.chosen (id, file) SELECT value, ? FROM json_each(?)');
  for (const [file, { ids }] of ordered.entries()) insert.run(file, JSON.stringify(ids));
  sqlite.exec('CREATE INDEX temp.chosen_file ON chosen(file, id)');
  return ordered.map(({ ids: _, ...file }) => (packing === 'one' ? { supplierId: null, supplier: '', root: '', centre: '' } : file));
}

function placed(sqlite: Sqlite, subject: ReportSubject, from: string | null, to: string | null): (CentreKey & { id: number })[] {
  return sqlite
    .prepare(
      `${places} SELECT id, supplier_id AS supplierId, root, centre FROM ${subject}
      WHERE (@from IS NULL OR date >= @from) AND (@to IS NULL OR date <= @to) ORDER BY id`,
    )
    .all({ from, to }) as (CentreKey & { id: number })[];
}

const keyOf = ({ supplierId, root, centre }: CentreKey): string => JSON.stringify([supplierId, root, centre]);

type Ordered = Pick<Centre, 'supplier' | 'root' | 'centre'>;
function inOrder(a: Ordered, b: Ordered): number {
  return compareFrench(a.supplier, b.supplier) || compareFrench(a.root, b.root) || compareFrench(a.centre, b.centre);
}
