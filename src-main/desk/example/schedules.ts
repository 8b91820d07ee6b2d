/** Two accounts of the example's operator are paid by themselves, the second above a limit only with an approval. */
import type { Handlers } from '../../../src-preload/contract/index.ts';
import { termsVersion } from '../../../src-preload/contract/schedule-terms.ts';

/** Of an account as it is listed: its number, then its supplier. */
const supplierOf = (name: string): string => (name.split(' · ').at(-1) ?? name).replace(/ SA$/, '');

export async function exampleSchedules({ schedules }: Handlers, today: string): Promise<void> {
  const { accounts, methods } = await schedules.list();
  const method = methods.find(({ kind }) => kind === 'mandate');
  if (!method) return;
  const own = accounts.filter(({ currency, lastMinor, name }) => currency === 'EUR' && lastMinor && method.name.includes(supplierOf(name)));
  const [first, second] = own;
  if (!first) return;
  const common = { methodId: method.id, firstDate: today, limitCurrency: 'EUR', language: 'fr' as const, termsVersion };
  await schedules.submit({ ...common, accountId: first.id, rule: 'due-date', ruleValue: 0, limitMinor: null });
  if (!second) return;
  const limitMinor = Math.floor((second.lastMinor ?? 0) / 2 / 100) * 100;
  await schedules.submit({ ...common, accountId: second.id, rule: 'days-before', ruleValue: 5, limitMinor });
}
