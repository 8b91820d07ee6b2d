/** Views saved by name, one list a screen. */
import type { NamedView } from '../../src-preload/contract/views.ts';
import type { LedgerReader, LedgerWriter } from './ledger.ts';

const order = new Intl.Collator('fr', { numeric: true });

export function readViews({ sqlite }: Pick<LedgerReader, 'sqlite'>, screen: string): NamedView[] {
  const found = sqlite.prepare('SELECT name, view FROM saved_view WHERE screen = ?').all(screen) as NamedView[];
  return found.sort((a, b) => order.compare(a.name, b.name));
}

/** In the place of the view of that name, where there is one. */
export function writeView({ sqlite }: LedgerWriter, screen: string, { name, view }: NamedView): void {
  sqlite
    .prepare(
      `INSERT INTO saved_view (screen, name, view) VALUES (?, ?, ?)
       ON CONFLICT (screen, name) DO UPDATE SET name = excluded.name, view = excluded.view`,
    )
    .run(screen, name, view);
}

/** Whether another view has that name. */
export function isViewName({ sqlite }: LedgerWriter, screen: string, name: string, except: string): boolean {
  const found = sqlite.prepare('SELECT 1 FROM saved_view WHERE screen = ? AND name = ? AND name <> ?');
  return found.get(screen, name, except) !== undefined;
}

/** @returns whether there was one of that name */
export function renameView({ sqlite }: LedgerWriter, screen: string, name: string, to: string): boolean {
  return sqlite.prepare('UPDATE saved_view SET name = ? WHERE screen = ? AND name = ?').run(to, screen, name).changes > 0;
}

export function removeView({ sqlite }: LedgerWriter, screen: string, name: string): void {
  sqlite.prepare('DELETE FROM saved_view WHERE screen = ? AND name = ?').run(screen, name);
}
