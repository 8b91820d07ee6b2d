/** The beginning of the file as the mapping understands it, in step with every change. */
import { Box, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BrokenLine, DetailMapping, UnderstoodLine } from '../../../src-preload/contract/mapping.ts';
import { useFormat } from '../../app/locale.tsx';
import { Mark } from '../shared/mark.tsx';
import classes from './mapping.module.css';
import { useReason } from './words.ts';

interface UnderstoodTableProps {
  readonly mapping: DetailMapping;
  readonly shown: readonly UnderstoodLine[];
  readonly brokenLines: readonly BrokenLine[];
}

export function UnderstoodTable({ mapping: { columns }, shown, brokenLines }: UnderstoodTableProps) {
  const { t } = useTranslation('mapping');
  const format = useFormat();
  const reason = useReason();
  const [first] = brokenLines;
  const withVolume = columns.volume !== undefined;
  const withKind = shown.some(({ section, nature }) => section !== '' || nature !== '');
  const withPlace = shown.some(({ place }) => place !== '');
  return (
    <>
      {first && (
        <Text size="xs" mb={4}>
          <Mark look="warned">
            {t('brokenSoon', {
              count: brokenLines.length,
              line: first.line,
              reason: [first.column, reason(first)].filter(Boolean).join(', '),
            })}
          </Mark>
        </Text>
      )}
      {shown.length === 0 ? (
        <Text size="sm">{t('understoodNone')}</Text>
      ) : (
        <Box className={classes.scroll} tabIndex={0} role="region" aria-label={t('understood')}>
          <table className={classes.table} aria-label={t('understood')}>
            <thead>
              <tr>
                <th className={classes.lineNumber}>{t('lineNumber')}</th>
                <th>{t('columns.moment')}</th>
                <th>{t('fields.line')}</th>
                <th>{t('fields.user')}</th>
                <th>{t('columns.destination')}</th>
                <th className={classes.number}>{t('fields.duration')}</th>
                <th className={classes.number}>{t('fields.amount')}</th>
                {withPlace && <th>{t('columns.place')}</th>}
                {withKind && <th>{t('columns.kind')}</th>}
                {withVolume && <th className={classes.number}>{t('fields.volume')}</th>}
              </tr>
            </thead>
            <tbody>
              {shown.map((line) => (
                <tr key={line.line}>
                  <td className={classes.lineNumber}>{line.line}</td>
                  <td>{format.instant(line.startedAt)}</td>
                  <td>{line.number}</td>
                  <td title={line.user}>{line.user}</td>
                  <td>{line.destination}</td>
                  <td className={classes.number}>{format.duration(line.durationSeconds)}</td>
                  <td className={classes.number}>{format.micros(line.amountMicros, line.currency)}</td>
                  {withPlace && <td>{line.place}</td>}
                  {withKind && <td>{[line.section, line.nature].filter(Boolean).join(' · ')}</td>}
                  {withVolume && <td className={classes.number}>{format.bytes(line.volumeKilobytes * 1024)}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </Box>
      )}
    </>
  );
}
