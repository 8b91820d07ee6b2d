/** The first records as they are printed, each column under a choice of the field it is. */
import { NativeSelect, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type DetailField, detailFields, type LookedAt } from '../../../src-preload/contract/mapping.ts';
import { Mark, type MarkLook } from '../shared/mark.tsx';
import { type Draft, fieldsOf, lineNumbers, type Proposal, type Trust, trustsOf } from './draft.ts';
import classes from './mapping.module.css';
import { useTitle } from './words.ts';

const shownRecords = 30;
const looks: Readonly<Record<Trust, MarkLook>> = {
  sure: 'good',
  likely: 'known',
  unsure: 'warned',
  saved: 'good',
  chosen: 'good',
  none: 'stopped',
};

interface PrintedTableProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly proposal: Proposal;
  /** Null where no file is tried. */
  readonly lookedAt: LookedAt | null;
}

export function PrintedTable({ draft, onChange, proposal, lookedAt }: PrintedTableProps) {
  const { t } = useTranslation('mapping');
  const { titles } = proposal.mapping;
  const columns = titles.map((title, column) => ({ title, column }));
  const fields = fieldsOf(proposal, draft);
  const trusts = trustsOf(proposal, draft);
  const { records = [], guess } = lookedAt ?? {};
  const headerRecord = guess?.headerRecord ?? 0;
  const lines = lineNumbers(records);
  const above = records.slice(0, headerRecord);
  const aboveText = above
    .flat()
    .filter((cell) => cell.trim() !== '')
    .join(' · ');
  const shown = records
    .map((cells, record) => ({ cells, line: lines[record] ?? record + 1 }))
    .slice(headerRecord + 1, headerRecord + 1 + shownRecords);
  return (
    <>
      {above.length > 0 && (
        <Text size="xs" c="dimmed" className={classes.above} mb={4}>
          {t('above', { count: above.length, text: aboveText })}
        </Text>
      )}
      <div className={classes.scroll}>
        <table className={classes.table} aria-label={t('printed')}>
          <thead>
            <tr>
              {lookedAt && <th className={classes.lineNumber}>{t('lineNumber')}</th>}
              {columns.map(({ title, column }) => (
                <th key={column} scope="col">
                  <ColumnChoice
                    title={title}
                    column={column}
                    fields={fields}
                    titles={titles}
                    trust={trusts[column] ?? 'none'}
                    onChoose={(field) => onChange({ ...draft, columns: { ...draft.columns, [column]: field } })}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ cells, line }) => (
              <tr key={line}>
                <td className={classes.lineNumber}>{line}</td>
                {columns.map(({ column }) => (
                  <td key={column} className={fields[column] === null ? classes.unused : undefined} title={cells[column]}>
                    {cells[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface ColumnChoiceProps {
  readonly title: string;
  readonly column: number;
  readonly titles: readonly string[];
  readonly fields: readonly (DetailField | null)[];
  readonly trust: Trust;
  readonly onChoose: (field: DetailField | null) => void;
}

/** A field that another column has cannot be chosen a second time: the choice says which. */
function ColumnChoice({ title, column, titles, fields, trust, onChoose }: ColumnChoiceProps) {
  const { t } = useTranslation('mapping');
  const titleOf = useTitle();
  const named = titleOf(title, column);
  const options = detailFields.map((field) => {
    const taken = fields.indexOf(field);
    const elsewhere = taken >= 0 && taken !== column;
    const label = t(`fields.${field}`);
    return {
      value: field,
      label: elsewhere ? t('takenBy', { field: label, title: titleOf(titles[taken], taken) }) : label,
      disabled: elsewhere,
    };
  });
  return (
    <div className={classes.column}>
      <span className={classes.printedTitle} title={named}>
        {named}
      </span>
      <NativeSelect
        size="xs"
        aria-label={t('fieldOf', { title: named })}
        value={fields[column] ?? ''}
        data={[{ value: '', label: t('leftOut') }, ...options]}
        onChange={({ currentTarget }) => onChoose(detailFields.find((field) => field === currentTarget.value) ?? null)}
      />
      <Text size="xs" component="span">
        <Mark look={looks[trust]}>{t(`trust.${trust}`)}</Mark>
      </Text>
    </div>
  );
}
