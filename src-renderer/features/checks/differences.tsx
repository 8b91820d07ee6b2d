/** Where the page a human reads says other than the data a program reads: both figures side by side, and the way to the page. */
import { Anchor, Table, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FindingSaid } from '../../../src-preload/contract/checks.ts';
import { useFormat } from '../../app/locale.tsx';
import classes from './checks.module.css';
import type { FindingsPartProps } from './findings-part.tsx';

const figures = { 'BT-1': 'number', 'BT-2': 'issueDate', 'BT-112': 'taxInclusive', 'BT-115': 'payable' } as const;

interface DifferencesProps extends Pick<FindingsPartProps, 'onPage'> {
  readonly findings: readonly FindingSaid[];
}

export function Differences({ findings, onPage }: DifferencesProps) {
  const { t } = useTranslation('checks');
  const { language } = useFormat();
  const different = findings.flatMap(({ rule, term, difference }) => (difference ? [{ rule, term, ...difference }] : []));
  if (different.length === 0) return null;
  return (
    <section className={classes.differences} aria-labelledby="differences">
      <Title order={3} size="h6" id="differences">
        {t('difference.title')}
      </Title>
      <Table aria-labelledby="differences" verticalSpacing={2} withRowBorders={false}>
        <Table.Thead>
          <Table.Tr>
            <Table.Td />
            <Table.Th className={classes.figure}>{t('difference.onPage')}</Table.Th>
            <Table.Th className={classes.figure}>{t('difference.inData')}</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {different.map(({ rule, term, page, onPage: printed, inData }) => (
            <Table.Tr key={rule}>
              <Table.Th scope="row" fw={400}>
                {isFigure(term) ? t(`difference.${figures[term]}`) : rule}
              </Table.Th>
              <Table.Td className={classes.figure}>{printed ?? <span className={classes.label}>{t('difference.nowhere')}</span>}</Table.Td>
              <Table.Td className={classes.figure}>{inData[language]}</Table.Td>
              <Table.Td ta="right">
                {page !== null && onPage && (
                  <Anchor component="button" type="button" size="xs" onClick={() => onPage(page)}>
                    {t('difference.show', { page })}
                  </Anchor>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function isFigure(term: string | null): term is keyof typeof figures {
  return term !== null && Object.hasOwn(figures, term);
}
