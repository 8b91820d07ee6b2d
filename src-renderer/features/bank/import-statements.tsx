/** Statements taken in, and the list of what became of each file. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { closeModal, openModal } from '@mantine/modals';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ImportedStatementFile, StatementSummary } from '../../../src-preload/contract/bank.ts';
import type { ResultTable } from '../../../src-preload/contract/exports.ts';
import type { Granted } from '../../../src-preload/contract/shell.ts';
import { client } from '../../app/client.ts';
import type { Format } from '../../app/format.ts';
import { useFormat, useSentence } from '../../app/locale.tsx';
import classes from '../payments/payments.module.css';
import { Mark, type MarkLook } from '../shared/mark.tsx';
import { ResultActions } from '../shared/result-actions.tsx';

const modalId = 'bank-import';
const looks: Readonly<Record<ImportedStatementFile['status'], MarkLook>> = { imported: 'good', duplicate: 'known', unreadable: 'bad' };

/** Takes files in and shows the list; nothing where none was chosen. */
export async function importStatements(granted: readonly Granted[]): Promise<void> {
  if (granted.length === 0) return;
  const { files } = await client.bank.import({ grants: granted.map(({ grant }) => grant) });
  openModal({
    modalId,
    size: 940,
    title: i18next.t('bank:imported.title'),
    closeButtonProps: { 'aria-label': i18next.t('frame:close') },
    children: <ImportList files={files} />,
  });
}

interface Listed {
  readonly key: string;
  readonly file: ImportedStatementFile;
  readonly statement: StatementSummary | null;
}

function ImportList({ files }: { readonly files: readonly ImportedStatementFile[] }) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  const sentence = useSentence();
  const rows = files.flatMap((file, at): Listed[] =>
    file.statements.length === 0
      ? [{ key: `${at}`, file, statement: null }]
      : file.statements.map((statement) => ({ key: `${at} ${statement.id}`, file, statement })),
  );
  const statements = rows.flatMap(({ statement }) => statement ?? []);
  const result = ({ status, problem }: ImportedStatementFile) =>
    [t(`imported.status.${status}`), problem && sentence(problem)].filter(Boolean).join(' – ');
  const table = (): ResultTable => ({
    title: t('imported.title'),
    columns: [
      { heading: t('imported.file'), type: 'text' },
      { heading: t('imported.result'), type: 'text' },
      { heading: t('imported.statement'), type: 'text' },
      { heading: t('imported.account'), type: 'text' },
      { heading: t('columns.currency'), type: 'text' },
      { heading: t('imported.entries'), type: 'integer' },
      { heading: t('imported.movements'), type: 'integer' },
      { heading: t('imported.credits'), type: 'micros' },
      { heading: t('imported.debits'), type: 'micros' },
      { heading: t('imported.balance'), type: 'text' },
    ],
    rows: rows.map(({ file, statement }) => [
      file.name,
      result(file),
      statement?.number ?? null,
      statement?.account ?? null,
      statement?.currency ?? null,
      statement?.entries ?? null,
      statement?.movements ?? null,
      statement?.creditsMicros ?? null,
      statement?.debitsMicros ?? null,
      statement && balanceOf(statement, format),
    ]),
    currencyAt: 4,
  });
  return (
    <Stack gap="sm" data-testid="imported-statements">
      <Text size="sm" role="status">
        {t('imported.total', {
          count: files.length,
          statements: statements.length,
          movements: statements.reduce((sum, { movements }) => sum + movements, 0),
        })}
      </Text>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('imported.file')}</th>
            <th scope="col">{t('imported.result')}</th>
            <th scope="col">{t('imported.statement')}</th>
            <th scope="col" className={classes.number}>
              {t('imported.movements')}
            </th>
            <th scope="col" className={classes.number}>
              {t('imported.credits')}
            </th>
            <th scope="col" className={classes.number}>
              {t('imported.debits')}
            </th>
            <th scope="col">{t('imported.balance')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, file, statement }) => (
            <tr key={key}>
              <td className={classes.name}>{file.name}</td>
              <td>
                <Mark look={looks[file.status]}>{t(`imported.status.${file.status}`)}</Mark>
                {file.problem && <div className={classes.quiet}>{sentence(file.problem)}</div>}
              </td>
              <td>
                {statement?.number}
                <div className={classes.quiet}>{statement?.account}</div>
              </td>
              <td className={classes.number}>{statement && format.integer(statement.movements)}</td>
              <td className={classes.number}>{statement && format.micros(statement.creditsMicros, statement.currency)}</td>
              <td className={classes.number}>{statement && format.micros(statement.debitsMicros, statement.currency)}</td>
              <td>
                {statement && (
                  <Mark look={statement.gapMicros === 0 ? 'good' : statement.gapMicros === null ? 'waiting' : 'bad'}>
                    {balanceOf(statement, format)}
                  </Mark>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Group justify="flex-end" gap="xs">
        <ResultActions table={table} paper="" />
        <Button data-autofocus onClick={() => closeModal(modalId)}>
          {t('imported.close')}
        </Button>
      </Group>
    </Stack>
  );
}

function balanceOf({ gapMicros, currency }: StatementSummary, format: Format): string {
  if (gapMicros === null) return i18next.t('bank:imported.unknown');
  if (gapMicros === 0) return i18next.t('bank:imported.right');
  return i18next.t('bank:imported.gap', { gap: format.micros(gapMicros, currency) });
}
