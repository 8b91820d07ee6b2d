/** The greatest of everything in one page: users, destinations, countries, calls, and what is out of the ordinary. */
import { SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridQuery } from '../../../src-preload/contract/grid.ts';
import { useFormat } from '../../app/locale.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { useRemembered } from '../../app/remembered.ts';
import { Status } from '../../app/status-bar.tsx';
import { decimalSeparator } from '../../grid/filters.tsx';
import { parseScaled, scaledText } from '../../grid/range-text.ts';
import { ResultActions } from '../shared/result-actions.tsx';
import { AnalysisBar } from './analysis-bar.tsx';
import { rankings, type TopsChoice, usualTops } from './choices.ts';
import classes from './consumption.module.css';
import { currencyOf } from './currencies.ts';
import { CurrencyChoice } from './currency-choice.tsx';
import type { Narrowing } from './narrowing.ts';
import { useConsumptionSummary } from './queries.ts';
import { LinesFigure, SumFigures } from './sum-figures.tsx';
import { GroupsCard, LinesCard } from './top-card.tsx';
import { askedOf, measureIn, tops } from './tops.ts';
import { topsTable } from './tops-table.ts';
import { useWords } from './use-words.ts';

const micros = 6;
const typingPause = 400;

interface Props {
  readonly opened: GridQuery;
  /** How a saved view sets the page. */
  readonly set: TopsChoice | undefined;
}

export function TopsView({ opened, set = usualTops }: Props) {
  const { t } = useTranslation('consumption');
  const format = useFormat();
  const separator = decimalSeparator(format);
  const words = useWords();
  const { replace } = useNavigation();
  const [query, setQuery] = useState(opened);
  const [choice, setChoice] = useRemembered('tops', set);
  const [typed, setTyped] = useState(choice.limit === null ? '' : scaledText(choice.limit, micros, separator));
  const [settled] = useDebouncedValue(choice, typingPause, { leading: true });
  const { data: sums } = useConsumptionSummary(query);
  const currencies = sums?.currencies ?? [];
  const currency = currencyOf(currencies, choice.currency);
  const narrow: Narrowing['onNarrow'] = (narrower) => {
    const changed = { ...query, ...narrower };
    setQuery(changed);
    replace({ screen: 'consumption', params: { view: 'tops', query: changed } });
  };
  return (
    <>
      <AnalysisBar view="tops" query={query} onNarrow={narrow} tops={choice} />
      <div className={classes.bar} data-print="hidden">
        <span className={classes.chosen}>
          {t('rankedBy')}
          <SegmentedControl
            aria-label={t('rankedBy')}
            value={choice.ranking}
            data={rankings.map((value) => ({ value, label: t(`rankings.${value}`) }))}
            onChange={(value) => setChoice({ ...choice, ranking: rankings.find((each) => each === value) ?? 'amount' })}
          />
          {currency !== null && (
            <CurrencyChoice currencies={currencies} value={currency} onChange={(value) => setChoice({ ...choice, currency: value })} />
          )}
        </span>
        <span className={classes.chosen}>
          {t('tops.above')}
          <TextInput
            aria-label={t('limit')}
            value={typed}
            error={parseScaled(typed, micros) === null}
            w={100}
            onChange={({ currentTarget: { value } }) => {
              setTyped(value);
              setChoice({ ...choice, limit: parseScaled(value, micros) });
            }}
          />
        </span>
        <div className={classes.barEnd}>
          <ResultActions table={() => topsTable(query, choice, currencies, t, format, words)} />
        </div>
      </div>
      <div className={classes.cards}>
        {tops.map((top) => {
          const common = { top, currencies: currencies.length, ...askedOf(top, query, settled, currencies, t, format) };
          if (!top.by) return <LinesCard key={top.id} {...common} />;
          const measure = measureIn(top, settled.ranking);
          return (
            <GroupsCard
              key={top.id}
              {...common}
              by={top.by}
              measure={measure}
              over={top.limited ? (settled.limit ?? undefined) : undefined}
            />
          );
        })}
      </div>
      {sums && (
        <Status>
          <LinesFigure sums={sums} />
          <SumFigures sums={sums} />
        </Status>
      )}
    </>
  );
}
