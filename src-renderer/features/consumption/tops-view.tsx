/** The greatest of everything in one page: users, destinations, countries, calls, and what is out of the ordinary. */
import { SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridQuery } from '../../../src-preload/contract/grid.ts';
import { useFormat } from '../../app/locale.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { useRemembered } from '../../app/remembered.ts';
import { decimalSeparator } from '../../grid/filters.tsx';
import { parseScaled, scaledText } from '../../grid/range-text.ts';
import { ResultActions } from '../shared/result-actions.tsx';
import { AnalysisBar } from './analysis-bar.tsx';
import classes from './consumption.module.css';
import type { Narrowing } from './narrowing.ts';
import { useConsumptionSummary } from './queries.ts';
import { GroupsCard, LinesCard } from './top-card.tsx';
import { measureIn, type Ranking, rankings, tops } from './tops.ts';
import { topsTable } from './tops-table.ts';
import { useWords } from './use-words.ts';

const micros = 6;
const usualLimit = 50_000_000;
const typingPause = 400;

export function TopsView({ opened }: { readonly opened: GridQuery }) {
  const { t } = useTranslation('consumption');
  const format = useFormat();
  const separator = decimalSeparator(format);
  const words = useWords();
  const { replace } = useNavigation();
  const [query, setQuery] = useState(opened);
  const [ranking, setRanking] = useRemembered<Ranking>('ranking', 'amount');
  const [typed, setTyped] = useRemembered('limit', scaledText(usualLimit, micros, separator));
  const [settled] = useDebouncedValue(typed, typingPause);
  const limit = parseScaled(settled, micros);
  const { data: sums } = useConsumptionSummary(query);
  const currencies = sums?.currencies.length ?? 1;
  const currency = currencies === 1 ? (sums?.currencies[0]?.currency ?? null) : null;
  const narrow: Narrowing['onNarrow'] = (narrower) => {
    const changed = { ...query, ...narrower };
    setQuery(changed);
    replace({ screen: 'consumption', params: { view: 'tops', query: changed } });
  };
  return (
    <>
      <AnalysisBar view="tops" query={query} onNarrow={narrow} />
      <div className={classes.bar} data-print="hidden">
        <span className={classes.chosen}>
          {t('rankedBy')}
          <SegmentedControl
            aria-label={t('rankedBy')}
            value={ranking}
            data={rankings.map((value) => ({ value, label: t(`rankings.${value}`) }))}
            onChange={(value) => setRanking(rankings.find((each) => each === value) ?? 'amount')}
          />
        </span>
        <span className={classes.chosen}>
          {t('tops.above')}
          <TextInput
            aria-label={t('limit')}
            value={typed}
            error={parseScaled(typed, micros) === null}
            w={100}
            onChange={({ currentTarget: { value } }) => setTyped(value)}
          />
        </span>
        <div className={classes.barEnd}>
          <ResultActions table={() => topsTable(query, ranking, limit ?? undefined, t, format, words)} />
        </div>
      </div>
      <div className={classes.cards}>
        {tops.map((top) => {
          const limited = top.limited && limit !== null ? t('tops.aboveLimit', { limit: format.micros(limit, currency) }) : null;
          const common = { top, query, currencies, title: limited ?? t(`tops.${top.id}`) };
          if (!top.by) return <LinesCard key={top.id} {...common} />;
          const measure = measureIn(top, ranking);
          return (
            <GroupsCard key={top.id} {...common} by={top.by} measure={measure} over={top.limited ? (limit ?? undefined) : undefined} />
          );
        })}
      </div>
    </>
  );
}
