/** What is to be beware of in a payment, in words. */
import type { TFunction } from 'i18next';
import type { PaymentWarning } from '../../../src-preload/contract/payments.ts';
import type { Format } from '../../app/format.ts';

const dated: ReadonlySet<PaymentWarning['code']> = new Set(['weekend', 'holiday', 'method-expired', 'method-expiring']);

/** A request's reference, minor units and currency, by blanks. */
function contestedText(detail: string, format: Format): string {
  const [reference = '', amount = '', currency = ''] = detail.split(' ');
  return `${format.minor(Number(amount), currency)} (${reference})`;
}

export function warningText({ code, invoice, detail }: PaymentWarning, t: TFunction<'payments'>, format: Format): string {
  const said =
    detail === null ? t('none') : dated.has(code) ? format.date(detail) : code === 'contested' ? contestedText(detail, format) : detail;
  const text = t(`warning.${code}`, { detail: said });
  return invoice === null ? text : t('warningOf', { invoice, text });
}
