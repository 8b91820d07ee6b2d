/** What exactly is asked for: reasons, amounts, a period, a number, a few words. */
import { Checkbox, Group, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { requestReasons } from '../../../src-preload/contract/requests.ts';
import { useFormat } from '../../app/locale.tsx';
import { readDate } from '../invoice/typed-date.ts';
import type { StepProps } from './about-step.tsx';
import { amountOf, asksAmounts, chosenOf, lackAsked } from './request-draft.ts';
import classes from './requests.module.css';

export function AskStep({ draft, choices, onChange }: StepProps) {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const { kind, reasons, text, order, rules } = draft;
  const invoices = chosenOf(draft, choices.invoices);
  const own = requestReasons[kind];
  const lack = lackAsked(draft, choices.invoices, format);
  const account = choices.accounts.find(({ id }) => id === draft.accountId);
  const title = kind === 'payment-details' ? 'new.changes' : kind === 'history' ? 'new.wanted' : 'new.reasons';
  return (
    <>
      {own.length > 0 && (
        <Checkbox.Group
          label={t(title)}
          value={[...reasons]}
          onChange={(chosen) => onChange({ reasons: own.filter((reason) => chosen.includes(reason)) })}
        >
          <div className={classes.reasons} style={{ marginTop: 6 }}>
            {own.map((reason) => (
              <Checkbox key={reason} size="xs" value={reason} label={t(`reason.${reason}`)} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      {kind === 'correction' && invoices.length === 1 && (
        <Checkbox
          size="xs"
          label={rules === 'worth' || rules.length === 0 ? t('new.quote') : t('new.quoteSome', { count: rules.length })}
          checked={rules.length > 0}
          onChange={(event) => onChange({ rules: event.currentTarget.checked ? 'worth' : [] })}
        />
      )}
      {asksAmounts(kind) && invoices.length > 0 && <Amounts draft={draft} choices={choices} onChange={onChange} />}
      {kind === 'history' && (
        <Group gap="sm" align="start">
          <Day label={t('new.from')} value={draft.from} onChange={(from) => onChange({ from })} />
          <Day label={t('new.to')} value={draft.to} onChange={(to) => onChange({ to })} />
        </Group>
      )}
      {kind === 'missing-invoice' && <Day label={t('new.expectedOn')} value={draft.from} onChange={(from) => onChange({ from })} />}
      {kind === 'purchase-order' && (
        <TextInput
          w={300}
          label={t('new.order')}
          description={account && account.purchaseOrder !== '' ? t('new.orderNow', { order: account.purchaseOrder }) : undefined}
          maxLength={100}
          value={order}
          onChange={(event) => onChange({ order: event.currentTarget.value })}
        />
      )}
      <Textarea
        label={t('new.text')}
        description={t('new.textHint')}
        autosize
        minRows={4}
        maxRows={12}
        maxLength={10_000}
        value={text}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
      />
      {lack === 'text' && <Text size="sm">{t('new.textNeeded')}</Text>}
      {lack === 'order' && <Text size="sm">{t('new.orderNeeded')}</Text>}
    </>
  );
}

function Amounts({ draft, choices, onChange }: StepProps) {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const label = t(draft.kind === 'refund' ? 'new.refunded' : 'new.contested');
  return (
    <div>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('new.number')}</th>
            <th scope="col" className={classes.number}>
              {t('new.total')}
            </th>
            <th scope="col">{label}</th>
          </tr>
        </thead>
        <tbody>
          {chosenOf(draft, choices.invoices).map((invoice) => (
            <tr key={invoice.invoiceId}>
              <td>{invoice.number || '–'}</td>
              <td className={classes.number}>{invoice.totalMinor === null ? '' : format.minor(invoice.totalMinor, invoice.currency)}</td>
              <td>
                <TextInput
                  w={150}
                  aria-label={t('new.amountOf', { label, number: invoice.number || '–' })}
                  styles={{ input: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } }}
                  rightSection={<span className={classes.quiet}>{invoice.currency}</span>}
                  rightSectionWidth={38}
                  value={draft.amounts[invoice.invoiceId] ?? ''}
                  error={amountOf(draft, invoice, format) === undefined && t('new.badAmount')}
                  onChange={(event) => onChange({ amounts: { ...draft.amounts, [invoice.invoiceId]: event.currentTarget.value } })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {draft.kind === 'correction' && <span className={classes.quiet}>{t('new.contestedHint')}</span>}
    </div>
  );
}

interface DayProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Day({ label, value, onChange }: DayProps) {
  const { t } = useTranslation('requests');
  return (
    <TextInput
      w={150}
      label={label}
      placeholder="31/12/2026"
      value={value}
      error={value.trim() !== '' && readDate(value) === null && t('new.badDate')}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
