/** The breakdown of chosen invoices. */
import { Button, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Selection } from '../../../src-preload/contract/grid.ts';
import { client } from '../../app/client.ts';
import { useNavigation } from '../../app/navigation.tsx';
import listClasses from '../shared/list.module.css';
import { FeesTable } from './fees-table.tsx';

export function FeesScreen({ selection }: { readonly selection: Selection }) {
  const { t } = useTranslation(['fees', 'requests']);
  const { back } = useNavigation();
  const { data } = useQuery({
    queryKey: ['invoices', 'summary', selection],
    queryFn: () => client.invoices.summary({ query: { sort: [], filters: [], search: '' }, selection }),
  });
  return (
    <div className={listClasses.screen} data-testid="fees">
      <header className={listClasses.bar}>
        <Title order={1} size="h4" style={{ flex: 1 }}>
          {data ? t('of', { count: data.count }) : t('title')}
        </Title>
        <Button variant="default" onClick={back}>
          {t('requests:new.back')}
        </Button>
      </header>
      <div className={listClasses.body}>
        <FeesTable selection={selection} />
      </div>
    </div>
  );
}
