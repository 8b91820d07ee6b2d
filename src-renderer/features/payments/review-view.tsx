/** What the choices come to: totals by method, currency and day, each payment with what to beware of and what keeps it from being paid. */
import { Alert, Button, Checkbox, Group, Stack, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Review } from '../../../src-preload/contract/payments.ts';
import { useFormat, useSentence } from '../../app/locale.tsx';
import { MayButton } from '../../app/may.tsx';
import { Failure } from '../shared/failure.tsx';
import listClasses from '../shared/list.module.css';
import { Mark } from '../shared/mark.tsx';
import classes from './payments.module.css';
import { warningText } from './warning-words.ts';

interface ReviewViewProps {
  readonly review: Review;
  readonly submitting: boolean;
  readonly failure: Error | null;
  readonly onBack: () => void;
  readonly onSubmit: () => void;
}

export function ReviewView({ review, submitting, failure, onBack, onSubmit }: ReviewViewProps) {
  const { t } = useTranslation('payments');
  const [accepted, setAccepted] = useState(false);
  const { payments, totals, outputs } = review;
  const warned = payments.some(({ warnings }) => warnings.length > 0);
  const blocked = payments.length === 0 || payments.some(({ problems }) => problems.length > 0);
  const writes = outputs.some((output) => output !== 'none');
  return (
    <Stack gap="sm">
      <section aria-label={t('pay.totals')}>
        <Title order={2} size="h5" mb={4}>
          {t('pay.totals')}
        </Title>
        <Totals totals={totals} />
      </section>
      <section aria-label={t('pay.payments')}>
        <Title order={2} size="h5" mb={4}>
          {t('pay.payments')}
        </Title>
        <Payments payments={payments} />
      </section>
      {failure && <Failure title={t('pay.submitFailed')} error={failure} />}
      {warned && !blocked && (
        <Checkbox label={t('pay.accept')} checked={accepted} onChange={(event) => setAccepted(event.currentTarget.checked)} />
      )}
      <Group gap="xs">
        <Button variant="default" onClick={onBack}>
          {t('pay.back')}
        </Button>
        <MayButton call="payments.submit" disabled={blocked || (warned && !accepted)} loading={submitting} onClick={onSubmit}>
          {t(writes ? 'pay.submitFiles' : 'pay.submit')}
        </MayButton>
      </Group>
    </Stack>
  );
}

function Totals({ totals }: { readonly totals: Review['totals'] }) {
  const { t } = useTranslation('payments');
  const format = useFormat();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('pay.method')}</th>
          <th scope="col">{t('pay.date')}</th>
          <th scope="col" className={classes.number}>
            {t('pay.count')}
          </th>
          <th scope="col" className={classes.number}>
            {t('pay.sum')}
          </th>
        </tr>
      </thead>
      <tbody>
        {totals.map(({ method, currency, executionDate, payments, amountMinor }) => (
          <tr key={`${method} ${currency} ${executionDate}`}>
            <td>{method}</td>
            <td>{format.date(executionDate)}</td>
            <td className={classes.number}>{format.integer(payments)}</td>
            <td className={classes.number}>{format.minor(amountMinor, currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Payments({ payments }: { readonly payments: Review['payments'] }) {
  const { t } = useTranslation('payments');
  const format = useFormat();
  const sentence = useSentence();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('columns.supplier')}</th>
          <th scope="col">{t('pay.invoices')}</th>
          <th scope="col">{t('pay.method')}</th>
          <th scope="col" className={classes.number}>
            {t('pay.amount')}
          </th>
          <th scope="col">{t('pay.output')}</th>
          <th scope="col">{t('pay.warnings')}</th>
        </tr>
      </thead>
      <tbody>
        {payments.map(
          ({ supplier, invoices, method, currency, executionDate, amountMinor, creditorAccount, output, warnings, problems }) => (
            <tr key={invoices.map(({ invoiceId }) => invoiceId).join()}>
              <td>
                {supplier}
                {creditorAccount && <div className={classes.quiet}>{t('pay.accountOf', { account: creditorAccount })}</div>}
              </td>
              <td>
                {invoices.map((invoice) => (
                  <div key={invoice.invoiceId} className={classes.nowrap}>
                    {invoice.number} · {format.minor(invoice.amountMinor, currency)}
                  </div>
                ))}
              </td>
              <td>
                {method}
                <div className={classes.quiet}>{format.date(executionDate)}</div>
              </td>
              <td className={classes.number}>{format.minor(amountMinor, currency)}</td>
              <td>{t(`pay.outputs.${output}`)}</td>
              <td>
                {problems.map((problem) => (
                  <Alert key={sentence(problem)} color="red" p={6} icon={<IconAlertTriangle size={16} aria-hidden />} role="alert">
                    {sentence(problem)}
                  </Alert>
                ))}
                {warnings.length === 0 && problems.length === 0 && <Mark look="good">{t('pay.noWarning')}</Mark>}
                <ul className={classes.warnings}>
                  {warnings.map((warning) => (
                    <li key={`${warning.code} ${warning.invoice}`} className={listClasses.warned}>
                      <IconAlertTriangle size={14} aria-hidden style={{ verticalAlign: '-2px' }} /> {warningText(warning, t, format)}
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}
