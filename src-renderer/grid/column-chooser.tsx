/** Which columns are shown, and the way back to the original layout. */
import { ActionIcon, Button, Checkbox, Popover, Stack } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import type { GridApi } from 'ag-grid-community';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './grid.module.css';
import type { ColumnLook, Row } from './looks.ts';

interface Props {
  readonly api: GridApi<Row> | null;
  readonly looks: Readonly<Record<string, ColumnLook | undefined>>;
  readonly onReset: () => void;
}

export function ColumnChooser({ api, looks, onReset }: Props) {
  const { t } = useTranslation('grid');
  const [shown, setShown] = useState<readonly string[]>([]);
  const read = () => setShown((api?.getAllDisplayedColumns() ?? []).map((column) => column.getColId()));
  return (
    <Popover position="bottom-end" shadow="md" withinPortal trapFocus onOpen={read}>
      <Popover.Target>
        <ActionIcon variant="default" size={30} aria-label={t('columns')} title={t('columns')}>
          <IconColumns3 size={16} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Stack gap={6} className={classes.chooser} role="group" aria-label={t('columnsShown')}>
            {Object.entries(looks).map(
              ([key, look]) =>
                look && (
                  <Checkbox
                    key={key}
                    size="xs"
                    label={look.title}
                    checked={shown.includes(key)}
                    onChange={({ currentTarget: { checked } }) => {
                      api?.setColumnsVisible([key], checked);
                      read();
                    }}
                  />
                ),
            )}
          </Stack>
          <Button variant="subtle" onClick={onReset}>
            {t('reset')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
