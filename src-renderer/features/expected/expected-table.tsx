/** Invoices that are expected and have not come, one row each, with what can be done about it. */
import { Button, Group, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExpectedInvoice, ExpectedState } from '../../../src-preload/contract/expected.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { MayButton } from '../../app/may.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { tellProblem } from '../../app/tell.tsx';
import { Mark, type MarkLook } from '../shared/mark.tsx';
import classes from '../shared/tables.module.css';
import { openDropDialog } from './drop-dialog.tsx';

const shownAtOnce = 300;

const looks: Readonly<Record<ExpectedState, MarkLook>> = {
  late: 'warned',
  missing: 'bad',
  awaited: 'waiting',
  upcoming: 'waiting',
  dropped: 'stopped',
};

export function ExpectedTable({ rows, label }: { readonly rows: readonly ExpectedInvoice[]; readonly label: string }) {
  const { t } = useTranslation('expected');
  const [shown, setShown] = useState(shownAtOnce);
  return (
    <>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('columns.state')}</th>
            <th scope="col">{t('columns.supplier')}</th>
            <th scope="col">{t('columns.account')}</th>
            <th scope="col">{t('columns.issueDate')}</th>
            <th scope="col">{t('columns.availableOn')}</th>
            <th scope="col" className={classes.number}>
              {t('columns.daysLate')}
            </th>
            <th scope="col">{t('columns.last')}</th>
            <th scope="col" className={classes.number}>
              {t('columns.lastAmount')}
            </th>
            <th scope="col" data-print="hidden">
              {t('columns.actions')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row) => (
            <ExpectedRow key={`${row.supplierId}/${row.accountId}/${row.issueDate}`} row={row} />
          ))}
        </tbody>
      </table>
      {rows.length > shown && (
        <div className={classes.more}>
          <Button variant="subtle" onClick={() => setShown(shown + shownAtOnce)}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  );
}

function ExpectedRow({ row }: { readonly row: ExpectedInvoice }) {
  const { t } = useTranslation('expected');
  const format = useFormat();
  const { go } = useNavigation();
  const { accountId, last, dropped } = row;
  const name = [row.supplier, row.account].filter(Boolean).join(' · ');
  return (
    <tr>
      <td>
        <Mark look={looks[row.state]}>{t(`state.${row.state}`)}</Mark>
      </td>
      <td>{row.supplier}</td>
      <td className={classes.nowrap}>{row.account || t('noAccount')}</td>
      <td className={classes.nowrap}>{format.date(row.issueDate)}</td>
      <td className={classes.nowrap}>{format.date(row.availableOn)}</td>
      <td className={classes.number}>{row.daysLate > 0 ? t('days', { count: row.daysLate }) : '–'}</td>
      <td className={classes.nowrap}>
        <UnstyledButton className={classes.link} onClick={() => go({ screen: 'invoice', params: { id: last.id } })}>
          {last.number || t('noNumber')}
        </UnstyledButton>{' '}
        <span className={classes.quiet}>{format.date(last.issueDate)}</span>
      </td>
      <td className={classes.number}>{last.taxInclusiveMinor === null ? '' : format.minor(last.taxInclusiveMinor, last.currency)}</td>
      <td data-print="hidden">
        {dropped ? (
          <Group gap={8} wrap="nowrap">
            <span className={classes.quiet}>{dropped.reason}</span>
            <MayButton
              call="expected.expectAgain"
              variant="subtle"
              size="compact-xs"
              aria-label={t('expectAgainOf', { name })}
              onClick={() => void client.expected.expectAgain({ id: dropped.id }).catch(tellProblem)}
            >
              {t('expectAgain')}
            </MayButton>
          </Group>
        ) : (
          <Group gap={4} wrap="nowrap">
            {accountId !== null && (row.state === 'late' || row.state === 'missing') && (
              <MayButton
                call="requests.begin"
                variant="subtle"
                size="compact-xs"
                aria-label={t('askOf', { name })}
                onClick={() =>
                  go({ screen: 'request', params: { kind: 'missing-invoice', accountId, expectedOn: format.date(row.issueDate) } })
                }
              >
                {t('ask')}
              </MayButton>
            )}
            <MayButton
              call="expected.drop"
              variant="subtle"
              size="compact-xs"
              aria-label={t('dropOf', { name })}
              onClick={() => openDropDialog(row)}
            >
              {t('drop')}
            </MayButton>
          </Group>
        )}
      </td>
    </tr>
  );
}
