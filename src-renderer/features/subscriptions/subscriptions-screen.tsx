/** Subscriptions: those that are followed, those that the invoices show, what was invoiced beside what was expected, what renews soon. */
import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ScreenParams, type SubscriptionsView, useNavigation } from '../../app/navigation.tsx';
import { BilledView } from './billed-view.tsx';
import { ListView } from './list-view.tsx';
import { ProposalsView } from './proposals-view.tsx';
import { RenewalsView } from './renewals-view.tsx';
import classes from './subscriptions.module.css';

const views: readonly SubscriptionsView[] = ['list', 'proposals', 'billed', 'renewals'];
const shown = { list: ListView, proposals: ProposalsView, billed: BilledView, renewals: RenewalsView };

export function SubscriptionsScreen({ view = 'list' }: ScreenParams['subscriptions']) {
  const { t } = useTranslation('subscriptions');
  const { go } = useNavigation();
  const View = shown[view];
  return (
    <div className={classes.screen} data-testid="subscriptions">
      <div className={classes.views}>
        <SegmentedControl
          aria-label={t('title')}
          value={view}
          onChange={(next) => go({ screen: 'subscriptions', params: { view: views.find((one) => one === next) ?? 'list' } })}
          data={views.map((value) => ({ value, label: t(`views.${value}`) }))}
        />
      </div>
      <View />
    </div>
  );
}
