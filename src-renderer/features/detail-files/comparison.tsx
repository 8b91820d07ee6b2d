/** Two files of call detail side by side: what they come to, and where they differ, by user and by invoice. */
import { Box, Stack, Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DetailComparison, DetailContent, DetailDifference, DetailFile } from '../../../src-preload/contract/detail-files.ts';
import { useFormat } from '../../app/locale.tsx';
import classes from '../shared/list.module.css';
import { Mark, type MarkLook } from '../shared/mark.tsx';
import own from './detail-files.module.css';

const looks: Readonly<Record<DetailDifference['difference'], MarkLook>> = {
  added: 'good',
  gone: 'bad',
  changed: 'warned',
  altered: 'warned',
};
const countsShown = ['added', 'gone', 'changed', 'altered', 'same'] as const;

interface ComparisonProps {
  readonly file: DetailFile;
  readonly newName: string;
  readonly comparison: DetailComparison;
}

export function Comparison({ file, newName, comparison }: ComparisonProps) {
  const { t } = useTranslation('detailFiles');
  const { before, after, counts, differences, invoices } = comparison;
  const told = countsShown.filter((kind) => counts[kind] > 0).map((kind) => t(`replacement.counts.${kind}`, { count: counts[kind] }));
  const all = counts.added + counts.gone + counts.changed + counts.altered;
  const differing = invoices.filter((invoice) => JSON.stringify(invoice.before) !== JSON.stringify(invoice.after));
  return (
    <>
      <Whole oldName={file.name} newName={newName} before={before} after={after} />
      <Stack gap={4}>
        <Title order={3} size="h6">
          {t('replacement.byUser')}
        </Title>
        <Text size="sm">{told.join(' · ')}</Text>
        {differences.length > 0 && differences.length < all && (
          <Text size="xs">{t('replacement.firstShown', { count: differences.length })}</Text>
        )}
        {differences.length > 0 && <Differences differences={differences} />}
      </Stack>
      {differing.length > 0 && (
        <Stack gap={4}>
          <Title order={3} size="h6">
            {t('replacement.byInvoice')}
          </Title>
          <Invoices invoices={differing} />
        </Stack>
      )}
    </>
  );
}

interface WholeProps {
  readonly oldName: string;
  readonly newName: string;
  readonly before: DetailContent;
  readonly after: DetailContent;
}

