/** The rules of text given to SQL, on every connection of a ledger. */
import type Database from 'better-sqlite3';
import { foldText, frenchSortKey } from '../billing/text.ts';

/** Texts repeat down a column: their keys are worth keeping for a while. */
const rememberedTexts = 20_000;

/**
 * Registers `fold(text)` (no case, no accents) and `french(text)` (a key in French order). NULL is taken as the empty text,
 * as the grids show it.
 */
export function registerTextFunctions(sqlite: Database.Database): void {
  for (const [name, rule] of [
    ['fold', foldText],
    ['french', frenchSortKey],
  ] as const) {
    const known = new Map<string, string>();
    sqlite.function(name, { deterministic: true }, (value: unknown) => {
      const text = value === null ? '' : String(value);
      const kept = known.get(text);
      if (kept !== undefined) return kept;
      if (known.size >= rememberedTexts) known.clear();
      const result = rule(text);
      known.set(text, result);
      return result;
    });
  }
}
