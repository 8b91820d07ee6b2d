/** What the shell and the ledger process say to each other over their private port. The interface never sees these. */
import type { Grant } from '../desk/desk.ts';
import type { MailPassword } from './mail-password.ts';

/** Shell → ledger process. A `port` message carries the window's port beside it; every other one is answered by its id. */
export type LedgerOrder =
  | { readonly ask: 'port' }
  | { readonly ask: 'grant'; readonly id: number; readonly grant: string; readonly given: Grant }
  | { readonly ask: 'mail-password'; readonly id: number; readonly given: MailPassword | null }
  | { readonly ask: 'run-output'; readonly id: number; readonly runId: number }
  | { readonly ask: 'close'; readonly id: number };

/** Ledger process → shell: the path of a run's output where that was asked, else null. */
export interface LedgerAnswer {
  readonly id: number;
  readonly path: string | null;
}
