/** Lines of an invoice among each other: which lie within which, and which make up the total. */
import type { InvoiceLine } from './model.ts';

/** Lines within lines beyond this depth are told as if at it: a page has no more room. */
const deepest = 5;

/** How many lines each line lies within (EXT-FR-FE-162), in their order: 0 for a line of its own, or whose parent is not there. */
export function lineDepths(lines: readonly Pick<InvoiceLine, 'id' | 'parentId'>[]): number[] {
  const parentOf = new Map<string, string | null>();
  for (const { id, parentId } of lines) if (id !== null && !parentOf.has(id)) parentOf.set(id, parentId);
  return lines.map(({ parentId }) => {
    let depth = 0;
    // A chain that leads back to itself ends at the deepest.
    for (let parent = parentId; parent !== null && depth < deepest && parentOf.has(parent); parent = parentOf.get(parent) ?? null) depth++;
    return depth;
  });
}

/**
 * Whether a line's net amount is one of those that make up the total (BT-106): not where it sums up its parts or only informs
 * (BR-FREXT-08), nor where it is a part of a line that counts itself, as in XRechnung.
 */
export function countsInTotal({ subtype, parentId }: Pick<InvoiceLine, 'subtype' | 'parentId'>): boolean {
  return subtype === 'DETAIL' || (subtype !== 'GROUP' && subtype !== 'INFORMATION' && parentId === null);
}
