/** How a request to a supplier goes on, and what may stand in an invoice's place. */
import type { RequestStatus, replacementKinds } from '../../src-preload/contract/requests.ts';

/** What a status may become. One that was ended may be taken up again: what was asked is not done after all. */
const next: Readonly<Record<RequestStatus, readonly RequestStatus[]>> = {
  draft: ['sent', 'closed'],
  // Saved for the mail program and not sent after all: a draft again.
  sent: ['draft', 'answered', 'done', 'refused', 'closed'],
  answered: ['sent', 'done', 'refused', 'closed'],
  done: ['sent'],
  refused: ['sent', 'closed'],
  closed: ['sent'],
};

export function nextRequestStatuses(status: RequestStatus): readonly RequestStatus[] {
  return next[status];
}

/** Whether an answer is still waited for: only these are reminded of, and only their amounts are contested. */
export function isOpen(status: RequestStatus): boolean {
  return status === 'draft' || status === 'sent' || status === 'answered';
}

export interface Link {
  readonly replacedId: number;
  readonly replacementId: number;
}

/** Whether a link more would make a document stand, over however many steps, in its own place. */
export function closesCircle(links: readonly Link[], { replacedId, replacementId }: Link): boolean {
  const after = Map.groupBy(links, (link) => link.replacedId);
  const seen = new Set<number>();
  const reached = [replacementId];
  for (let at = reached.pop(); at !== undefined; at = reached.pop()) {
    if (at === replacedId) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    reached.push(...(after.get(at) ?? []).map((link) => link.replacementId));
  }
  return false;
}

/**
 * What a document is to the one whose place it takes, by their totals with the sign they count with: of the same sign it is issued anew;
 * of the other sign it cancels the whole or credits a part. Null where one gives no total.
 */
export function replacementKind(replacedMinor: number | null, replacementMinor: number | null): (typeof replacementKinds)[number] | null {
  if (replacedMinor === null || replacementMinor === null) return null;
  if (replacedMinor < 0 === replacementMinor < 0) return 'reissued';
  return replacedMinor === -replacementMinor ? 'cancelled' : 'credited';
}
