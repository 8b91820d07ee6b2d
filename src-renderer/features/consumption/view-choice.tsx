/** Lines, totals, tops or a comparison: the filters stay, the order is each view's own. */
import { SegmentedControl, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { GridQuery } from '../../../src-preload/contract/grid.ts';
import { type ConsumptionView, useNavigation } from '../../app/navigation.tsx';
import { unsorted } from '../../grid/query.ts';
import { groupingFamilies, usualGroupings } from './groups.ts';

const views = ['lines', ...usualGroupings, 'tops', 'compare'] as const;
const families = ['who', 'what', 'when'] as const;

export function ViewChoice({ view, query }: { readonly view: ConsumptionView; readonly query: GridQuery }) {
  const { t } = useTranslation('consumption');
  const { go } = useNavigation();
  const open = (chosen: ConsumptionView) => go({ screen: 'consumption', params: { view: chosen, query: unsorted(query) } });
  const all = families.flatMap((family) => groupingFamilies[family]);
  return (
    <>
      <SegmentedControl
        aria-label={t('view')}
        value={view}
        data={views.map((each) => ({ value: each, label: t(`views.${each}`) }))}
        onChange={(value) => {
          const chosen = views.find((each) => each === value);
          if (chosen) open(chosen);
        }}
      />
      <Select
        w={176}
        aria-label={t('otherGroupingLabel')}
        placeholder={t('otherGrouping')}
        value={all.find((by) => by === view) ?? null}
        data={families.map((family) => ({
          group: t(`families.${family}`),
          items: groupingFamilies[family].map((by) => ({ value: by, label: t(`columns.${by}`) })),
        }))}
        searchable
        maxDropdownHeight={420}
        checkIconPosition="right"
        onChange={(value) => {
          const chosen = all.find((by) => by === value);
          if (chosen && chosen !== view) open(chosen);
        }}
      />
    </>
  );
}
