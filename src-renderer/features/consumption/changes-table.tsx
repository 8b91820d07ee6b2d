/** Groups held against the months before: new, gone, up, down or the same. */
import { Button, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Change, type ChangeKind, changeKinds } from '../../../src-preload/contract/analysis.ts';
import type { Columns, Page, PageRequest } from '../../../src-preload/contract/grid.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { decimalSeparator } from '../../grid/filters.tsx';
import { type Looks, positions, type Row } from '../../grid/looks.ts';
import { parseScaled, scaledText } from '../../grid/range-text.ts';
import type { ComparedChoice } from './choices.ts';
import type { Compared } from './compare-view.tsx';
import { ComparedGrid } from './compared-grid.tsx';
import classes from './consumption.module.css';
import { drillQuery, groupName } from './groups.ts';
import { monthsFilter } from './period.ts';
import { useWords } from './use-words.ts';

const columns = {
  id: 'id',
  kind: 'code',
  label: 'text',
  key: 'text',
  now: 'micros',
  average: 'micros',
  difference: 'micros',
  change: 'hundredths',
  nowLines: 'integer',
  averageLines: 'integer',
  nowSeconds: 'seconds',
  averageSeconds: 'seconds',
  currency: 'code',
} as const satisfies Columns;
const at = positions(columns);
const sortKeys = ['key', 'label', 'now', 'average', 'difference', 'change'] as const;
const percents = [110, 120, 150, 200, 300] as const;
const micros = 6;
const typingPause = 400;
/** Averages and what is told from them, to the ten-thousandth: no supplier prints finer. */
const shown = (amountMicros: number) => Math.round(amountMicros / 100) * 100;

function amountOf(text: string): number | null {
  const amount = parseScaled(text, micros);
  return amount === null || amount < 0 ? null : amount;
}

interface Props {
  readonly compared: Compared;
  /** Before what is chosen here. */
  readonly head: ReactNode;
  readonly choice: ComparedChoice;
  readonly onChoice: (choice: ComparedChoice) => void;
}

export function ChangesTable({ compared, head, choice, onChoice }: Props) {
  const { t } = useTranslation('consumption');
  const format = useFormat();
  const separator = decimalSeparator(format);
  const words = useWords();
  const { go } = useNavigation();
  const { by, kinds, percent } = choice;
  const [typed, setTyped] = useState(scaledText(choice.floor, micros, separator));
  const [floor] = useDebouncedValue(choice.floor, typingPause);
  const [found, setFound] = useState<{
    readonly months: readonly string[];
    readonly counts: Partial<Record<ChangeKind, number>>;
    readonly currencies: number;
  }>({
    months: [],
    counts: {},
    currencies: 1,
  });
  const { month, before, query } = compared;
  const fetchPage = useCallback(
    async ({ sort: [first], search, offset, limit }: PageRequest): Promise<Page> => {
      const answer = await client.analysis.compare({
        by,
        query: { filters: query.filters, search },
        month,
        before,
        jump: { percent, aboveMicros: floor },
        kinds,
        sort: sortKeys.find((key) => key === first?.column) ?? 'difference',
        descending: first?.descending ?? true,
        offset,
        limit,
      });
      setFound({ months: answer.months, counts: answer.counts, currencies: answer.totals.length });
      const rows = answer.rows.map((change: Change, index) => [
        offset + index,
        change.kind,
        groupName(by, change, t, format, words),
        change.key,
        change.now.amountMicros,
        shown(change.average.amountMicros),
        shown(change.difference.amountMicros),
        change.changeBp,
        change.now.lines,
        change.average.lines,
        change.now.seconds,
        change.average.seconds,
        change.currency,
      ]);
      return { rows, total: answer.total };
    },
    [by, query, month, before, percent, floor, kinds, t, format, words],
  );
  const keyTitle = by === 'user' ? t('columns.line') : by === 'destination' ? t('columns.destination') : null;
  const looks: Looks<typeof columns> = {
    kind: { title: t('change'), width: 110, words: new Map(changeKinds.map((kind) => [kind, t(`kinds.${kind}`)])) },
    label: { title: t(`columns.${by === 'destination' ? 'place' : by}`), width: 200, link: true },
    ...(keyTitle === null ? {} : { key: { title: keyTitle, width: 124, link: true } }),
    now: { title: format.month(month), width: 120, link: true },
    average: { title: t('average', { count: found.months.length || before }), width: 132, link: true },
    difference: { title: t('difference'), width: 120 },
    change: { title: t('changePercent'), width: 90 },
    nowLines: { title: t('nowLines'), width: 90 },
    averageLines: { title: t('averageLines'), width: 120, hidden: true },
    nowSeconds: { title: t('nowDuration'), width: 100, hidden: true },
    averageSeconds: { title: t('averageDuration'), width: 120, hidden: true },
    currency: { title: t('columns.currency'), width: 76, hidden: true },
  };
  /** This month's lines, those of the months before, or both, by the figure that was clicked. */
  const open = (row: Row, column: string | null) => {
    const group = { key: String(row[at.key] ?? ''), currency: String(row[at.currency] ?? '') };
    const months = column === 'now' ? [month] : column === 'average' ? found.months : [...found.months, month];
    const within = monthsFilter(months);
    const filters = [...query.filters, ...(within ? [within] : [])];
    const lines = drillQuery({ sort: [], filters, search: query.search }, by, group, found.currencies);
    go({ screen: 'consumption', params: { view: 'lines', query: lines } });
  };
  return (
    <>
      <div className={classes.bar}>
        {head}
        <Select
          w={150}
          aria-label={t('jumpFrom')}
          value={String(percent)}
          allowDeselect={false}
          data={percents.map((each) => ({ value: String(each), label: t('jumpPercent', { percent: each - 100 }) }))}
          onChange={(value) => onChoice({ ...choice, percent: Number(value ?? percent) })}
        />
        <TextInput
          w={110}
          aria-label={t('jumpAbove')}
          title={t('jumpAbove')}
          leftSection="&gt;"
          value={typed}
          error={amountOf(typed) === null}
          onChange={({ currentTarget: { value } }) => {
            setTyped(value);
            onChoice({ ...choice, floor: amountOf(value) ?? choice.floor });
          }}
        />
      </div>
      <ComparedGrid
        key={JSON.stringify([kinds, percent, floor])}
        name="consumption-changes"
        title={t('changesTitle', { by: t(`columns.${by}`), month: format.month(month) })}
        columns={columns}
        looks={looks}
        fetchPage={fetchPage}
        defaultSort={[{ column: 'difference', descending: true }]}
        search={query.search}
        filters={query.filters}
        onOpen={open}
        actions={
          <fieldset className={classes.kinds} aria-label={t('change')}>
            {changeKinds.map((kind) => {
              const chosen = kinds.includes(kind);
              return (
                <Button
                  key={kind}
                  variant={chosen ? 'filled' : 'default'}
                  px={8}
                  aria-pressed={chosen}
                  onClick={() => onChoice({ ...choice, kinds: chosen ? kinds.filter((each) => each !== kind) : [...kinds, kind] })}
                >
                  {t('kindCount', { kind: t(`kinds.${kind}`), total: format.integer(found.counts[kind] ?? 0) })}
                </Button>
              );
            })}
          </fieldset>
        }
      />
    </>
  );
}
