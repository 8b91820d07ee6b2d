/** Stands in for src-main/desk/desk.ts until it is there: the promise of its form, with nothing behind it. */
import { contract, type Handlers } from '../../src-preload/contract/index.ts';
import type { Desk, DeskOptions } from '../desk/desk.ts';

export async function openDesk(_options: DeskOptions): Promise<Pick<Desk, 'handlers' | 'runOutputPath' | 'close'>> {
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