/** Both files whole. */
function Whole({ oldName, newName, before, after }: WholeProps) {
  const { t } = useTranslation('detailFiles');
  const format = useFormat();
  const currencies = [...new Set([...before.sums, ...after.sums].map(({ currency }) => currency))];
  const sumOf = ({ sums }: DetailContent, currency: string) => sums.find((sum) => sum.currency === currency)?.amountMicros ?? 0;
  const periodOf = ({ period }: DetailContent) => period && t('fromTo', { from: format.date(period.from), to: format.date(period.to) });
  const signed = (value: number, text: string) => (value > 0 ? `+${text}` : text);
  const rows: { name: string; cells: readonly ReactNode[] }[] = [
    {
      name: t('replacement.figures.lines'),
      cells: [before.lines, after.lines, after.lines - before.lines].map((value, index) =>
        index < 2 ? format.integer(value) : signed(value, format.integer(value)),
      ),
    },
    ...currencies.map((currency) => {
      const [old, now] = [sumOf(before, currency), sumOf(after, currency)];
      return {
        name: currencies.length > 1 ? `${t('replacement.figures.amount')} (${currency})` : t('replacement.figures.amount'),
        cells: [format.micros(old, currency), format.micros(now, currency), signed(now - old, format.micros(now - old, currency))],
      };
    }),
    {
      name: t('replacement.figures.duration'),
      cells: [
        format.duration(before.durationSeconds),
        format.duration(after.durationSeconds),
        signed(after.durationSeconds - before.durationSeconds, format.duration(after.durationSeconds - before.durationSeconds)),
      ],
    },
    { name: t('replacement.figures.period'), cells: [periodOf(before), periodOf(after), null] },
    { name: t('replacement.figures.profile'), cells: [before.profile, after.profile, null] },
  ];
  return (
    <Table className={classes.table} aria-label={t('replacement.title')} verticalSpacing={3}>
      <Table.Thead>
        <Table.Tr>
          <Table.Td />
          <Table.Th className={own.file}>
            {t('replacement.old')}
            <Text size="xs">{oldName}</Text>
          </Table.Th>
          <Table.Th className={own.file}>
            {t('replacement.new')}
            <Text size="xs">{newName}</Text>
          </Table.Th>
          <Table.Th className={classes.number}>{t('replacement.difference')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ name, cells: [old, now, difference] }) => (
          <Table.Tr key={name}>
            <Table.Th scope="row">{name}</Table.Th>
            <Table.Td className={classes.number}>{old}</Table.Td>
            <Table.Td className={classes.number}>{now}</Table.Td>
            <Table.Td className={classes.number}>{difference}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

type Sides = Pick<DetailDifference, 'before' | 'after' | 'currency'>;

/** Lines and amounts on either side, and by how much the amount differs. */
function SideCells({ before, after, currency }: Sides) {
  const format = useFormat();
  const difference = (after?.amountMicros ?? 0) - (before?.amountMicros ?? 0);
  const cells: readonly (readonly [string, string | null])[] = [
    ['linesBefore', before && format.integer(before.lines)],
    ['linesAfter', after && format.integer(after.lines)],
    ['amountBefore', before && format.micros(before.amountMicros, currency)],
    ['amountAfter', after && format.micros(after.amountMicros, currency)],
    ['difference', `${difference > 0 ? '+' : ''}${format.micros(difference, currency)}`],
  ];
  return cells.map(([key, text]) => (
    <Table.Td key={key} className={classes.number}>
      {text}
    </Table.Td>
  ));
}

function SideTitles() {
  const { t } = useTranslation('detailFiles');
  return (['linesBefore', 'linesAfter', 'amountBefore', 'amountAfter', 'difference'] as const).map((column) => (
    <Table.Th key={column} className={classes.number}>
      {t(`replacement.columns.${column}`)}
    </Table.Th>
  ));
}

function Differences({ differences }: { readonly differences: readonly DetailDifference[] }) {
  const { t } = useTranslation('detailFiles');
  return (
    <Box className={own.scroll} tabIndex={0} role="region" aria-label={t('replacement.byUser')}>
      <Table className={classes.table} aria-label={t('replacement.byUser')} verticalSpacing={3} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('replacement.columns.user')}</Table.Th>
            <Table.Th>{t('replacement.columns.line')}</Table.Th>
            <Table.Th>{t('replacement.columns.kind')}</Table.Th>
            <SideTitles />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {differences.map((one) => (
            <Table.Tr key={JSON.stringify([one.user, one.line, one.currency])}>
              <Table.Td>{one.user}</Table.Td>
              <Table.Td>{one.line}</Table.Td>
              <Table.Td>
                <Mark look={looks[one.difference]}>{t(`replacement.differences.${one.difference}`)}</Mark>
              </Table.Td>
              <SideCells {...one} />
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  );
}

function Invoices({ invoices }: { readonly invoices: DetailComparison['invoices'] }) {
  const { t } = useTranslation('detailFiles');
  return (
    <Box className={own.scroll} tabIndex={0} role="region" aria-label={t('replacement.byInvoice')}>
      <Table className={classes.table} aria-label={t('replacement.byInvoice')} verticalSpacing={3} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('replacement.invoice')}</Table.Th>
            <SideTitles />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {invoices.map((invoice) => (
            <Table.Tr key={`${invoice.number} ${invoice.currency}`}>
              <Table.Td>{invoice.number || t('replacement.noNumber')}</Table.Td>
              <SideCells {...invoice} />
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  );
}
