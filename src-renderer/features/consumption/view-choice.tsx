/** Lines or totals: the filters stay, the order is each view's own. */
import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { GridQuery } from '../../../src-preload/contract/grid.ts';
import { type ConsumptionView, useNavigation } from '../../app/navigation.tsx';
import { unsorted } from '../../grid/query.ts';
import { shownGroupings } from './columns.ts';

const views: readonly ConsumptionView[] = ['lines', ...shownGroupings];

export function ViewChoice({ view, query }: { readonly view: ConsumptionView; readonly query: GridQuery }) {
  const { t } = useTranslation('consumption');
  const { go } = useNavigation();
  return (
    <SegmentedControl
      aria-label={t('view')}
      value={view}
      data={views.map((each) => ({ value: each, label: t(`views.${each}`) }))}
      onChange={(value) => {
        const chosen = views.find((each) => each === value);
        if (chosen) go({ screen: 'consumption', params: { view: chosen, query: unsorted(query) } });
      }}
    />
  );
}
