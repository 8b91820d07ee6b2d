/** Stands in for src-main/desk/desk.ts until it is there: the promise of its form, with nothing behind it. */
import { contract, type Handlers } from '../../src-preload/contract/index.ts';
import type { Events } from '../../src-preload/contract/runs.ts';
import type { Grant } from './grants.ts';

export interface DeskOptions {
  readonly folder: string;
  readonly tell: <E extends keyof Events>(event: E, payload: Events[E]) => void;
  readonly resolveGrant: (grant: string) => Grant | undefined;
}

export interface Desk {
  readonly handlers: Handlers;
  readonly runOutputPath: (runId: number) => Promise<string | null> | string | null;
  readonly close: () => Promise<void>;
}

export async function openDesk(_options: DeskOptions): Promise<Desk> {
  const known: Record<string, unknown> = {
    'ledger.status': { invoices: 0, toComplete: 0, consumptionLines: 0, suppliers: 0, empty: true, version: '0.1.0' },
    'ledger.preferences': { language: null, colorScheme: 'auto' },
  };
  const handlers = Object.fromEntries(
    Object.entries(contract).map(([name, subject]) => [
      name,
      Object.fromEntries(
        Object.keys(subject).map((method) => [
          method,
          () => {
            const output = known[`${name}.${method}`];
            if (output === undefined) throw new Error('not there yet');
            return output;
          },
        ]),
      ),
    ]),
  ) as unknown as Handlers;
  return { handlers, runOutputPath: () => null, close: async () => {} };
}
