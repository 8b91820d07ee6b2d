/** Views saved by name, one list a screen. */
import type { NamedView } from '../../src-preload/contract/views.ts';
import type { LedgerReader, LedgerWriter } from './ledger.ts';
import type { Sqlite } from './sqlite.ts';

const order = new Intl.Collator('fr', { numeric: true });

export function readViews({ sqlite }: Pick<LedgerReader, 'sqlite'>, screen: string): NamedView[] {
  const found = sqlite.prepare('SELECT name, view FROM saved_view WHERE screen = ?').all(screen) as NamedView[];
  return found.sort((a, b) => order.compare(a.name, b.name));
}

/** In the place of the view of that name, where there is one. */
export function writeView({ sqlite }: LedgerWriter, screen: string, { name, view }: NamedView): void {
  const replaced = nameOf(sqlite, screen, name) ?? name;
  sqlite
    .prepare(
      `INSERT INTO saved_view (screen, name, view) VALUES (?, ?, ?)
       ON CONFLICT (screen, name) DO UPDATE SET name = ?, view = excluded.view`,
    )
    .run(screen, replaced, view, name);
}

/** Whether another view has that name. */
export function isViewName({ sqlite }: LedgerWriter, screen: string, name: string, except: string): boolean {
  const found = nameOf(sqlite, screen, name);
  return found !== undefined && lower(found) !== lower(except);
}

/** @returns whether there was one of that name */
export function renameView({ sqlite }: LedgerWriter, screen: string, name: string, to: string): boolean {
  return sqlite.prepare('UPDATE saved_view SET name = ? WHERE screen = ? AND name = ?').run(to, screen, name).changes > 0;
}

export function removeView({ sqlite }: LedgerWriter, screen: string, name: string): void {
  sqlite.prepare('DELETE FROM saved_view WHERE screen = ? AND name = ?').run(screen, name);
}

/** How the view of that name writes it: capitals make no other name, those with accents neither, of which SQLite's NOCASE knows nothing. */
function nameOf(sqlite: Sqlite, screen: string, name: string): string | undefined {
  const names = sqlite.prepare('SELECT name FROM saved_view WHERE screen = ?').pluck().all(screen) as string[];
  return names.find((one) => lower(one) === lower(name));
}

const lower = (name: string): string => name.normalize().toLowerCase();
