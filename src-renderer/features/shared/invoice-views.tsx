/** The views of invoices, one beside the other: those received, those expected, those that settle estimates, parts of periods, sections. */
import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../app/navigation.tsx';
import classes from './invoice-views.module.css';

const views = ['invoices', 'expected', 'reconciliation', 'prorata', 'sections'] as const;
type InvoiceView = (typeof views)[number];

export function InvoiceViews({ view }: { readonly view: InvoiceView }) {
  const { t } = useTranslation('expected');
  const { go, goAgain } = useNavigation();
  return (
    <div className={classes.views} data-print="hidden">
      <SegmentedControl
        aria-label={t('views.label')}
        value={view}
        data={views.map((value) => ({ value, label: t(`views.${value}`) }))}
        onChange={(value) => {
          if (value === 'invoices') goAgain('invoices');
          else if (value === 'expected') go({ screen: 'expected', params: {} });
          else if (value === 'reconciliation') go({ screen: 'reconciliation', params: {} });
          else if (value === 'prorata') go({ screen: 'prorata', params: {} });
          else if (value === 'sections') go({ screen: 'sections', params: {} });
        }}
      />
    </div>
  );
}
