/** How many findings an invoice has, in a word and by an icon; where the list of them is on the page, the way to it. */
import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Mark } from '../shared/mark.tsx';
import classes from './checks.module.css';
import { checksQuery, leadToPlace } from './findings.tsx';

/** The id of the part of the page that lists the findings. */
export const findingsPartId = 'findings';

export function CheckCount({ invoiceId, leads = false }: { readonly invoiceId: number; readonly leads?: boolean }) {
  const { t } = useTranslation('checks');
  const { data } = useQuery(checksQuery(invoiceId));
  if (!data) return null;
  const { errors, warnings } = data;
  const mark =
    errors > 0 ? (
      <Mark look="bad">{t('errors', { count: errors })}</Mark>
    ) : (
      <Mark look={warnings > 0 ? 'warned' : 'good'}>{warnings > 0 ? t('warnings', { count: warnings }) : t('clean')}</Mark>
    );
  if (!leads) return mark;
  return (
    <UnstyledButton className={classes.count} onClick={() => leadToPlace(findingsPartId, 'start')} title={t('goToList')}>
      {mark}
    </UnstyledButton>
  );
}
