/** What is paid of each invoice, how and when; credit notes are deducted by themselves. */
import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Choices, Payable } from '../../../src-preload/contract/payments.ts';
import type { client } from '../../app/client.ts';
import type { Format } from '../../app/format.ts';
import { useFormat } from '../../app/locale.tsx';
import { readDate } from '../invoice/typed-date.ts';
import classes from './payments.module.css';
import { readAmount, typedAmount } from './typed-amount.ts';

type PayMethod = Awaited<ReturnType<typeof client.payments.prepare>>['methods'][number];

export interface TypedChoice {
  readonly payable: Payable;
  readonly methodId: number | null;
  readonly account: string;
  readonly date: string;
  readonly amount: string;
}

export function typedChoice(payable: Payable, format: Format): TypedChoice {
  return {
    payable,
    methodId: payable.methodId,
    account: payable.creditorAccount,
    date: format.date(payable.executionDate),
    amount: typedAmount(payable.amountMinor, payable.currency, format.plain),
  };
}

const amountOf = ({ amount, payable }: TypedChoice, { language }: Format) => readAmount(amount, payable.currency, language);
const isCredit = ({ payable }: TypedChoice) => payable.owedMinor < 0;

/** Whether every row that is not left out says what it must, and there is one. */
export function isReady(choices: readonly TypedChoice[], format: Format): boolean {
  const paid = choices.filter((choice) => amountOf(choice, format) !== 0);
  return (
    paid.length > 0 &&
    paid.every(
      (choice) =>
        amountOf(choice, format) !== undefined && (isCredit(choice) || (choice.methodId !== null && readDate(choice.date) !== null)),
    )
  );
}

/** The rows as they are reviewed, those with an empty amount left out. What is said of a credit note's method and date does not matter. */
export function choicesOf(choices: readonly TypedChoice[], format: Format): Choices['choices'] {
  const anyMethod = choices.find(({ methodId }) => methodId !== null)?.methodId ?? 0;
  return choices.flatMap((choice) => {
    const amountMinor = amountOf(choice, format);
    if (!amountMinor) return [];
    const { payable, methodId, account, date } = choice;
    const executionDate = readDate(date) ?? payable.executionDate;
    return [{ invoiceId: payable.invoiceId, methodId: methodId ?? anyMethod, executionDate, amountMinor, creditorAccount: account }];
  });
}

interface ChoicesTableProps {
  readonly choices: readonly TypedChoice[];
  readonly methods: readonly PayMethod[];
  readonly onChange: (choices: readonly TypedChoice[]) => void;
}

