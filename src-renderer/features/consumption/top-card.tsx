/** The first of a ranking, each with its bar; a row opens its lines, the card the whole ranking. */
import { Loader, Text, UnstyledButton } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { consumptionColumns, type Grouping, type Measure } from '../../../src-preload/contract/consumption.ts';
import type { GridQuery } from '../../../src-preload/contract/grid.ts';
import { client } from '../../app/client.ts';
import { useFormat, useSentence } from '../../app/locale.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { positions } from '../../grid/looks.ts';
import { unsorted } from '../../grid/query.ts';
import classes from './consumption.module.css';
import { drillQuery, groupTitle } from './groups.ts';
import { figureText, measureOf } from './measures.ts';
import { groupsQuery } from './queries.ts';
import { linesAsked, type Top, totalsAsked } from './tops.ts';
import { useWords } from './use-words.ts';

const mostRanked = 7;
const at = positions(consumptionColumns);

interface Ranked {
  readonly id: string;
  readonly name: string;
  readonly figure: string;
  /** How long its bar is beside the first one's, 0 to 1. */
  readonly share: number;
  readonly open: GridQuery;
}

interface CardProps {
  readonly title: string;
  readonly found: { readonly data: readonly Ranked[] | undefined; readonly error: unknown };
  /** How many there are in all, where that is known. */
  readonly total: number | undefined;
  readonly onOpenAll: () => void;
}

function Card({ title, found, total, onOpenAll }: CardProps) {
  const { t } = useTranslation('consumption');
  const format = useFormat();
  const sentence = useSentence();
  const { go } = useNavigation();
  return (
    <section className={classes.card} aria-label={title}>
      <header className={classes.cardHead}>
        <h2>{title}</h2>
        {total !== undefined && total > 0 && (
          <UnstyledButton className={classes.all} aria-label={t('seeAllOf', { title })} onClick={onOpenAll}>
            {t('seeAll', { total: format.integer(total) })}
            <IconArrowRight size={13} aria-hidden />
          </UnstyledButton>
        )}
      </header>
      {found.data === undefined && !found.error && <Loader size="xs" m="auto" aria-label={t('reading')} />}
      {found.error !== null && found.error !== undefined && <Text size="sm">{sentence(found.error)}</Text>}
      {found.data?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noValues')}
        </Text>
      )}
      <ol className={classes.ranking}>
        {found.data?.map(({ id, name, figure, share, open }) => (
          <li key={id}>
            <UnstyledButton
              className={classes.ranked}
              onClick={() => go({ screen: 'consumption', params: { view: 'lines', query: open } })}
            >
              <span className={classes.rankedName} title={name}>
                {name}
              </span>
              <span className={classes.rankedFigure}>{figure}</span>
              <span className={classes.rankedBar} style={{ inlineSize: `${Math.max(0, share) * 100}%` }} />
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </section>
  );
}

interface Props {
  readonly top: Top;
  readonly title: string;
  readonly query: GridQuery;
  readonly currencies: number;
}

/** A ranking of totals. */
export function GroupsCard({
  top,
  by,
  measure,
  over,
  title,
  query,
  currencies,
}: Props & {
  readonly by: Grouping;
  readonly measure: Measure;
  readonly over: number | undefined;
}) {
  const { t } = useTranslation('consumption');
  const format = useFormat();
  const words = useWords();
  const { go } = useNavigation();
  const asked = totalsAsked(top, by, query, measure, over, mostRanked);
  const within = { ...unsorted(query), filters: top.within(query.filters) ?? [] };
  const found = useQuery({ ...groupsQuery(asked ?? { by, query: within }), enabled: asked !== null });
  const first = Math.max(1, ...(found.data?.groups.map(measureOf[measure]) ?? []));
  const ranked = found.data?.groups.map((group) => ({
    id: `${group.key} ${group.currency}`,
    name: groupTitle(by, group, t, format, words),
    figure: figureText(group, measure, format, (count) => t('lineCount', { count })),
    share: measureOf[measure](group) / first,
    open: drillQuery(within, by, group, currencies),
  }));
  const sort = [{ column: measure, descending: true }];
  return (
    <Card
      title={title}
      found={{ data: asked ? ranked : [], error: found.error }}
      total={asked ? found.data?.total : 0}
      onOpenAll={() => go({ screen: 'consumption', params: { view: by, query: { ...within, sort }, over } })}
    />
  );
}

/** A ranking of lines. */
export function LinesCard({ top, title, query }: Props) {
  const { t } = useTranslation('consumption');
  const format = useFormat();
  const { go } = useNavigation();
  const asked = linesAsked(top, query);
  const request = { ...(asked ?? query), offset: 0, limit: mostRanked };
  const column = top.ranked === 'durationSeconds' ? 'durationSeconds' : 'amount';
  const found = useQuery({
    queryKey: ['consumption', 'page', request],
    queryFn: () => client.consumption.page(request),
    enabled: asked !== null,
  });
  const first = Math.max(1, Number(found.data?.rows[0]?.[at[column]] ?? 0));
  const ranked = found.data?.rows.map((row): Ranked => {
    const value = Number(row[at[column]] ?? 0);
    const text = (key: keyof typeof at) => String(row[at[key]] ?? '');
    const who = text('user') || text('line');
    return {
      id: String(row[at.id]),
      name: t('callText', { who, to: text('destination'), date: format.date(text('startedAt').slice(0, 10)) }),
      figure: column === 'amount' ? format.micros(value, text('currency')) : format.duration(value),
      share: value / first,
      open: { sort: [], filters: [{ column: 'id', operator: 'in', values: [Number(row[at.id])] }], search: '' },
    };
  });
  return (
    <Card
      title={title}
      found={{ data: asked ? ranked : [], error: found.error }}
      total={asked ? found.data?.total : 0}
      onOpenAll={() => asked && go({ screen: 'consumption', params: { view: 'lines', query: asked } })}
    />
  );
}
