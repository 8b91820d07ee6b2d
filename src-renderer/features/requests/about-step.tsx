/** Which supplier, account and invoices a request is about. */
import { Checkbox, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { lackAbout, type RequestDraft } from './request-draft.ts';
import classes from './requests.module.css';

export type Choices = Awaited<ReturnType<typeof client.requests.choices>>;

export interface StepProps {
  readonly draft: RequestDraft;
  readonly choices: Choices;
  readonly onChange: (changed: Partial<RequestDraft>) => void;
}

export function AboutStep({ draft, choices, onChange }: StepProps) {
  const { t } = useTranslation('requests');
  const { supplierId, accountId, kind } = draft;
  const lack = lackAbout(draft);
  if (choices.suppliers.length === 0) return <Text size="sm">{t('new.noSupplier')}</Text>;
  return (
    <>
      <Group gap="sm" align="end">
        <NativeSelect
          label={t('new.supplier')}
          miw={260}
          value={String(supplierId ?? '')}
          onChange={(event) => {
            const { value } = event.currentTarget;
            onChange({ supplierId: value === '' ? null : Number(value), accountId: null, invoiceIds: [], amounts: {}, language: null });
          }}
          data={[
            ...(supplierId === null ? [{ value: '', label: t('new.chooseSupplier') }] : []),
            ...choices.suppliers.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
        />
        <NativeSelect
          label={t('new.account')}
          miw={220}
          disabled={supplierId === null}
          value={String(accountId ?? '')}
          onChange={(event) => onChange({ accountId: event.currentTarget.value === '' ? null : Number(event.currentTarget.value) })}
          data={[{ value: '', label: t('new.noAccount') }, ...choices.accounts.map(({ id, name }) => ({ value: String(id), label: name }))]}
        />
      </Group>
      {lack === 'account' && <Text size="sm">{t('new.accountNeeded')}</Text>}
      {supplierId !== null && kind !== 'payment-details' && kind !== 'purchase-order' && (
        <Invoices draft={draft} choices={choices} onChange={onChange} />
      )}
      {lack === 'invoice' && <Text size="sm">{t('new.invoiceNeeded')}</Text>}
    </>
  );
}

function Invoices({ draft, choices: { invoices }, onChange }: StepProps) {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const [sought, setSought] = useState('');
  const { invoiceIds, accountId } = draft;
  const shown = invoices.filter(
    (invoice) =>
      invoiceIds.includes(invoice.invoiceId) ||
      ((accountId === null || invoice.accountId === accountId) && invoice.number.toLowerCase().includes(sought.trim().toLowerCase())),
  );
  const toggle = (id: number) =>
    onChange({ invoiceIds: invoiceIds.includes(id) ? invoiceIds.filter((one) => one !== id) : [...invoiceIds, id] });
  return (
    <section aria-label={t('new.invoices')}>
      <Group gap="sm" align="end" mb={4}>
        <TextInput w={220} label={t('new.filter')} value={sought} onChange={(event) => setSought(event.currentTarget.value)} />
        <Text size="sm" role="status">
          {t('new.chosen', { count: invoiceIds.length })}
        </Text>
      </Group>
      {shown.length === 0 ? (
        <Text size="sm">{t('new.noInvoice')}</Text>
      ) : (
        <div className={classes.list}>
          <table className={classes.table} aria-label={t('new.invoices')}>
            <thead>
              <tr>
                <th scope="col" aria-label={t('selected')} />
                <th scope="col">{t('new.number')}</th>
                <th scope="col">{t('new.issueDate')}</th>
                <th scope="col" className={classes.number}>
                  {t('new.total')}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ invoiceId, number, issueDate, totalMinor, currency }) => (
                <tr key={invoiceId}>
                  <td>
                    <Checkbox
                      size="xs"
                      aria-label={t('new.choose', { number: number || '–' })}
                      checked={invoiceIds.includes(invoiceId)}
                      onChange={() => toggle(invoiceId)}
                    />
                  </td>
                  <td>{number || '–'}</td>
                  <td>{format.date(issueDate)}</td>
                  <td className={classes.number}>{totalMinor === null ? '' : format.minor(totalMinor, currency)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