export function ChoicesTable({ choices, methods, onChange }: ChoicesTableProps) {
  const { t } = useTranslation('payments');
  const format = useFormat();
  const set = (changed: Partial<TypedChoice>) =>
    onChange(choices.map((choice) => ({ ...choice, ...(serves(changed.methodId, choice, methods) ? changed : {}) })));
  return (
    <>
      <Group gap="sm" align="end">
        <NativeSelect
          size="xs"
          label={t('pay.sameMethod')}
          value=""
          onChange={(event) => event.currentTarget.value !== '' && set({ methodId: Number(event.currentTarget.value) })}
          data={[{ value: '', label: '–' }, ...methods.map(({ id, name }) => ({ value: String(id), label: name }))]}
        />
        <TextInput
          w={120}
          label={t('pay.sameDate')}
          placeholder="31/12/2026"
          onBlur={(event) => {
            const day = readDate(event.currentTarget.value);
            if (day) set({ date: format.date(day) });
          }}
        />
      </Group>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('pay.invoice')}</th>
            <th scope="col">{t('pay.due')}</th>
            <th scope="col" className={classes.number}>
              {t('pay.open')}
            </th>
            <th scope="col">{t('pay.method')}</th>
            <th scope="col">{t('pay.account')}</th>
            <th scope="col">{t('pay.date')}</th>
            <th scope="col">{t('pay.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {choices.map((choice) => (
            <ChoiceRow
              key={choice.payable.invoiceId}
              choice={choice}
              methods={methods}
              onChange={(changed) => onChange(choices.map((one) => (one === choice ? { ...choice, ...changed } : one)))}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Whether a method may pay an invoice; where none is named there is nothing against it. */
function serves(methodId: number | null | undefined, { payable }: TypedChoice, methods: readonly PayMethod[]): boolean {
  const method = methods.find(({ id }) => id === methodId);
  return (
    !method ||
    ((method.accountId === null || method.accountId === payable.accountId) &&
      (payable.companyId === null || payable.companyId === method.companyId))
  );
}

interface ChoiceRowProps {
  readonly choice: TypedChoice;
  readonly methods: readonly PayMethod[];
  readonly onChange: (changed: Partial<TypedChoice>) => void;
}

function ChoiceRow({ choice, methods, onChange }: ChoiceRowProps) {
  const { t } = useTranslation('payments');
  const format = useFormat();
  const listId = useId();
  const { payable, methodId, account, date, amount } = choice;
  const { number, supplier, currency, dueMinor, confirmedMinor, underWayMinor, owedMinor } = payable;
  const label = (field: string) => t('pay.of', { label: field, number });
  const kind = methods.find(({ id }) => id === methodId)?.kind;
  const credited = kind === 'bank-account' || kind === 'transfer';
  const state =
    confirmedMinor === 0 && underWayMinor === 0 ? null : dueMinor !== 0 ? 'partly' : confirmedMinor === owedMinor ? 'paid' : 'under-way';
  return (
    <tr data-invoice={number}>
      <td>
        {number}
        <div className={classes.quiet}>{supplier}</div>
      </td>
      <td className={classes.nowrap}>{format.date(payable.dueDate)}</td>
      <td className={classes.number}>
        {format.minor(dueMinor, currency)}
        {state && <div className={classes.quiet}>{t(`pay.state.${state}`)}</div>}
      </td>
      {isCredit(choice) ? (
        <td colSpan={3} className={classes.quiet}>
          {t('pay.deducted')}
        </td>
      ) : (
        <>
          <td>
            <NativeSelect
              size="xs"
              aria-label={label(t('pay.method'))}
              value={String(methodId ?? '')}
              error={methodId === null && amount !== ''}
              onChange={(event) => onChange({ methodId: event.currentTarget.value === '' ? null : Number(event.currentTarget.value) })}
              data={[
                ...(methodId === null ? [{ value: '', label: t('pay.chooseMethod') }] : []),
                ...methods.filter(({ id }) => serves(id, choice, methods)).map(({ id, name }) => ({ value: String(id), label: name })),
              ]}
            />
          </td>
          <td>
            {credited ? (
              <>
                <TextInput
                  w={210}
                  aria-label={label(t('pay.account'))}
                  value={account}
                  list={listId}
                  onChange={(event) => onChange({ account: event.currentTarget.value })}
                />
                <datalist id={listId}>
                  {payable.creditorAccounts.map((known) => (
                    <option key={known} value={known} />
                  ))}
                </datalist>
              </>
            ) : (
              '–'
            )}
          </td>
          <td>
            <TextInput
              w={104}
              aria-label={label(t('pay.date'))}
              value={date}
              error={readDate(date) === null && t('pay.badDate')}
              onChange={(event) => onChange({ date: event.currentTarget.value })}
            />
          </td>
        </>
      )}
      <td>
        <TextInput
          w={120}
          aria-label={label(t('pay.amount'))}
          styles={{ input: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } }}
          rightSection={<span className={classes.quiet}>{currency}</span>}
          rightSectionWidth={38}
          value={amount}
          error={amountOf(choice, format) === undefined && t('pay.badAmount')}
          onChange={(event) => onChange({ amount: event.currentTarget.value })}
        />
      </td>
    </tr>
  );
}
